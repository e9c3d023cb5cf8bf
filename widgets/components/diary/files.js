// Writes a diary to a file and reads one back; a file that is wrong is refused in words, and changes nothing.

import { csvText } from "../shared/csv_cells.js";
import { cleaned, wrongColumn } from "./replay.js";
import { COLUMNS, tableRows } from "./table.js";

const APP = "stridewell-diary";
const VERSION = 1;
const LARGEST = 200_000;
const MOST = 1000;

/** @typedef {import("./replay.js").Entry} Entry
 * @typedef {{wrong: string, line?: number, column?: string}} Wrong what is wrong, and where */

/** @param {Entry[]} entries */
export const toJson = (entries) => `${JSON.stringify({ app: APP, version: VERSION, entries }, null, 1)}\n`;

/** @param {Entry[]} entries */
export const toCsv = (entries) =>
  csvText([COLUMNS, ...entries.map((entry) => COLUMNS.map((name) => entry[name]))]);

/** The entries in a file's text, or what is wrong with it.
 * @param {string} text @returns {{entries: Entry[]} | Wrong} */
export function readFile(text) {
  if (text.length > LARGEST) return { wrong: "tooLarge" };
  const rows = text.trimStart().startsWith("{") ? jsonRows(text) : tableRows(text);
  if (!rows) return { wrong: "notDiary" };
  return Array.isArray(rows) ? checked(rows) : rows;
}

/** The entries of some rows, each with all its values, or what is wrong with the first that is wrong.
 * @param {any[]} rows @param {number} [most] @returns {{entries: Entry[]} | Wrong} */
export function checked(rows, most = MOST) {
  if (rows.length > most) return { wrong: "tooMany" };
  const at = rows.findIndex((row) => wrongIn(row) !== undefined);
  if (at < 0) return { entries: rows.map(cleaned).filter((entry) => entry !== undefined) };
  const column = wrongIn(rows[at]);
  return column ? { wrong: "wrongCell", line: at + 1, column } : { wrong: "wrongRow", line: at + 1 };
}

/** The first column that is wrong or not there; "" when all of the row is. @param {any} row */
function wrongIn(row) {
  if (typeof row !== "object" || row === null) return "";
  return COLUMNS.find((name) => !(name in row) || name === wrongColumn(row));
}

/** @param {string} text @returns {any[] | Wrong | undefined} */
function jsonRows(text) {
  try {
    const file = JSON.parse(text);
    if (file.app !== APP || !Array.isArray(file.entries)) return undefined;
    return file.version > VERSION ? { wrong: "newer" } : file.entries;
  } catch {
    return undefined;
  }
}
