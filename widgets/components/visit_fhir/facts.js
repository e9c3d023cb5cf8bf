// What follows from the answers of a visit, for its FHIR document: looked up in the tables of the page.

import { assess } from "../checklist/match.js";
import { locksOf } from "../plan_builder/locks.js";

/** @typedef {import("./visit_fhir.js").Facts} Facts */

/** The facts of all answers, as the sheet tells them: what a person left out still counts, but is not named.
 * @param {any} tables @param {any} safety what locks a plan, or nothing @param {any} asked of the sheet
 * @param {{answers: any, diary: any[]}} everything @param {string[]} left parts @param {string} today YYYY-MM-DD
 * @returns {Facts} */
export function factsOf(tables, safety, asked, { answers, diary }, left, today) {
  const outcome = assess(tables, answers);
  const hidden = asked.filter(({ part }) => left.includes(part)).map(({ id }) => id);
  const isNamed = (id) => !hidden.includes(id);
  const isSilent = left.includes("advice") || (outcome.nothing && outcome.level === "none");
  const flags = outcome.flags.map((id, at) => [id, outcome.flagLevels[at]]).filter(([id]) => isNamed(id));
  return {
    level: isSilent ? "" : outcome.level,
    flags: flags.map(([id]) => id),
    flagLevels: flags.map(([, level]) => level),
    raisedBy: outcome.raisedBy.filter(isNamed),
    unsure: [...outcome.unsure, ...outcome.listed].filter(isNamed),
    stopRunning: outcome.stopRunning,
    isLocked: Boolean(safety) && locksOf(tables, safety, answers, diary, today).length > 0,
  };
}
