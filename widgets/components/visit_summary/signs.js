// How each sign was answered, and the rows that say so.

import { fits, leftOut } from "../checklist/values.js";
import { fill } from "../shared/dom.js";
import { label, listed, lower } from "./says.js";

/** @typedef {import("./says.js").Row} Row @typedef {import("./says.js").Known} Known */

const LEVELS = ["emergency", "today", "soon", "days", "routine", ""];
const MOST = { flags: 6, signs: 7, private: 4, timing: 4 };
const LONGEST = 240;

/** @param {{level: string}} a @param {{level: string}} b the more urgent first */
export const byLevel = (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);

/** The places picked. @param {any} sheet @param {Record<string, any>} answers @returns {string[]} */
export const placesOf = ({ roles }, answers) => [answers[roles.where] ?? []].flat();

/** How each sign was answered, as widgets/model/visit/sign_status.py says.
 * @param {any} sheet @param {any} tables @param {Record<string, any>} answers @returns {Record<string, string>} */
export function statuses(sheet, tables, answers) {
  const absent = leftOut(answers, tables.hides);
  const signs = sheet.asked.filter((entry) => entry.isSign);
  return Object.fromEntries(
    signs.map((entry) => [entry.id, statusOf(entry, answers, absent, sheet.bothered)]),
  );
}

/** @param {any} entry @param {Record<string, any>} answers @param {string[]} absent @param {number} bothered */
function statusOf(entry, answers, absent, bothered) {
  const word = answers[entry.id];
  if (word === undefined) return fits(entry, absent) ? "skipped" : "not asked";
  if (word === "unsure") return "unsure";
  const number = word === "yes" ? 1 : word === "no" ? 0 : Number(word);
  if (number >= entry.from || Number(answers[`${entry.id}.bother`] ?? 0) >= bothered) return "marked";
  return number > 0 ? "rarely" : "no";
}

/** Marked and unsure signs of a part as rows, the most urgent first; the others as counted lines.
 * @param {Known} known @param {Record<string, any>} answers @param {string} part @returns {Row[]} */
export function signRows(known, answers, part) {
  const { sheet, tables, texts, words } = known;
  const found = statuses(sheet, tables, answers);
  const entries = sheet.asked.filter((entry) => entry.part === part && entry.isSign);
  const those = (status) => entries.filter((entry) => found[entry.id] === status);
  if (entries.every((entry) => ["skipped", "not asked"].includes(found[entry.id]))) return [];
  const isListed = (entry) => answers[`${entry.id}.list`] !== undefined;
  const shown = [...those("marked").sort(byLevel), ...those("unsure").sort(byLevel)];
  const rarely = listed(words, those("rarely").map((entry) => texts.asked[entry.id].short), LONGEST);
  return [
    ...shown.slice(0, MOST[part]).flatMap((entry) => signRow(known, answers, entry)),
    ...counted(words.more, Math.max(0, shown.length - MOST[part])),
    ...(rarely ? [{ words: fill(words.rarely, { signs: rarely }) }] : []),
    ...noRows(known, entries, those("no").filter((entry) => !isListed(entry)), known.words.no),
    ...noRows(known, entries, those("no").filter(isListed), known.words.noListed),
    ...counted(words.skipped, those("skipped").length),
    ...counted(words.notAsked, those("not asked").length),
  ];
}

/** @param {string} text @param {number} n @returns {Row[]} */
const counted = (text, n) => (n ? [{ words: fill(text, { n }) }] : []);

/** @param {Known} known @param {Record<string, any>} answers @param {any} entry @returns {Row[]} */
function signRow(known, answers, entry) {
  const { texts, words } = known;
  const { short, term, worse } = texts.asked[entry.id];
  const plain = label(known, answers, entry.id);
  const bother = texts.scales.bother?.[answers[`${entry.id}.bother`]];
  const answer = bother ? fill(words.bother, { answer: plain, bother: lower(bother) }) : plain;
  const row = { words: fill(words.row, { sign: short, answer }), term, level: entry.level };
  if (!worse || answers[`${entry.id}.worse`] === undefined) return [row];
  const more = label(known, answers, `${entry.id}.worse`, "yes-no");
  return [row, { words: fill(words.worse, { question: worse, answer: more }) }];
}

/** What was answered "no"; a level of warning signs that is all "no" is said in one.
 * @param {Known} known @param {any[]} entries @param {any[]} no @param {string} text @returns {Row[]} */
function noRows({ texts, words }, entries, no, text) {
  const at = (level) => entries.filter((entry) => entry.level === level);
  const whole = LEVELS.filter((level) =>
    level && at(level).length && at(level).every((entry) => no.includes(entry))
  );
  const all = whole.map((level) => fill(words[`all-${level}`], { n: at(level).length }));
  const single = no.filter((entry) => !whole.includes(entry.level)).map((entry) =>
    texts.asked[entry.id].short
  );
  const signs = listed(words, [...all, ...single], LONGEST);
  return signs ? [{ words: fill(text, { signs }) }] : [];
}

/** Which signs come when; those beyond the most are counted. @param {Known} known
 * @param {Record<string, any>} answers @returns {{rows: Row[], grid: {sign: string, at: string[]}[]}} */
export function timingGrid({ sheet, texts, words }, answers) {
  const timed = sheet.asked.filter((entry) => answers[`${entry.id}.when`]?.length);
  const grid = timed
    .slice(0, MOST.timing)
    .map(({ id }) => ({ sign: texts.asked[id].short, at: [answers[`${id}.when`]].flat() }));
  return { grid, rows: counted(words.more, timed.length - grid.length) };
}
