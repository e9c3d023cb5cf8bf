// Shows an outcome: everything it can say is in the page already and is only shown or hidden.

import { all, fill, mountDeferred, one } from "../shared/dom.js";
import { openSteps } from "./steps.js";

/** @typedef {import("./match.js").Outcome} Outcome */

/** Shows how soon to get help, and why, over the questions when it is urgent; a card or a full result brings the rest.
 * @param {HTMLFormElement} form @param {Outcome} outcome @param {boolean} full
 * @param {Record<string, string>} words */
export function showOutcome(form, outcome, full, words) {
  const box = one(form, "[data-outcome]");
  const live = !full && isUrgent(outcome);
  box.hidden = !full && !live;
  box.classList.toggle("is-live", live);
  if (!box.hidden) mountDeferred(box, full || outcome.cards.length ? "script" : ":scope > script");
  if (one(box, "[data-care]")) showCare(form, box, outcome, words);
  if (one(box, "[data-full]")) showRest(form, box, outcome, { full, words });
}

/** Which words of its level an outcome is told in. @param {Outcome} outcome */
function variantOf(outcome) {
  if (outcome.nothing && outcome.level === "none") return "nothing";
  if (outcome.level === "soon" && outcome.unsureUrgent.length) return "unsure";
  return outcome.mild ? "mild" : "";
}

/** @param {HTMLFormElement} form @param {Element} box @param {Outcome} outcome @param {Record<string, string>} words */
function showCare(form, box, outcome, words) {
  const variant = variantOf(outcome);
  for (const care of all(box, "[data-care]"))
    care.hidden = care.dataset.care !== outcome.level || care.dataset.variant !== variant;
  one(box, "[data-stop]").hidden = !outcome.stopRunning;
  showFlags(form, box, outcome);
  showReasons(form, box, outcome, words);
}

/** The questions whose answers raised how soon to get help. @param {Outcome} outcome @returns {string[]} */
export const signsIn = ({ flags, raisedBy }) => [...new Set([...flags, ...raisedBy])];

/** What the signs are called on the page. @param {HTMLFormElement} form @param {string[]} signs
 * @returns {string[]} */
export const namesOf = (form, signs) => signs.map((sign) => nameOf(form, sign)).filter(Boolean);

/** @param {HTMLFormElement} form @param {string} id */
const nameOf = (form, id) =>
  one(form, `[data-ask="${id}"]`)?.dataset.short ??
    one(form, `[value^="${id}"]:checked`)?.parentElement.textContent.trim();

/** Names every answer that raised something, "not sure" too.
 * @param {HTMLFormElement} form @param {Element} box @param {Outcome} outcome @param {Record<string, string>} words */
function showReasons(form, box, outcome, words) {
  const saidNo = (id) => one(form, `[name="${id}"][value="no"]`)?.checked;
  const short = (id) => saidNo(id) ? fill(words.saidNo, { sign: nameOf(form, id) }) : nameOf(form, id);
  const later = outcome.unsure.filter((id) => !outcome.unsureUrgent.includes(id));
  const rows = { raised: outcome.raisedBy, "unsure-later": later, "unsure-urgent": outcome.unsureUrgent };
  for (const [name, ids] of Object.entries(rows)) {
    const line = one(box, `[data-${name}]`);
    line.hidden = !ids.length;
    one(line, "[data-raised-by], [data-unsure-about]").textContent = `${ids.map(short).join(words.and)}.`;
  }
}

/** @param {HTMLFormElement} form @param {Element} box @param {Outcome} outcome
 * @param {{full: boolean, words: Record<string, string>}} how */
function showRest(form, box, outcome, { full, words }) {
  one(box, "[data-full]").hidden = !full;
  showCards(form, box, outcome, words);
  for (const note of all(box, "[data-note-id]"))
    note.hidden = !outcome.notes.includes(note.dataset.noteId);
  showAgain(form, box, full ? outcome.askAgain : []);
  if (full) showReview(form, isUrgent(outcome), words);
}

/** @param {Outcome} outcome */
export const isUrgent = (outcome) => ["emergency", "today"].includes(outcome.level);

/** @param {HTMLFormElement} form @param {Element} box @param {Outcome} outcome */
function showFlags(form, box, outcome) {
  const levels = Object.fromEntries(outcome.flags.map((id, i) => [id, outcome.flagLevels[i]]));
  for (const line of all(box, "[data-flag]")) {
    line.hidden = !(line.dataset.flag in levels);
    line.dataset.level = levels[line.dataset.flag] ?? line.dataset.level;
    one(line, "[data-not-sure]").hidden = !one(form, `[name="${line.dataset.flag}"][value="unsure"]`)
      ?.checked;
  }
  const call = all(box, "[data-call]:not([hidden])").some((line) => line.dataset.level === "emergency");
  one(box, "[data-walk-in]").hidden = call;
  one(box, "[data-flags]").hidden = !outcome.flags.length;
}

/** @param {HTMLFormElement} form @param {Element} box @param {Outcome} outcome
 * @param {Record<string, string>} words */
function showCards(form, box, outcome, words) {
  const short = (id) => one(form, `[data-ask="${id}"]`)?.dataset.short ?? id;
  for (const card of all(box, "[data-card]")) {
    const id = card.dataset.card;
    card.hidden = !outcome.cards.includes(id);
    if (card.hidden) continue;
    card.dataset.level = outcome.cardLevels[id];
    one(card, "[data-because]").textContent = `${outcome.because[id].map(short).join(words.and)}.`;
    for (const soon of all(card, "[data-soon]")) soon.hidden = soon.dataset.soon !== card.dataset.level;
  }
  one(box, "[data-cards]").hidden = !outcome.cards.length;
  one(box, '[data-card="none"]').hidden = !outcome.noPattern;
}

/** Brings the questions to ask again to the result, and takes them back afterwards.
 * @param {HTMLFormElement} form @param {Element} box @param {string[]} flags */
function showAgain(form, box, flags) {
  const place = one(box, "[data-again-here]");
  for (const question of all(place, "[data-ask]"))
    if (!flags.includes(question.dataset.ask)) question.homeStep.append(question);
  for (const flag of flags) {
    const question = one(form, `[data-ask="${flag}"]`);
    question.homeStep ??= question.parentElement;
    place.append(question);
  }
  one(box, "[data-again]").hidden = !flags.length;
}

/** @param {HTMLFormElement} form @param {boolean} urgent @param {Record<string, string>} words */
function showReview(form, urgent, words) {
  const lines = openSteps(form).map((step) => reviewLine(step, words));
  one(form, "[data-review]").replaceChildren(...lines);
  const skipped = all(form, "[data-step] [data-ask]").filter((q) => !q.hidden && !isAnswered(q)).length;
  const line = one(form, "[data-skipped]");
  line.hidden = urgent || !skipped;
  line.textContent = fill(words.skipped, { n: skipped });
}

/** @param {any} question */
const isAnswered = (question) =>
  all(question, "input:checked").length > 0 ||
  all(question, "textarea").some((area) => area.value.trim());

/** @param {any} step @param {Record<string, string>} words */
function reviewLine(step, words) {
  const questions = all(step, "[data-ask]").filter((question) => !question.hidden);
  const title = one(step, "h2").textContent;
  const count = fill(words.answered, { n: questions.filter(isAnswered).length, total: questions.length });
  const line = document.createElement("li");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "sw-link", textContent: `${title}: ${count}` });
  button.dataset.go = step.dataset.step;
  line.append(button);
  return line;
}
