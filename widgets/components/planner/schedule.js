// Puts the steps of a programme on dates, as widgets/model/plan/schedule.py does.

const DAY = 86_400_000;

/** @typedef {{stage: number, sessions: number, minutes: number, run: number, title: string, words: string}} Step
 * @typedef {{number: number, day: string, step: Step}} Session */

/** Monday is 0. @param {number} moment @returns {number} */
const weekday = (moment) => (new Date(moment).getUTCDay() + 6) % 7;

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
  for (let at = Date.parse(`${start}T00:00:00Z`); sessions.length < due.length; at += DAY) {
    if (!days.includes(weekday(at))) continue;
    const day = new Date(at).toISOString().slice(0, 10);
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
  for (let at = Date.parse(`${start}T00:00:00Z`); at < Date.parse(`${end}T00:00:00Z`); at += DAY)
    if (days.includes(weekday(at)))
      sessions.push({ number: first + sessions.length, day: new Date(at).toISOString().slice(0, 10), step });
  return sessions;
}

/** The sessions by calendar week, Monday first. @param {Session[]} sessions @returns {Session[][]} */
export function weeks(sessions) {
  const byMonday = new Map();
  for (const session of sessions) {
    const moment = Date.parse(`${session.day}T00:00:00Z`);
    const monday = moment - weekday(moment) * DAY;
    byMonday.set(monday, [...(byMonday.get(monday) ?? []), session]);
  }
  return [...byMonday.values()];
}
