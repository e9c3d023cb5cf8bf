// Merges two diaries into one that has lost nothing, in whichever order they are merged and however often.

import { MORNINGS } from "./replay.js";

/** @typedef {import("./replay.js").Entry} Entry */

/** All that is written of a run on its day as one text: what makes two entries the same run.
 * @param {Entry} entry */
const sameRun = ({ day, stage, minutes, during, pelvic, stopped }) =>
  [day, stage, minutes, during, pelvic, stopped].join("/");

/** All that is written of a run as one text. @param {Entry} entry */
export const keyOf = (entry) => `${sameRun(entry)}/${entry.morning}`;

/** The runs by day; those of one day stay in their order. @param {Entry[]} entries */
export const byDay = (entries) => [...entries].sort((a, b) => a.day.localeCompare(b.day));

/** All runs of both; a run that is in both stands once, and the worse of its mornings counts.
 * @param {Entry[]} here @param {Entry[]} more @returns {Entry[]} */
export function merged(here, more) {
  const left = grouped(worstMorningFirst(more));
  const stays = new Map(
    worstMorningFirst(here).map((entry) => {
      const other = left.get(sameRun(entry))?.shift();
      return [entry, other ? worstMorningFirst([entry, other])[0] : entry];
    }),
  );
  return byDay([...here.map((entry) => stays.get(entry) ?? entry), ...[...left.values()].flat()]);
}

/** @param {Entry[]} entries @returns {Map<string, Entry[]>} */
function grouped(entries) {
  const groups = new Map();
  for (const entry of entries)
    groups.set(sameRun(entry), [...(groups.get(sameRun(entry)) ?? []), entry]);
  return groups;
}

/** @param {Entry[]} entries */
const worstMorningFirst = (entries) =>
  [...entries].sort((a, b) => MORNINGS.indexOf(b.morning) - MORNINGS.indexOf(a.morning));
