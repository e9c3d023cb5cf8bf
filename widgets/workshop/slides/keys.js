// What keys, clickers and swipes ask of a deck.

/** By key; a clicker sends PageDown and PageUp, and "." for a blank screen. @type {Record<string, string>} */
const KEYS = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Home: "first",
  End: "last",
  b: "blank",
  ".": "blank",
  o: "overview",
  t: "timer",
  f: "whole",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  p: "poll",
  r: "reveal",
  s: "speaker",
  Escape: "leave",
};
const FAR = 60;
const PRESSES = "button, a, summary, input, textarea, select";

/** @param {KeyboardEvent} event @returns {string | undefined} what a key asks for */
export function asked(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest("input, textarea, select, dialog")) return undefined;
  if (event.key === " " && target.closest(PRESSES)) return undefined;
  if (event.key === " " && event.shiftKey) return "back";
  return KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
}

/** Calls `go` with "next" or "back" for a swipe along the line of reading.
 * @param {HTMLElement} place @param {(what: string) => void} go */
export function onSwipe(place, go) {
  let from = { x: 0, y: 0 };
  place.addEventListener("touchstart", ({ touches }) => {
    from = { x: touches[0].clientX, y: touches[0].clientY };
  }, { passive: true });
  place.addEventListener("touchend", ({ changedTouches }) => {
    const x = changedTouches[0].clientX - from.x;
    if (Math.abs(x) < FAR || Math.abs(x) < 2 * Math.abs(changedTouches[0].clientY - from.y)) return;
    const rightToLeft = getComputedStyle(place).direction === "rtl";
    go(x < 0 !== rightToLeft ? "next" : "back");
  });
}
