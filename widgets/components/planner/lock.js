// Whether there may be running advice at all, as widgets/model/plan/lock.py says.

import { assess, holds } from "../checklist/match.js";

/** Why there may be none: "urgent", "bone", "not-yet"; or "" when there may be.
 * @param {any} tables @param {any} safety @param {Record<string, any>} answers */
export function lockOf(tables, safety, answers) {
  const outcome = assess(tables, answers);
  if (outcome.level === "emergency") return "urgent";
  if (outcome.stopRunning) return "bone";
  if (safety.levels.includes(outcome.level)) return "urgent";
  return holds(answers, safety.when) ? "not-yet" : "";
}
