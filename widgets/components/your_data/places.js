// All that these pages keep of a person: reads it, puts it back, and tells the page that it has changed.

import { openStore } from "../../store.js";

/** What is taken along of each place; the rest, such as whether to keep, belongs to the phone. */
export const PARTS = {
  "": ["answers", "step", "edition"],
  diary: ["entries"],
  plan: ["choices"],
  visit: ["notes"],
  treatments: ["choices"],
  coach: ["choices"],
  enquiry: ["draft"],
};

/** @typedef {Record<string, Record<string, any>>} Places what stands in each place, by its name
 * @typedef {Record<string, {state: any, isKept: boolean}>} Snapshot */

/** @param {string} guide @param {string} place */
const storeOf = (guide, place) => openStore(guide + (place ? `:${place}` : ""));

/** @param {any} state @param {string} place @returns {Record<string, any>} */
export const partOf = (state, place) =>
  Object.fromEntries(PARTS[place].filter((name) => name in (state ?? {})).map((name) => [name, state[name]]));

/** @param {string} guide @returns {Snapshot} */
export function snapshot(guide) {
  const standing = (place) => {
    const store = storeOf(guide, place);
    return { state: store.read(), isKept: store.isKept() };
  };
  return Object.fromEntries(Object.keys(PARTS).map((place) => [place, standing(place)]));
}

/** @param {Snapshot} found @returns {Places} */
export function placesOf(found) {
  const parts = Object.keys(found).map((place) => [place, partOf(found[place].state, place)]);
  return Object.fromEntries(parts.filter(([, part]) => hasValues(part)));
}

const hasValues = (part) => Object.values(part).some((value) => Object.keys(Object(value)).length > 0);

/** Whether all of it stands where it belongs, as read back. A new place is kept when any of the others is.
 * @param {string} guide @param {Places} places */
export function writePlaces(guide, places) {
  const before = snapshot(guide);
  const keepsAny = Object.values(before).some(({ isKept }) => isKept);
  const stands = Object.entries(places).map(([place, part]) => {
    const store = storeOf(guide, place);
    const state = { ...store.read(), ...part };
    return store.write(state, before[place].isKept || (before[place].state === null && keepsAny)).ok;
  });
  tellPage();
  return stands.every(Boolean);
}

/** @param {string} guide */
export function clearPlaces(guide) {
  for (const place of Object.keys(PARTS)) storeOf(guide, place).clear();
  tellPage();
}

/** Puts all places back as they were. @param {string} guide @param {Snapshot} before */
export function restore(guide, before) {
  for (const [place, { state, isKept }] of Object.entries(before)) {
    const store = storeOf(guide, place);
    store.clear();
    if (state !== null) store.write(state, isKept);
  }
  tellPage();
}

/** The components of this page follow what other tabs write; this is such a write. */
const tellPage = () => dispatchEvent(new Event("storage"));
