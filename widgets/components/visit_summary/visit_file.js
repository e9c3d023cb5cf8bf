// What the phone holds, cleaned and without what was left out: as a visit file, and as a code's text.
// widgets/model/visit/ reads both.

import { readable } from "../diary/replay.js";
import { base45 } from "../shared/base45.js";
import { today } from "../shared/dates.js";

const KIND = "stridewell-visit";
const VERSION = 2;
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const LONGEST = 400;
const LONGEST_WORD = 40;
const MAX_WORDS = 12;
const MAX_RUNS = 1000;
const LAST_STAGE = 40;
const DAY = /^20\d\d-\d\d-\d\d$/;

/** @typedef {import("../diary/replay.js").Entry} Entry
 * @typedef {Record<string, string | string[]>} Answers
 * @typedef {{programme: string, stage: number, start: string, weekdays: string[], goal: string}} Plan
 * @typedef {{answers: Answers, diary: Entry[], plan: Plan | null, now: number | null, helps: string,
 *   worsens: string, goals: string, questions: string[]}} Given */

/** @param {any} text @param {number} [most] */
const line = (text, most = LONGEST) => (typeof text === "string" ? text.trim().slice(0, most) : "");

/** Everything the phone holds, cleaned. @param {any} model @returns {Given} */
export function givenOf(model) {
  const notes = model.get("notes");
  return {
    answers: answersOf(model.get("checked"), model.get("sheet").asked.map((entry) => entry.id)),
    diary: readable(model.get("entries")).slice(-MAX_RUNS),
    plan: planOf(model.get("choices")),
    now: /^(\d|10)$/.test(notes.now) ? Number(notes.now) : null,
    helps: line(notes.helps),
    worsens: line(notes.worsens),
    goals: line(notes.goals),
    questions: [notes.questions ?? []].flat().map((text) => line(text)).filter(Boolean).slice(0, 3),
  };
}

/** Answers to questions that are asked, as text or lists of words. @param {any} checked @param {string[]} asked */
function answersOf(checked, asked) {
  const known = Object.entries(checked ?? {}).filter(([name]) => asked.includes(name.split(".")[0]));
  const tidy = known.map(([name, answer]) => [name, Array.isArray(answer) ? listed(answer) : line(answer)]);
  return Object.fromEntries(tidy.filter(([, answer]) => answer.length));
}

/** @param {any[]} answer */
const listed = (answer) => answer.map((word) => line(word, LONGEST_WORD)).filter(Boolean).slice(0, MAX_WORDS);

/** The plan, when one was made. @param {any} choices @returns {Plan | null} */
function planOf(choices) {
  const stage = Number(choices?.stage);
  const fits = choices?.made && DAY.test(choices.start) && Number.isInteger(stage) && stage <= LAST_STAGE &&
    stage >= 0;
  if (!fits) return null;
  return {
    programme: line(choices.programme, LONGEST_WORD),
    stage,
    start: choices.start,
    weekdays: [choices.weekdays ?? []].flat().map((day) => WEEKDAYS[day]).filter(Boolean).slice(0, 7),
    goal: line(choices.goal),
  };
}

/** What is left when some parts are taken out. @param {Given} given @param {string[]} left
 * @param {{id: string, part: string}[]} asked @returns {Given} */
export function without(given, left, asked) {
  const out = (part) => left.includes(part);
  const part = Object.fromEntries(asked.map((entry) => [entry.id, entry.part]));
  /** @param {[string, any]} answer */
  const stays = ([name]) => !out(part[name.split(".")[0]]) && !(out("timing") && name.endsWith(".when"));
  const plan = given.plan && { ...given.plan, goal: out("goals") ? "" : given.plan.goal };
  return {
    answers: Object.fromEntries(Object.entries(given.answers).filter(stays)),
    diary: out("diary") ? [] : given.diary,
    plan: out("plan") ? null : plan,
    now: out("pain") ? null : given.now,
    helps: out("pain") ? "" : given.helps,
    worsens: out("pain") ? "" : given.worsens,
    goals: out("goals") ? "" : given.goals,
    questions: out("questions") ? [] : given.questions,
  };
}

/** The text of a visit file. @param {Given} given @param {string} guide @param {number} edition of the questions
 * @returns {string} */
export const fileText = (given, guide, edition) =>
  JSON.stringify({ kind: KIND, version: VERSION, guide, edition, made: today(), ...given });

/** The text of a code that holds the same as a file, or nothing where the browser cannot make one.
 * @param {string} file @returns {Promise<string | undefined>} */
export async function codeText(file) {
  try {
    const packed = new Blob([file]).stream().pipeThrough(new CompressionStream("deflate"));
    return `SW1/${base45(new Uint8Array(await new Response(packed).arrayBuffer()))}/`;
  } catch {
    return undefined;
  }
}
