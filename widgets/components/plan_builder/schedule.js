// Puts the steps of a programme on dates, as widgets/model/plan/schedule.py does.

import { DAY, dayAt, weekdayOf } from "../shared/dates.js";

/** @typedef {{stage: number, sessions: number, minutes: number, run: number, title: string, words: string,
 *   blocks?: number[]}} Step `blocks` are minutes, those of walking below nought
 * @typedef {{number: number, day: string, step: Step}} Session */

/** Two chosen weekdays that follow each other, if there are any.
 * @param {number[]} days sorted, Monday is 0 @returns {number[] | undefined} */
export function neighbours(days) {
  const following = [...days.slice(1), days[0] + 7];
  const at = days.findIndex((day, i) => following[i] - day === 1);
  return at < 0 ? undefined : [days[at], following[at] % 7];
}

/** Every session from a stage to the end, if all runs are green.
 * @param {Step[]} steps @param {string} start YYYY-MM-DD @param {number[]} days sorted, Monday is 0
 * @param {number} stage @param {number} done sessions of that stage that count already
 * @param {number} first the number of the first session @returns {Session[]} */
export function schedule(steps, start, days, stage, done = 0, first = 1) {
  const due = steps
    .filter((step) => step.stage >= stage)
    .flatMap((step) => Array(step.sessions || days.length * 2).fill(step))
    .slice(done);
  const sessions = [];
  for (let at = Date.parse(start); sessions.length < due.length; at += DAY) {
    if (!days.includes(weekdayOf(at))) continue;
    const day = dayAt(at);
    sessions.push({ number: first + sessions.length, day, step: due[sessions.length] });
  }
  return sessions;
}

/** Sessions of one step on each of the days, from a first day to the one before `end`.
 * @param {Step[]} steps @param {string} start YYYY-MM-DD @param {number[]} days sorted, Monday is 0
 * @param {number} stage @param {string} end YYYY-MM-DD @param {number} first the number of the first session
 * @returns {Session[]} */
export function repeated(steps, start, days, stage, end, first) {
  const step = /** @type {Step} */ (steps.find((each) => each.stage === stage));
  const sessions = [];
  for (let at = Date.parse(start); at < Date.parse(end); at += DAY)
    if (days.includes(weekdayOf(at)))
      sessions.push({ number: first + sessions.length, day: dayAt(at), step });
  return sessions;
}

/** The sessions by calendar week, Monday first. @param {Session[]} sessions @returns {Session[][]} */
export function weeks(sessions) {
  const byMonday = new Map();
  for (const session of sessions) {
    const moment = Date.parse(session.day);
    const monday = moment - weekdayOf(moment) * DAY;
    byMonday.set(monday, [...(byMonday.get(monday) ?? []), session]);
  }
  return [...byMonday.values()];
}
