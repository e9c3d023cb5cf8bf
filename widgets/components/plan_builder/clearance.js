// Whether what a person says of an examination opens step 1, as widgets/model/plan/clearance.py says.

import { assess } from "../checklist/match.js";
import { lightOf } from "../diary/replay.js";
import { daysBetween, isDay } from "../shared/dates.js";
import { locksOf } from "./locks.js";

/** @typedef {{by: string, began: string, seen: string, signs: string[]}} Clearance
 * @typedef {import("./locks.js").LockOn} LockOn
 * @typedef {{tables: any, safety: any, diary: any, answers: any, runs: any[], today: string}} Person what is
 *   known of a person: the compiled rules, checklist answers, runs (oldest first) and the day */

const WORSE = ["yes", "1", "unsure"];
const ENDING = ["red", "black"];

/** What stands in the way of a plan. `refusal` says why a clearance does not hold; `cleared` is the one that does.
 * @param {Person} person @param {Clearance | undefined} clearance
 * @returns {{on: LockOn[], lock: string, roles: string[], isWorse: boolean, refusal: string, cleared: Clearance | undefined}} */
export function gateOf(person, clearance) {
  const on = locksOf(person.tables, person.safety, person.answers, person.runs, person.today);
  const refusal = on.length && clearance ? refusalOf(person, on, clearance) : "";
  const cleared = on.length && clearance && !refusal ? clearance : undefined;
  const [roles, isWorse] = [rolesOf(person.safety, on), gotWorse(person, on)];
  return { on, lock: cleared ? "" : (on[0]?.lock.id ?? ""), roles, isWorse, refusal, cleared };
}

/** The lock of the signs in the checklist, unless someone has cleared the person. @param {ReturnType<typeof gateOf>} gate */
export function lockOfSigns({ on, cleared }) {
  const isAboutRuns = ({ lock }) => lock.anyOf.some((way) => way.lastRunStopped);
  return cleared ? "" : (on.find((each) => !isAboutRuns(each))?.lock.id ?? "");
}

/** The runs that count for the next one: with a clearance, those since the examination.
 * @param {Person} person @param {ReturnType<typeof gateOf>} gate */
export const counted = ({ runs }, { cleared }) =>
  cleared ? runs.filter((entry) => entry.day >= cleared.seen) : runs;

/** A step, or the one that a clearance opens when that is before it.
 * @param {Person} person @param {ReturnType<typeof gateOf>} gate @param {number} stage */
export const openStep = ({ safety }, { cleared }, stage) =>
  cleared ? Math.min(stage, safety.clearedStep) : stage;

/** Why a clearance does not open the plan; "" when it does.
 * @param {Person} person @param {LockOn[]} on @param {Clearance} clearance @returns {string} */
export function refusalOf(person, on, { by, began, seen, signs }) {
  const { safety, diary, runs, today } = person;
  const since = runs.filter((run) => run.day >= seen);
  const checks = /** @type {[string, boolean][]} */ ([
    ["never", !rolesOf(safety, on).length],
    ["worse", gotWorse(person, on)],
    ["who", !rolesOf(safety, on).includes(by)],
    ["dates", ![began, seen].every((day) => isDay(String(day), "20")) || began > seen || seen > today],
    ["weeks", daysBetween(seen, today) >= safety.clearedDays],
    ["sign", !signsOn(person, on).every((sign) => Array.isArray(signs) && signs.includes(sign))],
    ["run", since.some((run) => ENDING.includes(lightOf(diary, run)))],
  ]);
  return checks.find(([, holds]) => holds)?.[0] ?? "";
}

/** Who may clear all of these locks, and each sign because of which they are on.
 * @param {any} safety @param {LockOn[]} on @returns {string[]} */
function rolesOf(safety, on) {
  const signs = on.flatMap((each) => each.signs).filter((sign) => sign in safety.clearedBy);
  const groups = [...on.map(({ lock }) => lock.clearedBy), ...signs.map((sign) => safety.clearedBy[sign])];
  return safety.roles.filter((role) => on.length && groups.every((group) => group.includes(role)));
}

/** Whether a flag that locks got worse, or may have. @param {Person} person @param {LockOn[]} on */
function gotWorse({ tables, answers }, on) {
  const flags = tables.flags.map((flag) => flag.id);
  const locking = on.flatMap(({ signs }) => signs).filter((sign) => flags.includes(sign));
  return locking.some((flag) => WORSE.includes(answers[`${flag}.worse`]));
}

/** The ids of all locks, flags and other signs that are on, each once. @param {Person} person
 * @param {LockOn[]} on @returns {string[]} */
export function signsOn({ tables, answers }, on) {
  const { flags, unsureUrgent } = assess(tables, answers);
  return [
    ...new Set([
      ...on.map(({ lock }) => lock.id),
      ...flags,
      ...unsureUrgent,
      ...on.flatMap(({ signs }) => signs),
    ]),
  ];
}

/** A clearance without the signs that have gone since: when one comes back, it is a new one.
 * @param {Person} person @param {any} clearance @returns {Clearance | undefined} */
export function stillOn(person, clearance) {
  const now = gateOf(person, undefined).on;
  const signs = signsOn(person, now).filter((sign) => [clearance.signs ?? []].flat().includes(sign));
  return signs.length ? { ...clearance, signs } : undefined;
}
