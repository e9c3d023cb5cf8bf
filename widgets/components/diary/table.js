// Reads a diary's table as a spreadsheet may have written it: its separator, quotes, words and days.
// As widgets/model/visit/diary_file.py reads it.

import { unescapeFormula } from "../shared/csv_cells.js";
import { isDay } from "../shared/dates.js";

export const COLUMNS = ["day", "stage", "minutes", "during", "pelvic", "stopped", "morning"];
const NUMBERS = ["stage", "minutes", "during"];
const SEPARATORS = [",", ";", "\t"];
const TWO_WAYS = /^(\d{1,2})([/-])(\d{1,2})\2(20\d\d)$/;
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(20)?(\d\d)$/;
/** What spreadsheets write for true and false: English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Polish, Swedish, Danish, Norwegian, Finnish, Czech. */
const YES = "1 TRUE WAHR VRAI VERDADERO VERO VERDADEIRO WAAR PRAWDA SANT SAND SANN TOSI PRAVDA".split(" ");
const NO = "0 FALSE FALSCH FAUX FALSO ONWAAR FAŁSZ FALSKT FALSK USANN EPÄTOSI NEPRAVDA".split(" ");

/** The rows of a table, not yet checked; a row that has more cells than columns is none. Nothing for a text
 * that is no such table, and what is wrong where its days could be read in two ways.
 * @param {string} text @returns {(Record<string, any> | null)[] | {wrong: string} | undefined} */
export function tableRows(text) {
  const whole = text.replace(/^[\uFEFF\r\n\t ]+/, "").replace(/^sep=[,;\t]\r?\n/i, "");
  const [first] = whole.split(/\r|\n/, 1);
  const separator = SEPARATORS.find((mark) => namesOf(cellRows(first, mark)[0]));
  if (!separator) return undefined;
  const [head, ...lines] = cellRows(whole, separator).filter((row) => row.some(Boolean));
  return withDays(lines.map((cells) => typed(namesOf(head) ?? [], cells)));
}

/** The cells of each line; as Python's csv module, which takes a quote as such only where a cell begins.
 * @param {string} text @param {string} mark the separator @returns {string[][]} */
function cellRows(text, mark) {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)(?:"|$))?([^${mark}\\r\\n]*)(${mark}|\\r\\n|\\r|\\n|$)`, "y");
  const rows = [/** @type {string[]} */ ([])];
  while (cell.lastIndex < text.length) {
    const [, quoted = "", plain, end] = /** @type {string[]} */ (/** @type {any} */ (cell.exec(text)));
    rows[rows.length - 1].push(trimmed(unescapeFormula(quoted.replaceAll('""', '"') + plain)));
    if (end !== mark) rows.push([]);
  }
  return rows;
}

/** @param {string} word */
const trimmed = (word) => word.replace(/^[ \t\u00A0]+|[ \t\u00A0]+$/g, "");

/** The columns in the order of a table's first line; nothing when they are not those of a diary.
 * @param {string[]} cells @returns {string[] | undefined} */
function namesOf(cells) {
  const names = cells.map((cell) => cell.toLowerCase());
  while (names.at(-1) === "") names.pop();
  return [...names].sort().join() === [...COLUMNS].sort().join() ? names : undefined;
}

/** @param {string[]} names @param {string[]} cells @returns {Record<string, any> | null} */
function typed(names, cells) {
  if (cells.slice(names.length).some(Boolean)) return null;
  return Object.fromEntries(names.map((name, at) => [name, valueOf(name, cells[at] ?? "")]));
}

/** @param {string} name @param {string} word */
function valueOf(name, word) {
  if (name === "minutes" && !word) return null;
  if (NUMBERS.includes(name)) return /^\d{1,3}$/.test(word) ? Number(word) : word;
  if (name === "stopped") return truth(word.toUpperCase()) ?? word;
  return word;
}

/** @param {string} word */
const truth = (word) => (YES.includes(word) ? true : NO.includes(word) ? false : undefined);

/** Rows with their days as YYYY-MM-DD. Days such as 03/04/2026 are read only where all of them together
 * fit one way and not the other.
 * @param {(Record<string, any> | null)[]} rows */
function withDays(rows) {
  const words = rows.map((row) => row?.day).filter((day) => TWO_WAYS.test(day));
  const ways = [dayFirst, monthFirst].filter((way) => words.every((word) => isDay(way(word))));
  if (ways.length > 1 && words.some((word) => dayFirst(word) !== monthFirst(word)))
    return { wrong: "unsureDays" };
  const read = ways[0] ?? ((day) => day);
  return rows.map((row) => row && { ...row, day: TWO_WAYS.test(row.day) ? read(row.day) : dotted(row.day) });
}

const iso = (year, month, day) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
/** @param {string} word */
const dayFirst = (word) => word.replace(TWO_WAYS, (_, day, __, month, year) => iso(year, month, day));
/** @param {string} word */
const monthFirst = (word) => word.replace(TWO_WAYS, (_, month, __, day, year) => iso(year, month, day));
/** Days with dots stand first wherever the year comes last. @param {string} word */
const dotted = (word) => word.replace(DAY_FIRST, (_, day, month, __, year) => iso(`20${year}`, month, day));
