// Shows an outcome: everything it can say is in the page already and is only shown or hidden.

import { all, fill, mountDeferred, one } from "../shared/dom.js";
import { isList } from "./interview.js";
import { isMarked, isUrgent, UNSURE } from "./match.js";
import { questionOf } from "./steps.js";
import { answered } from "./values.js";

/** @typedef {import("./match.js").Outcome} Outcome
 * @typedef {import("./interview.js").Screen} Screen
 * @typedef {{answers: Record<string, any>, walk: {asked: Screen[], more: Screen[]}, words: Record<string, string>,
 *   complaint?: string}} Told */

/** @param {ParentNode} form */
export const hideOutcome = (form) => void (one(form, "[data-outcome]").hidden = true);

/** Shows what to do and by when, why, and what comes next.
 * @param {HTMLFormElement} form @param {Outcome} outcome @param {Told} told */
export function showOutcome(form, outcome, told) {
  const box = outcomeBox(form);
  box.hidden = false;
  showCare(form, box, outcome, told);
  showFlags(box, outcome, told.answers);
  showCards(form, box, outcome, told.words);
  for (const note of all(box, "[data-note-id]"))
    note.hidden = !outcome.notes.includes(note.dataset.noteId);
  for (const line of all(box, "[data-evidence]"))
    line.hidden = ![...outcome.flags, ...outcome.cards].includes(line.dataset.evidence);
  showAgain(form, box, outcome.askAgain);
  const isOpen = /-(nothing|open)$/.test(variantOf(outcome));
  one(box, "[data-next-steps]").hidden = isOpen;
  for (const step of all(box, "[data-not-urgent]")) step.hidden = isUrgent(outcome);
  showTopic(box, isUrgent(outcome) ? [] : [told.answers[told.complaint ?? ""] ?? []].flat());
  one(box, "[data-more]").hidden = !told.walk.more.length || isUrgent(outcome) || isOpen;
  showReview(form, box, told);
}

/** The page on what brought the person here, in place of a link to all there is to read.
 * @param {ParentNode} box @param {string[]} complaints */
function showTopic(box, complaints) {
  const topics = all(box, "[data-topic]");
  const fits = topics.find(({ dataset }) =>
    dataset.topic.split(" ").some((each) => complaints.includes(each))
  );
  for (const topic of topics) topic.hidden = topic !== fits;
  const read = one(box, "[data-read]");
  if (read) read.hidden ||= Boolean(fits);
}

/** @param {ParentNode} form */
function outcomeBox(form) {
  const box = one(form, "[data-outcome]");
  mountDeferred(box);
  return box;
}

/** The words that an outcome is told in: those of its level, or of a variant. @param {Outcome} outcome */
function variantOf(outcome) {
  if (outcome.level === "none" && outcome.nothing) return "none-nothing";
  if (outcome.level === "none" && outcome.unasked.length) return "none-open";
  if (outcome.level === "soon" && outcome.unsureUrgent.length) return "soon-unsure";
  return outcome.mild ? `${outcome.level}-mild` : outcome.level;
}

/** What to do and by when. @param {ParentNode} form @param {Outcome} outcome @returns {string} */
export const titleIn = (form, outcome) =>
  one(outcomeBox(form), `h2[data-at="${variantOf(outcome)}"]`).textContent.trim();

/** The questions whose answers raised how soon to get help. @param {Outcome} outcome @returns {string[]} */
export const reasonsIn = ({ flags, raisedBy, listed }) => [...new Set([...flags, ...raisedBy, ...listed])];

/** What the signs are called on the page. @param {ParentNode} form @param {string[]} signs
 * @returns {string[]} */
export const namesOf = (form, signs) => signs.map((sign) => nameOf(form, sign)).filter(Boolean);

/** @param {ParentNode} form @param {string} id */
function shortOf(form, id) {
  const question = questionOf(form, id);
  return question?.dataset.short ?? question?.querySelector("label").textContent.trim();
}

/** @param {ParentNode} form @param {string} id */
const nameOf = (form, id) =>
  shortOf(form, id) ??
    one(form, `[value^="${id}"]:checked`)?.parentElement.textContent.trim();

/** @param {HTMLFormElement} form @param {Element} box @param {Outcome} outcome @param {Told} told */
function showCare(form, box, outcome, { answers, words }) {
  const care = one(box, "[data-care]");
  const variant = variantOf(outcome);
  care.dataset.care = outcome.level;
  care.dataset.variant = variant.slice(outcome.level.length + 1);
  for (const part of all(care, "[data-at]")) part.hidden = part.dataset.at !== variant;
  one(care, "[data-stop]").hidden = !outcome.stopRunning;
  one(care, "[data-unasked]").hidden = !outcome.unasked.length || isUrgent(outcome) ||
    outcome.level === "none";
  const calls = outcome.flags.some((id) => one(box, `[data-flag="${id}"][data-call]`));
  one(care, "[data-walk-in]").hidden = calls;
  showReasons(form, care, outcome, answers, words);
  const parts = [
    one(care, "h2:not([hidden])"),
    one(care, "[data-reasons]"),
    one(care, "[data-at]:not([hidden]) [data-do]"),
  ];
  for (const part of parts.filter(Boolean)) part.id ||= `${parts[0].id}-${parts.indexOf(part)}`;
  box.setAttribute("aria-labelledby", parts.filter(Boolean).map((part) => part.id).join(" "));
}

/** Names every answer that raised something, "not sure" too.
 * @param {HTMLFormElement} form @param {Element} care @param {Outcome} outcome
 * @param {Record<string, any>} answers @param {Record<string, string>} words */
