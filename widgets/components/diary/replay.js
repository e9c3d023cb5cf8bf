// Replays a diary by the tables that Python made: each run's light, the step that follows, and when.
// As widgets/model/plan/replay.py, moves.py, runs.py and standing.py say.

import { repeated, schedule } from "../plan_builder/schedule.js";
import { daysBetween, isDay, later } from "../shared/dates.js";

const PELVIC = ["none", "slight", "new"];
const WAITING = "";
const FROM_BEST = ["green", WAITING, "amber", "red", "black"];
export const MORNINGS = ["", "usual", "settled", "worse"];

/** @typedef {{day: string, stage: number, minutes: number | null, during: number, pelvic: string,
 *   stopped: boolean, morning: string}} Entry
 * @typedef {{stage: number, reason: string, rest_days: number, see_someone: boolean, stop: boolean}} Move
 * @typedef {{stage: number, earliest: string, done: number, reason: string, stop: boolean}} Standing
 * @typedef {{lights: Record<string, string>, moves: Record<string, Move>, timeOff: any[], first: number,
 *   last: number, rest: number, longestShare: number, longestOf: number, longestRow: number}} Tables */

/** An entry with every value checked, or undefined. @param {any} row @returns {Entry | undefined} */
export function cleaned(row) {
  if (typeof row !== "object" || row === null || wrongColumn(row)) return undefined;
  const { day, stage, minutes, during, pelvic, stopped = false, morning = "" } = row;
  return { day, stage, minutes, during, pelvic, stopped, morning };
}

/** The first value of a row that cannot be, by its name. @param {any} row @returns {string | undefined} */
export function wrongColumn({ day, stage, minutes, during, pelvic, stopped = false, morning = "" }) {
  const fits = {
    day: typeof day === "string" && isDay(day, "20"),
    stage: isWhole(stage, 16),
    minutes: minutes === null || isWhole(minutes, 600),
    during: isWhole(during, 10),
    pelvic: PELVIC.includes(pelvic),
    stopped: typeof stopped === "boolean",
    morning: MORNINGS.includes(morning),
  };
  return Object.keys(fits).find((name) => !fits[name]);
}

/** @param {any} value @param {number} most */
const isWhole = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;

/** The entries that can be read, of whatever was kept. @param {any} kept @returns {Entry[]} */
export const readable = (kept) =>
  (Array.isArray(kept) ? kept : []).map(cleaned).filter((entry) => entry !== undefined);

/** The light of a run, or "" while the next morning is still to come and could change it.
 * @param {Tables} tables @param {Entry} entry @returns {string} */
export function lightOf(tables, entry) {
  if (entry.stopped) return "black";
  const atLeast = tables.lights[`${entry.during}/${entry.morning || "usual"}/${entry.pelvic}`];
  return entry.morning || atLeast === "red" ? atLeast : WAITING;
}

/** Which answers of a run are as strict as its light: each alone, with the best of the others.
 * @param {Tables} tables @param {Entry} entry @returns {("during" | "morning" | "pelvic")[]} */
export function reasonsOf(tables, { during, morning, pelvic, ...rest }) {
  const light = lightOf(tables, { during, morning, pelvic, ...rest });
  const alone = {
    during: `${during}/usual/none`,
    morning: `0/${morning || "usual"}/none`,
    pelvic: `0/usual/${pelvic}`,
  };
  return /** @type {any} */ (Object.keys(alone).filter((name) => tables.lights[alone[name]] === light));
}

/** The run that decides on each day, oldest first: the worse light, then the lower step. A run that waits for
 * its morning could still be red, so it counts as worse than a green one.
 * @param {Tables} tables @param {Entry[]} entries oldest first @returns {Entry[]} */
export function decidingRuns(tables, entries) {
  const rank = (entry) => FROM_BEST.indexOf(lightOf(tables, entry));
  const isWorse = (a, b) => rank(a) - rank(b) || b.stage - a.stage;
  const byDay = /** @type {Map<string, Entry>} */ (new Map());
  for (const entry of entries) {
    const other = byDay.get(entry.day);
    if (!other || isWorse(entry, other) > 0) byDay.set(entry.day, entry);
  }
  return [...byDay.values()];
}

/** The worst run of the last day: one that had to be stopped, or else the one with the most pain.
 * @param {Entry[]} entries oldest first @returns {Entry | undefined} */
export function worstOfLastDay(entries) {
  const pain = (entry) => entry.during + (entry.stopped ? 100 : 0);
  const ofDay = entries.filter((entry) => entry.day === entries[entries.length - 1].day);
  return ofDay.reduce((worst, entry) => (pain(entry) > pain(worst) ? entry : worst), ofDay[0]);
}

/** The days with a run: two on one day are one session of a plan. @param {Entry[]} entries */
const daysOf = (entries) => new Set(entries.map((entry) => entry.day)).size;

/** The move after the last day whose run has a light, or none. @param {Tables} tables @param {Entry[]} entries
 * @returns {Move | undefined} */
