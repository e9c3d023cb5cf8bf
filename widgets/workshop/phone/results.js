// What the room said, each kind in its own drawing: every figure in words, and shapes that add nothing of their own.

import { fill } from "../../components/shared/dom.js";
import { shape } from "../../components/shared/svg.js";
import { drawHistogram } from "./histogram.js";

const MOST_WORDS = 40; // in a cloud

/** Draws the result of a poll in `place`, in place of what was there.
 * @param {HTMLElement} place @param {{kind: string, labels: Record<string, string>, right?: string}} poll
 * @param {any} results as the server sends them, or null @param {Record<string, string>} words */
export function drawResults(place, poll, results, words) {
  if (!results) return place.replaceChildren();
  const rows = ROWS[poll.kind](poll, results, words);
  if (!rows.length && WRITTEN.includes(poll.kind)) return place.replaceChildren();
  const figure = make("figure", "sw-bars");
  figure.append(make("figcaption", "", fill(results.n ? words.of : words.none, { n: results.n })));
  if (rows.length) figure.append(...(DRAWN[poll.kind] ?? bars)(rows, results, words, poll.labels));
  if (WRITTEN.includes(poll.kind)) {
    for (const text of figure.querySelectorAll("li > :first-child")) text.setAttribute("dir", "auto");
  }
  place.replaceChildren(figure);
}

function bars(rows) {
  const list = make("ul");
  list.append(...rows.map(line));
  return [list];
}

function line({ label, count, share, isRight }) {
  const item = make("li", isRight ? "is-right" : "");
  item.append(make("span", "", label), make("span", "", count), bar(share));
  return item;
}

/** @param {number} share of 1 */
function bar(share) {
  const box = {
    viewBox: "0 0 100 8",
    preserveAspectRatio: "none",
    "aria-hidden": "true",
    focusable: "false",
  };
  const svg = shape("svg", box);
  svg.append(shape("rect", { class: "sw-bar", width: 100 * share, height: 8 }));
  return svg;
}

/** A list of words in which more often is larger; how often stands for those who listen. */
function cloud(rows) {
  const list = make("ul", "sw-cloud");
  const most = Math.max(...rows.map(({ share }) => share)) || 1;
  list.append(
    ...rows.slice(0, MOST_WORDS).map(({ label, count, share }) => {
      const item = make("li");
      item.style.setProperty("--share", String(share / most));
      item.append(make("span", "", label), " ", make("span", "sw-hidden", count));
      return item;
    }),
  );
  return [list];
}

/** Columns over the scale, and in which of them the middle answer lies. */
function histogram(rows, { median }, words, labels) {
  const ends = make("p", "sw-scale-ends");
  ends.append(...Object.entries(labels).map(([end, text]) => make("span", "", `${end}: ${text}`)));
  const drawn = [drawHistogram(rows, median), ends];
  if (!median) return drawn;
  const middle = make("p", "sw-median", `${words.median}: `);
  middle.append(make("strong", "", range(median)));
  return [...drawn, middle];
}

/** About how many, in words: every figure is to the nearest five. */
function counted(about, words) {
  return about ? fill(words.about, { n: about }) : words.few;
}

/** The numbers are near the true ones, each by itself: a part may come out larger than the whole. */
function shareOf(part, whole) {
  return part ? Math.min(1, part / Math.max(whole, part)) : 0;
}

function groups({ labels, right }, { n, groups: found }, words) {
  return found.map(({ ids: [id], about }) => {
    const name = labels[id] ?? id;
    return {
      label: id === right ? fill(words.right, { answer: name }) : name,
      count: counted(about, words),
      share: shareOf(about, n),
      isRight: id === right,
    };
  });
}

/** Places that hardly anyone picked are left out. */
function places(poll, results, words) {
  const some = { ...results, groups: results.groups.filter(({ about }) => about > 0) };
  return groups(poll, some, words).sort((a, b) => b.share - a.share);
}

const range = (ids) => ids.join("–");

function scale(_, { groups: found }, words) {
  return found.map(({ ids, about }) => ({ label: range(ids), count: counted(about, words), ids, about }));
}

function order({ labels }, { places: found }, words) {
  return found.map(({ id, mean }, at) => ({
    label: `${at + 1}. ${labels[id] ?? id}`,
    count: fill(words.mean, { place: mean }),
    share: (found.length + 1 - mean) / found.length,
  }));
}

function texts(found, n, words) {
  return found.map(({ text, about }) => ({
    label: text,
    count: counted(about, words),
    share: shareOf(about, n),
  }));
}

const WRITTEN = ["words", "questions"];
const DRAWN = { scale: histogram, words: cloud };
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
