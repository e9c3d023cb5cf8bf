// Puts answers into words: sentences are filled in, and long texts are cut.

import { fill, own } from "../shared/dom.js";

/** @typedef {{words: string, term?: string, level?: string}} Row
 * @typedef {{sheet: any, tables: any, texts: any, words: Record<string, string>}} Known */

/** A person's own words, as much as fits. @param {Record<string, string>} words @param {string} text
 * @param {number} longest */
export function cut(words, text, longest) {
  const whole = text.replace(/\s+/g, " ").trim();
  if (whole.length <= longest) return own(whole, words.cut);
  return `${own(whole.slice(0, longest).trimEnd(), words.cut)}${words.cut}`;
}

/** Names in a row, as many as fit; the rest is counted. @param {Record<string, string>} words
 * @param {string[]} names @param {number} longest */
export function listed(words, names, longest) {
  let fits = names.length;
  while (fits > 1 && names.slice(0, fits).join(words.and).length > longest) fits--;
  const rest = names.length - fits;
  return [...names.slice(0, fits), ...(rest ? [fill(words.more, { n: rest })] : [])].join(words.and);
}

/** @param {string} text a label, for the middle of a sentence */
export const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);

/** The label on its scale of an answer that was given. @param {Known} known @param {Record<string, any>} answers
 * @param {string} name @param {string} [scale] */
export function label({ texts, words }, answers, name, scale = texts.asked[name]?.scale) {
  const answer = answers[name];
  return scale === "pain"
    ? fill(words.ofTen, { n: answer })
    : [answer].flat().map((each) => lower(texts.scales[scale]?.[each] ?? String(each))).join(", ");
}

/** A row for a question. @param {Known} known @param {string} text with a place for the answer
 * @param {Record<string, any>} answers @param {string} id @returns {Row} */
export const answerRow = (known, text, answers, id) => ({
  words: fill(text, { answer: label(known, answers, id) }),
  term: known.texts.asked[id].term,
});

/** A row of a person's own words, or none. @param {Record<string, string>} words @param {string} text
 * @param {any} given @param {string} [term] @param {number} [longest] @returns {Row[]} */
export const ownRow = (words, text, given, term, longest = 100) =>
  given ? [{ words: fill(text, { text: cut(words, String(given), longest) }), term }] : [];
