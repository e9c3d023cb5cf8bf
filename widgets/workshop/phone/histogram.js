// Answers on a scale as columns: as wide as their range, so that equal areas are equally many.

import { shape } from "../../components/shared/svg.js";

const BOX = {
  viewBox: "0 0 100 100",
  preserveAspectRatio: "none",
  "aria-hidden": "true",
  focusable: "false",
};

/** How many numbers of the scale a range holds. @param {string[]} ids its first and last */
const widthOf = ([first, last = first]) => Number(last) - Number(first) + 1;

/** Heights of columns, the highest 1, by their area.
 * @param {{ids: string[], about: number}[]} rows @returns {number[]} */
export function heights(rows) {
  const dense = rows.map(({ ids, about }) => about / widthOf(ids));
  const most = Math.max(...dense) || 1;
  return dense.map((each) => each / most);
}

/** @param {{ids: string[], about: number, label: string, count: string}[]} rows
 * @param {string[] | null} median the range that holds the middle answer */
export function drawHistogram(rows, median) {
  const list = Object.assign(document.createElement("ol"), { className: "sw-histogram" });
  const high = heights(rows);
  list.append(...rows.map((row, at) => {
    const item = document.createElement("li");
    item.classList.toggle("is-median", row.ids.join() === median?.join());
    item.style.flexGrow = String(widthOf(row.ids));
    item.style.setProperty("--high", String(high[at]));
    item.append(said(row.label), said(row.count), column());
    return item;
  }));
  return list;
}

/** @param {string} text */
const said = (text) => Object.assign(document.createElement("span"), { textContent: text });

function column() {
  const svg = shape("svg", BOX);
  svg.append(shape("rect", { class: "sw-bar", width: 100, height: 100 }));
  return svg;
}
