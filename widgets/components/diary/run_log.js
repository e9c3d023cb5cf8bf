// The runs of a diary, and what is written of them: the same on the page of the diary and on that of the plan.

import { today } from "../shared/dates.js";
import { byDay, keyOf } from "./merge.js";
import { lightOf, readable } from "./replay.js";

/** @typedef {import("./replay.js").Entry} Entry @typedef {import("./replay.js").Tables} Tables
 * @typedef {ReturnType<typeof openRunLog>} RunLog */

/** @param {any} model whose `entries` are the runs @param {Tables} tables */
export function openRunLog(model, tables) {
  const entries = () => readable(model.get("entries"));

  /** @param {Entry[]} list */
  function keep(list) {
    model.set("entries", byDay(list));
    model.save_changes();
  }

  /** All runs but one; of two that are alike, the other stays. @param {Entry} [run] */
  function others(run) {
    const list = entries();
    const at = run ? list.findIndex((entry) => keyOf(entry) === keyOf(run)) : -1;
    return list.filter((_, each) => each !== at);
  }

  return {
    entries,
    keep,
    others,
    /** The last run that waits for its morning, from the day after it on. */
    waiting: () => entries().findLast((entry) => entry.day < today() && !lightOf(tables, entry)),
    /** @param {Entry} entry @param {Entry} [before] the run as it stood, when it is changed */
    save: (entry, before) => keep([...others(before), entry]),
    /** Says how the morning after a day was. @param {string} day @param {string} morning */
    saveMorning: (day, morning) =>
      keep(
        entries().map((entry) =>
          entry.day === day && !lightOf(tables, entry) ? { ...entry, morning } : entry
        ),
      ),
  };
}
