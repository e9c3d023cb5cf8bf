// Says how the room's answers changed from the first quiz to the second, a line for each question.

import { fill } from "../../components/shared/dom.js";

const points = (/** @type {number} */ share) => {
  const rounded = Math.round(100 * share);
  return rounded > 0 ? `+${rounded}` : String(rounded);
};

/** Shares of 1 as points.
 * @param {HTMLElement} place @param {any[]} quiz @param {(id: string) => string} question
 * @param {Record<string, string>} words */
export function drawChange(place, quiz, question, words) {
  const told = quiz.filter((each) => typeof each.low === "number");
  const list = document.createElement("ul");
  list.append(...told.map((each) => {
    const line = document.createElement("li");
    const values = {
      before: each.right_before,
      nBefore: each.n_before,
      after: each.right_after,
      nAfter: each.n_after,
      change: points(each.change),
      low: points(each.low),
      high: points(each.high),
    };
    line.textContent = `${question(each.id)} ${fill(words.change, values)}`;
    return line;
  }));
  const none = document.createElement("p");
  none.textContent = words.fewVotes;
  place.replaceChildren(told.length ? list : none);
}
