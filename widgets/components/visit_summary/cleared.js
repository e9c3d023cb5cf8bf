// Says beside the warning signs that a person was examined for them: the signs stay on the page.

import { assess } from "../checklist/match.js";
import { dayWords } from "../shared/date_words.js";
import { isDay } from "../shared/dates.js";
import { fill } from "../shared/dom.js";
import { listed } from "./says.js";

/** @typedef {import("./says.js").Row} Row @typedef {import("./says.js").Known} Known */

const LONGEST = 180;

/** One row when a sign that is still on was there at an examination. @param {Known} known
 * @param {Record<string, any>} answers @param {any} clearance what the plan page keeps @returns {Row[]} */
export function clearedRows({ tables, texts, words }, answers, clearance) {
  const { flags, unsureUrgent } = assess(tables, answers);
  const seen = [clearance?.signs ?? []].flat();
  const names = [...new Set([...flags, ...unsureUrgent])].filter((sign) => seen.includes(sign));
  const sentence = words[`cleared-${clearance?.by}`];
  if (!names.length || !sentence || !isDay(String(clearance.seen), "20")) return [];
  const signs = listed(words, names.map((sign) => texts.asked[sign].short), LONGEST);
  return [{ words: fill(sentence, { signs, day: dayWords(clearance.seen) }) }];
}
