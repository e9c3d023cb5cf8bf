// What the room said: each answer in words, with a bar beside it that adds nothing of its own.

import { fill } from "../../components/shared/dom.js";
import { shape } from "../../components/shared/svg.js";

/** Draws the result of a poll in `place`, in place of what was there.
 * @param {HTMLElement} place @param {{kind: string, labels: Record<string, string>, right?: string}} poll
 * @param {any} results as the server sends them, or null @param {Record<string, string>} words */
export function drawResults(place, poll, results, words) {
  if (!results) return place.replaceChildren();
  const rows = ROWS[poll.kind](poll, results, words);
  if (!rows.length && WRITTEN.includes(poll.kind)) return place.replaceChildren();
  const figure = make("figure", "sw-bars");
  figure.append(make("figcaption", "", fill(rows.length ? words.of : words.few, { n: results.n })));
  const list = make("ul");
  list.append(...rows.map(line));
  if (rows.length) figure.append(list);
  place.replaceChildren(figure);
}

function line({ label, count, low, high, isRight, more }) {
  const item = make("li", isRight ? "is-right" : "");
  item.append(make("span", "", label), make("span", "", count), bar(low, high), ...(more ? [more] : []));
  return item;
}

/** @param {number} low @param {number} high shares of 1 */
function bar(low, high) {
  const box = {
    viewBox: "0 0 100 8",
    preserveAspectRatio: "none",
    "aria-hidden": "true",
    focusable: "false",
  };
  const svg = shape("svg", box);
  for (const [name, share] of [["sw-bar-maybe", high], ["sw-bar", low]])
    svg.append(shape("rect", { class: name, width: 100 * Number(share), height: 8 }));
  return svg;
}

/** How many, in words, where it is exact and where it is not. */
function counted({ low, high }, n, words) {
  if (low === high) return String(low);
  if (low === 0) return words.under;
  return high === n ? words.nearly : fill(words.least, { n: low });
}

function groups({ labels, right }, { n, groups: found }, words) {
  return found.map((group) => {
    const isRight = group.ids.length === 1 && group.ids[0] === right;
    const names = group.ids.map((id) => labels[id] ?? id).join(words.or);
    return {
      label: isRight ? fill(words.right, { answer: names }) : names,
      count: counted(group, n, words),
      low: group.low / n,
      high: group.high / n,
      isRight,
    };
  });
}

/** Places that hardly anyone picked are told in one line. */
function places(poll, results, words) {
  const some = { ...results, groups: results.groups.filter((group) => group.low > 0) };
  return groups(poll, some, words).sort((a, b) => b.low - a.low);
}

function scale(_, results, words) {
  const { groups: found, n, median } = results;
  const rows = found.map(({ ids, low, high }) => ({
    label: ids.length > 1 ? `${ids[0]}–${ids.at(-1)}` : ids[0],
    count: String(low),
    low: low / n,
    high: high / n,
  }));
  if (median !== null)
    rows.push({ label: words.median, count: String(median), low: median / 10, high: median / 10 });
  return rows;
}

function order({ labels }, { places: found }, words) {
  return found.map(({ id, mean }, at) => ({
    label: `${at + 1}. ${labels[id] ?? id}`,
    count: fill(words.mean, { place: mean }),
    low: (found.length + 1 - mean) / found.length,
    high: 0,
  }));
}

function texts(found, n, words) {
  return found.map(({ text, low, high }) => ({
    label: text,
    count: counted({ low, high }, Infinity, words),
    low: low / Math.max(n, high),
    high: low / Math.max(n, high),
  }));
}

const WRITTEN = ["words", "questions"];
const ROWS = {
  one: groups,
  several: groups,
  places,
  scale,
  order,
  words: (_, { n, words: found }, words) => texts(found, n, words),
  questions: (_, { n, questions }, words) => texts(questions, n, words),
};

/** @param {string} tag @param {string} [name] @param {string} [text] */
function make(tag, name = "", text = "") {
  return Object.assign(document.createElement(tag), { className: name, textContent: text });
}
