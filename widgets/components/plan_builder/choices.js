// Reads and writes what the person chose in the form, offers the steps that fit, and says what is missing.

import { all, fill } from "../shared/dom.js";
import { neighbours } from "./schedule.js";

const LISTS = ["ready", "weekdays"];
const FIELDS = ["start", "at", "stage", "goal"];
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
}

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

/** What is missing, as pairs of a field's name and words; none when a plan can be made.
 * @param {HTMLFormElement} form @param {Record<string, any>} choices
 * @param {Record<string, string>} words @returns {[string, string][]} */
export function mistakesIn(form, choices, words) {
  const two = choices.weekdays?.length ? neighbours(choices.weekdays.map(Number)) : undefined;
  const name = (day) => all(form, `[name="weekdays"][value="${day}"]`)[0].parentElement.textContent.trim();
  const dated = choices.start >= EARLIEST && choices.start <= LATEST;
  const checks = [
    [!choices.programme, "programme", words.noProgramme],
    [!choices.weekdays?.length, "weekdays", words.noDays],
    [two, "weekdays", two && fill(words.neighbours, { one: name(two[0]), two: name(two[1]) })],
    [!dated, "start", words.noStart],
    [!/^\d\d:\d\d/.test(choices.at ?? ""), "at", words.noTime],
  ];
  return checks.filter(([wrong]) => wrong).map(([, field, text]) => [String(field), String(text)]);
}
