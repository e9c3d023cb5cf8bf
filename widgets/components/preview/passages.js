// Finds the passage of a page that a finding is about.

const NAMES = [
  "id",
  "data-ask",
  "data-flag",
  "data-card",
  "data-option",
  "data-note-id",
  "data-step",
  "data-care",
];
const BLOCKS = "p, li, dd, dt, legend, summary, td, th, h1, h2, h3, h4, label";
const HEADINGS = "legend, h2, h3, h4";
const ENOUGH = 0.6;

/** The words that tell a text from others. @param {string} text */
const telling = (text) =>
  new Set(
    text
      .replace(/\]\([^)]*\)|\[R\d+\w?\]|\{\w+\}/g, " ")
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu) ?? [],
  );

/** How many of the `wanted` words a block has, from 0 to 1. */
function share(block, wanted) {
  const there = telling(block.textContent);
  return [...wanted].filter((word) => there.has(word)).length / wanted.size;
}

const isShown = (part) => part.getClientRects().length > 0;

/** The block with most of the words; of equals the one that shows, then the shortest. */
function best(parts, wanted) {
  const found = parts.map((part) => ({ part, share: share(part, wanted) })).filter((each) =>
    each.share >= ENOUGH
  );
  found.sort(
    (a, b) =>
      b.share - a.share ||
      Number(isShown(b.part)) - Number(isShown(a.part)) ||
      a.part.textContent.length - b.part.textContent.length,
  );
  return found[0]?.part;
}

/** @param {Document} doc @param {{entry: string, words: string}} finding
 * @returns {HTMLElement | undefined} */
export function findPassage(doc, { entry, words }) {
  const wanted = telling(words);
  const named = NAMES.map((name) => `[${name}="${CSS.escape(entry)}"]`).join(", ");
  const around = entry ? /** @type {HTMLElement[]} */ ([...doc.querySelectorAll(named)]) : [];
  const inside = around.flatMap((part) => [...part.querySelectorAll(BLOCKS)]);
  if (wanted.size && inside.length) {
    const part = best(inside, wanted);
    if (part) return part;
  }
  const whole = around.find(isShown) ?? around[0];
  if (whole) return whole.querySelector(HEADINGS) ?? whole;
  return wanted.size > 2 ? best([...doc.querySelectorAll(BLOCKS)], wanted) : undefined;
}

/** Where a note can be seen that belongs to a part: at it, or at what hides it. @param {HTMLElement} part */
export const seenAt = (part) => part.closest("[hidden]") ?? part;
