// The locks that stand in the way of a plan, looked up as widgets/model/plan/locks.py does.

import { assess, isYes, UNSURE } from "../checklist/match.js";
import { anyHolds, numbers, rowsThatHold } from "../checklist/values.js";
import { isDay, later } from "../shared/dates.js";

/** @typedef {import("../checklist/values.js").Answers} Answers
 * @typedef {import("../checklist/values.js").Values} Values
 * @typedef {import("../checklist/values.js").Entry} Entry
 * @typedef {{id: string, anyOf: any[], clearedBy: string[], holds: string}} Lock
 * @typedef {{lock: Lock, signs: string[]}} LockOn */

/** The locks that are on, in order, each with the signs it is on because of.
 * @param {any} tables @param {{locks: Lock[], stopping: string[], stoppingRows: Entry[][]}} safety made by
 * widgets/model/plan/diary_tables.py @param {Answers} answers @param {any[]} runs of the diary, oldest first
 * @param {string} today YYYY-MM-DD; without it no lock is over @returns {LockOn[]} */
export function locksOf(tables, safety, answers, runs = [], today = "") {
  const person = { answers, values: numbers(answers), runs, today, outcome: assess(tables, answers) };
  return safety.locks
    .map((lock) => ({ lock, ways: lock.anyOf.filter((way) => wayHolds(way, person)) }))
    .filter(({ ways }) => ways.length)
    .map(({ lock, ways }) => ({
      lock,
      signs: [...new Set(ways.flatMap((way) => waySigns(way, safety, person)))],
    }));
}

/** Why there may be no running advice: the id of the first lock that is on; "" when none is.
 * @param {any} tables @param {any} safety @param {Answers} answers @param {any[]} runs @param {string} today */
export const lockOf = (tables, safety, answers, runs = [], today = "") =>
  locksOf(tables, safety, answers, runs, today)[0]?.lock.id ?? "";

/** What the first lock that is on holds back beside the plan: "urgent", "bone" or "".
 * @param {any} tables @param {any} safety @param {Answers} answers @returns {string} */
export const heldBy = (tables, safety, answers) => locksOf(tables, safety, answers)[0]?.lock.holds ?? "";

/** Whether any run of the last day with one had to be stopped. @param {any[]} runs oldest first */
export const stoppedLast = (runs) => runs.some((run) => run.stopped && run.day === runs.at(-1).day);

/** Whether all of what stands in one way to a lock holds. @param {any} way @param {any} person */
const wayHolds = (way, { answers, values, outcome, runs, today }) =>
  (!way.levels || way.levels.includes(outcome.level)) &&
  (!way.rows || anyHolds(values, way.rows)) &&
  (!way.notSure || notSure(answers, way.notSure).length > 0) &&
  (!way.stopRunning || outcome.stopRunning) &&
  (!way.unsureUrgent || outcome.unsureUrgent.length > 0) &&
  (!way.lastRunStopped || stoppedLast(runs)) &&
  !(way.until && isOver(answers[way.until.date], way.until.days, today));

/** The signs because of which a way holds. @param {any} way @param {any} safety @param {any} person */
function waySigns(way, safety, { answers, values, outcome }) {
  const isTicked = (name) => isYes(answers[name]) || answers[name] === UNSURE;
  return [
    ...outcome.flags.filter((_, at) => way.levels?.includes(outcome.flagLevels[at])),
    ...(way.stopRunning
      ? [...safety.stopping.filter(isTicked), ...rowSigns(values, safety.stoppingRows)]
      : []),
    ...(way.unsureUrgent ? outcome.unsureUrgent : []),
    ...notSure(answers, way.notSure ?? []),
    ...rowSigns(values, way.rows ?? []),
  ];
}

/** @param {Answers} answers @param {string[]} names */
const notSure = (answers, names) => names.filter((name) => answers[name] === UNSURE);

/** @param {Values} values @param {Entry[][]} table */
const rowSigns = (values, table) =>
  rowsThatHold(values, table).flatMap((row) =>
    row.filter((entry) => entry[3]).map(([name]) => name.split(".")[0])
  );

/** Whether so many days have passed since a day. @param {any} day @param {number} days @param {string} today */
const isOver = (day, days, today) => isDay(String(day)) && today !== "" && later(day, days) <= today;
