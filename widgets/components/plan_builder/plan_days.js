// What a plan says for a day, by what was known of the runs then; for the page of the plan and that of the diary.

import { holds } from "../checklist/match.js";
import { clearedSessions, rescheduled, standing } from "../diary/replay.js";
import { isDay } from "../shared/dates.js";
import { counted, openStep } from "./clearance.js";
import { schedule } from "./schedule.js";

/** @typedef {import("./clearance.js").Person} Person @typedef {import("./schedule.js").Session} Session
 * @typedef {{programmes: any[], lists: {id: string, when: any[], checks: string[]}[]}} Given what the page came with
 * @typedef {{title: string, steps: any[], start: string, days: number[], stage: number, missed: string[],
 *   isDiarys: boolean, follows: boolean, opened: {seen: string, step: number, days: number} | undefined}} DatedPlan
 *   `isDiarys`: whether its steps are those of the diary; `follows`: whether the diary moves it now; `opened`: the
 *   one step that an examination opens */

/** The checks of readiness that are not ticked, of the lists that fit the person.
 * @param {Given} given @param {Person} person @param {string[]} [ready] */
export const unticked = ({ lists }, { answers }, ready = []) =>
  lists
    .filter(({ when }) => !when.length || holds(answers, when))
    .flatMap(({ checks }) => checks)
    .filter((check) => !ready.includes(check));

/** @param {Given} given @param {Person} person @param {Record<string, any>} choices
 * @param {import("./clearance.js").Clearance} [cleared] */
export const programmeOf = ({ programmes }, { diary }, choices, cleared) =>
  programmes.find(({ id }) => id === (cleared ? diary.programme : choices.programme)) ?? programmes[0];

/** The plan that was chosen, once its day and weekdays can be read.
 * @param {Given} given @param {Person} person @param {Record<string, any>} choices
 * @param {import("./clearance.js").Clearance} [cleared] @returns {DatedPlan | undefined} */
export function planOf(given, person, choices, cleared) {
  const { id, title, steps } = programmeOf(given, person, choices, cleared);
  const { start, weekdays = [], stage, ready, missed = [] } = choices;
  const { clearedStep: step, clearedDays: days } = person.safety;
  if (!isDay(start ?? "", "20") || !weekdays.length || !steps.some((each) => String(each.stage) === stage))
    return undefined;
  return {
    title,
    steps,
    start,
    days: weekdays.map(Number),
    stage: Number(stage),
    missed: missed.filter((/** @type {any} */ day) => isDay(String(day), "20")),
    isDiarys: id === person.diary.programme,
    follows: id === person.diary.programme && !unticked(given, person, ready).length,
    opened: cleared && { seen: cleared.seen, step, days },
  };
}

/** Its sessions as they stand. @param {Pick<Person, "diary" | "runs" | "today">} person @param {DatedPlan} plan
 * @returns {Session[]} */
export function sessionsOf({ diary, runs, today }, plan) {
  const { steps, start, days, stage, opened, follows } = plan;
  if (opened) return clearedSessions(diary, steps, plan, runs, today, opened);
  if (follows) return rescheduled(diary, steps, plan, runs, today);
  return schedule(steps, start, days, stage);
}

/** What it said for a day, before anything was written of that day.
 * @param {Person} person @param {DatedPlan} plan @param {string} day @returns {Session | undefined} */
export function plannedOn({ diary, runs }, plan, day) {
  const then = { diary, today: day, runs: runs.filter((run) => run.day < day) };
  const known = { ...plan, missed: plan.missed.filter((each) => each < day) };
  return sessionsOf(then, known).find((session) => session.day === day);
}

/** Which of how many sessions of its step one is. @param {DatedPlan} plan @param {Session[]} sessions
 * @param {Session} session @returns {{nth: number, of: number}} */
export function placeInStep({ days }, sessions, { number, step }) {
  const left = sessions.filter((each) => each.number >= number && each.step.stage === step.stage).length;
  const of = step.sessions || days.length * 2;
  return { nth: of - left + 1, of };
}

/** What is known of the run on a day: that of the plan, else the step where the diary leaves the person. A plan that
 * the diary does not follow has steps of its own.
 * @param {Given} given @param {Person} person @param {Record<string, any>} choices
 * @param {ReturnType<typeof import("./clearance.js").gateOf>} gate @param {string} day
 * @returns {import("../diary/run_form.js").Expected} */
export function expectedRun(given, person, choices, gate, day) {
  const { diary, today } = person;
  const plan = choices.made && !gate.lock ? planOf(given, person, choices, gate.cleared) : undefined;
  const session = plan && (plannedOn(person, plan, day) ?? sessionsOf(person, plan)[0]);
  const minutes = session ? Math.round(session.step.minutes) : "";
  if (session && plan.isDiarys) return { stage: session.step.stage, minutes };
  const here = standing(diary, counted(person, gate), today)?.stage ?? diary.first;
  return { stage: openStep(person, gate, Math.min(here, diary.last)), minutes };
}

/** How long a step of the diary's programme is, where a plan was made. @param {Given} given @param {Person} person
 * @param {Record<string, any>} choices @param {number} stage @returns {number | ""} */
export const minutesOf = ({ programmes }, { diary }, { made }, stage) => {
  const { steps } = programmes.find(({ id }) => id === diary.programme);
  const step = made && steps.find((/** @type {any} */ each) => each.stage === stage);
  return step ? Math.round(step.minutes) : "";
};
