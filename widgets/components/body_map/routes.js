// What follows from the picks on a reading page: cards, marks on the parts that fit, and a filter.

import { all, fill, one } from "../shared/dom.js";
import { areaOf, leading } from "./picks.js";

/** @typedef {import("./picks.js").Pick} Pick */
/** @typedef {import("./picks.js").Routes} Routes */

/** @param {HTMLFormElement} form @param {Routes} routes
 * @param {string[]} narrows the parts that may be left out @param {Record<string, string>} words */
export function openRoutes(form, routes, narrows, words) {
  const named = new Set(Object.values(routes).flatMap((route) => route.sections));
  let parts = partsSoFar();
  const only = one(form, "[data-narrow]");
  let picks = /** @type {Pick[]} */ ([]);
  const leads = (kind, id) => leading(routes, picks, kind, id).length > 0;
  const fits = (part) => leading(routes, picks, "sections", part.id);
  const others = () => parts.filter((part) => narrows.includes(part.id) && !fits(part).length);

  /** The parts of the page that have come, with their headings: the map may be ready before they are. */
  function partsSoFar() {
    const there = all(document, ".sw-section[id]");
    return there.filter((part) => named.has(part.id) && one(part, "h2, h3"));
  }

  function filter() {
    const away = only.checked ? others() : [];
    for (const part of parts) part.hidden = away.includes(part);
  }

  function mark(part) {
    const names = fits(part);
    const line = one(part, "[data-fits]") ?? document.createElement("p");
    Object.assign(line, { className: "sw-fits", hidden: !names.length });
    line.dataset.fits = "";
    line.textContent = fill(words.fits, { places: names.join(words.and) });
    one(part, "h2, h3").after(line);
  }

  /** @param {Pick[]} now */
  function show(now) {
    picks = now;
    const areas = picks.map(areaOf);
    for (const part of all(form, "[data-area]")) part.hidden = !areas.includes(part.dataset.area);
    const signs = all(form, "[data-sign]");
    for (const sign of signs) sign.classList.toggle("is-away", !leads("flags", sign.dataset.sign));
    one(form, "[data-signs]").hidden = signs.every((sign) => sign.hidden || sign.matches(".is-away"));
    for (const link of all(form, "[data-link]")) link.hidden = !leads("sections", link.dataset.link);
    one(form, "[data-fitting]").hidden = !picks.length;
    if (!picks.length) only.checked = false;
    parts.forEach(mark);
    one(form, "[data-filter]").hidden = !others().length;
    one(form, "[data-others]").textContent = fill(words.others, { n: others().length });
    filter();
  }

  /** A link to a part that was left out brings all parts back. */
  function bringBack(event) {
    const link = /** @type {any} */ (event.target).closest?.('a[href*="#"]');
    const part = link && parts.find((each) => each.id === link.hash.slice(1));
    if (!part?.hidden) return;
    only.checked = false;
    filter();
  }

  only.addEventListener("change", filter);
  document.addEventListener("click", bringBack, true);
  document.addEventListener("DOMContentLoaded", () => {
    parts = partsSoFar();
    show(picks);
  });
  return show;
}
