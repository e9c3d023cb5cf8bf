// Keeps the reader's place in a page that is loaded again: where it stood, and what was open.

const BLOCKS = "main [id], main p, main li, main legend, main h2, main h3, main summary";

/** Names a folded part the same way in both loadings: by what stands around it, and its number there. */
function folds(doc) {
  const counts = {};
  return [...doc.querySelectorAll("details")].map((part) => {
    const around = part.closest("[id], [data-ask], [data-card]");
    const name = around?.id || around?.dataset.ask || around?.dataset.card || "";
    counts[name] = (counts[name] ?? 0) + 1;
    return { name: `${name} ${counts[name]}`, part };
  });
}

/** Words that find a block again. */
const words = (block) => block.textContent.trim().slice(0, 60);

/** @param {Document} doc */
export function readPlace(doc) {
  const shown = [...doc.querySelectorAll(BLOCKS)].filter((block) => block.getClientRects().length);
  const first = shown.find((block) => block.getBoundingClientRect().top >= 0);
  const top = first?.getBoundingClientRect().top ?? 0;
  const at = first && { id: first.id, words: words(first), top };
  const open = Object.fromEntries(folds(doc).map(({ name, part }) => [name, part.open]));
  return { y: doc.defaultView?.scrollY ?? 0, at, open };
}

/** @param {Document} doc @param {ReturnType<typeof readPlace>} place */
export function takePlace(doc, place) {
  for (const { name, part } of folds(doc)) part.open = place.open[name] ?? part.open;
  const view = /** @type {Window} */ (doc.defaultView);
  view.scrollTo({ top: place.y, behavior: "instant" });
  const { at } = place;
  if (!at || place.y === 0) return;
  const same = at.id
    ? doc.getElementById(at.id)
    : [...doc.querySelectorAll(BLOCKS)].find((b) => words(b) === at.words);
  if (same?.getClientRects().length)
    view.scrollBy({ top: same.getBoundingClientRect().top - at.top, behavior: "instant" });
}

/** Waits until the components of a page are there, two seconds at most. @param {Document} doc */
export async function settled(doc) {
  const waiting = () => doc.querySelector("[data-module]:not([data-ready])");
  for (let tries = 0; waiting() && tries < 40; tries++) await new Promise((go) => setTimeout(go, 50));
}
