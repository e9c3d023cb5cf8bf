// The plan builder: a gate, a readiness list, a form, and a plan to take away. See planner.html.

import { all, fill, one } from "../checklist/flow.js";
import { holds, lockOf } from "../checklist/match.js";
import { readable, rescheduled, standing, today } from "../diary/replay.js";
import { mistakesIn, offerSteps, readChoices, showMistakes, stepsThatFit, whyThisStep, writeChoices } from "./choices.js";
import { dayWords, showPlan } from "./plan_view.js";
import { schedule } from "./schedule.js";

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  if (!el.querySelector("[data-planner]")) el.innerHTML = model.get("markup");
  const form = /** @type {any} */ (el.querySelector("[data-planner]"));
  const words = model.get("words");
  const answers = model.get("checked");
  const runs = readable(model.get("entries"));
  const diary = model.get("diary");
  const now = standing(diary, runs, today());
  const lock = lockOf(model.get("tables"), model.get("safety"), answers, runs);

  const choices = () => model.get("choices");
  const programme = () =>
    model.get("programmes").find((each) => each.id === choices().programme) ?? model.get("programmes")[0];
  const checks = () => all(form, "[data-readiness]:not([hidden]) [name=ready]");

  function keep(change) {
    model.set("choices", { ...choices(), ...change });
    model.save_changes();
  }

  const missing = () => checks().filter((box) => !box.checked).length;

  /** Where the diary leaves the person in this programme, when it is about it. */
  const standingHere = () => (programme().id === diary.programme ? now : undefined);

  function fitSteps() {
    const here = standingHere();
    const steps = stepsThatFit(programme().steps, missing(), here);
    offerSteps(form.elements.stage, steps, choices().picked, here, words);
    one(form, "[data-make]").disabled = !steps.length;
    one(form, "[data-suggestion]").textContent = missing()
      ? fill(steps.length ? words.notReady : words.noWalking, { n: missing() })
      : whyThisStep(here, programme().id === diary.programme, words);
  }

  function show() {
    const isMade = choices().made && choices().stage !== "" && !mistakesIn(form, choices(), words).length;
    one(form, "[data-plan]").hidden = !isMade;
    if (!isMade) return;
    const { start, weekdays, at, goal, swapped = {} } = choices();
    const plan = { start, days: weekdays.map(Number), stage: Number(form.elements.stage.value) };
    const listens = standingHere() && !missing();
    const sessions = listens
      ? rescheduled(diary, programme().steps, plan, runs, today())
      : schedule(programme().steps, start, plan.days, plan.stage);
    showMoved(listens && runs.some((run) => run.day >= start), sessions);
    if (!sessions.length) return;
    const uid = `${model.get("guide")}-${programme().id}`;
    const { title } = programme();
    showPlan(form, { sessions, swaps: model.get("swaps"), swapped, title, at, goal, uid, words });
  }

  /** @param {boolean | undefined} isMoved @param {import("./schedule.js").Session[]} sessions */
  function showMoved(isMoved, sessions) {
    const line = one(form, "[data-moved]");
    line.hidden = !isMoved;
    one(form, "[data-dated]").hidden = !sessions.length;
    if (!isMoved || !now) return;
    line.textContent = sessions.length
      ? fill(words.moved, { why: words[`why-${now.reason}`], stage: now.stage, day: dayWords(sessions[0].day) })
      : words.finished;
  }

  /** Ticks the usual days for so many runs a week. @param {any} select */
  function chooseDays({ selectedOptions: [option] }) {
    const usual = (option.dataset.days ?? "").split(" ");
    for (const box of all(form, '[name="weekdays"]')) box.checked = usual.includes(box.value);
  }

  function update() {
    keep(readChoices(form));
    form.elements.often.value = choices().weekdays.length || "";
    fitSteps();
    keep({ stage: form.elements.stage.value });
    show();
  }

  function make() {
    update();
    const mistakes = mistakesIn(form, choices(), words);
    showMistakes(form, one(form, "[data-errors]"), mistakes);
    if (mistakes.length) return;
    keep({ made: true });
    show();
    one(form, "[data-plan]").focus();
    one(form, "[data-status]").textContent = words.made;
  }

  /** @param {any} select */
  function swap(select) {
    const number = select.dataset.swap;
    keep({ swapped: { ...choices().swapped, [number]: select.value } });
    show();
    one(form, `[data-swap="${number}"]`).focus();
  }

  function forget() {
    model.set("keep", false);
    model.set("choices", {});
    model.save_changes();
    one(form, "[data-keep]").checked = false;
    writeChoices(form, {});
    fitSteps();
    show();
    one(form, "[data-status]").textContent = words.deleted;
  }

  form.addEventListener("input", ({ target }) => {
    if (target.matches("[data-keep]")) return model.set("keep", target.checked), model.save_changes();
    if ("swap" in target.dataset) return swap(target);
    if (target.name === "often") chooseDays(target);
    if (target.name === "stage") keep({ picked: target.value });
    update();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if ("make" in button.dataset) make();
    if ("print" in button.dataset) window.print();
    if ("delete" in button.dataset) forget();
  });

  for (const part of all(form, "[data-lock]")) part.hidden = part.dataset.lock !== lock;
  one(form, "[data-open]").hidden = Boolean(lock);
  one(form, "[data-unchecked]").hidden = Object.keys(answers).length > 0;
  for (const list of model.get("lists"))
    one(form, `[data-readiness="${list.id}"]`).hidden = list.when.length > 0 && !holds(answers, list.when);
  one(form, "[data-keep-box]").hidden = !model.get("keeps");
  one(form, "[data-keep]").checked = model.get("keep");
  writeChoices(form, choices());
  form.elements.often.value = choices().weekdays?.length || "";
  fitSteps();
  if (!lock) show();
  el.dataset.ready = "yes";
}

export default { render };
