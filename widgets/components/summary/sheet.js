// Says what stands in each part of the page: rows of plain words with their clinical term. Draws nothing.

import { assess, holds } from "../checklist/match.js";
import { dayWords } from "../shared/date_words.js";
import { fill } from "../shared/dom.js";
import { clearedRows } from "./cleared.js";
import { answerRow, cut, label, listed, ownRow } from "./says.js";
import { byLevel, placesOf, signRows, timingGrid } from "./signs.js";
import { WEEKDAYS } from "./visit.js";

const LONGEST_LINE = 180;
const LONGEST_OWN = 200;

/** @typedef {import("./says.js").Row} Row @typedef {import("./says.js").Known} Known
 * @typedef {import("./visit.js").Given} Given
 * @typedef {{rows: Row[], grid?: {sign: string, at: string[]}[]}} Part */

/** The questions offered, those that fit the answers first. @param {Known} known @param {Given} given */
export function offered({ sheet }, given) {
  const fits = sheet.offers.filter((each) => each.when.length && holds(given.answers, each.when));
  return [...fits, ...sheet.offers.filter((each) => !each.when.length)].slice(0, sheet.mostOffered);
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
  return [...flags.map(({ id }) => short(id)), ...outcome.raisedBy.map(short).filter(Boolean), ...unsure];
}

/** @param {Known} known @param {Record<string, any>} answers @returns {Row[]} */
const whereRows = ({ texts }, answers) =>
  placesOf(answers)
    .filter((id) => id in texts.places)
    .map((id, at) => ({ words: `${at + 1}. ${texts.places[id][0]}`, term: texts.places[id][1] }));

/** @param {Known} known @param {Given} given @returns {Row[]} */
function painRows(known, { answers, now, helps, worsens }) {
  const { words } = known;
  const current = now === null ? words.open : fill(words.ofTen, { n: now });
  const worst = label(known, answers, "CK-02");
  const change = ownRow(words, words.change, answers["CK-04"] === "yes" && answers["CK-04.words"])[0];
  const changed = answerRow(known, words.changed, answers, "CK-04");
  return [
    { words: fill(words.pain, { worst, now: current }), term: known.texts.asked["CK-02"].term },
    answerRow(known, words.long, answers, "CK-03"),
    change ? { ...changed, words: fill(words.changed, { answer: change.words }) } : changed,
    answerRow(known, words.settles, answers, "CK-06"),
    ...ownRow(words, words.helps, helps, words.helpsTerm),
    ...ownRow(words, words.worsens, worsens, words.worsensTerm),
  ];
}

/** @param {Known} known @param {Record<string, any>} answers @returns {Row[]} */
function lifeRows(known, answers) {
  const { words } = known;
  const row = (text, id) => (answers[id] === undefined ? [] : [answerRow(known, text, answers, id)]);
  const stopped = ownRow(words, words.stopped, answers["CK-35.words"]);
  return [...row(words.function, "CK-35"), ...stopped, ...row(words.mood, "CK-36")];
}

/** @param {Known} known @param {Record<string, any>} answers @returns {Row[]} */
function medicineRows(known, answers) {
  const which = answers["CK-37.words"];
  if (answers["CK-37"] === undefined && !which) return [];
  return [
    answerRow(known, known.words.medicine, answers, "CK-37"),
    ...ownRow(known.words, known.words.whichOnes, which),
  ];
}

/** @param {Known} known @param {Record<string, any>} answers @returns {Row[]} */
function aboutRows(known, answers) {
  const { texts, words } = known;
  const parts = answers.PARTS === undefined ? [] : [answerRow(known, words.bodyParts, answers, "PARTS")];
  if (answers["CK-34"] === undefined) return parts;
  const how = texts.scales["how-born"][answers["CK-34.follow"]];
  const birth = answerRow(known, words.birth, answers, "CK-34");
  return [...parts, how ? { ...birth, words: fill(words.bornHow, { birth: birth.words, how }) } : birth];
}

/** @param {Known} known @param {Given["diary"]} runs @returns {Row[]} */
function diaryRows({ words }, runs) {
  const last = runs[runs.length - 1];
  if (!last) return [{ words: words.noDiary }];
  const many = (name, word) => runs.filter((run) => run[name] === word).length;
  const most = (name) => Math.max(...runs.map((run) => run[name]));
  const mornings = ["usual", "settled", "worse"].map((word) => [word, many("morning", word)]);
  const response = { ...Object.fromEntries(mornings), open: many("morning", "") };
  const span = {
    n: runs.length,
    first: dayWords(runs[0].day),
    last: dayWords(last.day),
    longest: most("minutes"),
  };
  return [
    { words: fill(words.runs, span) },
    { words: fill(words.during, { last: last.during, most: most("during") }) },
    { words: fill(words.response, response), term: words.responseTerm },
    { words: fill(words.pelvic, { slight: many("pelvic", "slight"), new: many("pelvic", "new") }) },
    ...(many("stopped", true) ? [{ words: fill(words.stops, { n: many("stopped", true) }) }] : []),
  ];
}

/** @param {Known} known @param {Given} given @returns {Row[]} */
function planRows({ texts, words }, { plan, diary }) {
  if (!plan) return [{ words: words.noPlan }];
  const days = plan.weekdays.map((day) => texts.days[WEEKDAYS.indexOf(day)]).join(", ");
  const programme = texts.programmes[plan.programme] ?? plan.programme;
  const last = diary[diary.length - 1];
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
