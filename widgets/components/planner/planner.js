// The plan builder: a gate, a readiness list, a form, and a plan to take away. See planner.html.

import { all, one } from "../checklist/flow.js";
import { holds } from "../checklist/match.js";
import { mistakesIn, readChoices, showMistakes, writeChoices } from "./choices.js";
import { lockOf } from "./lock.js";
import { fill, showPlan } from "./plan_view.js";
import { schedule } from "./schedule.js";

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  if (!el.querySelector("[data-planner]")) el.innerHTML = model.get("markup");
  const form = /** @type {any} */ (el.querySelector("[data-planner]"));
  const words = model.get("words");
  const answers = model.get("checked");
  const lock = lockOf(model.get("tables"), model.get("safety"), answers);

  const choices = () => model.get("choices");
  const programme = () =>
    model.get("programmes").find((each) => each.id === choices().programme) ?? model.get("programmes")[0];
  const checks = () => all(form, "[data-readiness]:not([hidden]) [name=ready]");

  function keep(change) {
    model.set("choices", { ...choices(), ...change });
    model.save_changes();
  }

  /** Offers only the steps that fit: without all checks ticked, those without running. The one the person
   * picked stays chosen while it fits; else the first with running is. */
  function fitSteps() {
    const missing = checks().filter((box) => !box.checked).length;
    const steps = programme().steps.filter((step) => !missing || step.run === 0);
    const select = form.elements.stage;
    const picked = steps.find((step) => String(step.stage) === choices().picked);
    const usual = steps.find((step) => step.stage >= 1) ?? steps[0];
    select.replaceChildren(
      ...steps.map((step) => new Option(fill(words.stage, { n: step.stage, words: step.words }), step.stage)),
    );
    select.value = (picked ?? usual)?.stage ?? "";
    one(form, "[data-make]").disabled = !steps.length;
    one(form, "[data-suggestion]").textContent = missing
      ? fill(steps.length ? words.notReady : words.noWalking, { n: missing })
      : words.ready;
  }

  function show() {
    const isMade = choices().made && choices().stage !== "" && !mistakesIn(form, choices(), words).length;
    one(form, "[data-plan]").hidden = !isMade;
    if (!isMade) return;
    const { start, weekdays, stage, at, goal, swapped = {} } = choices();
    const sessions = schedule(programme().steps, start, weekdays.map(Number), Number(stage));
    const uid = `${model.get("guide")}-${programme().id}`;
    const { title } = programme();
    showPlan(form, { sessions, swaps: model.get("swaps"), swapped, title, at, goal, uid, words });
  }

  function update() {
    keep(readChoices(form));
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
  fitSteps();
  if (!lock) show();
  el.dataset.ready = "yes";
}

export default { render };
