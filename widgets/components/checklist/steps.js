// Moves through the steps, and reads and writes the answers that stand in the form.

import { all, fill, one } from "../shared/dom.js";
import { leftOut } from "./values.js";

export const MAX_PLACES = 4;

/** The answers in the form, by question; what was skipped is not there.
 * @param {HTMLFormElement} form @returns {Record<string, string | string[]>} */
export function readForm(form) {
  const answers = /** @type {Record<string, any>} */ ({});
  for (const input of all(form, "input[name]:checked, input[type=date][name], textarea[name]")) {
    if (input.type === "checkbox") (answers[input.name] ??= []).push(input.value);
    if (input.type === "radio") answers[input.name] = input.value;
    if (input.type === "textarea" && input.value.trim()) answers[input.name] = input.value;
    if (input.type === "date" && input.value && input.validity.valid) answers[input.name] = input.value;
  }
  return answers;
}

/** @param {HTMLFormElement} form @param {Record<string, string | string[]>} answers */
export function writeForm(form, answers) {
  for (const input of all(form, "input[name], textarea[name]")) {
    const answer = answers[input.name];
    if (["textarea", "date"].includes(input.type)) input.value = answer ?? "";
    else if (answer || input.checked)
      input.checked = [answer].flat().join(" ").split(" ").includes(input.value);
  }
}

/** Whether an answer asks for its second question. @param {any} then @param {string | string[] | undefined} answer */
const asksMore = (then, answer) =>
  answer === "yes" || Number(answer) >= Number(then.dataset.from ?? 1) ||
  (answer === "unsure" && "alsoUnsure" in then.dataset);

/** Shows the questions that fit the answers, and empties those that no longer do.
 * @param {HTMLFormElement} form @param {{item: string, answer: string, who: string[]}[]} hides
 * @returns {Record<string, any>} the answers that are left */
export function fit(form, hides) {
  const answers = readForm(form);
  for (const then of all(form, "[data-then]"))
    then.hidden = !asksMore(then, answers[then.dataset.then]);
  if (untick(all(form, "[data-then][hidden] input:checked"))) return fit(form, hides);
  for (const day of all(form, "[data-then][hidden] input[type=date]")) day.value = "";
  for (const day of all(form, "input[type=date]")) if (day.validity.valid) checkDay(day);
  const others = leftOut(answers, hides);
  for (const part of all(form, "[data-who]")) {
    const isOthers = part.dataset.who.split(" ").every((who) => others.includes(who));
    part.hidden = isOthers && !all(part, "input:checked").some((i) => !["no", "0"].includes(i.value));
  }
  for (const button of all(form, "[data-clear]"))
    button.hidden = !isGiven(answers, button.dataset.clear);
  fitPlaces(form);
  return answers;
}

/** Whether a question has an answer, or a part of one, such as words. @param {Record<string, any>} answers
 * @param {string} question */
const isGiven = (answers, question) =>
  Object.keys(answers).some((name) => name === question || name.startsWith(`${question}.`));

/** Takes back all of an answer, also what was written. @param {ParentNode} question */
export function clearAnswer(question) {
  empty(question);
  for (const field of all(question, "textarea, input[type=date]")) field.value = "";
}

/** Says beside a day whether it can be read; one that cannot is no answer. @param {any} input */
export function checkDay(input) {
  const isWrong = !input.validity.valid;
  input.setAttribute("aria-invalid", String(isWrong));
  one(input.closest("[data-then]"), "[data-unreadable]").hidden = !isWrong;
}

/** Unticks everything below an element. @param {ParentNode} part */
export const empty = (part) => untick(all(part, "input:checked"));

/** @param {HTMLInputElement[]} ticked @returns {boolean} whether there was any */
function untick(ticked) {
  for (const input of ticked) input.checked = false;
  return ticked.length > 0;
}

/** @param {HTMLFormElement} form */
function fitPlaces(form) {
  const picked = all(form, ".sw-areas input:checked").length;
  for (const box of all(form, ".sw-areas input")) box.disabled = picked >= MAX_PLACES && !box.checked;
  for (const part of all(form, ".sw-areas")) {
    const count = all(part, "input:checked").length;
    one(part, "[data-picked]").textContent = count ? `(${count})` : "";
  }
}

/** Answers "no" to every question of a step that has no answer yet. @param {Element} step */
export function answerNone(step) {
  for (const no of all(step, '[data-ask] > .sw-choices input[value="no"]')) {
    const question = no.closest("[data-ask]");
    const answered = all(question, `input[name="${no.name}"]:checked`).length;
    if (!answered && !question.hidden) no.checked = true;
  }
}

/** The steps that still have a question to ask. @param {HTMLFormElement} form */
export const openSteps = (form) =>
  all(form, "[data-step]").filter((step) => all(step, "[data-ask]").some((question) => !question.hidden));

/** Shows one step, or none when `current` is undefined.
 * @param {HTMLFormElement} form @param {Element | undefined} current @param {Record<string, string>} words */
export function showStep(form, current, words) {
  const steps = openSteps(form);
  const at = steps.indexOf(current);
  for (const step of all(form, "[data-step]")) step.hidden = step !== current;
  const progress = one(form, "progress");
  const total = steps.length + Number(one(form, "noscript[data-steps]")?.dataset.steps ?? 0);
  progress.max = total;
  progress.value = at + 1;
  one(form, "[data-step-words]").textContent = fill(words.step, { now: at + 1, total });
  one(form, "[data-back]").hidden = at <= 0;
}
