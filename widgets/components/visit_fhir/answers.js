// The answers of a visit, along the items of the Questionnaire. See widgets/model/visit/fhir/answers.py.

import { isDay } from "../shared/dates.js";
import { string } from "./exact_text.js";

const TREATMENTS = "treatments";
const MATTERS = `${TREATMENTS}.matters.`;
const OWN_PARTS = ["now", "helps", "worsens", "goals", "questions"];
const PICKED = ["compare", "own", "ask", "ticks"];

/** @typedef {Record<string, any>} Values by linkId */

/** What a visit file says, by linkId; what is empty is not there. @param {any} visit @returns {Values} */
export function valuesOf(visit) {
  const picked = visit.treatments ?? {};
  const isGiven = (value) => value !== null && value !== undefined && value !== "" && value.length !== 0;
  const those = (place, names, from) =>
    names.filter((name) => isGiven(from[name])).map((name) => [`${place}.${name}`, from[name]]);
  const matters = Object.entries(picked.matters ?? {}).map(([thing, word]) => [MATTERS + thing, word]);
  const rest = [...those("visit", OWN_PARTS, visit), ...those(TREATMENTS, PICKED, picked), ...matters];
  return { ...visit.answers, ...Object.fromEntries([...rest, ...visit.activities.flatMap(activityOf)]) };
}

/** @param {{text: string, ability: number | null}} activity @param {number} at @returns {[string, any][]} */
function activityOf({ text, ability }, at) {
  const link = `visit.activity.${at + 1}`;
  return ability === null ? [[link, text]] : [[link, text], [`${link}.ability`, ability]];
}

/** The values that an item of the Questionnaire takes, and the others, sorted by linkId. @param {any} questions
 * @param {Values} values @returns {{taken: Values, rest: [string, any][]}} */
export function split(questions, values) {
  const taken = /** @type {Values} */ ({});
  for (const item of leaves(questions.item)) {
    const isOpen = (item.enableWhen ?? []).every(({ question }) => question in taken);
    if (item.linkId in values && isOpen && takes(item, values[item.linkId]))
      taken[item.linkId] = values[item.linkId];
  }
  const rest = Object.keys(values).filter((link) => !(link in taken)).sort();
  return { taken, rest: rest.map((link) => [link, values[link]]) };
}

/** @param {any} item @param {any} value */
function takes(item, value) {
  if (Array.isArray(value) !== Boolean(item.repeats)) return false;
  const given = [value].flat();
  if (!given.length) return false;
  if (item.type === "choice") {
    const codes = item.answerOption.map(({ valueCoding }) => valueCoding.code);
    return given.every((word) => codes.includes(word));
  }
  return item.type !== "date" || given.every((day) => isDay(day, "19") || isDay(day, "20"));
}

/** The questions below some items, in order. @param {any[]} items @returns {Generator<any>} */
export function* leaves(items) {
  for (const item of items) {
    if (item.type === "group") yield* leaves(item.item);
    else yield item;
  }
}

/** The items of the response, in the groups of the Questionnaire. @param {any} questions @param {Values} taken
 * @param {boolean} isPicked whether the page of treatments was used */
export const response = (questions, taken, isPicked) =>
  questions.item.flatMap(({ linkId, text, item }) => {
    const items = item.filter((each) => each.linkId in taken).map((each) =>
      answered(each, taken[each.linkId])
    );
    if (items.length) return [{ linkId, text, item: items }];
    return isPicked && linkId === TREATMENTS ? [{ linkId, text }] : [];
  });

/** @param {any} item @param {any} value */
const answered = (item, value) => ({
  linkId: item.linkId,
  text: item.text,
  answer: [value].flat().map((each) => answerOf(item, each)),
});

/** @param {any} item @param {any} value */
function answerOf(item, value) {
  if (item.type === "choice")
    return {
      valueCoding: item.answerOption.map((each) => each.valueCoding).find(({ code }) => code === value),
    };
  if (item.type === "integer") return { valueInteger: value };
  return item.type === "date" ? { valueDate: value } : string("valueString", value);
}

/** Items for values that no question takes. @param {[string, any][]} values */
export const others = (values) =>
  values.map(([linkId, value]) => {
    const single = (each) => ({ linkId, answer: [string("valueString", each)] });
    return Array.isArray(value) ? { linkId, item: value.map(single) } : single(value);
  });
