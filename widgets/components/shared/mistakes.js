// Says what is missing or does not fit, beside each field and in one box that leads to them. See mistakes.html.

import { all, mistakeLink, one } from "./dom.js";

/** A field's name, and in words what is wrong with it. @typedef {[string, string]} Mistake */

/** What was said already stays as it stands, so that no screen reader says it again.
 * @param {ParentNode} part holds the fields @param {any} box @param {Mistake[]} mistakes */
export function showMistakes(part, box, mistakes) {
  for (const place of all(part, "[data-mistake]")) {
    const name = place.dataset.mistake;
    showBeside(part, place, mistakes.find(([field]) => field === name)?.[1] ?? "");
  }
  showLines(part, one(box, "[data-mistakes]"), mistakes);
  box.hidden = !mistakes.length;
}

/** Radio buttons take no `aria-invalid`; their group names the text. @param {ParentNode} part @param {any} place
 * @param {string} text */
function showBeside(part, place, text) {
  if (place.textContent !== text) place.textContent = text;
  place.hidden = !text;
  for (const field of all(part, `[name="${place.dataset.mistake}"]:not([type="radio"])`))
    field.setAttribute("aria-invalid", String(Boolean(text)));
}

/** @param {ParentNode} part @param {Element} list @param {Mistake[]} mistakes */
function showLines(part, list, mistakes) {
  const said = all(list, "li");
  const stays = mistakes.length === said.length &&
    mistakes.every(([, text], at) => said[at].textContent === text);
  if (!stays) list.replaceChildren(...mistakes.map(([name, text]) => mistakeLine(part, name, text)));
}

/** @param {ParentNode} part @param {string} name @param {string} text */
function mistakeLine(part, name, text) {
  const line = document.createElement("li");
  line.append(mistakeLink(part, name, text));
  return line;
}
