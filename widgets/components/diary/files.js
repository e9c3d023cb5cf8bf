// Writes a diary to a file and reads one back; a file that is wrong is refused in words, and changes nothing.

import { cleaned } from "./replay.js";

const APP = "stridewell-diary";
const VERSION = 1;
const LARGEST = 200_000;
const MOST = 1000;
const COLUMNS = ["day", "stage", "minutes", "during", "pelvic", "stopped", "morning"];

/** @typedef {import("./replay.js").Entry} Entry */

/** @param {Entry[]} entries */
export const toJson = (entries) => `${JSON.stringify({ app: APP, version: VERSION, entries }, null, 1)}\n`;

/** @param {Entry[]} entries */
export const toCsv = (entries) =>
  [COLUMNS, ...entries.map((entry) => COLUMNS.map((name) => entry[name]))]
    .map((row) => `${row.join(",")}\r\n`)
    .join("");

/** The entries in a file's text, or the name of what is wrong with it (and where).
 * @param {string} text @returns {{entries: Entry[]} | {wrong: string, line?: number}} */
export function readFile(text) {
  if (text.length > LARGEST) return { wrong: "tooLarge" };
  const rows = text.trimStart().startsWith("{") ? jsonRows(text) : csvRows(text);
  if (!rows) return { wrong: "notDiary" };
  if (rows.length > MOST) return { wrong: "tooMany" };
  const entries = rows.map(cleaned);
  const at = entries.indexOf(undefined);
  return at < 0 ? { entries: /** @type {Entry[]} */ (entries) } : { wrong: "wrongRow", line: at + 1 };
}

/** @param {string} text @returns {any[] | undefined} */
function jsonRows(text) {
  try {
    const file = JSON.parse(text);
    return file.app === APP && Array.isArray(file.entries) ? file.entries : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} text @returns {any[] | undefined} */
function csvRows(text) {
  const [head, ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/).filter((line) => line.trim());
  if (head?.trim() !== COLUMNS.join(",")) return undefined;
  return lines.map((line) => Object.fromEntries(line.split(",").map((word, i) => [COLUMNS[i], word.trim()])));
}
