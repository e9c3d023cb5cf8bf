// Puts two or three options side by side: the same parts in the same rows, copied from their cards.

import { all, one } from "../shared/dom.js";

const FEWEST = 2;

/** @param {HTMLElement} form @param {string} id */
const nameOf = (form, id) => one(form, `[data-option="${id}"] [data-option-name]`).textContent;

/** @param {string} tag @param {string} role @param {string} name @returns {any} */
function named(tag, role, name) {
  const cell = document.createElement(tag);
  cell.setAttribute("role", role);
  cell.textContent = name;
  return cell;
}

/** A cell with the option's name, for a narrow screen, and a copy of one part.
 * @param {HTMLElement} form @param {string} id @param {string} part */
function cell(form, id, part) {
  const made = named("td", "cell", "");
  const name = document.createElement("p");
  Object.assign(name, { className: "sw-of", textContent: nameOf(form, id) });
  const source = one(form, `[data-option="${id}"] [data-part="${part}"]`);
  const copy = source.matches("p") ? [source.cloneNode(true)] : [...source.cloneNode(true).children];
  for (const each of copy) each.removeAttribute("data-part");
  made.append(name, ...copy);
  return made;
}

/** Notices that put an option on hold go with it. @param {HTMLElement} form @param {string} id */
const holds = (form, id) =>
  all(form, `[data-option="${id}"] [data-hold]:not([hidden])`).map((notice) => {
    const copy = notice.cloneNode(true);
    copy.removeAttribute("data-hold");
    return copy;
  });

/** @param {HTMLElement} form @param {string} id */
function taken(form, id) {
  const part = one(form, "[data-taken-one]").content.cloneNode(true);
  for (const name of all(part, "[data-name]")) name.textContent = nameOf(form, id);
  one(part, "button").dataset.takeOut = id;
  one(part, "li").append(...holds(form, id));
  return part;
}

/** @param {HTMLElement} form @param {string[]} ids in the order of care */
export function showCompared(form, ids) {
  const box = one(form, "[data-compare]");
  const table = one(box, "[data-table]");
  box.hidden = !ids.length;
  table.hidden = ids.length < FEWEST;
  one(box, "[data-one]").hidden = ids.length >= FEWEST;
  one(box, "[data-add]").hidden = ids.includes(one(box, "[data-add]").dataset.add) || ids.length > FEWEST;
  one(box, "[data-taken]").replaceChildren(...ids.map((id) => taken(form, id)));
  const [corner] = one(table, "[data-names]").children;
  const heads = ids.map((id) => named("th", "columnheader", nameOf(form, id)));
  for (const head of heads) head.scope = "col";
  one(table, "[data-names]").replaceChildren(corner, ...heads);
  for (const row of all(table, "[data-row]"))
    row.replaceChildren(row.firstElementChild, ...ids.map((id) => cell(form, id, row.dataset.row)));
}
