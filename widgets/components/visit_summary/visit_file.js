// What the phone holds, cleaned and without what was left out: as a visit file, and as a code's text.
// widgets/model/visit/ reads both.

import { readable } from "../diary/replay.js";
import { base45 } from "../shared/base45.js";
import { today } from "../shared/dates.js";

const KIND = "stridewell-visit";
const VERSION = 4;
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const LONGEST = 400;
const LONGEST_WORD = 40;
const LONGEST_OWN = 600;
const MAX_ACTIVITIES = 3;
const MAX_COMPARED = 3;
const MAX_PICKED = 40;
const CHOICE = /^[A-Za-z0-9-]{1,40}$/;
const MATTERS = ["lot", "some", "none"];
const MAX_WORDS = 12;
const MAX_RUNS = 1000;
const LAST_STAGE = 40;
const DAY = /^20\d\d-\d\d-\d\d$/;

/** @typedef {import("../diary/replay.js").Entry} Entry
 * @typedef {Record<string, string | string[]>} Answers
 * @typedef {{programme: string, stage: number, start: string, weekdays: string[], goal: string}} Plan
 * @typedef {{compare: string[], matters: Record<string, string>, own: string, ask: string[],
 *   ticks: string[]}} Treatments
 * @typedef {{answers: Answers, diary: Entry[], plan: Plan | null, treatments: Treatments | null,
 *   now: number | null, helps: string, worsens: string, goals: string, activities: Activity[],
 *   questions: string[]}} Given
 * @typedef {{text: string, ability: number | null}} Activity `ability` from 0 to 10, where it was answered */

/** @param {any} text @param {number} [most] */
const line = (text, most = LONGEST) => (typeof text === "string" ? text.trim().slice(0, most) : "");

/** Everything the phone holds, cleaned. @param {any} model @returns {Given} */
export function givenOf(model) {
  const notes = model.get("notes");
  return {
    answers: answersOf(model.get("checked"), model.get("sheet").asked.map((entry) => entry.id)),
    diary: readable(model.get("entries")).slice(-MAX_RUNS),
    plan: planOf(model.get("choices")),
    treatments: treatmentsOf(model.get("picked")),
    now: zeroToTen(notes.now),
    helps: line(notes.helps),
    worsens: line(notes.worsens),
    goals: line(notes.goals),
    activities: activitiesOf(notes.activities),
    questions: [notes.questions ?? []].flat().map((text) => line(text)).filter(Boolean).slice(0, 3),
  };
}

/** @param {any} text */
const zeroToTen = (text) => (/^(\d|10)$/.test(text) ? Number(text) : null);

/** What a person wants to do again; a number alone says nothing. @param {any} activities @returns {Activity[]} */
const activitiesOf = (activities) =>
  [activities ?? []].flat()
    .map((each) => ({ text: line(each?.text), ability: zeroToTen(each?.ability) }))
    .filter(({ text }) => text).slice(0, MAX_ACTIVITIES);

/** Whether a person has given nothing at all. @param {Given} given */
export const holdsNothing = ({ answers, diary, plan, treatments, now, ...texts }) =>
  !plan && !treatments && now === null &&
  [answers, diary, ...Object.values(texts)].every((part) => !Object.keys(part).length);

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

/** What was picked among the treatments, when anything was. @param {any} picked @returns {Treatments | null} */
function treatmentsOf(picked) {
  const ids = (name, most) =>
    [picked?.[name] ?? []].flat().map(String).filter((id) => CHOICE.test(id)).slice(0, most);
  const matters = Object.entries(picked ?? {})
    .filter(([name, word]) => name.startsWith("matters.") && MATTERS.includes(word))
    .map(([name, word]) => [name.slice("matters.".length), word])
    .filter(([thing]) => CHOICE.test(thing))
    .slice(0, MAX_PICKED);
  return someOf({
    compare: ids("compare", MAX_COMPARED),
    matters: Object.fromEntries(matters),
    own: line(picked?.own, LONGEST_OWN),
    ask: ids("ask", MAX_PICKED),
    ticks: ids("ticks", MAX_PICKED),
  });
}

/** @param {Treatments} treatments @returns {Treatments | null} none where all of it is empty */
const someOf = (treatments) =>
  Object.values(treatments).some((part) => Object.keys(part).length) ? treatments : null;

/** What is left when some parts are taken out. @param {Given} given @param {string[]} left
 * @param {{id: string, part: string}[]} asked @returns {Given} */
export function without(given, left, asked) {
  const out = (part) => left.includes(part);
  const part = Object.fromEntries(asked.map((entry) => [entry.id, entry.part]));
  /** @param {[string, any]} answer */
  const stays = ([name]) => !out(part[name.split(".")[0]]) && !(out("timing") && name.endsWith(".when"));
  const plan = given.plan && { ...given.plan, goal: out("goals") ? "" : given.plan.goal };
  const { treatments } = given;
  return {
    answers: Object.fromEntries(Object.entries(given.answers).filter(stays)),
    diary: out("diary") ? [] : given.diary,
    plan: out("plan") ? null : plan,
    treatments: treatments && someOf({
      compare: out("treatments") ? [] : treatments.compare,
      matters: out("treatments") ? {} : treatments.matters,
      own: out("treatments") ? "" : treatments.own,
      ask: out("questions") ? [] : treatments.ask,
      ticks: out("medicines") ? [] : treatments.ticks,
    }),
    now: out("pain") ? null : given.now,
    helps: out("pain") ? "" : given.helps,
    worsens: out("pain") ? "" : given.worsens,
    goals: out("goals") ? "" : given.goals,
    activities: out("goals") ? [] : given.activities,
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
