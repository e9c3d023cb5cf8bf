// Whether it is time to save the diary as a file, because a browser may delete what it keeps.

import { daysBetween, isDay } from "../shared/dates.js";

const OLD = 30; // days

/** @typedef {import("./replay.js").Entry} Entry */

/** The day of the last file, when there is one that counts. @param {string} filed YYYY-MM-DD @param {string} today */
const lastFile = (filed, today) => (isDay(filed) && filed <= today ? filed : "");

/** What to say of it: "" while nothing needs saving. @param {Entry[]} entries oldest first
 * @param {string} filed YYYY-MM-DD of the last file, or "" @param {string} today
 * @returns {"" | "neverFiled" | "filedLong"} */
export function fileReminder(entries, filed, today) {
  const last = lastFile(filed, today);
  const unsaved = entries.filter((entry) => entry.day >= last);
  if (!unsaved.length || daysBetween(last || unsaved[0].day, today) < OLD) return "";
  return last ? "filedLong" : "neverFiled";
}