function showReasons(form, care, outcome, answers, words) {
  const short = (id) =>
    answers[id] === "no" ? fill(words.saidNo, { sign: nameOf(form, id) }) : nameOf(form, id);
  const unsure = (id) => answers[id] === UNSURE;
  const doubts = [...outcome.flags.filter(unsure), ...outcome.unsure];
  const rows = {
    "because-told": [...outcome.flags.filter((id) => !unsure(id)), ...outcome.raisedBy],
    "because-unsure": [...new Set(doubts)],
  };
  for (const [name, ids] of Object.entries(rows)) {
    const line = one(care, `[data-${name}]`);
    line.hidden = !ids.length;
    one(line, "[data-names]").textContent = `${ids.map(short).filter(Boolean).join(words.and)}.`;
  }
  one(care, "[data-because-listed]").hidden = !outcome.listed.length;
  one(care, "[data-urgent]").hidden = !outcome.unsureUrgent.length;
  one(care, "[data-later]").hidden = !outcome.unsure.some((id) => !outcome.unsureUrgent.includes(id));
}

/** @param {Element} box @param {Outcome} outcome @param {Record<string, any>} answers */
function showFlags(box, outcome, answers) {
  const levels = Object.fromEntries(outcome.flags.map((id, i) => [id, outcome.flagLevels[i]]));
  for (const line of all(box, "[data-flag]")) {
    line.hidden = !(line.dataset.flag in levels);
    line.dataset.level = levels[line.dataset.flag] ?? line.dataset.level;
    one(line, "[data-not-sure]").hidden = answers[line.dataset.flag] !== UNSURE;
  }
  one(box, "[data-flags]").hidden = !outcome.flags.length;
}

/** @param {HTMLFormElement} form @param {Element} box @param {Outcome} outcome
 * @param {Record<string, string>} words */
function showCards(form, box, outcome, words) {
  for (const card of all(box, "[data-card]")) {
    const id = card.dataset.card;
    card.hidden = !outcome.cards.includes(id);
    if (card.hidden) continue;
    card.dataset.level = outcome.cardLevels[id];
    const because = outcome.because[id].map((sign) => shortOf(form, sign) ?? sign);
    one(card, "[data-because]").textContent = `${because.join(words.and)}.`;
    for (const soon of all(card, "[data-soon]")) soon.hidden = soon.dataset.soon !== card.dataset.level;
  }
  one(box, "[data-cards]").hidden = !outcome.cards.length;
  one(box, '[data-card="none"]').hidden = !outcome.noPattern;
}

/** Brings the questions to ask again below the result, and takes them back afterwards.
 * @param {HTMLFormElement} form @param {Element} box @param {string[]} flags */
function showAgain(form, box, flags) {
  const place = one(box, "[data-again-here]");
  for (const question of all(place, "[data-ask]"))
    if (!flags.includes(question.dataset.ask)) question.homeStep.prepend(question);
  for (const flag of flags) {
    const question = questionOf(form, flag);
    question.homeStep ??= question.parentElement;
    question.classList.remove("sw-not-now");
    place.append(question);
  }
  one(box, "[data-again]").hidden = !flags.length;
}

/** Every answer, each with a button that leads to it. @param {HTMLFormElement} form @param {Element} box
 * @param {Told} told */
function showReview(form, box, { answers, walk, words }) {
  const lines = [...walk.asked, ...walk.more].flatMap((screen) => reviewLines(form, screen, answers, words));
  one(box, "[data-review]").replaceChildren(...lines);
  const asked = walk.asked.flatMap((screen) => screen.questions);
  const has = answered(answers);
  const skipped = asked.filter((id) => !has.has(id)).length;
  one(box, "[data-skipped]").textContent = skipped ? fill(words.skipped, { n: skipped }) : "";
}

/** @param {HTMLFormElement} form @param {Screen} screen @param {Record<string, any>} answers
 * @param {Record<string, string>} words */
function reviewLines(form, screen, answers, words) {
  const asLine = isList(screen) ? (id) => !isMarked(answers[id]) && answers[`${id}.list`] : () => undefined;
  const single = screen.questions.filter((id) => !asLine(id)).map((id) => {
    const said = saidTo(form, id);
    return said && reviewLine(fill(words.given, { sign: nameOf(form, id), answer: said }), id, words);
  });
  const together = { none: words.noneOf, [UNSURE]: words.oneOf };
  const listed = Object.entries(together).map(([word, text]) => {
    const ids = screen.questions.filter((id) => asLine(id) === word);
    return ids.length && reviewLine(fill(text, { signs: namesOf(form, ids).join(words.and) }), ids[0], words);
  });
  return [...single, ...listed].filter(Boolean);
}

/** The answer to a question in the words it was chosen by. @param {HTMLFormElement} form @param {string} id */
const saidTo = (form, id) =>
  all(form, `input[name="${id}"]:checked`).map((input) => input.closest("label").textContent.trim()).join(
    ", ",
  );

/** @param {string} text @param {string} id @param {Record<string, string>} words */
function reviewLine(text, id, words) {
  const line = document.createElement("li");
  const button = document.createElement("button");
  const hidden = document.createElement("span");
  Object.assign(button, { type: "button", className: "sw-link", textContent: words.change });
  Object.assign(hidden, { className: "sw-hidden", textContent: `: ${text}` });
  button.dataset.change = id;
  button.append(hidden);
  line.append(`${text.charAt(0).toUpperCase()}${text.slice(1)} `, button);
  return line;
}
