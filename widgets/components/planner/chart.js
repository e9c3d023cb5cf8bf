// Draws minutes of running in each week as bars; the table beside it says the same.

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 120;
const BAR = 24;
const GAP = 8;

/** @param {string} name @param {Record<string, string | number>} attributes */
function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** @param {Element} place an svg element @param {number[]} minutes one number a week */
export function drawWeeks(place, minutes) {
  const most = Math.max(...minutes, 1);
  place.setAttribute("viewBox", `0 0 ${minutes.length * (BAR + GAP)} ${HEIGHT + 20}`);
  const bars = minutes.flatMap((value, week) => {
    const height = (value / most) * HEIGHT;
    const x = week * (BAR + GAP) + GAP / 2;
    const label = shape("text", { x: x + BAR / 2, y: HEIGHT + 16, "text-anchor": "middle" });
    label.textContent = String(week + 1);
    return [shape("rect", { x, y: HEIGHT - height, width: BAR, height: Math.max(height, 1), rx: 3 }), label];
  });
  place.replaceChildren(...bars);
}
