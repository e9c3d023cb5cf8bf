// A poll on the screen: its answers from the opening to the end, bars when they may show, and the way in.

import { drawResults } from "../phone/results.js";
import { fill } from "../../components/shared/dom.js";
import { drawHeat } from "./heat.js";
import { shape } from "../../components/shared/svg.js";

const MOST_PLACES = 4; // in words; the map shows all
const CHOSEN = ["one", "several"];

/** Brings the poll of a slide up to date.
 * @param {HTMLElement} slide @param {any} poll as the presenter's room has it
 * @param {{labels: Record<string, string>, words: any, isSecret: boolean}} how `isSecret` keeps the figures back */
export function drawPoll(slide, poll, { labels, words, isSecret }) {
  const results = isSecret ? null : poll.results;
  const right = poll.revealed ? poll.right : undefined;
  if (CHOSEN.includes(poll.kind)) drawAnswers(slide, results, right, words);
  else drawOthers(slide, { ...poll, labels, right }, results, words);
  const count = part(slide, "[data-count]");
  count.hidden = poll.state === "new";
  count.textContent = count.hidden ? "" : counted(poll, results, words);
}

/** One figure in all: that of the bars once they show, else how many have come.
 * @param {any} poll @param {any} results @param {any} words */
function counted(poll, results, words) {
  const said = poll.open ? words.isOpen : words.isClosed;
  const n = results?.n || (results ? 0 : poll.n);
  return `${said} ${n ? fill(words.votes, { n }) : words.fewYet}`;
}

/** @param {HTMLElement} slide @param {any} results @param {string | undefined} right @param {any} words */
function drawAnswers(slide, results, right, words) {
  const about = new Map((results?.n ? results.groups : []).map(({ ids: [id], about }) => [id, about]));
  for (const item of slide.querySelectorAll(".sw-answers > li")) {
    const id = /** @type {HTMLElement} */ (item).dataset.option;
    item.classList.toggle("is-right", id === right);
    draw(/** @type {HTMLElement} */ (item), about.get(id), results?.n, words, id === right);
  }
}

/** @param {HTMLElement} item @param {number | undefined} about @param {number} n @param {any} words
 * @param {boolean} isRight */
function draw(item, about, n, words, isRight) {
  const bar = item.querySelector("rect") ?? startBar(item);
  const count = part(item, ".sw-answer-count");
  const share = about ? Math.min(1, about / Math.max(n, about)) : 0;
  bar.setAttribute("width", String(100 * share));
  const said = about === undefined ? "" : about ? fill(words.results.about, { n: about }) : words.results.few;
  count.textContent = [isRight ? words.isRight : "", said].filter(Boolean).join("\n");
}

/** @param {HTMLElement} item */
function startBar(item) {
  const box = { class: "sw-answer-bar", viewBox: "0 0 100 1", preserveAspectRatio: "none" };
  const svg = shape("svg", { ...box, "aria-hidden": "true", focusable: "false" });
  const bar = shape("rect", { width: 0, height: 1 });
  svg.append(bar);
  const count = Object.assign(document.createElement("span"), { className: "sw-answer-count" });
  item.prepend(svg, count);
  return bar;
}

/** Answers that are no list to choose from: the figure comes where the invitation stood.
 * @param {HTMLElement} slide @param {any} poll @param {any} results @param {any} words */
function drawOthers(slide, poll, results, words) {
  const place = part(slide, "[data-results]");
  drawResults(place, poll, results?.n || poll.kind === "questions" ? results : null, words.results);
  const isDrawn = Boolean(place.firstChild);
  const map = /** @type {HTMLElement | null} */ (slide.querySelector("[data-heat]"));
  if (map) {
    map.hidden = !results?.n;
    drawHeat(map, results?.n ? results.groups : []);
    [...place.querySelectorAll("li")].slice(MOST_PLACES).forEach((line) => line.classList.add("sw-hidden"));
  }
  for (const each of slide.querySelectorAll("[data-on-phones], .sw-answers, .sw-ends"))
    /** @type {HTMLElement} */ (each).hidden = isDrawn;
}

/** The address to type: without the part that the code stands for. @param {string} address */
const typed = (address) => address.replace(/^https?:\/\//, "").replace(/room\/[^/]*$/, "join");

/** The code, the picture and the address to join by.
 * @param {Element} place @param {{qr: string, address: string}} now @param {string} code */
export function drawWayIn(place, now, code) {
  const picture = new DOMParser().parseFromString(now.qr, "image/svg+xml").documentElement;
  const big = Object.assign(document.createElement("strong"), {
    className: "sw-way-code",
    textContent: code,
  });
  const said = Object.assign(document.createElement("span"), { textContent: typed(now.address) });
  place.replaceChildren(document.importNode(picture, true), big, said);
}

/** @param {Element} place @param {string} selector */
const part = (place, selector) => /** @type {HTMLElement} */ (place.querySelector(selector));
