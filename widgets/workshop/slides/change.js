// Says how the room's answers changed from the first quiz to the second: two bars and a sentence for each question.

import { fill } from "../../components/shared/dom.js";
import { shape } from "../../components/shared/svg.js";

const BAND = 5; // counts are shown in fives, so no share is told more exactly

const points = (/** @type {number} */ share) => {
  const rounded = Math.round(100 * share);
  return rounded > 0 ? `+${rounded}` : String(rounded);
};

/** Shares of 1 as points.
 * @param {HTMLElement} place @param {any[]} quiz @param {(id: string) => string} question
 * @param {Record<string, string>} words */
export function drawChange(place, quiz, question, words) {
  const told = quiz.filter((each) => typeof each.low === "number");
  const list = make("ul", "sw-changes");
  list.append(...told.map((each) => drawOne(each, question(each.id), words)));
  place.replaceChildren(told.length ? list : make("p", "", words.fewVotes));
}

/** @param {any} each @param {string} question @param {Record<string, string>} words */
function drawOne(each, question, words) {
  const item = make("li");
  const values = { change: points(each.change), low: points(each.low), high: points(each.high) };
  item.append(
    make("h3", "", question),
    ...pair(words.rightBefore, each.right_before, each.n_before, "is-before"),
    ...pair(words.rightAfter, each.right_after, each.n_after, "is-after"),
    make("p", "sw-changed", sentence(each, words)),
    make("p", "sw-soft", fill(words.points, values)),
  );
  return item;
}

/** @param {string} text @param {number} right @param {number} n @param {string} name @returns {Element[]} */
function pair(text, right, n, name) {
  const box = { class: `sw-change-bar ${name}`, viewBox: "0 0 100 1", preserveAspectRatio: "none" };
  const svg = shape("svg", { ...box, "aria-hidden": "true", focusable: "false" });
  const known = Math.min(right, n); // each is near the true count by itself
  svg.append(shape("rect", { width: 100 * known / n, height: 1 }));
  return [make("p", "sw-change-count", fill(text, { n: known, all: n })), svg];
}

/** What changed, in people where both rounds are of as many, else in a hundred; and whether chance could do it.
 * @param {any} each @param {Record<string, string>} words */
export function sentence(each, words) {
  const isOfPeople = each.n_before === each.n_after;
  const inPeople = Math.min(each.right_after, each.n_after) - Math.min(each.right_before, each.n_before);
  const change = isOfPeople ? inPeople : BAND * Math.round(100 * each.change / BAND);
  if (!change) return words.asMany;
  const [more, fewer] = isOfPeople ? [words.more, words.fewer] : [words.moreIn100, words.fewerIn100];
  const isPerhapsChance = each.low <= 0 && each.high >= 0;
  const said = fill(change > 0 ? more : fewer, { n: Math.abs(change) });
  return `${said} ${isPerhapsChance ? words.perhapsChance : words.noChance}`;
}

/** @param {string} tag @param {string} [name] @param {string} [text] */
function make(tag, name = "", text = "") {
  return Object.assign(document.createElement(tag), { className: name, textContent: text });
}
