// Makes the letters of a slide smaller, the same at all its steps, where the font of this screen would cut one.

import { lastStep, showStep } from "./deck.js";

const LEAST = 0.6; // of the slide's letters; a slide that is still cut then scrolls
const BY = 0.02;
const NARROW = "(max-width: 40rem)"; // where slides scroll, as in slides.css
const MEASURED =
  ":is(h3, p, li, dt, dd, svg, figcaption, strong, span, td, th, .sw-choice, .sw-care, .sw-gains)" +
  ":not(svg *, .sw-hidden, .sw-hidden *)";

/** Whether something of a slide lies outside it, or over its title or foot. @param {HTMLElement} slide */
export function isCut(slide) {
  if (slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1) return true;
  const [title, body, foot] = ["h2", ".sw-slide-body", ".sw-slide-foot"].map((
    name,
  ) => /** @type {Element} */ (slide.querySelector(name)));
  const { left, right } = slide.getBoundingClientRect();
  const top = title.getBoundingClientRect().bottom;
  const bottom = foot.getBoundingClientRect().top;
  return [...body.querySelectorAll(MEASURED)].some((part) => {
    const box = part.getBoundingClientRect();
    const isOut = box.left < left - 1 || box.right > right + 1 || box.top < top - 1 ||
      box.bottom > bottom + 1;
    return isOut && box.width > 0 && part.checkVisibility();
  });
}

/** Fits a slide to the screen: as large as its fullest step allows. @param {HTMLElement} slide @param {number} at its step */
export function fit(slide, at) {
  slide.style.removeProperty("--fit");
  if (!slide.clientHeight || matchMedia(NARROW).matches) return;
  let share = 1;
  for (let step = 0; step <= lastStep(slide); step++) {
    showStep(slide, step);
    while (share > LEAST && isCut(slide)) {
      share = Math.max(LEAST, share - BY);
      slide.style.setProperty("--fit", share.toFixed(2));
    }
  }
  showStep(slide, at);
}
