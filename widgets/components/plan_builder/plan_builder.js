// The plan builder: what is due today, a gate, a plan to take away, a readiness list and a form. See
// plan_builder.html.

import { holds } from "../checklist/match.js";
import { readable, standing } from "../diary/replay.js";
import { openAsk } from "../shared/ask_first.js";
import { weekdayWords } from "../shared/date_words.js";
import { today as thisDay } from "../shared/dates.js";
import { fill, one } from "../shared/dom.js";
import { openKeepBox, saySaved } from "../shared/keep_box.js";
import { showMistakes } from "../shared/mistakes.js";
import { onNewDay } from "../shared/new_day.js";
import { openView } from "../shared/view.js";
import {
  mistakesIn,
  offerSteps,
  readChoices,
  showOften,
  stepsThatFit,
  tickUsual,
  whyThisStep,
  writeChoices,
} from "./choices.js";
import { openCalendar } from "./calendar_files.js";
import { openGate } from "./gate.js";
import { planOf, programmeOf, sessionsOf, unticked } from "./plan_days.js";
import { showPlan, swapOf } from "./plan_view.js";
import { openToday } from "./today.js";

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const form = openView({ model, el }, "[data-planner]");
  const [words, diary, safety] = ["words", "diary", "safety"].map((name) => model.get(name));
  const person = personOf(model);
  const gate = openGate(form, model, person, open);
  const calendar = openCalendar(form, model);
  let isTried = false;
  let isOwn = false;
  let isQuiet = false;
  let lockShown = "";

  const choices = () => model.get("choices");
  const given = { programmes: model.get("programmes"), lists: model.get("lists") };
  const programme = () => programmeOf(given, person, choices(), gate.now().cleared);
  const asking = openAsk(form);
  const today = openToday(el, model, person, {
    gate: gate.now,
    keep(change) {
      keep(change);
      show();
    },
    quietly,
  });

  function keep(change) {
    const ours = { ...choices(), ...change };
    isOwn = true;
    model.set("choices", ours);
    model.save_changes();
    isOwn = false;
    if (choices() !== ours) follow(); // another tab had changed some too
  }

  const missing = () => gate.now().cleared ? 0 : unticked(given, person, choices().ready).length;

  /** Without saying a lock that comes, because what was saved is said already. @param {() => void} work */
  function quietly(work) {
    isQuiet = true;
    work();
    isQuiet = false;
  }

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
  function suggestion(steps, here) {
    const n = missing();
    if (!n) return whyThisStep(here, programme().id === diary.programme, words);
    if (!steps.length) return fill(words.noWalking, { n });
    const isBegun = isTried || choices().made || choices().ready?.length;
    return isBegun ? fill(words.notReady, { n }) : words.tickFirst;
  }

  const mistakes = () => mistakesIn(form, choices(), words, person);
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
    showOften(form, words);
    const plan = isMade() ? datedPlan() : undefined;
    one(form, "[data-plan]").hidden = !plan;
    one(form, "[data-change-plan] > summary").hidden = !plan;
    if (!plan) fold(false);
    ask();
    today.show(plan);
    const shown = plan ? shownPlan(plan) : { guide: model.get("guide"), title: programme().title };
    calendar.show(shown);
    if ("words" in shown && shown.sessions.length) showPlan(form, shown);
  }

  /** Folds the form away once there is a plan. @param {boolean} isFolded */
  function fold(isFolded) {
    one(form, "[data-change-plan]").open = !isFolded;
  }

  /** @returns {import("./today.js").TodaysPlan | undefined} */
  function datedPlan() {
    const chosen = { ...choices(), stage: form.elements.stage.value };
    const plan = planOf(given, person, chosen, gate.now().cleared);
    const [swaps, swapped] = [model.get("swaps"), choices().swapped ?? {}];
    return plan && { ...plan, swapOf: (session) => swapOf({ swaps, swapped }, session) };
  }

  /** The plan on its dates. @param {import("./plan_days.js").DatedPlan} plan
   * @returns {import("./plan_view.js").Plan} */
  function shownPlan(plan) {
    const { at, goal, swapped = {} } = choices();
    const sessions = sessionsOf(person, plan);
    showMoved(plan.start, sessions);
    const [guide, swaps] = [model.get("guide"), model.get("swaps")];
    return { sessions, swaps, swapped, title: plan.title, at, goal, guide, words };
  }

  /** Where the diary leaves the person, when it moves the plan. */
  const moved = () => (missing() || gate.now().cleared ? undefined : standingHere());

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
    fitSteps();
    show();
  }

  function update() {
    keep({ begun: choices().begun ?? (choices().made ? choices().start : ""), ...readChoices(form) });
    fitSteps();
    keep({ stage: form.elements.stage.value });
    show();
  }

  function make() {
    isTried = true;
    update();
    if (mistakes().length) return one(form, "[data-errors]").focus();
    keep({ made: true, begun: choices().start });
    fold(true);
    show();
    asking.forget();
    showMyPlan();
    saySaved(form, model, words.made);
  }

  /** @param {any} select */
  function swap(select) {
    const number = select.dataset.swap;
    keep({ swapped: { ...choices().swapped, [number]: select.value } });
    show();
    one(form, `[data-swap="${number}"]`).focus();
  }

  function showMyPlan() {
    one(form, "[data-plan]").focus({ preventScroll: true });
    one(form, "[data-plan]").scrollIntoView({ block: "start" });
  }

  /** @param {Record<string, any>} chosen @param {boolean} isKept @param {string} done */
  function replace(chosen, isKept, done) {
    isTried = false;
    model.set("keep", isKept);
    model.set("choices", chosen);
    model.save_changes();
    fold(Boolean(chosen.made));
    open();
    saySaved(form, model, done);
  }

  /** Asks once, deletes, and offers to undo it. */
  function forget() {
    const [before, isKept] = [choices(), model.get("keep")];
    asking.ask(words.askPlan, words.deleted, () => replace({}, false, words.deleted), () => {
      replace(before, isKept, words.undone);
    });
  }

  form.addEventListener("input", ({ target }) => {
    if (target.closest("[data-clearing]")) return;
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
    if ("usual" in button.dataset) {
      tickUsual(form);
      update();
    }
  });

  /** Another page, another tab or another day; a lock that comes is said. */
  function follow() {
    const { lock } = gate.now();
    if (lock && lock !== lockShown && !isQuiet)
      one(form, "[data-status]").textContent = one(form, `[data-lock="${lock}"] h2`).textContent.trim();
    open();
  }

  const ask = openKeepBox(form, model, { isDue: () => !one(form, "[data-plan]").hidden });
  fold(choices().made);
  open();
  if (location.hash === "#my-plan" && isMade()) showMyPlan();
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
      return thisDay();
    },
  };
}

export default { render };
