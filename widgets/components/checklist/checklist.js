// The symptom checklist: joins the form, the matcher and the result. See checklist.html for the markup.

import { joinMap } from "../body_map/map.js";
import { all, mountDeferred, one } from "../shared/dom.js";
import { letGo, openKeepBox, saySaved } from "../shared/keep_box.js";
import { openView } from "../shared/view.js";
import { answerNone, checkDay, clearAnswer, fit, openSteps, readForm, showStep, writeForm } from "./steps.js";
import { assess } from "./match.js";
import { showPicked } from "./picked.js";
import { isUrgent, namesOf, showOutcome, signsIn } from "./result.js";
import { leftOut } from "./values.js";

const RESULT = "result";
const FIRST_LOOK = 300; // milliseconds in which the first question may be answered undisturbed

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const form = openView({ model, el }, "[data-flow]");
  const words = model.get("words");
  const tables = model.get("tables");
  let map = joinMap(null, words);
  let at = model.get("step"); // another tab may be at another step
  let outcome = assess(tables, {});

  const current = () => openSteps(form).find((s) => s.dataset.step === at);
  const isFull = () => at === RESULT;
  const ask = openKeepBox(form, model, {
    isDue: () => isFull() && Object.keys(model.get("answers")).length > 0,
    tell: (on) => one(form, "[data-status]").textContent = on ? words.kept : words.notKept,
  });

  function show() {
    const step = isFull() ? undefined : (current() ?? openSteps(form)[0]);
    one(form, "[data-steps]").hidden = isFull();
    showOutcome(form, outcome, isFull(), words);
    showStep(form, step, words);
    const isEmpty = !Object.keys(model.get("answers")).length;
    if (step?.querySelector("[data-map]") || isEmpty) map.show(leftOut(model.get("answers"), tables.hides));
    ask();
    one(form, "[data-next]").textContent = isUrgent(outcome) ? words.urgent : words.next;
  }

  /** @param {string} step @param {boolean} [focus] */
  function go(step, focus = true) {
    bringRest();
    at = step;
    model.set("step", step);
    model.save_changes();
    show();
    const target = isFull() ? one(form, "[data-outcome]") : current()?.querySelector("h2");
    if (focus) target?.focus();
    if (focus) target?.scrollIntoView({ block: "start" });
  }

  function update() {
    const before = outcome;
    const old = model.get("answers");
    const fitting = fit(form, tables.hides);
    if (JSON.stringify(fitting) !== JSON.stringify(old)) {
      model.set("answers", fitting);
      model.save_changes();
    }
    const answers = model.get("answers"); // with those of another tab
    outcome = assess(tables, answers);
    showPicked(form, model.get("routes"), map.picked(), answers, words);
    show();
    announce(before);
  }

  /** Says how soon to get help, and because of what: also of a second sign, and of one that comes back. */
  function announce(before) {
    const signs = signsIn(outcome);
    const more = signs.filter((sign) => !signsIn(before).includes(sign));
    if (outcome.level === before.level && !more.length && signs.length === signsIn(before).length) return;
    const isLoud = isUrgent(outcome) && (more.length > 0 || outcome.level !== before.level);
    const care = one(form, "[data-care]:not([hidden]) h3");
    const said = isLoud ? [care.textContent.trim(), ...namesOf(form, more)] : [];
    one(form, "[data-alert]").textContent = said.join(". ");
  }

  function next() {
    const steps = openSteps(form);
    const following = steps[steps.indexOf(current() ?? steps[0]) + 1];
    go(isUrgent(outcome) || !following ? RESULT : following.dataset.step);
  }

  function back() {
    const steps = openSteps(form);
    go(steps[Math.max(0, steps.indexOf(current()) - 1)].dataset.step);
  }

  function forget(message) {
    model.set("answers", {});
    writeForm(form, {});
    update();
    go(openSteps(form)[0].dataset.step);
    saySaved(form, model, message);
  }

  /** The button goes with the answer, so the focus moves to what can be answered anew. @param {any} question */
  function clear(question) {
    clearAnswer(question);
    update();
    one(question, "input, textarea").focus();
  }

  const actions = {
    next,
    back,
    finish: () => go(RESULT),
    none: (button) => (answerNone(button.closest("[data-step]")), update(), next()),
    clear: (button) => clear(button.closest("[data-ask]")),
    go: (button) => go(button.dataset.go),
    change: (button) => change(button.dataset.change),
    answer: (button) => change(button.dataset.answer),
    restart: () => forget(words.restarted),
    print: () => window.print(),
    delete: () => (letGo(model), forget(words.deleted)),
  };

  /** @param {string} flag */
  function change(flag) {
    const question = one(form, `[data-ask="${flag}"]`);
    const step = question.closest("[data-step]");
    if (step) go(step.dataset.step, false);
    const choice = question.querySelector("input:checked") ?? question.querySelector("input");
    choice.focus();
    question.scrollIntoView({ block: "center" });
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const name = button && Object.keys(actions).find((action) => action in button.dataset);
    if (name) actions[name](button);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusout", ({ target }) => target.type === "date" && checkDay(target));
  form.addEventListener("input", (event) => {
    if (event.target.name) update();
  });

  /** Puts in place the questions that come after the red flags, and fills in what the markup leaves out. */
  function bringRest() {
    if (!one(form, "noscript[data-deferred]")) return;
    mountDeferred(form, "noscript");
    one(form, "[data-waiting]").remove();
    form.classList.add("is-whole");
    const choices = one(form, "template[data-timing-choices]").content;
    for (const timing of all(form, "[data-timing]")) {
      timing.append(choices.cloneNode(true));
      for (const box of all(timing, "input")) box.name = `${timing.dataset.then}.when`;
    }
    map = joinMap(one(form, "[data-map]"), words);
    writeForm(form, model.get("answers"));
    update();
  }

  /** Fills in what is there from the start; the rest at once when there are answers, else after the first look. */
  function prepare() {
    for (const part of all(form, "[data-needs-script], [data-progress], [data-moves]")) part.hidden = false;
    one(form, "[data-renewed]").hidden = !model.get("renewed");
    const isFresh = !Object.keys(model.get("answers")).length && !model.get("step");
    if (!isFresh) return bringRest();
    setTimeout(bringRest, FIRST_LOOK);
    update();
  }

  /** What another tab or page has made of the answers. */
  function follow() {
    if (JSON.stringify(model.get("answers")) === JSON.stringify(readForm(form))) return;
    bringRest();
    writeForm(form, model.get("answers"));
    if (!Object.keys(model.get("answers")).length) at = "";
    update();
  }

  prepare();
  el.dataset.ready = "yes";
  model.on("change:answers", follow);
}

export default { render };
