// Where the reader is: asks once when the phone points elsewhere than the page, and follows the answer from then on.

import { openStore } from "./store.js";

/** Clocks that belong to no place; a browser that hides where it is shows one of them. */
const NO_PLACE = /^(?:|UTC|GMT|Etc\/.*)$/;

/** The region that a phone points to: "" for a place of none, undefined when nothing tells.
 * @param {Record<string, string>} table beginnings of zones, and countries, of each region (model/content/region_detection.py)
 * @param {string} zone @param {readonly string[]} languages */
export function regionOf(table, zone, languages) {
  const find = (name) =>
    Object.keys(table).find((code) => table[code].split(" ").some((sign) => name.startsWith(sign)));
  const countries = languages.map((tag) => `-${tag.split("-").at(-1)}`);
  return NO_PLACE.test(zone) ? countries.map(find).find(Boolean) : (find(zone) ?? "");
}

/** @param {ParentNode} root @param {string} selector @returns {any} */
const one = (root, selector) => root.querySelector(selector);

/** The address of a region's page is the one that the list of countries has.
 * @param {string | null | undefined} code @returns {HTMLAnchorElement | undefined} */
const linkTo = (code) =>
  /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a[data-region]")])
    .find((link) => link.dataset.region === code);

/** Turns the line for a place of no region into a question about one.
 * @param {HTMLElement} question @param {HTMLAnchorElement} link the page of that region */
function ask(question, link) {
  const there = one(question, "[data-there]");
  for (const name of ["asks", "there", "stay"]) {
    const part = one(question, `[data-${name}]`);
    part.textContent = part.dataset[name].replace("{there}", () => link.dataset.country ?? "");
  }
  there.href = link.href;
  there.dataset.region = link.dataset.region;
  there.hidden = false;
}

/** Goes to the page of the answer; an address that leads back to itself is not asked for twice.
 * @param {import("./store.js").Store} store @param {string} here */
function follow(store, here) {
  const link = store.read() === here ? undefined : linkTo(store.read());
  if (link && link.href !== location.href.split("#")[0]) location.replace(link.href + location.hash);
}

/** @param {Event} event on any link of a region @param {import("./store.js").Store} store */
function keepChoice(event, store) {
  const link = /** @type {any} */ (event.target).closest?.("a[data-region]");
  if (link) store.write(link.dataset.region, true);
}

/** @param {HTMLElement} question @param {import("./store.js").Store} store @param {string} answer */
function stay(question, store, answer) {
  store.write(answer, true);
  question.hidden = true;
  document.getElementById("main")?.focus({ preventScroll: true });
}

export function openRegion() {
  const question = one(document, "[data-where]");
  if (!question) return;
  const { here, where } = question.dataset;
  const store = openStore("region");
  follow(store, here);
  addEventListener("pageshow", (event) => event.persisted && follow(store, here));
  for (const kind of ["click", "auxclick"])
    document.addEventListener(kind, (event) => keepChoice(event, store));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const found = regionOf(JSON.parse(where), zone, navigator.languages ?? []);
  const isAnswered = linkTo(store.read()) || store.read() === found;
  const link = linkTo(found);
  if (found === undefined || found === here || isAnswered || (found && !link)) return;
  one(question, "[data-stay]").addEventListener("click", () => stay(question, store, found && here));
  if (link) ask(question, link);
  question.hidden = false;
}
