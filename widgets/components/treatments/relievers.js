// Looks up what the ticks say about each pain reliever. The rules are in widgets/model/triage/pain_relievers.py.

import { all, one } from "../shared/dom.js";

/** @typedef {{strictness: string[], kinds: Record<string, Record<string, string>>}} Table */

/** The strictest word for one kind; the first, "none", when no tick is about it.
 * @param {Table} table @param {string} kind @param {string[]} ticks @returns {string} */
export function verdictOf(table, kind, ticks) {
  const places = ticks.map((tick) => table.strictness.indexOf(table.kinds[kind][tick]));
  return table.strictness[Math.max(0, ...places)];
}

/** @param {HTMLElement} form @param {Table} table @param {string[]} ticks */
export function showVerdicts(form, table, ticks) {
  for (const kind of Object.keys(table.kinds)) {
    const box = one(form, `[data-kind="${kind}"]`);
    const word = verdictOf(table, kind, ticks);
    box.dataset.word = word;
    for (const part of all(box, "[data-verdict]")) part.hidden = part.dataset.verdict !== word;
    for (const reason of all(box, "[data-reason]")) reason.hidden = !ticks.includes(reason.dataset.reason);
  }
}
