// Says what stands in each part of the page: rows of plain words with their clinical term. Draws nothing.
// What was not answered has no row: it is named in one line for the whole page.

import { assess, holds } from "../checklist/match.js";
import { worstOfLastDay } from "../diary/replay.js";
import { dayWords } from "../shared/date_words.js";
import { fill } from "../shared/dom.js";
import { clearedRows } from "./cleared.js";
import { answerRow, cut, label, listed, lower, ownRow } from "./says.js";
import { byLevel, placesOf, signRows, timingGrid } from "./signs.js";
import { WEEKDAYS } from "./visit_file.js";

const LONGEST_LINE = 180;
const LONGEST_OWN = 200;
const LONGEST_ACTIVITY = 50;
const LONGEST_BESIDE = 110;
const MOST_QUESTIONS = 7;
const MOST_ABOUT = 3;
const OPEN_OF_PAIN = {
  pain_worst: "openWorst",
  duration: "openLong",
  load_change: "openChange",
  settles: "openSettles",
};

/** @typedef {import("./says.js").Row} Row @typedef {import("./says.js").Known} Known
 * @typedef {import("./visit_file.js").Given} Given
 * @typedef {{rows: Row[], grid?: {sign: string, at: string[]}[]}} Part
 * @typedef {{parts: Record<string, Part>, open: string[]}} Sheet `open` names what was not answered */

// The parts that questions fill; the others are a person's own to add.
const ASKED = ["where", "pain", "flags", "signs", "private", "life", "medicines", "you"];

/** The questions offered: about what was compared, then those that fit the answers, then the others.
 * @param {Known} known @param {Given} given @returns {string[]} */
export function offered({ sheet, texts, words }, { answers, treatments }) {
  const about = (treatments?.compare ?? []).flatMap((id) => asksAbout(texts.treatments, words, id));
  const fitting = sheet.offers.filter((each) => each.when.length && holds(answers, each.when));
  const others = sheet.offers.filter((each) => !each.when.length);
  const offers = [...fitting, ...others].map(({ id }) => texts.offers[id]);
  return [...new Set([...about.slice(0, MOST_ABOUT), ...offers])].slice(0, sheet.maxOffered);
}

/** @param {any} treatments @param {Record<string, string>} words @param {string} id of an option */
const asksAbout = ({ compare, asks }, words, id) =>
  (asks[id] ?? []).map((question) => fill(words.about, { name: compare[id], question }));

/** All parts by id. `everything` is what was given before parts were left out: advice follows from it.
 * @param {Known} known @param {Given} given @param {Given} everything @param {string[]} left out by the person
 * @param {any} [clearance] what the plan page keeps of an examination @returns {Sheet} */
export function fillSheet(known, given, everything, left, clearance) {
  const timing = timingGrid(known, given.answers);
  const rows = {
    advice: adviceRows(known, everything.answers),
    where: whereRows(known, given.answers),
    pain: painRows(known, given),
    flags: [...signRows(known, given.answers, "flags"), ...clearedRows(known, given.answers, clearance)],
    signs: signRows(known, given.answers, "signs"),
    private: signRows(known, given.answers, "private"),
    life: lifeRows(known, given.answers),
    medicines: medicineRows(known, given),
    you: aboutRows(known, given.answers),
    diary: diaryRows(known, given.diary),
    plan: planRows(known, given),
    goals: goalRows(known, given),
    treatments: treatmentRows(known, given),
    questions: questionRows(known, given),
  };
  const parts = Object.fromEntries(Object.entries(rows).map(([id, all]) => [id, { rows: all }]));
  return { parts: { ...parts, timing }, open: openNames(known, rows, given, left) };
}

/** What was not answered: whole parts, and within the pain the questions left open. @param {Known} known
 * @param {Record<string, Row[]>} rows @param {Given} given @param {string[]} left @returns {string[]} */
function openNames(known, rows, given, left) {
  const { texts } = known;
  const asked = ASKED.filter((id) => id in texts.parts && !left.includes(id));
  return asked.flatMap((id) => {
    if (!rows[id].length) return [lower(texts.parts[id])];
    return id === "pain" ? openOfPain(known, given) : [];
  });
}

/** @param {Known} known @param {Given} given @returns {string[]} */
function openOfPain({ sheet, words }, { answers, now }) {
  if (answers[sheet.roles.pain_worst] === "0") return [];
  const roles = Object.keys(OPEN_OF_PAIN).filter((role) => {
    const id = sheet.roles[role];
    return id && answers[id] === undefined;
  });
  return [...roles.map((role) => words[OPEN_OF_PAIN[role]]), ...(now === null ? [words.openNow] : [])];
}

/** @param {Known} known @param {Record<string, any>} answers @returns {Row[]} */
function adviceRows({ tables, texts, words }, answers) {
  if (!Object.keys(answers).length) return [{ words: words.noChecklist }];
  const outcome = assess(tables, answers);
  if (outcome.nothing && outcome.level === "none") return [{ words: words.noChecklist }];
  const stop = outcome.stopRunning ? [{ words: words.noRunning, level: "today" }] : [];
  const asking = outcome.askAgain.length ? [{ words: words.stillToAsk }] : [];
  const level = texts.levels[outcome.level];
  if (outcome.level === "none") return [{ words: fill(words.advisedNone, level) }, ...asking, ...stop];
  const signs = listed(words, reasons(texts, words, outcome, answers), LONGEST_LINE);
  const because = signs ? [{ words: fill(words.because, { signs }) }] : [];
  return [{ words: fill(words.advised, level), level: outcome.level }, ...because, ...asking, ...stop];
}

