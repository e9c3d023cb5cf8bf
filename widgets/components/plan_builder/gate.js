// Shows why there is no plan, and takes what a person says of an examination. See gate.html.

import { dayWords } from "../shared/date_words.js";
import { isDay, later } from "../shared/dates.js";
import { all, fill, one } from "../shared/dom.js";
import { showMistakes } from "../shared/mistakes.js";
import { gateOf, refusalOf, signsOn, stillOn } from "./clearance.js";

/** @typedef {import("./clearance.js").Person} Person @typedef {import("./clearance.js").Clearance} Clearance
 * @typedef {ReturnType<typeof gateOf>} Gate */

/** The gate before a plan: shows itself, keeps what is said of an examination, and tells when that changes.
 * @param {any} form @param {any} model @param {Person} person @param {() => void} tell
 * @returns {{now: () => Gate, show: () => void, renew: () => void}} `renew` leaves out signs that have gone */
export function openGate(form, model, person, tell) {
  const words = model.get("words");
  const kept = () => model.get("choices").cleared;
  const now = () => gateOf(person, kept());
  let isTried = false;

  function keep(cleared) {
    const { cleared: _before, ...others } = model.get("choices");
    model.set("choices", cleared ? { ...others, cleared } : others);
    model.save_changes();
  }

  function renew() {
    const before = kept();
    const still = before && stillOn(person, before);
    if (JSON.stringify(still) !== JSON.stringify(before)) keep(still);
  }

  function show() {
    showLock(form, person, now(), model);
    showClearing(form, now(), kept(), words);
  }

  function say(text) {
    tell();
    one(form, "[data-status]").textContent = text;
  }

  /** Shows what is missing or cannot be. @returns {boolean} whether anything is */
  function showWrong() {
    const mistakes = mistakesIn(form, person, now(), readClearing(form, person, now()), words);
    showMistakes(one(form, "[data-clearing]"), one(form, "[data-clearing-errors]"), mistakes);
    return mistakes.length > 0;
  }

  function clear() {
    isTried = true;
    if (showWrong()) return one(form, "[data-clearing-errors]").focus();
    isTried = false;
    keep(readClearing(form, person, now()));
    say(words.cleared);
    one(form, "[data-cleared]").focus();
  }

  function close() {
    keep(undefined);
    say(words.uncleared);
  }

  form.addEventListener("click", ({ target }) => {
    if (target.closest("[data-clear-me]")) clear();
    if (target.closest("[data-uncleared]")) close();
  });
  form.addEventListener("input", ({ target }) => {
    if (isTried && target.closest("[data-clearing]")) showWrong();
  });
  renew();
  writeClearing(form, kept());
  return { now, show, renew };
}

/** Shows the lock that holds, or that a step is open; neither when nothing stands in the way.
 * @param {HTMLElement} form @param {Person} person @param {Gate} gate @param {any} model */
export function showLock(form, person, { on, lock, cleared }, model) {
  for (const part of all(form, "[data-lock]")) part.hidden = part.dataset.lock !== lock;
  const open = one(form, "[data-cleared]");
  if (open) open.hidden = !cleared;
  if (cleared && open)
    one(open, "[data-cleared-words]").textContent = clearedWords(cleared, person, model.get("words"));
  const shown = cleared ? open : one(form, `[data-lock="${lock}"]`);
  showSigns(one(form, "[data-because]"), shown, on.flatMap((each) => each.signs), model.get("signs"));
}

/** @param {any} box @param {HTMLElement | null} shown @param {string[]} on @param {Record<string, string>} names */
function showSigns(box, shown, on, names) {
  const signs = [...new Set(on)].map((sign) => names[sign]).filter(Boolean);
  box.hidden = !shown || !signs.length;
  one(box, "ul").replaceChildren(
    ...signs.map((textContent) => Object.assign(document.createElement("li"), { textContent })),
  );
  if (shown) one(shown, ".sw-actions").before(box);
}

/** Whose examination holds until when. @param {Clearance} cleared @param {Person} person
 * @param {Record<string, string>} words */
const clearedWords = ({ by, seen }, { safety }, words) =>
  fill(words[`by-${by}`], { day: dayWords(seen), end: dayWords(later(seen, safety.clearedDays - 1)) });

/** Shows the form to those who may be cleared, and why an earlier clearance is over.
 * @param {any} form @param {Gate} gate @param {Clearance | undefined} clearance @param {Record<string, string>} words */
function showClearing(form, { roles, isWorse, lock, refusal }, clearance, words) {
  const box = one(form, "[data-clearing]");
  box.hidden = !lock || !roles.length;
  one(box, "[data-clearing-form]").hidden = isWorse;
  const ended = isWorse ? "worse" : refusal;
  one(box, "[data-ended]").hidden = !ended;
  one(box, "[data-ended]").textContent = endedWords(ended, clearance?.seen, words);
  one(box, "[data-examined]").textContent = words[`examined-${roles.join("-")}`] ?? "";
  for (const label of all(box, "[data-role]")) label.hidden = !roles.includes(label.dataset.role);
}

/** Why a clearance is over, in words. @param {string} reason @param {any} seen YYYY-MM-DD
 * @param {Record<string, string>} words */
const endedWords = (reason, seen, words) =>
  fill(words[`ended-${reason}`] ?? "", { day: isDay(String(seen)) ? dayWords(seen) : "" });

/** What is missing or cannot be, as pairs of a field's name and words. @param {any} form @param {Person} person
 * @param {Gate} gate @param {Clearance} said @param {Record<string, string>} words @returns {[string, string][]} */
function mistakesIn(form, person, gate, said, words) {
  const { by, began, seen } = said;
  const checks = [
    [!form.elements.examined.checked, "examined", words.noExamined],
    [!by, "by", words.noRole],
    [!began || began > person.today, "began", words.noBegan],
    [!seen || seen > person.today, "seen", words.noSeen],
    [began && seen && seen < began, "seen", words.seenFirst],
  ].filter(([wrong]) => wrong);
  const refusal = checks.length ? "" : refusalOf(person, gate.on, said);
  if (refusal) checks.push([true, "seen", endedWords(refusal, seen, words)]);
  return checks.map(([, field, text]) => [String(field), String(text)]);
}

/** What the form says. @param {any} form @param {Person} person @param {Gate} gate @returns {Clearance} */
const readClearing = (form, person, gate) => ({
  by: one(form, '[data-role]:not([hidden]) [name="by"]:checked')?.value ?? "",
  began: form.elements.began.value,
  seen: form.elements.seen.value,
  signs: signsOn(person, gate.on),
});

/** Puts an earlier clearance into the form, to be changed. @param {any} form @param {Clearance | undefined} clearance */
function writeClearing(form, clearance) {
  form.elements.began.value = clearance?.began ?? "";
  form.elements.seen.value = clearance?.seen ?? "";
  for (const radio of all(form, '[name="by"]')) radio.checked = radio.value === clearance?.by;
}
