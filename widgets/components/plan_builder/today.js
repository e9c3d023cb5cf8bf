// What is due today: the session or the rest, whether it was done, and what its light means. See today.html.

import { openMorning } from "../diary/morning.js";
import { showIt, showOutcome } from "../diary/outcome.js";
import { openRunForm } from "../diary/run_form.js";
import { openRunLog } from "../diary/run_log.js";
import { longDayWords, weekdayWords } from "../shared/date_words.js";
import { later } from "../shared/dates.js";
import { fill, mountDeferred, one } from "../shared/dom.js";
import { saySaved } from "../shared/keep_box.js";
import { lockOfSigns } from "./clearance.js";
import { drawBlocks, drawWeeks } from "./dots.js";
import { expectedRun, minutesOf, placeInStep, plannedOn, sessionsOf } from "./plan_days.js";

/** @typedef {import("./plan_days.js").DatedPlan} DatedPlan @typedef {import("./schedule.js").Session} Session
 * @typedef {DatedPlan & {swapOf: (session: Session) => any}} TodaysPlan */

const LOOKS_BACK = 6; // days for which a run that nobody wrote down is asked after
const MOST_MISSED = 100;

/** @param {HTMLElement} el @param {any} model @param {import("./clearance.js").Person} person
 * @param {{gate: () => any, keep: (choices: Record<string, any>) => void, quietly: (work: () => void) => void}} planner
 * @returns {{show: (plan: TodaysPlan | undefined) => void}} */