/** What raised the level, the most urgent signs first; "not sure" is said so.
 * @param {any} texts @param {Record<string, string>} words @param {any} outcome
 * @param {Record<string, any>} answers @returns {string[]} */
function reasons(texts, words, outcome, answers) {
  const named = (id) => texts.asked[id]?.short;
  const short = (id) =>
    answers[id] === "no" && named(id) ? fill(words.saidNo, { sign: named(id) }) : named(id);
  const flags = outcome.flags.map((id, at) => ({ id, level: outcome.flagLevels[at] })).sort(byLevel);
  const unsure = outcome.unsure.map((id) => fill(words.unsureAbout, { sign: short(id) }));
  const oneOf = outcome.listed.length
    ? [fill(words.unsureOneOf, { signs: outcome.listed.map(short).join(", ") })]
    : [];
  return [
    ...flags.map(({ id }) => short(id)),
    ...outcome.raisedBy.map(short).filter(Boolean),
    ...unsure,
    ...oneOf,
  ];
}

/** @param {Known} known @param {Record<string, any>} answers @returns {Row[]} */
const whereRows = ({ sheet, texts }, answers) =>
  placesOf(sheet, answers)
    .filter((id) => id in texts.places)
    .map((id, at) => ({ words: `${at + 1}. ${texts.places[id][0]}`, term: texts.places[id][1] }));

/** A row for the question in a role; none where the guide does not ask it or it was not answered.
 * @param {Known} known @param {string} text @param {Record<string, any>} answers @param {string} role
 * @returns {Row[]} */
function roleRow(known, text, answers, role) {
  const id = known.sheet.roles[role];
  return answers[id] === undefined ? [] : [answerRow(known, text, answers, id)];
}

/** What a person wrote beside the answer in a role. @param {Known} known @param {Record<string, any>} answers
 * @param {string} role */
const written = ({ sheet }, answers, role) => answers[`${sheet.roles[role]}.words`];

/** @param {Known} known @param {Given} given @returns {Row[]} */
function painRows(known, given) {
  const { words } = known;
  const { answers, helps, worsens } = given;
  return [
    ...nowRow(known, given),
    ...roleRow(known, words.long, answers, "duration"),
    ...changeRow(known, answers),
    ...roleRow(known, words.settles, answers, "settles"),
    ...ownRow(words, words.helps, helps, words.helpsTerm),
    ...ownRow(words, words.worsens, worsens, words.worsensTerm),
  ];
}

/** @param {Known} known @param {Given} given @returns {Row[]} */
function nowRow(known, { answers, now }) {
  const { sheet, texts, words } = known;
  const id = sheet.roles.pain_worst;
  const worst = answers[id] === undefined ? "" : fill(words.worst, { worst: label(known, answers, id) });
  const current = now === null ? "" : fill(words.now, { now: fill(words.ofTen, { n: now }) });
  const both = [worst, current].filter(Boolean).join(words.sentences);
  return both ? [{ words: both, term: texts.asked[id]?.term }] : [];
}

/** @param {Known} known @param {Record<string, any>} answers @returns {Row[]} */
function changeRow(known, answers) {
  const { sheet, words } = known;
  const own = answers[sheet.roles.load_change] === "yes" && written(known, answers, "load_change");
  const [change] = ownRow(words, words.change, own);
  const rows = roleRow(known, words.changed, answers, "load_change");
  return change
    ? rows.map((row) => ({ ...row, words: fill(words.changed, { answer: change.words }) }))
    : rows;
}

/** @param {Known} known @param {Record<string, any>} answers @returns {Row[]} */
const lifeRows = (known, answers) => [
  ...roleRow(known, known.words.function, answers, "function"),
  ...ownRow(known.words, known.words.stopped, written(known, answers, "function")),
  ...roleRow(known, known.words.mood, answers, "mood"),
];

/** @param {Known} known @param {Given} given @returns {Row[]} */
function medicineRows(known, { answers, treatments }) {
  const { texts, words } = known;
  return [
    ...roleRow(known, words.medicine, answers, "medicines"),
    ...ownRow(words, words.whichOnes, written(known, answers, "medicines")),
    ...pickedRow(words, words.ticked, texts.treatments.ticks, treatments?.ticks),
  ];
}

/** A row that names what was picked, or none. @param {Record<string, string>} words @param {string} text
 * @param {Record<string, string>} names @param {string[]} [ids] @returns {Row[]} */
function pickedRow(words, text, names = {}, ids = []) {
  const picked = ids.map((id) => names[id]).filter(Boolean);
  return picked.length ? [{ words: fill(text, { picked: listed(words, picked, LONGEST_LINE) }) }] : [];
}

