// The page in two languages: each row of a person's words with the clinician's English beside it.

import { daysIn } from "../shared/date_words.js";
import { fillSheet } from "./sheet.js";

/** @typedef {import("./says.js").Known} Known @typedef {import("./sheet.js").Sheet} Sheet */

const ISOLATES = /[\u2066-\u2069]/g;

/** @param {string} text */
const bare = (text) => text.replace(ISOLATES, "");

/** A text with its English, between the signs that page/static/marked_parts.js knows.
 * @param {string} text @param {string} [english] */
export const withEnglish = (text, english) =>
  english && bare(english) !== bare(text) ? `${text} \u2066${english}\u2069` : text;

/** What fillSheet says, in the words of the person and, where there are others, of the clinician.
 * @param {Known} known @param {any} english its texts and words, or nothing
 * @param {any[]} given what fillSheet takes besides @returns {Sheet & {openEnglish?: string[]}} */
export function fillBoth(known, english, ...given) {
  const own = /** @type {any} */ (fillSheet)(known, ...given);
  if (!english?.words) return own;
  const inEnglish = () => /** @type {any} */ (fillSheet)({ ...known, ...english }, ...given);
  const other = daysIn("en-GB", inEnglish);
  return { parts: beside(own.parts, other.parts), open: own.open, openEnglish: other.open };
}

/** @param {Sheet["parts"]} parts @param {Sheet["parts"]} others @returns {Sheet["parts"]} */
function beside(parts, others) {
  const row = (each, at, id) => ({ ...each, words: withEnglish(each.words, others[id].rows[at]?.words) });
  const mark = (each, at, id) => ({ ...each, sign: withEnglish(each.sign, others[id].grid?.[at]?.sign) });
  return Object.fromEntries(
    Object.entries(parts).map(([id, part]) => [id, {
      ...part,
      rows: part.rows.map((each, at) => row(each, at, id)),
      ...(part.grid ? { grid: part.grid.map((each, at) => mark(each, at, id)) } : {}),
    }]),
  );
}