export function openToday(el, model, person, { gate, keep, quietly }) {
  const form = one(el, "[data-today]");
  const words = model.get("words");
  const given = { programmes: model.get("programmes"), lists: model.get("lists") };
  const log = openRunLog(model, person.diary);
  const morning = openMorning(form, words, { waiting: log.waiting, save: saveMorning });
  const choices = () => model.get("choices");
  let plan = /** @type {TodaysPlan | undefined} */ (undefined);
  let isOpen = false;

  const part = (name) => one(form, `[data-${name}]`);
  const hasRun = (day) => person.runs.some((run) => run.day === day);
  const isMissed = (day) => Boolean(plan?.missed.includes(day)) && !hasRun(day);

  /** The form comes when it is asked for first. */
  const run = lazily(() => {
    mountDeferred(form);
    part("close-run").addEventListener("click", () => closeRun(true));
    return openRunForm(form, words, {
      expected: (day) => expectedRun(given, person, choices(), gate(), day),
      minutesOf: (stage) => minutesOf(given, person, choices(), stage),
      save: saveRun,
    });
  });

  /** @param {string} day YYYY-MM-DD */
  function openRun(day) {
    run().clear(day);
    isOpen = true;
    part("run").hidden = false;
    part("now").hidden = true;
    part("run").focus({ preventScroll: true });
    part("run").scrollIntoView({ block: "start" });
  }

  /** @param {boolean} [isBack] whether the person goes back to where they were */
  function closeRun(isBack = false) {
    isOpen = false;
    part("run").hidden = true;
    showAll();
    if (isBack) part("now").focus();
  }

  function saveRun(entry, before) {
    quietly(() => log.save(entry, before));
    if (plan?.missed.includes(entry.day)) keepMissed(plan.missed.filter((day) => day !== entry.day));
    closeRun();
    saySaved(form, model, words.saved);
    showIt(form);
  }

  /** @param {string} day @param {string} word */
  function saveMorning(day, word) {
    quietly(() => log.saveMorning(day, word));
    saySaved(form, model, words.saved);
    showIt(form);
  }

  /** @param {string[]} missed */
  const keepMissed = (missed) => keep({ missed: missed.toSorted().slice(-MOST_MISSED) });

  /** @param {string} day */
  function miss(day) {
    keepMissed([...new Set([...(plan?.missed ?? []), day])]);
    saySaved(form, model, words.missedSaved);
    part("now").focus();
  }

  /** The last day with a session of which nothing is written. */
  function overdue() {
    if (!plan) return undefined;
    const last = person.runs.at(-1)?.day ?? "";
    for (let back = 1; back <= LOOKS_BACK; back++) {
      const day = later(person.today, -back);
      if (day < plan.start || day <= last || plan.missed.includes(day)) return undefined;
      if (plannedOn(person, plan, day)) return day;
    }
    return undefined;
  }

  function showAll() {
    const locked = Boolean(gate().lock);
    form.hidden = !choices().made || Boolean(lockOfSigns(gate())) || (!plan && !locked);
    if (form.hidden) return;
    morning.show();
    showOutcome(form, person, gate(), words);
    part("now").hidden = !plan || isOpen;
    part("dots").hidden = !plan;
    part("my-plan").hidden = !plan;
    const place = hasRun(person.today) ? part("now") : part("dots");
    place.before(part("next-box"));
    const late = isOpen ? undefined : overdue();
    part("overdue").hidden = !late;
    part("overdue").dataset.day = late ?? "";
    part("overdue-words").textContent = late ? fill(words.overdue, { day: weekdayWords(late) }) : "";
    if (!plan) return;
    const sessions = sessionsOf(person, plan);
    showNow(plan, sessions);
    drawWeeks(form, { person, plan, sessions, words });
  }

  /** @param {TodaysPlan} plan @param {Session[]} sessions */
  function showNow(plan, sessions) {
    const { today } = person;
    const [isDone, isOff] = [hasRun(today), isMissed(today)];
    const due = isDone || isOff ? undefined : plannedOn(person, plan, today);
    const next = sessions.find((session) => session.day > today);
    part("now-date").textContent = longDayWords(today);
    part("now-title").textContent = due ? titleOf(plan, sessions, due) : restWords(plan, isDone, isOff, next);
    part("now-words").textContent = due ? wordsOf(plan, due) : nextWords(plan, sessions, isOff, next);
    part("now-caution").textContent = (due && plan.swapOf(due)?.caution) ?? (due ? words.caution : "");
    drawBlocks(part("now-blocks"), due && !plan.swapOf(due) ? due.step.blocks ?? [] : []);
    for (const name of ["done", "could-not", "instead"]) part(name).hidden = !due;
    if (due) part("instead").href = `#run-${due.number}`;
    part("could").hidden = !isOff;
    part("another").hidden = Boolean(due);
  }

  /** @param {TodaysPlan} plan @param {Session[]} sessions @param {Session} session */
  function titleOf(plan, sessions, session) {
    const { stage, run, sessions: often } = session.step;
    if (plan.swapOf(session)) return plan.swapOf(session).name;
    if (plan.opened) return fill(words.openSession, { stage });
    const place = placeInStep(plan, sessions, session);
    return fill(run || often ? words.session : words.walk, { stage, ...place });
  }

  /** @param {TodaysPlan} plan @param {boolean} isDone @param {boolean} isOff @param {Session | undefined} next */
  function restWords(plan, isDone, isOff, next) {
    if (isDone) return words.doneToday;
    if (isOff) return words.missedToday;
    if (!next) return plan.opened ? words.rest : words.finishedTitle;
    return person.today < plan.start ? words.restBefore : words.rest;
  }

  /** @param {TodaysPlan} plan @param {Session} session */
  const wordsOf = (plan, session) => plan.swapOf(session) ? "" : session.step.words;

  /** @param {TodaysPlan} plan @param {Session[]} sessions @param {boolean} isOff @param {Session | undefined} next */
  function nextWords(plan, sessions, isOff, next) {
    if (!next) return plan.opened ? words.noDayLeft : words.finished;
    const day = weekdayWords(next.day);
    if (isOff) return plan.follows || plan.opened ? fill(words.waits, { day }) : words.staysPut;
    const what = `${titleOf(plan, sessions, next)}. ${wordsOf(plan, next)}`.trim();
    return fill(words.next, { day, words: what });
  }

  const actions = {
    done: () => openRun(person.today),
    "could-not": () => miss(person.today),
    could: () => openRun(person.today),
    another: () => openRun(person.today),
    "overdue-done": () => openRun(part("overdue").dataset.day),
    "overdue-not": () => miss(part("overdue").dataset.day),
  };
  form.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    const name = Object.keys(actions).find((action) => button?.hasAttribute(`data-${action}`));
    if (name) actions[name]();
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  return {
    show(now) {
      plan = now;
      showAll();
    },
  };
}

/** @template T @param {() => T} make @returns {() => T} */
function lazily(make) {
  let made = /** @type {T | undefined} */ (undefined);
  return () => (made ??= make());
}
