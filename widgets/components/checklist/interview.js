// The walk through the check, as widgets/model/triage/interview.py tells it: it only puts questions in order.

import { assess, isMarked, isUrgent } from "./match.js";
import { answered, anyHolds, fits, leftOut, numbers } from "./values.js";

/** @typedef {import("./values.js").Answers} Answers
 * @typedef {{section: string, questions: string[]}} Screen what is asked at once
 * @typedef {{tables: any, routes: any, interview: any}} Known what Python made */

const URGENT_LISTS = ["emergency", "today"];

/** Whether a screen is a list of signs, which counts as one question. @param {Screen} screen */
export const isList = (screen) => screen.section.startsWith("flags-");

/** What a person with these answers is asked before the result, in order; with `more`, what can follow it.
 * @param {Known} known @param {Answers} answers @param {boolean} [more] @returns {Screen[]} */
export function screensOf(known, answers, more = false) {
  const { tables, interview } = known;
  const absent = leftOut(answers, tables.hides);
  const first = bringsFirst(interview, answers);
  const lists = (names) => names.flatMap((name) => listsOf(known, answers, absent, first, name));
  const who = interview.who.map(({ id, items }) => ({
    section: id,
    questions: items.filter((item) => fits(item, absent)).map((item) => item.id),
  }));
  const before = [...who.filter(({ questions }) => questions.length), ...lists(URGENT_LISTS)];
  const urgent = isUrgent(assess(tables, answers));
  const has = answered(answers);
  const later = lists(["later"]).filter(({ questions }) => !urgent || questions.some((id) => has.has(id)));
  const left = interview.most -
    [...before, ...later].reduce((sum, each) => sum + (isList(each) ? 1 : each.questions.length), 0);
  const fitting = fittingItems(interview, answers, absent);
  const given = fitting.filter((item) => has.has(item.id));
  const open = urgent ? [] : fitting.filter((item) => !given.includes(item));
  const canChange = changing(tables, settled(tables, answers, has));
  const planned = plannedItems(inTurn(known, answers, first), canChange, { given, open, left });
  const walk = [...before, ...later, ...grouped(planned, interview.together)];
  if (!more || urgent) return walk;
  const others = fitting.filter((item) => !planned.includes(item)).sort((a, b) => b.telling - a.telling);
  return [...walk, ...lists(["routine"]), ...grouped(others.filter(canChange), interview.together)];
}

/** @param {any} interview @param {Answers} answers @returns {string[]} */
function bringsFirst({ complaint, first, items, who }, answers) {
  const words = [answers[complaint] ?? []].flat().join(" ").split(" ");
  const named = [...new Set(words.flatMap((word) => first[word] ?? []))];
  if (named.length) return named;
  return [...who.flatMap((group) => group.items), ...items].map((item) => item.id);
}

/** @param {Known} known @param {Answers} answers @param {string[]} absent @param {string[]} first
 * @param {string} name @returns {Screen[]} */
function listsOf({ tables, interview }, answers, absent, first, name) {
  const flags = tables.flags.filter((flag) => interview.lists[name].includes(flag.id));
  const fitting = flags.filter((flag) => fits(flag, absent) || isMarked(answers[flag.id]));
  const order = sortedAs(first, fitting.map((flag) => flag.id));
  const parts = Math.ceil(order.length / interview.lines);
  const from = (part) => Math.floor((order.length * part) / parts);
  return Array.from({ length: parts }, (_, part) => ({
    section: `flags-${name}`,
    questions: order.slice(from(part), from(part + 1)),
  }));
}

/** Those named in an order first, the others as they were. @param {string[]} order @param {string[]} names */
function sortedAs(order, names) {
  const at = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...names].sort((a, b) => at(a) - at(b));
}

/** @param {any} interview @param {Answers} answers @param {string[]} absent @returns {any[]} */
function fittingItems({ items }, answers, absent) {
  const values = numbers(answers);
  return items.filter((item) => fits(item, absent) && !anyHolds(values, item.skip));
}

/** What was answered, and as many of what comes first and can still change the result as there is room.
 * @param {string[]} order @param {(item: any) => boolean} canChange
 * @param {{given: any[], open: any[], left: number}} items */
function plannedItems(order, canChange, { given, open, left }) {
  const byId = Object.fromEntries([...given, ...open].map((item) => [item.id, item]));
  const sorted = (items) => sortedAs(order, items.map((item) => item.id)).map((id) => byId[id]);
  const room = Math.max(0, left - given.length);
  const asked = /** @type {any[]} */ ([]);
  for (const item of sorted(open.filter((each) => order.includes(each.id))))
    if (asked.length < room && canChange(item)) asked.push(item);
  return sorted([...given, ...asked]);
}

/** Where it hurts and how much, then what the places picked lead to, then the rest.
 * @param {Known} known @param {Answers} answers @param {string[]} first @returns {string[]} */
function inTurn({ interview, routes }, answers, first) {
  const picked = [answers[interview.where] ?? []].flat().join(" ").split(" ");
  const routed = picked.flatMap((place) => routes[place.split(".")[0]]?.items ?? []);
  return [...new Set([...first.filter((name) => interview.leading.includes(name)), ...routed, ...first])];
}

/** The answers as if every sign that is still to be asked were "no", so that the walk keeps its length.
 * @param {any} tables @param {Answers} answers @param {Set<string>} has @returns {Answers} */
function settled(tables, answers, has) {
  const still = tables.flags.filter(({ id }) => !has.has(id));
  return { ...Object.fromEntries(still.map(({ id }) => [id, "no"])), ...answers };
}

/** Tells whether some answer to a question would change how soon, what shows, or whether to stop running.
 * @param {any} tables @param {Answers} answers @returns {(item: any) => boolean} */
function changing(tables, answers) {
  const told = (given) => {
    const { level, cards, stopRunning, mild } = assess(tables, given);
    return [level, ...cards, stopRunning, mild].join(" ");
  };
  const before = told(answers);
  return ({ id, areas, words }) => areas || words.some((word) => told({ ...answers, [id]: word }) !== before);
}

/** A few questions of one group at a time, the groups as their first question comes; places stand alone.
 * @param {any[]} items @param {number} most @returns {Screen[]} */
function grouped(items, most) {
  const groups = [...new Set(items.map((item) => item.group))];
  const found = /** @type {(Screen & {alone: boolean})[]} */ ([]);
  for (const { id, group, areas } of groups.flatMap((name) => items.filter((item) => item.group === name))) {
    const last = found.at(-1);
    const joins = last && last.section === group && !areas && !last.alone && last.questions.length < most;
    if (joins) last.questions.push(id);
    else found.push({ section: group, questions: [id], alone: areas });
  }
  return found.map(({ section, questions }) => ({ section, questions }));
}
