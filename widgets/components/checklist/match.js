// The matcher: looks answers up in the tables that Python made. It holds no policy of its own.

import { answered, anyHolds, fits, leftOut, numbers, rowsThatHold } from "./values.js";

/**
 * @typedef {import("./values.js").Answers} Answers
 * @typedef {import("./values.js").Values} Values
 * @typedef {import("./values.js").Entry} Entry
 * @typedef {{level: string, flags: string[], flagLevels: string[], cards: string[], notes: string[],
 *   askAgain: string[], stopRunning: boolean, noPattern: boolean, raisedBy: string[], unsure: string[],
 *   unsureUrgent: string[], mild: boolean, nothing: boolean, because: Record<string, string[]>,
 *   cardLevels: Record<string, string>, listed: string[], unasked: string[]}} Outcome
 */

export const UNSURE = "unsure";
const URGENT = ["today", "emergency"];

/** @param {Answers} answers @param {Entry[][]} table */
export const holds = (answers, table) => anyHolds(numbers(answers), table);

/** @param {any} answer */
export const isYes = (answer) => answer === "yes" || answer === "1";

/** Whether a sign is there, or may be. @param {any} answer */
export const isMarked = (answer) => isYes(answer) || answer === UNSURE;

/** @param {{level: string}} outcome */
export const isUrgent = ({ level }) => URGENT.includes(level);

/** @param {any} tables @param {string[]} levels */
const highest = (tables, levels) =>
  levels.reduce((a, b) => (tables.levels.indexOf(b) > tables.levels.indexOf(a) ? b : a), "none");

/** @param {any} tables @param {any} flag @param {Answers} answers @param {Values} values */
function flagLevel(tables, flag, answers, values) {
  const [word, worse] = [answers[flag.id], answers[`${flag.id}.worse`]];
  const levels = [];
  if (isYes(word) || (word === UNSURE && flag.unsure === "yes")) levels.push(flag.level);
  const asked = flag.worse && (isYes(word) || word === UNSURE);
  if (asked && (isYes(worse) || worse === UNSURE)) levels.push(flag.worse);
  if (flag.alsoLevel && anyHolds(values, flag.also)) levels.push(flag.alsoLevel);
  return highest(tables, levels);
}

/** @param {any} tables @param {any} item @param {Values} values */
const floorOf = (tables, item, values) =>
  highest(tables, item.floor.filter((row) => anyHolds(values, row.when)).map((row) => row.level));

/** What each "not sure" leads to, those that count as yes left out.
 * @param {any} tables @param {Answers} answers @param {Values} values @returns {[any, string][]} */
function doubts(tables, answers, values) {
  const isUnsure = (entry) => answers[entry.id] === UNSURE && !anyHolds(values, entry.explained);
  const flags = tables.flags.filter((flag) => isUnsure(flag) && flag.unsure !== "yes");
  const items = tables.items.filter((item) => (item.bone ? answers[item.id] === UNSURE : isUnsure(item)));
  return [
    ...flags.map((flag) => [flag, flag.unsure]),
    ...items.map((item) => [item, itemDoubt(tables, item, values)]),
  ]
    .filter(([, level]) => level !== "none");
}

/** One step below what a yes would lead to, not below routine; a bone sign is phoned about today.
 * @param {any} tables @param {any} item @param {Values} values */
function itemDoubt(tables, item, values) {
  if (item.bone) return "soon";
  const floor = floorOf(tables, item, { ...values, [item.id]: Number(item.unsure === "yes") });
  return floor === "none" ? floor : tables.levels[Math.max(1, tables.levels.indexOf(floor) - 1)];
}

/** @param {any} tables @param {Values} values @returns {any[]} */
function firedCards(tables, values) {
  const fired = tables.cards.filter((card) => anyHolds(values, card.when));
  const stopping = fired.filter((card) => card.stopsOthers);
  return stopping.length ? stopping : fired;
}

/** @param {any} card @param {Values} values */
function because(card, values) {
  const wanted = rowsThatHold(values, card.when).flat().filter((entry) => entry[3]);
  return [...new Set(wanted.map(([name]) => name.split(".")[0]))];
}

/** The flags that an answer has opened, which are not answered yet and fit the person.
 * @param {any} tables @param {Answers} answers @param {Values} values @returns {string[]} */
function askedAgain(tables, answers, values) {
  const opened = tables.reopens.filter((row) => anyHolds(values, row.when)).map((row) => row.flag);
  const absent = leftOut(answers, tables.hides);
  const isOpen = ({ id }) => opened.includes(id) && answers[id] === undefined;
  return tables.flags.filter((flag) => isOpen(flag) && fits(flag, absent)).map((flag) => flag.id);
}

