// What the picked places change in the checklist: questions that matter more say so, and none is hidden.

import { leading } from "../body_map/picks.js";
import { all, fill, one } from "../shared/dom.js";

/** @param {HTMLFormElement} form @param {any} routes @param {{id: string, name: string}[]} picks
 * @param {Record<string, any>} answers @param {Record<string, string>} words */
export function showPicked(form, routes, picks, answers, words) {
  const names = (id) => [...leading(routes, picks, "flags", id), ...leading(routes, picks, "items", id)];
  for (const line of all(form, "[data-because-picked]")) line.remove();
  for (const question of picks.length ? all(form, "[data-ask]") : [])
    mark(question, names(question.dataset.ask), words);
  const missing = (id) => answers[id] === undefined && names(id).length > 0;
  const signs = all(form, "[data-sign]");
  for (const sign of signs)
    sign.hidden = !missing(sign.dataset.sign) || one(form, `[data-ask="${sign.dataset.sign}"]`).hidden;
  const box = one(form, "[data-signs]");
  if (box) box.hidden = signs.every((sign) => sign.hidden);
}

/** @param {any} question @param {string[]} names @param {Record<string, string>} words */
function mark(question, names, words) {
  if (!names.length) return;
  const line = document.createElement("span");
  line.className = "sw-because-picked";
  line.dataset.becausePicked = "";
  line.textContent = fill(words.because, { places: names.join(words.and) });
  one(question, "legend").append(line);
}
