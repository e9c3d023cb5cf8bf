// The value of each answer, and whether a row of a table holds for it. See widgets/model/triage/answers.py and tables.py.

/**
 * @typedef {Record<string, string | string[]>} Answers
 * @typedef {Record<string, number>} Values
 * @typedef {[string, number, number, number]} Entry
 */

const FREE = /\.(when|words|follow|day|list)$/;
const PLACE = /^[A-Z]+-\d+(\.[lr])?$/;
const WORDS = /** @type {Record<string, number>} */ ({ yes: 1, no: 0 });

/** The number behind each answer; "not sure", free text and skipped answers have none. Places are counted, and each
 * of their areas is 1, whichever side was picked. @param {Answers} answers @returns {Values} */
export function numbers(answers) {
  const values = /** @type {Values} */ ({});
  for (const [name, answer] of Object.entries(answers)) {
    if (FREE.test(name)) continue;
    const word = [answer].flat().join(" ");
    if (word in WORDS) values[name] = WORDS[word];
    else if (/^\d+$/.test(word)) values[name] = Number(word);
    else countPlaces(values, name, word.split(" "));
  }
  return values;
}

/** @param {Values} values @param {string} name @param {string[]} places */
function countPlaces(values, name, places) {
  if (!places.every((place) => PLACE.test(place))) return;
  values[name] = places.length;
  for (const place of places) values[place.split(".")[0]] = 1;
}

/** @param {Values} values @param {Entry[]} row */
const rowHolds = (values, row) =>
  row.every(([name, low, high, wanted]) => (values[name] >= low && values[name] <= high) === Boolean(wanted));

/** @param {Values} values @param {Entry[][]} table */
export const rowsThatHold = (values, table) => table.filter((row) => rowHolds(values, row));

/** @param {Values} values @param {Entry[][]} table */
export const anyHolds = (values, table) => table.some((row) => rowHolds(values, row));

/** The questions that have an answer, or a part of one, such as words. @param {Answers} answers @returns {Set<string>} */
export const answered = (answers) => new Set(Object.keys(answers).map((name) => name.split(".")[0]));

/** Whether a question can be true of somebody. @param {{who: string[]}} entry @param {string[]} absent see `leftOut` */
export const fits = ({ who }, absent) => !who.every((each) => absent.includes(each));

/** Whose questions the answers leave out, such as "womb". @param {Answers} answers
 * @param {{item: string, answer: string, who: string[]}[]} hides @returns {string[]} */
export const leftOut = (answers, hides) =>
  hides.filter((row) => answers[row.item] === row.answer).flatMap((row) => row.who);