export function replay(tables, entries) {
  let before = { stage: -1, light: "", often: 0 };
  let move;
  for (const entry of decidingRuns(tables, entries)) {
    const light = lightOf(tables, entry);
    if (!light) continue;
    const goesOn = light === before.light && (entry.stage === before.stage || light === "red");
    const often = goesOn ? before.often + 1 : 1;
    move = tables.moves[`${entry.stage}/${light}/${Math.min(often, tables.longestRow)}`];
    before = { stage: entry.stage, light: light === "black" ? "" : light, often };
  }
  return move;
}

/** The step to start at again after a break.
 * @param {Tables} tables @param {number} stage @param {number} days @returns {number} */
export function afterTimeOff(tables, stage, days) {
  const rows = tables.timeOff.filter((row) => days >= row.days);
  if (!rows.length) return stage;
  const longest = rows.reduce((a, b) => (b.days > a.days ? b : a));
  const restart = longest.restart_at ?? Infinity;
  return Math.max(tables.first, Math.min(stage - (restart < Infinity ? 0 : longest.steps_back), restart));
}

/** Where a diary leaves a person today; none before a run has its light.
 * @param {Tables} tables @param {Entry[]} entries oldest first @param {string} today
 * @returns {Standing | undefined} */
export function standing(tables, entries, today) {
  const move = replay(tables, entries);
  const lit = decidingRuns(tables, entries).findLast((entry) => lightOf(tables, entry));
  if (!move || !lit) return undefined;
  const { rest } = tables;
  const rested = [
    later(entries[entries.length - 1].day, rest + 1),
    later(lit.day, Math.max(rest, move.rest_days) + 1),
  ];
  const earliest = [today, ...rested].reduce((a, b) => (a > b ? a : b));
  const stage = afterTimeOff(tables, move.stage, Math.max(0, daysBetween(lit.day, today)));
  if (stage !== move.stage && !move.stop)
    return { stage, earliest, done: 0, reason: "time-off", stop: false };
  return {
    stage: move.stage,
    earliest,
    done: greens(tables, entries, move),
    reason: move.reason,
    stop: move.stop,
  };
}

/** The green runs in a row at the step, when the person stays at it.
 * @param {Tables} tables @param {Entry[]} entries @param {Move} move */
function greens(tables, entries, move) {
  if (move.reason !== "carry-on") return 0;
  const lit = decidingRuns(tables, entries).filter((entry) => lightOf(tables, entry));
  const counts = (entry) => lightOf(tables, entry) === "green" && entry.stage === lit[lit.length - 1].stage;
  return lit.length - 1 - lit.findLastIndex((entry) => !counts(entry));
}

/** A plan as the runs since its start, and the days on which one was missed, have moved it; before the first of
 * them, as it was made.
 * @param {Tables} tables @param {any[]} steps
 * @param {{start: string, days: number[], stage: number, missed?: string[]}} plan
 * @param {Entry[]} entries @param {string} today */
export function rescheduled(tables, steps, { start, days, stage, missed = [] }, entries, today) {
  const since = entries.filter((entry) => entry.day >= start);
  const now = since.length ? standing(tables, entries, today) : undefined;
  if (now && (now.stop || now.stage > tables.last)) return [];
  const begins = afterMissed(now?.earliest ?? start, since, missed, tables.rest);
  if (!now && begins === start) return schedule(steps, start, days, stage);
  return schedule(steps, begins, days, now?.stage ?? stage, now?.done, daysOf(since) + 1);
}

/** The one step that an examination opens, from that day on and until it ends; after a break, a step before.
 * @param {Tables} tables @param {any[]} steps @param {{start: string, days: number[], missed?: string[]}} plan
 * @param {Entry[]} entries @param {string} today
 * @param {{seen: string, step: number, days: number}} cleared the day of it, the step, and for how many days */
export function clearedSessions(tables, steps, { start, days, missed = [] }, entries, today, cleared) {
  const first = start > cleared.seen ? start : cleared.seen;
  const since = entries.filter((entry) => entry.day >= first);
  const now = standing(tables, since, today);
  const stage = Math.min(now?.stage ?? cleared.step, cleared.step);
  const end = later(cleared.seen, cleared.days);
  const begins = afterMissed(now?.earliest ?? first, since, missed, tables.rest);
  return repeated(steps, begins, days, stage, end, daysOf(since) + 1);
}

/** A missed run has no light and counts for nothing: the same session waits for a day after it.
 * @param {string} begins @param {Entry[]} since @param {string[]} missed @param {number} rest days after a run */
function afterMissed(begins, since, missed, rest) {
  const waits = missed.filter((day) => day >= begins && !since.some((entry) => entry.day === day));
  if (!waits.length) return begins;
  const rested = since.slice(-1).map((entry) => later(entry.day, rest + 1));
  return [begins, ...waits.map((day) => later(day, 1)), ...rested].reduce((a, b) => (a > b ? a : b));
}

/** The longest next run in whole minutes, once a person runs without walk breaks; else none.
 * @param {Tables} tables @param {Entry[]} entries @param {string} today @returns {number | undefined} */
export function longestNext(tables, entries, today) {
  const recent = entries.filter((entry) =>
    entry.stage >= tables.last && daysBetween(entry.day, today) < tables.longestOf
  );
  const longest = Math.max(0, ...recent.map((entry) => entry.minutes ?? 0));
  return longest ? Math.floor(Math.round(longest * tables.longestShare * 10) / 10) : undefined;
}
