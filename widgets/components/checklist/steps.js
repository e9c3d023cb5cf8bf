// Shows one screen of questions, and reads and writes the answers that stand in the form.

import { all, fill, one } from "../shared/dom.js";
import { isList } from "./interview.js";
import { isMarked, UNSURE } from "./match.js";
import { answered, fits, leftOut } from "./values.js";

/** @typedef {import("./interview.js").Screen} Screen
 * @typedef {Record<string, any>} Answers */

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
  (answer === UNSURE && "alsoUnsure" in then.dataset);

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
    const isOthers = !fits({ who: part.dataset.who.split(" ") }, others);
    part.hidden = isOthers && !all(part, "input:checked").some((i) => !["no", "0"].includes(i.value));
  }
  const has = answered(answers);
  for (const button of all(form, "[data-clear]")) button.hidden = !has.has(button.dataset.clear);
  for (const line of all(form, "[data-line]")) showLine(line, answers);
  fitPlaces(form);
  return answers;
}

/** A sign that is there, or may be, is ticked, and its full question stands below it.
 * @param {any} line @param {Answers} answers */
function showLine(line, answers) {
  const question = line.closest("[data-ask]");
  line.checked = isMarked(answers[question.dataset.ask]);
  question.classList.toggle("is-open", line.checked);
}

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

/** @param {ParentNode} form @param {string} id */
export const questionOf = (form, id) => one(form, `[data-ask="${id}"]`);

/** The choice of an answer to a question. @param {ParentNode} form @param {string} id @param {string} word */
const choiceOf = (form, id, word) => one(form, `input[name="${id}"][value="${word}"]`);

/** A line was ticked or not: it means "yes", or "not sure" where the person is to say which one that is.
 * @param {HTMLFormElement} form @param {any} line @param {Screen} screen */
export function tickLine(form, line, screen) {
  const question = line.closest("[data-ask]");
  const saysWhich = one(form, `[data-section="${screen.section}"] [data-unsure]`).checked &&
    !screen.questions.some((id) => choiceOf(form, id, UNSURE).checked);
  if (line.checked) choiceOf(form, question.dataset.ask, saysWhich ? UNSURE : "yes").checked = true;
  else empty(question);
}

/** Answers the lines of a list that were not ticked: "no", or that it may be one of them. Each is told as a line of
 * a list, because nobody has read its full question.
 * @param {HTMLFormElement} form @param {Screen} screen @param {Answers} answers so far
 * @param {boolean} none whether the person said "none of these" @returns {Answers} how each was answered */
export function settleList(form, screen, answers, none) {
  const named = screen.questions.some((id) => answers[id] === UNSURE);
  const unsure = one(form, `[data-section="${screen.section}"] [data-unsure]`).checked && !named;
  const isAnswered = none || unsure || screen.questions.some((id) => isMarked(answers[id]));
  const open = screen.questions.filter((id) => answers[id] === undefined || answers[`${id}.list`]);
  for (const id of isAnswered ? open : []) choiceOf(form, id, "no").checked = !unsure;
  return Object.fromEntries(
    (isAnswered ? open : []).map((id) => [`${id}.list`, unsure ? UNSURE : "none"]),
  );
}

/** How lines of lists were answered, as far as it still holds. @param {Answers} marks @param {Answers} answers */
export const heldMarks = (marks, answers) =>
  Object.fromEntries(
    Object.entries(marks).filter(([name, word]) => {
      const answer = answers[name.split(".")[0]];
      return name.endsWith(".list") && (word === UNSURE ? answer === undefined : answer === "no");
    }),
  );

/** Shows one screen and none of the other questions.
 * @param {HTMLFormElement} form @param {Screen} screen @param {{at: number, total: number}} place
 * @param {Answers} answers @param {Record<string, string>} words */
export function showScreen(form, screen, { at, total }, answers, words) {
  const section = one(form, `[data-section="${screen.section}"]`);
  for (const each of all(form, "[data-section]")) each.hidden = each !== section;
  for (const question of all(section, "[data-ask]"))
    question.classList.toggle("sw-not-now", !screen.questions.includes(question.dataset.ask));
  if (isList(screen)) orderLines(section, screen, answers);
  const progress = one(form, "progress");
  progress.max = total;
  progress.value = at + 1;
  one(form, "[data-step-words]").textContent = fill(words.step, { now: at + 1, total });
  one(form, "[data-back]").hidden = at === 0;
}

/** Puts the lines in the order they are asked in. @param {any} section @param {Screen} screen
 * @param {Answers} answers */
function orderLines(section, screen, answers) {
  const box = one(section, "[data-unsure]");
  const lines = screen.questions.map((id) => questionOf(section, id)).filter(Boolean);
  const shown = all(section, "[data-ask]:not(.sw-not-now)");
  if (lines.some((line, at) => line !== shown[at])) box.closest("label").before(...lines);
  box.checked = screen.questions.some((id) => UNSURE === (answers[id] ?? answers[`${id}.list`]));
}

/** What can be pressed on a screen: a list in which nothing is ticked is answered with "none of these".
 * @param {HTMLFormElement} form @param {Screen} screen @param {string} next what the way on is called
 * @param {Record<string, string>} words */
export function showMoves(form, screen, next, words) {
  const section = one(form, `[data-section="${screen.section}"]`);
  const box = one(section, "[data-unsure]");
  const lines = all(section, "[data-ask]:not(.sw-not-now)");
  const isOpen = isList(screen) && !box.checked && !lines.some((line) => one(line, "[data-line]").checked);
  const asksWhich = box?.checked && !lines.some((line) => one(line, `[value="${UNSURE}"]`).checked);
  const which = one(section, "[data-which]");
  if (which) which.textContent = asksWhich ? words.which : "";
  for (const name of ["none", "skip"]) one(form, `[data-${name}]`).hidden = !isOpen;
  one(form, "[data-next]").hidden = isOpen;
  one(form, "[data-next]").textContent = next;
}
