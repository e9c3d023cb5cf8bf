// The page for the visit: what was picked, in the person's words, in the order of the page.

import { all, fill, one } from "../shared/dom.js";

/** @param {string} text @param {Element[]} under */
function line(text, under = []) {
  const item = document.createElement("li");
  item.append(text, ...under);
  return item;
}

/** The words beside a ticked box. @param {HTMLElement} form @param {string} name @param {string} value */
const label = (form, name, value) =>
  one(form, `[name="${name}"][value="${value}"]`).nextElementSibling.textContent.trim();

/** @param {HTMLElement} form @param {string} id */
function compared(form, id) {
  const option = one(form, `[data-option="${id}"]`);
  const asks = one(option, '[data-part="ask"] ul').cloneNode(true);
  return line(one(option, "[data-option-name]").textContent, [asks]);
}

/** @param {HTMLElement} form @param {Record<string, any>} choices @param {string} pair */
const matters = (form, choices, pair) =>
  all(form, "[data-matters] fieldset").flatMap((field) => {
    const { name } = one(field, "input");
    const thing = one(field, "legend").textContent.trim();
    return choices[name] ? [line(fill(pair, { thing, word: label(form, name, choices[name]) }))] : [];
  });

/** @param {HTMLElement} kind @param {string} pair */
function verdict(kind, pair) {
  const word = one(kind, "[data-verdict]:not([hidden]) [data-verdict-title]").textContent;
  return line(fill(pair, { thing: one(kind, "h3").textContent, word }));
}

/** @param {HTMLElement} form @param {Record<string, any>} choices @param {Record<string, string>} words */
export function showVisit(form, choices, words) {
  const ticks = (choices.ticks ?? []).map((tick) => line(label(form, "ticks", tick)));
  const kinds = ticks.length ? all(form, "[data-kind]").map((kind) => verdict(kind, words.pair)) : [];
  const lines = {
    compare: (choices.compare ?? []).map((id) => compared(form, id)),
    matters: matters(form, choices, words.pair),
    ask: (choices.ask ?? []).map((id) => line(label(form, "ask", id))),
    ticks: [...ticks, ...kinds],
  };
  const own = choices.own ?? "";
  for (const part of all(form, "[data-visit-part]")) {
    const name = part.dataset.visitPart;
    one(part, "ul").replaceChildren(...lines[name]);
    part.hidden = !lines[name].length && !(name === "matters" && own);
  }
  one(form, "[data-own]").textContent = own;
  const picked = all(form, "[data-visit-part]:not([hidden])").length > 0;
  one(form, "[data-nothing]").hidden = picked;
  form.classList.toggle("has-picked", picked);
}
