// Says what stands in each part of the page: rows of plain words with their clinical term. Draws nothing.

import { assess, holds } from "../checklist/match.js";
import { worstOfLastDay } from "../diary/replay.js";
import { dayWords } from "../shared/date_words.js";
import { fill } from "../shared/dom.js";
import { clearedRows } from "./cleared.js";
import { answerRow, cut, label, listed, ownRow } from "./says.js";
import { byLevel, placesOf, signRows, timingGrid } from "./signs.js";
import { WEEKDAYS } from "./visit_file.js";

const LONGEST_LINE = 180;
const LONGEST_OWN = 200;

/** @typedef {import("./says.js").Row} Row @typedef {import("./says.js").Known} Known
 * @typedef {import("./visit_file.js").Given} Given
 * @typedef {{rows: Row[], grid?: {sign: string, at: string[]}[]}} Part */

/** The questions offered, those that fit the answers first. @param {Known} known @param {Given} given */
export function offered({ sheet }, given) {
  const fits = sheet.offers.filter((each) => each.when.length && holds(given.answers, each.when));
  return [...fits, ...sheet.offers.filter((each) => !each.when.length)].slice(0, sheet.maxOffered);
}

/** All parts by id. `everything` is what was given before parts were left out: advice follows from it.
 * @param {Known} known @param {Given} given @param {Given} everything
 * @param {any} [clearance] what the plan page keeps of an examination @returns {Record<string, Part>} */
export function fillSheet(known, given, everything, clearance) {
  const { words } = known;
  const timing = timingGrid(known, given.answers);
  const rows = {
    advice: adviceRows(known, everything.answers),
    where: whereRows(known, given.answers),
    pain: painRows(known, given),
    flags: [...signRows(known, given.answers, "flags"), ...clearedRows(known, given.answers, clearance)],
    signs: signRows(known, given.answers, "signs"),
    private: signRows(known, given.answers, "private"),
    life: lifeRows(known, given.answers),
    medicines: medicineRows(known, given.answers),
    you: aboutRows(known, given.answers),
    diary: diaryRows(known, given.diary),
    plan: planRows(known, given),
    goals: goalRows(known, given),
    questions: given.questions.map((text, at) => ({ words: `${at + 1}. ${cut(words, text, LONGEST_OWN)}` })),
    timing: timing.rows,
  };
  const isOpen = (id) => !rows[id].length && !(id === "timing" && timing.grid.length);
  const part = (id) => ({ rows: isOpen(id) ? [{ words: words.notAnswered }] : rows[id] });
  const parts = Object.fromEntries(Object.keys(rows).map((id) => [id, part(id)]));
  return { ...parts, timing: { ...parts.timing, grid: timing.grid } };
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

/** A row for the question in a role; none where the guide does not ask it. @param {Known} known
 * @param {string} text @param {Record<string, any>} answers @param {string} role @returns {Row[]} */
function roleRow(known, text, answers, role) {
  const id = known.sheet.roles[role];
  return id ? [answerRow(known, text, answers, id)] : [];
}

/** The same, and none where it was not answered. @type {typeof roleRow} */
const answeredRow = (known, text, answers, role) =>
  answers[known.sheet.roles[role]] === undefined ? [] : roleRow(known, text, answers, role);

/** What a person wrote beside the answer in a role. @param {Known} known @param {Record<string, any>} answers
 * @param {string} role */
const written = ({ sheet }, answers, role) => answers[`${sheet.roles[role]}.words`];

/** @param {Known} known @param {Given} given @returns {Row[]} */
function painRows(known, given) {
  const { words } = known;
  const { answers, helps, worsens } = given;
  return [
    nowRow(known, given),
    ...roleRow(known, words.long, answers, "duration"),
    ...changeRow(known, answers),
    ...roleRow(known, words.settles, answers, "settles"),
    ...ownRow(words, words.helps, helps, words.helpsTerm),
    ...ownRow(words, words.worsens, worsens, words.worsensTerm),
  ];
}

/** @param {Known} known @param {Given} given @returns {Row} */
function nowRow(known, { answers, now }) {
  const { sheet, texts, words } = known;
  const current = now === null ? words.open : fill(words.ofTen, { n: now });
  const id = sheet.roles.pain_worst;
  if (!id) return { words: fill(words.now, { now: current }) };
  return {
    words: fill(words.pain, { worst: label(known, answers, id), now: current }),
    term: texts.asked[id].term,
  };
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
  ...answeredRow(known, known.words.function, answers, "function"),
  ...ownRow(known.words, known.words.stopped, written(known, answers, "function")),
  ...answeredRow(known, known.words.mood, answers, "mood"),
];

/** @param {Known} known @param {Record<string, any>} answers @returns {Row[]} */
function medicineRows(known, answers) {
  const which = written(known, answers, "medicines");
  const rows = which ? roleRow : answeredRow;
  return [
    ...rows(known, known.words.medicine, answers, "medicines"),
    ...ownRow(known.words, known.words.whichOnes, which),
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
  if (!last) return [{ words: words.noDiary }];
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
      ? [{ words: fill(words.signs, { name, slight: many("pelvic", "slight"), new: many("pelvic", "new") }) }]
      : []),
    ...(many("stopped", true) ? [{ words: fill(words.stops, { n: many("stopped", true) }) }] : []),
  ];
}

/** @param {Known} known @param {Given} given @returns {Row[]} */
function planRows({ texts, words }, { plan, diary }) {
  if (!plan) return [{ words: words.noPlan }];
  const days = plan.weekdays.map((day) => texts.days[WEEKDAYS.indexOf(day)]).join(", ");
  const programme = texts.programmes[plan.programme] ?? plan.programme;
  const last = worstOfLastDay(diary);
  const reached = last
    ? [{ words: fill(words.reached, { stage: last.stage, day: dayWords(last.day) }) }]
    : [];
  return [{ words: fill(words.plan, { ...plan, programme, start: dayWords(plan.start), days }) }, ...reached];
}

/** @param {Known} known @param {Given} given @returns {Row[]} */
const goalRows = ({ words }, { goals, plan }) => [
  ...ownRow(words, words.own, goals, words.goalsTerm, LONGEST_OWN),
  ...ownRow(words, words.own, goals ? "" : plan?.goal, words.goalsTerm, LONGEST_OWN),
];
