// Says how the room's answers changed from the first quiz to the second, a line for each question.

import { filled } from "./words.js";

/** @param {HTMLElement} place @param {any[]} quiz @param {(id: string) => string} question
 * @param {Record<string, string>} words */
export function drawChange(place, quiz, question, words) {
  const told = quiz.filter((each) => typeof each.change === "number");
  const list = document.createElement("ul");
  list.append(...told.map((each) => {
    const line = document.createElement("li");
    const change = Math.round(each.change);
    const values = { before: each.right_before, nBefore: each.n_before, after: each.right_after,
      nAfter: each.n_after, change: change > 0 ? `+${change}` : change,
      low: Math.round(each.low), high: Math.round(each.high) };
    line.textContent = `${question(each.id)} ${filled(words.change, values)}`;
    return line;
  }));
  const none = document.createElement("p");
  none.textContent = words.fewVotes;
  place.replaceChildren(told.length ? list : none);
}
