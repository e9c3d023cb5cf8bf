// The search: shows which of the links on the page fit the words that are typed. Nothing is asked or kept.

import { all, fill, one } from "../shared/dom.js";
import { openView } from "../shared/view.js";

const MOST = 8;
const IN_TITLE = 3;
const MARKS = /\p{M}/gu;
const ENDING = /(?:ing|es|s)$/;

/** The words of a text as they are compared: small letters, without accents. @param {string} text */
export const wordsOf = (text) =>
  text.normalize("NFD").replace(MARKS, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** A typed word without its ending, so that "leaks" finds "leaking"; short words stay. @param {string} word */
const stem = (word) => word.length > 4 ? word.replace(ENDING, "") : word;

/** How well an entry fits what is typed; 0 when one of the words is in neither its title nor its text.
 * @param {string[]} typed @param {string[]} title @param {string[]} text */
export function fitOf(typed, title, text) {
  let fit = 0;
  for (const word of typed.map(stem)) {
    const starts = (/** @type {string} */ each) => each.startsWith(word);
    const found = (title.some(starts) ? IN_TITLE : 0) + (text.some(starts) ? 1 : 0);
    if (!found) return 0;
    fit += found;
  }
  return fit;
}

/** The entries that fit, the best first, and in their order where they fit alike.
 * @template {{title: string[], text: string[]}} Entry @param {Entry[]} entries @param {string} query */
export function foundIn(entries, query) {
  const typed = wordsOf(query).filter((word) => word.length > 1);
  const fits = entries.map((entry) => ({ entry, fit: fitOf(typed, entry.title, entry.text) }));
  return fits.filter(({ fit }) => fit).sort((a, b) => b.fit - a.fit).map(({ entry }) => entry);
}

/** The text that a link leads to, where it stands on this very page: a section, or what is said of a topic.
 * @param {HTMLAnchorElement} link @param {Map<string, string>} answers what the page says of topics, by their address */
function textAt({ href, pathname, hash }, answers) {
  const section = pathname === location.pathname && hash ? document.getElementById(hash.slice(1)) : null;
  return section?.textContent ?? answers.get(href) ?? "";
}

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const box = openView({ model, el }, "[data-search]");
  const words = model.get("words");
  const topics = all(document, ".sw-topics a");
  const answers = new Map(topics.map((link) => [link.href, link.closest("li").textContent]));
  const entries = all(box, "li").map((line) => ({
    line,
    title: wordsOf(one(line, "a").textContent),
    text: wordsOf(textAt(one(line, "a"), answers)),
  }));

  function show() {
    const query = one(box, "[data-query]").value.trim();
    const found = query ? foundIn(entries, query) : [];
    for (const { line } of entries) line.hidden = true;
    for (const { line } of found.slice(0, MOST)) {
      line.hidden = false;
      line.parentElement.append(line);
    }
    one(box, "[data-said]").textContent = !query || wordsOf(query).every((word) => word.length < 2)
      ? ""
      : found.length > 1
      ? fill(words.found, { n: found.length })
      : found.length
      ? words.one
      : words.none;
  }

  one(box, "[data-query]").addEventListener("input", show);
  box.hidden = false;
  el.dataset.ready = "yes";
}

export default { render };
