// The file that holds all a person gave: written, and read back as if anyone could have made it.

import { isRecord } from "../../merge.js";
import { checked } from "../diary/files.js";
import { today } from "../shared/dates.js";
import { partOf, PARTS } from "./places.js";

const KIND = "stridewell-data";
const VERSION = 1;
const LARGEST = 1_000_000;
export const MOST_RUNS = 5000;
const MOST_VALUES = 500;
const LONGEST = 4000;
const DEEPEST = 4;

/** @typedef {import("./places.js").Places} Places
 * @typedef {import("../diary/files.js").Wrong} Wrong */

/** @param {string} guide @param {Places} places */
export const dataText = (guide, places) =>
  JSON.stringify({ kind: KIND, version: VERSION, guide, saved: today(), places });

/** What a file holds, or what is wrong with it; `other` says that it holds places that are not known here.
 * @param {string} text @param {string} guide @returns {{places: Places, other: boolean} | Wrong} */
export function readData(text, guide) {
  if (text.length > LARGEST) return { wrong: "tooLarge" };
  const file = parsed(text);
  if (file?.kind !== KIND || !isRecord(file.places) || !Number.isInteger(file.version))
    return { wrong: "notData" };
  if (file.version > VERSION) return { wrong: "newer" };
  if (file.guide !== guide) return { wrong: "otherGuide" };
  const known = Object.keys(file.places).filter((place) => Object.hasOwn(PARTS, place));
  const wrong = known.map((place) => wrongIn(place, file.places[place])).find(Boolean);
  if (wrong) return wrong;
  const places = Object.fromEntries(known.map((place) => [place, partOf(file.places[place], place)]));
  return { places, other: known.length < Object.keys(file.places).length };
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {string} place @param {any} state @returns {Wrong | undefined} */
function wrongIn(place, state) {
  if (!isRecord(state)) return { wrong: "notData" };
  if (place === "diary") {
    const found = Array.isArray(state.entries) ? checked(state.entries, MOST_RUNS) : { wrong: "notData" };
    return "wrong" in found ? found : undefined;
  }
  const [first] = PARTS[place];
  return isRecord(state[first]) && isPlain(state) ? undefined : { wrong: "notData" };
}

/** Whether a value is no larger than what these pages write. @param {any} value @param {number} depth */
function isPlain(value, depth = 0) {
  if (typeof value === "string") return value.length <= LONGEST;
  if (typeof value !== "object" || value === null) return true;
  const inner = Object.entries(value);
  return depth < DEEPEST && inner.length <= MOST_VALUES &&
    inner.every(([name, each]) => name !== "__proto__" && isPlain(each, depth + 1));
}
