// Reads and writes what the person chose in the form, offers the steps that fit, and says what is missing.

import { weekdayWords } from "../shared/date_words.js";
import { all, fill, one } from "../shared/dom.js";
import { neighbours } from "./schedule.js";

const LISTS = ["ready", "weekdays"];
const FIELDS = ["start", "at", "stage", "goal", "often"];
const EARLIEST = "2024-01-01";
const LATEST = "2099-12-31";

/** @param {HTMLFormElement} form @param {string} name @returns {string[]} */
const ticked = (form, name) => all(form, `[name="${name}"]:checked`).map((input) => input.value);

/** @param {any} form @returns {Record<string, any>} */
export const readChoices = (form) => ({
  programme: ticked(form, "programme")[0],
  ...Object.fromEntries(LISTS.map((name) => [name, ticked(form, name)])),
  ...Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value])),
});

/** @param {any} form @param {Record<string, any>} choices */
export function writeChoices(form, choices) {
  for (const name of [...LISTS, "programme"])
    for (const box of all(form, `[name="${name}"]`))
      box.checked = [choices[name] ?? []].flat().includes(box.value);
  for (const name of FIELDS.filter((field) => field !== "stage"))
    form.elements[name].value = choices[name] ?? "";
  if (!choices.often) form.elements.often.value = choices.weekdays?.length || "";
}

/** Says how many days are still to be chosen; a person's own days are never changed, and the usual ones only come
 * when they are asked for. @param {any} form @param {Record<string, string>} words */
export function showOften(form, words) {
  const { value, selectedOptions: [option] } = form.elements.often;
  const chosen = ticked(form, "weekdays").length;
  one(form, "[data-often]").hidden = !value || Number(value) === chosen;
  one(form, "[data-often-words]").textContent = fill(words.someDays, { n: value, chosen });
  const names = (option.dataset.days ?? "").split(" ").filter(Boolean).map((day) => dayName(form, day));
  const list = new Intl.ListFormat(document.documentElement.lang || "en");
  one(form, "[data-usual]").hidden = chosen > 0;
  one(form, "[data-usual]").textContent = fill(words.usualDays, { days: list.format(names) });
}

/** Ticks the usual days for so many runs a week. @param {any} form */
export function tickUsual(form) {
  const usual = form.elements.often.selectedOptions[0].dataset.days.split(" ");
  for (const box of all(form, '[name="weekdays"]')) box.checked = usual.includes(box.value);
}

/** @param {HTMLFormElement} form @param {number | string} day Monday is 0 */
const dayName = (form, day) =>
  one(form, `[name="weekdays"][value="${day}"]`).parentElement.textContent.trim();

/** Without all checks ticked, only steps without running; with a diary, those up to where it leaves the person.
 * @param {any[]} steps @param {number} missing @param {{stage: number} | undefined} here */
export const stepsThatFit = (steps, missing, here) =>
  steps.filter((step) => (!missing || step.run === 0) && step.stage <= (here?.stage ?? Infinity));

/** Fills the list of steps; the one the person picked stays chosen while it fits.
 * @param {any} select @param {any[]} steps @param {string | undefined} picked @param {any} here
 * @param {Record<string, string>} words */
export function offerSteps(select, steps, picked, here, words) {
  const usual = here ? steps.at(-1) : (steps.find((step) => step.run > 0) ?? steps[0]);
  const chosen = steps.find((step) => String(step.stage) === picked) ?? usual;
  select.replaceChildren(
    ...steps.map((step) => new Option(fill(words.stage, { n: step.stage, words: step.words }), step.stage)),
  );
  select.value = chosen?.stage ?? "";
}

/** @param {any} here @param {boolean} isGentle @param {Record<string, string>} words */
export function whyThisStep(here, isGentle, words) {
  if (here) return fill(words.diarySays, { stage: here.stage, why: words[`why-${here.reason}`] });
  return isGentle ? `${words.ready} ${words.afterLong}` : words.ready;
}

/** Whether a first day is over, and neither was it still to come when the plan was made nor does the diary have runs
 * since then. @param {Record<string, any>} choices @param {{runs: any[], today: string}} person */
export const isOverAlready = ({ start, begun, made }, { runs, today }) =>
  start < today && start !== begun && !(made && begun === undefined) && !runs.some((run) => run.day >= start);

/** What is missing, as pairs of a field's name and words; none when a plan can be made.
 * @param {HTMLFormElement} form @param {Record<string, any>} choices @param {Record<string, string>} words
 * @param {{runs: any[], today: string}} person @returns {[string, string][]} */
export function mistakesIn(form, choices, words, person) {
  const { start } = choices;
  const two = choices.weekdays?.length ? neighbours(choices.weekdays.map(Number)) : undefined;
  const dated = start >= EARLIEST && start <= LATEST;
  const checks = [
    [!choices.programme, "programme", words.noProgramme],
    [!choices.weekdays?.length, "weekdays", words.noDays],
    [
      two,
      "weekdays",
      two && fill(words.neighbours, { one: dayName(form, two[0]), two: dayName(form, two[1]) }),
    ],
    [!dated, "start", words.noStart],
    [
      dated && isOverAlready(choices, person),
      "start",
      dated && fill(words.pastStart, { day: weekdayWords(start) }),
    ],
    [!/^\d\d:\d\d/.test(choices.at ?? ""), "at", words.noTime],
  ];
  return checks.filter(([wrong]) => wrong).map(([, field, text]) => [String(field), String(text)]);
}
