// Draws the page: the rows of each part, the timing grid, the trend of the diary, and the code.

import { markPicks, showBody } from "../body_map/map.js";
import { dayWords } from "../shared/date_words.js";
import { all, fill, one } from "../shared/dom.js";
import { shape } from "../shared/svg.js";

const MAX_RUNS = 40;
const TREND = { width: 400, height: 60, left: 18, bottom: 14 };
const QUIET = 4;
const SMALLEST = 4;
// Pixels: the height of Letter in WebKitGTK, which takes margins of its own and draws all six per cent larger, and a
// little less. The style sheet measures with the width of A4; so a page that fits is one sheet of either.
const SHEET_HEIGHT = 920;
const MARKS = { "": "none", usual: "none", settled: "half", worse: "full" };

/** Fills a part in. @param {Element} form @param {Element} place @param {import("./sheet.js").Part} part */
export function drawPart(form, place, part) {
  one(place, "[data-rows]").replaceChildren(...part.rows.map((row) => drawRow(form, row)));
  if (part.grid) drawGrid(one(place, "[data-grid]"), part.grid);
}

/** @param {Element} form @param {import("./says.js").Row} row */
function drawRow(form, row) {
  const drawn = one(form, "template[data-row]").content.cloneNode(true);
  one(drawn, "li").dataset.level = row.level ?? "";
  one(drawn, "[data-words]").textContent = row.words;
  const term = one(drawn, "[data-term]");
  if (row.term) one(term, "[data-name]").textContent = row.term;
  else term.remove();
  return drawn;
}

/** @param {any} table @param {{sign: string, at: string[]}[]} grid */
function drawGrid(table, grid) {
  const times = all(table, "thead th[data-time]");
  table.hidden = !grid.length;
  one(table, "tbody").replaceChildren(...grid.map(({ sign, at }) => {
    const row = document.createElement("tr");
    const head = Object.assign(document.createElement("th"), { scope: "row", textContent: sign });
    row.append(head, ...times.map((time) => timeCell(time, at)));
    return row;
  }));
}

/** @param {any} time @param {string[]} at */
function timeCell(time, at) {
  const cell = document.createElement("td");
  if (!at.includes(time.dataset.time)) return cell;
  const name = document.createElement("span");
  name.append(...time.cloneNode(true).childNodes); // with its English marked as English
  cell.append(name);
  return cell;
}

/** Marks where it hurts on the drawing; views without a mark are left out.
 * @param {any} place @param {string[]} picks @param {string[]} notMine who the answers leave out */
export function drawMap(place, picks, notMine) {
  showBody(place, notMine);
  markPicks(place, picks);
  for (const figure of all(place, "[data-shown]")) figure.hidden = !one(figure, ".is-picked");
  place.hidden = !picks.length;
}

/** Pain during the last runs as bars from 0 to 10; a dot below says that the next morning was not as usual.
 * @param {any} place @param {import("../diary/replay.js").Entry[]} runs @param {Record<string, string>} words */
export function drawTrend(place, runs, words) {
  const last = runs.slice(-MAX_RUNS);
  place.toggleAttribute("hidden", !last.length);
  if (!last.length) return;
  const span = { first: dayWords(last[0].day), last: dayWords(last[last.length - 1].day) };
  const { width, height, left, bottom } = TREND;
  const step = Math.min(20, (width - left) / last.length);
  place.setAttribute("viewBox", `0 0 ${width} ${height + bottom + 12}`);
  place.setAttribute("aria-label", fill(words.trend, span));
  const lines = [0, 5, 10].flatMap((pain) => {
    const y = 4 + (height - 4) * (1 - pain / 10);
    return [
      shape("line", { x1: left, x2: width, y1: y, y2: y, stroke: "currentColor", "stroke-opacity": 0.25 }),
      shape("text", { x: left - 4, y: y + 3, "text-anchor": "end" }, String(pain)),
    ];
  });
  const ends = last.length > 1
    ? [[left, "start", span.first], [
      left + step * last.length,
      last.length > 12 ? "end" : "start",
      span.last,
    ]]
    : [[left, "start", span.first]];
  const bars = last.flatMap((run, at) => drawRun(run, left + at * step, step, height));
  const dates = ends.map(([x, anchor, text]) =>
    shape("text", { x, y: height + bottom + 9, "text-anchor": anchor }, String(text))
  );
  place.replaceChildren(...lines, ...bars, ...dates);
}

/** @param {import("../diary/replay.js").Entry} run @param {number} x @param {number} step @param {number} height */
function drawRun(run, x, step, height) {
  const tall = Math.max(1, ((height - 4) * run.during) / 10);
  const bar = shape("rect", {
    x: x + step * 0.15,
    y: height - tall,
    width: step * 0.7,
    height: tall,
    class: "sw-pain-bar",
  });
  const mark = MARKS[run.morning];
  if (mark === "none") return [bar];
  const dot = shape("circle", {
    cx: x + step / 2,
    cy: height + 6,
    r: Math.min(3.5, step * 0.35),
    class: `sw-dot-${mark}`,
  });
  return [bar, dot];
}

/** Chooses the largest type with which the page fits on one sheet; the style sheet has the sizes.
 * @param {any} sheet */
export function fitPage(sheet) {
  sheet.classList.add("is-measured");
  for (let fit = 0; fit <= SMALLEST; fit++) {
    sheet.dataset.fit = fit;
    if (sheet.offsetHeight <= SHEET_HEIGHT) break;
  }
  sheet.classList.remove("is-measured");
}

/** Draws a code in its quiet frame. @param {any} place @param {number[][] | undefined} code */
export function drawCode(place, code) {
  place.toggleAttribute("hidden", !code);
  if (!code) return;
  const size = code.length + QUIET * 2;
  const path = code.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : []))
  );
  place.setAttribute("viewBox", `0 0 ${size} ${size}`);
  place.replaceChildren(
    shape("rect", { width: size, height: size, fill: "#fff" }),
    shape("path", { d: path.join(""), fill: "#000", "shape-rendering": "crispEdges" }),
  );
}
