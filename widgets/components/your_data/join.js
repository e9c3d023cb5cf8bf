// Joins what a file holds with what is here: nothing here is lost, and what differs is counted.

import { keyOf, merged } from "../diary/merge.js";

/** @typedef {import("./places.js").Places} Places
 * @typedef {{runs: number, mornings: number, values: number, differ: number, otherEdition: boolean}} Count
 *   `values` are answers and notes that were not here; `differ` are those that are not the same in both */

/** Both in one. Where an answer differs, the one here stays, or theirs is taken when the person asked for that.
 * @param {Places} here @param {Places} theirs @param {boolean} takesTheirs
 * @returns {{places: Places, count: Count}} */
export function joined(here, theirs, takesTheirs) {
  const count = { runs: 0, mornings: 0, values: 0, differ: 0, otherEdition: false };
  const both = (place) => joinPlace(place, here[place] ?? {}, theirs[place], takesTheirs, count);
  return { places: Object.fromEntries(Object.keys(theirs).map((place) => [place, both(place)])), count };
}

/** @param {string} place @param {any} ours @param {any} theirs @param {boolean} takesTheirs @param {Count} count */
function joinPlace(place, ours, theirs, takesTheirs, count) {
  if (place === "diary") return { entries: joinRuns(ours.entries ?? [], theirs.entries, count) };
  if (place === "plan") return joinPlan(ours, theirs, takesTheirs, count);
  if (place === "") return joinAnswers(ours, theirs, takesTheirs, count);
  const [name] = Object.keys(theirs);
  return { [name]: joinValues(ours[name] ?? {}, theirs[name], takesTheirs, count, (each) => each) };
}

/** @param {any[]} ours @param {any[]} theirs @param {Count} count */
function joinRuns(ours, theirs, count) {
  const both = merged(ours, theirs);
  const before = new Set(ours.map(keyOf));
  const changed = both.filter((entry) => !before.has(keyOf(entry))).length;
  count.runs += both.length - ours.length;
  count.mornings += Math.max(0, changed - (both.length - ours.length));
  return both;
}

/** Two plans are not mixed. @param {any} ours @param {any} theirs @param {boolean} takesTheirs
 * @param {Count} count */
function joinPlan(ours, theirs, takesTheirs, count) {
  const isSame = JSON.stringify(ours.choices) === JSON.stringify(theirs.choices);
  if (isSame || !theirs.choices.made) return isSame || Object.keys(ours).length ? ours : theirs;
  if (ours.choices?.made) count.differ++;
  else count.values++;
  return ours.choices?.made && !takesTheirs ? ours : theirs;
}

/** Answers to two versions of the questions are not mixed. @param {any} ours @param {any} theirs
 * @param {boolean} takesTheirs @param {Count} count */
function joinAnswers(ours, theirs, takesTheirs, count) {
  const isEmpty = !Object.keys(ours.answers ?? {}).length;
  if (!isEmpty && ours.edition !== theirs.edition) {
    count.otherEdition = true;
    return takesTheirs ? theirs : ours;
  }
  const question = (name) => name.split(".")[0];
  const answers = joinValues(ours.answers ?? {}, theirs.answers, takesTheirs, count, question);
  return isEmpty ? { ...theirs, answers } : { ...theirs, ...ours, answers };
}

/** @param {Record<string, any>} ours @param {Record<string, any>} theirs @param {boolean} takesTheirs
 * @param {Count} count @param {(name: string) => string} group what is answered together, and stays together */
function joinValues(ours, theirs, takesTheirs, count, group) {
  const of = (values, name) => Object.entries(values).filter(([each]) => group(each) === name).sort();
  let both = { ...ours };
  for (const name of new Set(Object.keys(theirs).map(group))) {
    const [own, other] = [of(ours, name), of(theirs, name)];
    if (JSON.stringify(own) === JSON.stringify(other)) continue;
    if (own.length) count.differ++;
    else count.values++;
    if (own.length && !takesTheirs) continue;
    both = Object.fromEntries([...Object.entries(both).filter(([each]) => group(each) !== name), ...other]);
  }
  return both;
}