/** The urgent flags that fit the person and were not answered at all.
 * @param {any} tables @param {Answers} answers @returns {string[]} */
function unaskedOf(tables, answers) {
  const absent = leftOut(answers, tables.hides);
  const isOpen = ({ id }) => answers[id] === undefined && answers[`${id}.list`] === undefined;
  return tables.flags
    .filter((flag) => isUrgent(flag) && isOpen(flag) && fits(flag, absent))
    .map((flag) => flag.id);
}

/** @param {any} tables @param {any[]} fired @param {string} flagged @param {string} level @param {boolean} asking */
function shownCards(tables, fired, flagged, level, asking) {
  if (URGENT.includes(flagged)) return [];
  const onlyStops = asking || URGENT.includes(level);
  return fired.filter((card) => card.stopsOthers || !onlyStops).slice(0, tables.maxCards);
}

/** How soon a card is to be looked at: never later than an answer that shows it.
 * @param {any} tables @param {any} card @param {Values} values */
function cardLevel(tables, card, values) {
  const raised = card.raise.filter((row) => anyHolds(values, row.when)).map((row) => row.level);
  const signs = tables.items.filter((item) => because(card, values).includes(item.id));
  return highest(tables, [card.level, ...raised, ...signs.map((item) => floorOf(tables, item, values))]);
}

/** @param {any} tables @param {string} level @param {string[]} raised @param {Values} values */
function isMild(tables, level, raised, values) {
  const mild = tables.mild[level];
  return Boolean(mild) && raised.every((id) => mild.only.includes(id)) && anyHolds(values, mild.when);
}

/** What follows from the answers.
 * @param {any} tables made by widgets/model/triage/compiled_tables.py @param {Answers} answers @returns {Outcome} */
export function assess(tables, answers) {
  const values = numbers(answers);
  const levelOf = (flag) => flagLevel(tables, flag, answers, values);
  const flags = tables.flags.filter((flag) => levelOf(flag) !== "none");
  const flagLevels = flags.map(levelOf);
  const raised = tables.items.filter((item) => floorOf(tables, item, values) !== "none");
  const raisedBy = raised.map((item) => item.id);
  const doubted = doubts(tables, answers, values);
  const fired = firedCards(tables, values);
  const listed = tables.flags.filter((flag) =>
    answers[`${flag.id}.list`] === UNSURE && answers[flag.id] === undefined
  );
  const flagged = highest(tables, flagLevels);
  const own = [
    ...flagLevels,
    ...raised.map((item) => floorOf(tables, item, values)),
    ...doubted.map(([, level]) => level),
    ...listed.map((flag) => flag.level),
  ];
  const level = highest(tables, [...own, ...fired.map((card) => cardLevel(tables, card, values))]);
  const askAgain = URGENT.includes(flagged) ? [] : askedAgain(tables, answers, values);
  const cards = shownCards(tables, fired, flagged, highest(tables, own), askAgain.length > 0);
  const isTicked = (entry) => isMarked(answers[entry.id]) || listed.includes(entry);
  const stopping = [
    ...tables.flags.filter((flag) => flag.stopsRunning),
    ...tables.items.filter((item) => item.bone),
  ];
  const stopRunning = stopping.some(isTicked) || fired.some((card) => card.stopsOthers);
  const notes = tables.notes.filter((n) => !(stopRunning && n.aboutRunning) && anyHolds(values, n.when));
  return {
    level,
    flags: flags.map((flag) => flag.id),
    flagLevels,
    cards: cards.map((card) => card.id),
    notes: level === "emergency" ? [] : notes.map((note) => note.id),
    askAgain,
    stopRunning,
    noPattern: level !== "none" && !flags.length && !fired.length && !askAgain.length && !listed.length,
    raisedBy,
    unsure: doubted.map(([entry]) => entry.id),
    unsureUrgent: doubted.filter(([entry]) => (entry.who ? entry.level === "today" : entry.bone)).map(([e]) =>
      e.id
    ),
    mild: !flags.length && !doubted.length && !listed.length &&
      isMild(tables, level, raisedBy, values),
    nothing: [...answered(answers)].every((name) => tables.status.includes(name)),
    listed: listed.map((flag) => flag.id),
    unasked: unaskedOf(tables, answers),
    because: Object.fromEntries(fired.map((card) => [card.id, because(card, values)])),
    cardLevels: Object.fromEntries(cards.map((card) => [card.id, cardLevel(tables, card, values)])),
  };
}
