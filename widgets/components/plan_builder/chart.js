// Draws numbers as bars with their place below; the words beside it say the same.

import { shape } from "../shared/svg.js";

const HEIGHT = 120;
const BAR = 24;
const GAP = 8;

/** @param {Element} place an svg element @param {number[]} values @param {number} [top] the scale's end */
export function drawBars(place, values, top = Math.max(...values, 1)) {
  place.setAttribute("viewBox", `0 0 ${Math.max(values.length, 8) * (BAR + GAP)} ${HEIGHT + 20}`);
  const bars = values.flatMap((value, at) => {
    const height = (value / top) * HEIGHT;
    const x = at * (BAR + GAP) + GAP / 2;
    const label = shape("text", { x: x + BAR / 2, y: HEIGHT + 16, "text-anchor": "middle" }, String(at + 1));
    return [shape("rect", { x, y: HEIGHT - height, width: BAR, height: Math.max(height, 1), rx: 3 }), label];
  });
  place.replaceChildren(...bars);
}

/** Puts the chart that can be explored into a place, in a frame of its own; loads plotly only then.
 * @param {Element} place @param {{title: string, weeks: string[], minutes: number[]}} data */
export function exploreWeeks(place, data) {
  const frame = document.createElement("iframe");
  const colour = (name) => getComputedStyle(place).getPropertyValue(name).trim();
  const look = { colour: colour("--sw-brand"), ink: colour("--sw-ink"), paper: colour("--sw-surface") };
  addEventListener("message", function ready({ source, data: word }) {
    if (source !== frame.contentWindow || word !== "chart-ready") return;
    removeEventListener("message", ready);
    frame.contentWindow?.postMessage({ ...data, ...look }, location.origin);
  });
  frame.title = data.title;
  frame.className = "sw-frame";
  frame.src = new URL("./chart_frame.html", import.meta.url).href;
  place.replaceChildren(frame);
}
