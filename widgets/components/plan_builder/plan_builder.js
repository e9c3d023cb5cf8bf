// The plan builder: a gate, a readiness list, a form, and a plan to take away. See planner.html.

import { holds } from "../checklist/match.js";
import { clearedSessions, readable, rescheduled, standing } from "../diary/replay.js";
import { weekdayWords } from "../shared/date_words.js";
import { today } from "../shared/dates.js";
import { all, fill, one } from "../shared/dom.js";
import { letGo, openKeepBox, saySaved } from "../shared/keep_box.js";
import { showMistakes } from "../shared/mistakes.js";
import { onNewDay } from "../shared/new_day.js";
import { openView } from "../shared/view.js";
import { mistakesIn, offerSteps, readChoices, stepsThatFit, whyThisStep, writeChoices } from "./choices.js";
import { openCalendar } from "./calendar_files.js";
import { openGate } from "./gate.js";
import { showPlan } from "./plan_view.js";
import { schedule } from "./schedule.js";

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const form = openView({ model, el }, "[data-planner]");
  const [words, diary, safety] = ["words", "diary", "safety"].map((name) => model.get(name));
  const person = personOf(model);
  const gate = openGate(form, model, person, open);
  const calendar = openCalendar(form, model);
  let isTried = false;
  let isOwn = false;
  let lockShown = "";

  const choices = () => model.get("choices");
  const programme = () => {
    const wanted = gate.now().cleared ? diary.programme : choices().programme;
    return model.get("programmes").find((each) => each.id === wanted) ?? model.get("programmes")[0];
  };
  const checks = () => all(form, "[data-readiness]:not([hidden]) [name=ready]");

  function keep(change) {
    const ours = { ...choices(), ...change };
    isOwn = true;
    model.set("choices", ours);
    model.save_changes();
    isOwn = false;
    if (choices() !== ours) follow(); // another tab had changed some too
  }

  const missing = () => checks().filter((box) => !box.checked).length;

  /** Where the diary leaves the person in this programme, when it is about it. */
  const standingHere =
    () => (programme().id === diary.programme ? standing(diary, person.runs, person.today) : undefined);

  function fitSteps() {
    const { cleared } = gate.now();
    const here = cleared ? undefined : standingHere();
    const steps = cleared
      ? programme().steps.filter((step) => step.stage === safety.clearedStep)
      : stepsThatFit(programme().steps, missing(), here);
    offerSteps(form.elements.stage, steps, choices().picked, here, words);
    one(form, "[data-make]").disabled = !steps.length;
    one(form, "[data-suggestion]").textContent = cleared ? words.onlyStep : suggestion(steps, here);
  }

  /** @param {any[]} steps @param {any} here */
  const suggestion = (steps, here) =>
    missing()
      ? fill(steps.length ? words.notReady : words.noWalking, { n: missing() })
      : whyThisStep(here, programme().id === diary.programme, words);

  const mistakes = () => mistakesIn(form, choices(), words);
  const isMade = () => !gate.now().lock && choices().made && choices().stage !== "" && !mistakes().length;

  /** Says what is missing, once a plan was asked for: also why one that was there has gone. */
  const showWrong = () =>
    showMistakes(
      one(form, "[data-choosing]"),
      one(form, "[data-errors]"),
      isTried || choices().made ? mistakes() : [],
    );

  function show() {
    showWrong();
    one(form, "[data-plan]").hidden = !isMade();
    ask();
    const plan = isMade() ? planNow() : { guide: model.get("guide"), title: programme().title };
    calendar.show(plan);
    if ("words" in plan && plan.sessions.length) showPlan(form, plan);
  }

  /** The plan on its dates. @returns {import("./plan_view.js").Plan} */
  function planNow() {
    const { start, weekdays, at, goal, swapped = {} } = choices();
    const sessions = sessionsOf({
      start,
      days: weekdays.map(Number),
      stage: Number(form.elements.stage.value),
    });
    showMoved(start, sessions);
    const [guide, swaps] = [model.get("guide"), model.get("swaps")];
    return { sessions, swaps, swapped, title: programme().title, at, goal, guide, words };
  }

  /** Where the diary leaves the person, when it moves the plan. */
  const moved = () => (missing() || gate.now().cleared ? undefined : standingHere());

  /** @param {{start: string, days: number[], stage: number}} plan */
  function sessionsOf(plan) {
    const { cleared } = gate.now();
    const { steps } = programme();
    const opened = cleared && { seen: cleared.seen, step: safety.clearedStep, days: safety.clearedDays };
    if (opened) return clearedSessions(diary, steps, plan, person.runs, person.today, opened);
    if (moved()) return rescheduled(diary, steps, plan, person.runs, person.today);
    return schedule(steps, plan.start, plan.days, plan.stage);
  }

  /** @param {string} start @param {import("./schedule.js").Session[]} sessions */
  function showMoved(start, sessions) {
    const now = person.runs.some((run) => run.day >= start) ? moved() : undefined;
    const line = one(form, "[data-moved]");
    line.hidden = !now && sessions.length > 0;
    one(form, "[data-dated]").hidden = !sessions.length;
    if (!sessions.length) line.textContent = gate.now().cleared ? words.noDayLeft : words.finished;
    else if (now)
      line.textContent = fill(words.moved, {
        why: words[`why-${now.reason}`],
        stage: now.stage,
        day: weekdayWords(sessions[0].day),
      });
  }

  /** Shows the lock and the way back, or the form for a plan. */
  function open() {
    gate.renew();
    const { lock, cleared } = gate.now();
    gate.show();
    lockShown = lock;
    one(form, "[data-unchecked]").hidden = Object.keys(person.answers).length > 0;
    one(form, "[data-open]").hidden = Boolean(lock);
    one(form, "[data-which]").hidden = Boolean(cleared);
    for (const { id, when } of model.get("lists"))
      one(form, `[data-readiness="${id}"]`).hidden = cleared ||
        (when.length > 0 && !holds(person.answers, when));
    if (cleared) keep({ programme: diary.programme });
    writeChoices(form, choices());
    form.elements.often.value = choices().weekdays?.length || "";
    fitSteps();
    show();
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
    isTried = true;
    update();
    if (mistakes().length) return one(form, "[data-errors]").focus();
    keep({ made: true });
    show();
    one(form, "[data-plan]").focus();
    saySaved(form, model, words.made);
  }

  /** @param {any} select */
  function swap(select) {
    const number = select.dataset.swap;
    keep({ swapped: { ...choices().swapped, [number]: select.value } });
    show();
    one(form, `[data-swap="${number}"]`).focus();
  }

  function forget() {
    isTried = false;
    letGo(model);
    model.set("choices", {});
    model.save_changes();
    open();
    saySaved(form, model, words.deleted);
  }

  form.addEventListener("input", ({ target }) => {
    if (target.closest("[data-clearing]")) return;
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

  /** Another page, another tab or another day; a lock that comes is said. */
  function follow() {
    const { lock } = gate.now();
    if (lock && lock !== lockShown)
      one(form, "[data-status]").textContent = one(form, `[data-lock="${lock}"] h2`).textContent.trim();
    open();
  }

  const ask = openKeepBox(form, model, { isDue: () => !one(form, "[data-plan]").hidden });
  open();
  model.on("change:checked change:entries change:choices", () => isOwn || follow());
  const endDays = onNewDay(follow);
  el.dataset.ready = "yes";
  return endDays;
}

/** What is known of the person now. @param {any} model @returns {import("./clearance.js").Person} */
function personOf(model) {
  const [tables, safety, diary] = ["tables", "safety", "diary"].map((name) => model.get(name));
  return {
    tables,
    safety,
    diary,
    get answers() {
      return model.get("checked");
    },
    get runs() {
      return readable(model.get("entries"));
    },
    get today() {
      return today();
    },
  };
}

export default { render };
