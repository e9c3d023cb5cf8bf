// Whether a place is open at a moment, looked up in the tables that Python made (widgets/model/content/opening_hours.py).

import { later, weekdayOf } from "../shared/dates.js";

const FARTHEST = 366;

/**
 * @typedef {{id: string, zone: string, zoneWords: string, dates: string, week: [number, number][][],
 *   closed: [string, string, string][]}} Table
 * @typedef {{is_open: boolean, until: string, opens_on: string, opens_at: string, days_away: number,
 *   closed_for: string}} OpenState
 */

/** The day and the minute that the clock on a place's wall shows.
 * @param {string} zone an IANA name; an unknown one throws a RangeError @param {Date} moment */
export function wallClock(zone, moment) {
  const form = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const part = Object.fromEntries(form.formatToParts(moment).map(({ type, value }) => [type, value]));
  return {
    day: `${part.year}-${part.month}-${part.day}`,
    minutes: Number(part.hour) * 60 + Number(part.minute),
  };
}

/** @param {number} minutes */
const clock = (minutes) =>
  [Math.trunc(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** @param {Table} table @param {string} day */
const closedName = (table, day) =>
  table.closed.find(([first, last]) => first <= day && day <= last)?.[2] ?? "";

/** @param {Table} table @param {string} day */
const openingsOn = (table, day) => (closedName(table, day) ? [] : table.week[weekdayOf(day)]);

/** @param {Table} table @param {Date} moment @returns {OpenState} */
export function openState(table, moment) {
  const { day: today, minutes } = wallClock(table.zone, moment);
  const none = { is_open: false, until: "", opens_on: "", opens_at: "", days_away: 0, closed_for: "" };
  const now = openingsOn(table, today).find(([start, end]) => start <= minutes && minutes < end);
  if (now) return { ...none, is_open: true, until: clock(now[1]) };
  const closed = { ...none, closed_for: closedName(table, today) };
  for (let away = 0; away <= FARTHEST; away += 1) {
    const day = later(today, away);
    const next = openingsOn(table, day).find(([start]) => away > 0 || start > minutes);
    if (next) return { ...closed, opens_on: day, opens_at: clock(next[0]), days_away: away };
  }
  return closed;
}
