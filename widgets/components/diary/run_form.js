// Asks about a run, and takes it: for the diary and the plan. See run_form.html.

import { isDay, today } from "../shared/dates.js";
import { all, one } from "../shared/dom.js";
import { showMistakes } from "../shared/mistakes.js";
import { cleaned } from "./replay.js";

/** @typedef {import("./replay.js").Entry} Entry
 * @typedef {{stage: number, minutes: number | ""}} Expected what a plan knows of the run on a day */

/** @param {any} form holds the fields @param {Record<string, string>} words
 * @param {{expected: (day: string) => Expected, minutesOf: (stage: number) => number | "",
 *   save: (entry: Entry, before?: Entry) => void}} follows `minutesOf` says how long a step is, where that is known */
export function openRunForm(form, words, { expected, minutesOf, save }) {
  const part = one(form, "[data-run]");
  const asksSigns = Boolean(one(form, "[name=pelvic]"));
  const { day, stage, minutes, stopped } = form.elements;
  let changing = /** @type {Entry | undefined} */ (undefined);
  let offered = /** @type {{day: string, stage: string, minutes: string}} */ ({});
  let isTried = false;

  const ticked = (name) => one(part, `[name="${name}"]:checked`)?.value;
  const read = () => ({ day: day.value, stage: stage.value, minutes: minutes.value });

  /** What is missing, as pairs of a field's name and words. @returns {[string, string][]} */
  function mistakes() {
    const checks = [
      [!isDay(day.value, "20") || day.value > today(), "day", words.noDay],
      [!minutes.validity.valid, "minutes", words.noMinutes],
      [ticked("during") === undefined, "during", words.noPain],
      [asksSigns && ticked("pelvic") === undefined, "pelvic", words.noSigns],
    ];
    return checks.filter(([wrong]) => wrong).map(([, name, text]) => [String(name), String(text)]);
  }

  /** Says what is missing, once a run was to be saved. */
  const showWrong = () => showMistakes(part, one(part, "[data-errors]"), isTried ? mistakes() : []);

  function take() {
    isTried = true;
    showWrong();
    if (mistakes().length) return one(part, "[data-errors]").focus();
    const entry = /** @type {Entry} */ (cleaned({
      day: day.value,
      stage: Number(stage.value),
      minutes: minutes.value ? Number(minutes.value) : null,
      during: Number(ticked("during")),
      pelvic: asksSigns ? ticked("pelvic") : "none",
      stopped: stopped.checked,
      morning: changing?.morning ?? "",
    }));
    save(entry, changing);
    clear();
  }

  /** @param {Partial<Record<"day" | "stage" | "minutes", any>>} values */
  function offer(values) {
    for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
    offered = read();
  }

  /** Makes it ready for the next run, or for that of a day. @param {string} [on] YYYY-MM-DD */
  function clear(on = today()) {
    changing = undefined;
    isTried = false;
    for (const box of all(part, ":checked:is([type=radio], [type=checkbox])")) box.checked = false;
    offer({ day: on, ...expected(on) });
    one(part, "[data-cancel]").hidden = true;
    showWrong();
  }

  /** @param {Entry} entry */
  function edit(entry) {
    clear();
    changing = entry;
    for (const name of ["day", "stage", "minutes"]) form.elements[name].value = entry[name] ?? "";
    for (const name of ["during", "pelvic"])
      for (const radio of all(part, `[name="${name}"]`)) radio.checked = radio.value === String(entry[name]);
    stopped.checked = entry.stopped;
    one(part, "[data-cancel]").hidden = false;
    day.focus();
  }

  /** Another day or step brings the plan's own with it, where nothing else was written. @param {string} name */
  function follow(name) {
    const isOffered = minutes.value === offered.minutes;
    if (changing) return;
    if (name === "day" && isOffered && stage.value === offered.stage && isDay(day.value, "20"))
      offer(expected(day.value));
    if (name === "stage" && isOffered) {
      minutes.value = minutesOf(Number(stage.value));
      offered.minutes = minutes.value;
    }
  }

  part.addEventListener("input", ({ target }) => {
    follow(target.name);
    showWrong();
  });
  part.addEventListener("click", ({ target }) => {
    if (target.closest("[data-save-run]")) take();
    if (target.closest("[data-cancel]")) clear();
  });

  return {
    clear,
    edit,
    /** The run as it stands meanwhile, when it is being changed. @param {(entry: Entry) => Entry} change */
    renew(change) {
      if (changing) changing = change(changing);
    },
    isChanging: () => Boolean(changing),
    /** Nobody has begun to write of a run, nor chosen another day for it. */
    isUntouched: () =>
      !changing && JSON.stringify(read()) === JSON.stringify(offered) && !stopped.checked &&
      !ticked("during") && !ticked("pelvic"),
  };
}
