// What calendar files of this phone held of a plan, so that the next one takes back what is no longer planned.

import { isDay } from "../shared/dates.js";

const MOMENT = /^(.{10})T([01]\d|2[0-3]):[0-5]\d$/;
const NUMBER = /^[1-9]\d{0,3}$/;
const LAST_SEQUENCE = 2 ** 31 - 1;

/** `begins` says where the files put each session, by its number, as YYYY-MM-DDTHH:MM; `sequence` is that of
 * the last file.
 * @typedef {{sequence: number, begins: Record<string, string>}} Issued
 * @typedef {import("./schedule.js").Session} Session */

/** What can be read of what was kept. @param {any} kept @returns {Issued} */
export function readIssued(kept) {
  const isNumber = Number.isInteger(kept?.sequence) && kept.sequence >= 0 && kept.sequence < LAST_SEQUENCE;
  const rows = Object.entries(kept?.begins ?? {}).filter(([number, begins]) =>
    NUMBER.test(number) && isDay(String(MOMENT.exec(String(begins))?.[1]))
  );
  return { sequence: isNumber ? kept.sequence : -1, begins: /** @type {any} */ (Object.fromEntries(rows)) };
}

/** The numbers of sessions that a calendar may still show and that are no longer planned. What is over and came
 * before the plan as it stands is history, and stays.
 * @param {Issued} issued @param {Session[]} sessions @param {string} today YYYY-MM-DD @returns {string[]} */
export function removedNumbers({ begins }, sessions, today) {
  const planned = new Set(sessions.map(({ number }) => String(number)));
  const first = sessions[0]?.number ?? Infinity;
  const isHistory = (number) => Number(number) < first && begins[number].slice(0, 10) < today;
  return Object.keys(begins).filter((number) => !planned.has(number) && !isHistory(number));
}

/** What is to be remembered after a file with these sessions. What was removed stays in mind, for a calendar that
 * has not opened every file. @param {Issued} issued @param {Session[]} sessions @param {string} at HH:MM
 * @param {number} sequence @returns {Issued} */
export const afterFile = ({ begins }, sessions, at, sequence) => ({
  sequence,
  begins: { ...begins, ...Object.fromEntries(sessions.map(({ number, day }) => [number, `${day}T${at}`])) },
});
