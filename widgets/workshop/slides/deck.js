// Where a deck stands: the slide and the step of it that show, and how to go on from there.

/** @typedef {{slide: string, step: number}} At */

/** @param {HTMLElement} slide @returns {number} the last step of a slide; 0 when it has none */
export function lastStep(slide) {
  const steps = [...slide.querySelectorAll("[data-step]")];
  return Math.max(0, ...steps.map((part) => Number(/** @type {HTMLElement} */ (part).dataset.step)));
}

/** @param {HTMLElement[]} slides @param {At} at @param {number} way 1 or -1 @returns {At} */
export function moved(slides, at, way) {
  const here = Math.max(0, slides.findIndex((slide) => slide.dataset.slide === at.slide));
  const step = at.step + way;
  if (step >= 0 && step <= lastStep(slides[here])) return { slide: at.slide, step };
  const next = slides[here + way];
  if (!next) return at;
  return { slide: next.dataset.slide ?? "", step: way > 0 ? 0 : lastStep(next) };
}

/** Shows one slide up to a step, and hides the others.
 * @param {HTMLElement[]} slides @param {At} at @returns {HTMLElement} the slide that shows */
export function showOnly(slides, at) {
  const shown = slides.find((slide) => slide.dataset.slide === at.slide) ?? slides[0];
  for (const slide of slides) slide.hidden = slide !== shown;
  showStep(shown, at.step);
  return shown;
}

/** Shows a slide up to a step. @param {HTMLElement} slide @param {number} step */
export function showStep(slide, step) {
  for (const found of slide.querySelectorAll("[data-step]")) {
    const part = /** @type {HTMLElement} */ (found);
    part.hidden = Number(part.dataset.step) > step || Number(part.dataset.until ?? Infinity) < step;
  }
}

/** Shows all slides whole, to read or to print. @param {HTMLElement[]} slides */
export function showAll(slides) {
  for (const slide of slides) {
    slide.hidden = false;
    for (const part of slide.querySelectorAll("[data-step]"))
      /** @type {HTMLElement} */ (part).hidden = false;
  }
}
