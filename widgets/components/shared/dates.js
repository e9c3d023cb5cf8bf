// Days as YYYY-MM-DD: counted in whole days, so that no change of the clocks can move one.

export const DAY = 86_400_000;

/** Whether a text is a day of the calendar. @param {string} day
 * @param {string} [century] such as "20", where no other counts */
export function isDay(day, century = "") {
  const moment = /^\d{4}-\d\d-\d\d$/.test(day) && day.startsWith(century) ? Date.parse(day) : NaN;
  return !Number.isNaN(moment) && dayAt(moment) === day;
}

/** @param {number} moment */
export const dayAt = (moment) => new Date(moment).toISOString().slice(0, 10);

/** @param {string} from YYYY-MM-DD @param {string} to YYYY-MM-DD */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** @param {string} day YYYY-MM-DD @param {number} days */
export const later = (day, days) => dayAt(Date.parse(day) + days * DAY);

/** Monday is 0. @param {string | number} day YYYY-MM-DD, or a moment of it @returns {number} */
export const weekdayOf = (day) => (new Date(day).getUTCDay() + 6) % 7;

/** Today on this phone. @returns {string} YYYY-MM-DD */
export const today = () => dayAt(Date.now() - new Date().getTimezoneOffset() * 60_000);