/** @param {Known} known @param {Given} given @returns {Row[]} */
function treatmentRows({ texts, words }, { treatments }) {
  if (!treatments) return [];
  const { compare, matters, own } = treatments;
  const those = (word) => Object.keys(matters).filter((thing) => matters[thing] === word);
  return [
    ...pickedRow(words, words.compared, texts.treatments.compare, compare),
    ...pickedRow(words, words.mattersLot, texts.treatments.matters, those("lot")),
    ...pickedRow(words, words.mattersSome, texts.treatments.matters, those("some")),
    ...ownRow(words, words.ownWords, own, undefined, LONGEST_OWN),
  ];
}

/** A person's own questions, then those they picked among the treatments. @param {Known} known
 * @param {Given} given @returns {Row[]} */
function questionRows({ texts, words }, { questions, treatments }) {
  const picked = (treatments?.ask ?? []).map((id) => texts.treatments.ask?.[id]).filter(Boolean);
  const all = [...new Set([...questions, ...picked])];
  const shown = all.slice(0, MOST_QUESTIONS).map((text, at) => ({
    words: `${at + 1}. ${cut(words, text, LONGEST_OWN)}`,
  }));
  return [
    ...shown,
    ...(all.length > shown.length ? [{ words: fill(words.more, { n: all.length - shown.length }) }] : []),
  ];
}

/** The questions that content names a row for. @param {Known} known @param {Record<string, any>} answers
 * @returns {Row[]} */
const aboutRows = (known, answers) =>
  known.sheet.about.filter((id) => answers[id] !== undefined).map((id) => aboutRow(known, answers, id));

/** @param {Known} known @param {Record<string, any>} answers @param {string} id @returns {Row} */
function aboutRow(known, answers, id) {
  const { texts, words } = known;
  const row = answerRow(known, fill(words.row, { sign: texts.rows[id] }), answers, id);
  const more = texts.scales[texts.asked[id].follow]?.[answers[`${id}.follow`]];
  return more ? { ...row, words: fill(words.then, { answer: row.words, more }) } : row;
}

/** @param {Known} known @param {Given["diary"]} runs @returns {Row[]} */
function diaryRows({ texts, words }, runs) {
  const last = worstOfLastDay(runs);
  const name = texts.runSigns;
  if (!last) return [];
  const many = (part, word) => runs.filter((run) => run[part] === word).length;
  const minutes = runs.map((run) => run.minutes).filter((each) => each !== null);
  const most = (part) => Math.max(...runs.map((run) => run[part]));
  const mornings = ["usual", "settled", "worse"].map((word) => [word, many("morning", word)]);
  const response = { ...Object.fromEntries(mornings), open: many("morning", "") };
  const span = {
    n: runs.length,
    first: dayWords(runs[0].day),
    last: dayWords(last.day),
  };
  return [
    minutes.length
      ? { words: fill(words.runs, { ...span, longest: Math.max(...minutes) }) }
      : { words: fill(words.runsNoMinutes, span) },
    { words: fill(words.during, { last: last.during, most: most("during") }) },
    { words: fill(words.response, response), term: words.responseTerm },
    ...(name
      ? [{
        words: fill(words.signs, {
          ...span,
          name,
          slight: many("pelvic", "slight"),
          new: many("pelvic", "new"),
        }),
      }]
      : []),
    ...(many("stopped", true)
      ? [{ words: fill(words.stops, { ...span, stops: many("stopped", true) }) }]
      : []),
  ];
}

/** @param {Known} known @param {Given} given @returns {Row[]} */
function planRows({ texts, words }, { plan, diary }) {
  if (!plan) return [];
  const days = plan.weekdays.map((day) => texts.days[WEEKDAYS.indexOf(day)]).join(", ");
  const programme = texts.programmes[plan.programme] ?? plan.programme;
  const last = worstOfLastDay(diary);
  const reached = last
    ? [{ words: fill(words.reached, { stage: last.stage, day: dayWords(last.day) }) }]
    : [];
  return [{ words: fill(words.plan, { ...plan, programme, start: dayWords(plan.start), days }) }, ...reached];
}

/** @param {Known} known @param {Given} given @returns {Row[]} */
const goalRows = ({ words }, { goals, activities, plan }) => [
  ...activityRow(words, activities),
  ...ownRow(words, words.own, goals, words.goalsTerm, activities.length ? LONGEST_BESIDE : LONGEST_OWN),
  ...ownRow(words, words.own, goals ? "" : plan?.goal, words.goalsTerm, LONGEST_OWN),
];

/** What a person wants to do again, with how well they can do it now. @param {Known["words"]} words
 * @param {Given["activities"]} activities @returns {Row[]} */
function activityRow(words, activities) {
  if (!activities.length) return [];
  const isRated = activities.some(({ ability }) => ability !== null);
  const named = activities.map(({ text, ability }) => {
    const own = cut(words, text, LONGEST_ACTIVITY);
    return ability === null ? own : fill(words.ability, { own, ability });
  });
  const text = isRated ? words.abilities : words.activities;
  return [{ words: fill(text, { activities: named.join(words.and) }), term: words.activitiesTerm }];
}
