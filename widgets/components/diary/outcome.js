// Says what a diary's last run means: its light, why, and what next. See run_form.html.

import { holds } from "../checklist/match.js";
import { counted, lockOfSigns, openStep } from "../plan_builder/clearance.js";
import { weekdayWords } from "../shared/date_words.js";
import { daysBetween } from "../shared/dates.js";
import { all, fill, one } from "../shared/dom.js";
import { afterTimeOff, decidingRuns, lightOf, longestNext, reasonsOf, replay } from "./replay.js";

/** @typedef {import("../plan_builder/clearance.js").Person} Person
 * @typedef {ReturnType<typeof import("../plan_builder/clearance.js").gateOf>} Gate
 * @typedef {import("./replay.js").Entry} Entry */

/** @param {HTMLElement} form @param {Person} person @param {Gate} gate @param {Record<string, string>} words
 * @returns {boolean} whether there is anything to say */
export function showOutcome(form, person, gate, words) {
  const box = one(form, "[data-next-box]");
  const list = counted(person, gate);
  const last = decidingRuns(person.diary, list).at(-1);
  box.hidden = !last || Boolean(lockOfSigns(gate));
  if (!last || box.hidden) return false;
  const light = lightOf(person.diary, last);
  const line = one(box, "[data-light-words]");
  line.dataset.light = light;
  line.textContent = words[light || "waiting"];
  one(box, "[data-of]").textContent = fill(words.of, { day: weekdayWords(last.day) });
  one(box, "[data-light-because]").textContent = light ? becauseWords(person, last, words) : "";
  for (const part of all(box, "[data-new-signs]")) part.hidden = !isNewOn(list, last.day);
  showNext(box, person, gate, words, { list, last, light });
  return true;
}

/** @param {Entry[]} list @param {string} day */
const isNewOn = (list, day) => list.some((entry) => entry.day === day && entry.pelvic === "new");

/** @param {Person} person @param {Entry} run @param {Record<string, string>} words */
function becauseWords({ diary }, run, words) {
  const { during, morning, pelvic } = run;
  const names = { during: "why-during", morning: `why-${morning || "usual"}`, pelvic: `why-${pelvic}` };
  const reasons = run.stopped
    ? [words["why-stopped"]]
    : reasonsOf(diary, run).map((name) => words[names[name]]);
  const list = new Intl.ListFormat(document.documentElement.lang || "en");
  return fill(words.because, { why: fill(list.format(reasons.filter(Boolean)), { during }) });
}

/** @param {HTMLElement} box @param {Person} person @param {Gate} gate @param {Record<string, string>} words
 * @param {{list: Entry[], last: Entry, light: string}} run */
function showNext(box, person, gate, words, { list, last, light }) {
  const tables = person.diary;
  const move = light ? replay(tables, list) : undefined;
  const days = daysBetween(last.day, person.today);
  const longest = move && !move.stop && light !== "red" ? longestNext(tables, list, person.today) : undefined;
  const isAsked = light === "amber" && holds(person.answers, tables.adviceOnAmber);
  const isLong = Boolean(move && !move.stop) && days >= tables.timeOff[0].days;
  const next = move ? nextWords(person, gate, words, move) : waitWords(words, days);
  const isNew = light === "red" && isNewOn(list, last.day) && one(box, "[data-new-signs]");
  one(box, "[data-next]").textContent = isNew ? `${words.unlessHeld} ${next}` : next;
  one(box, "[data-help]").hidden = !move?.see_someone || move.stop;
  one(box, "[data-stop-actions]").hidden = !move?.stop;
  for (const line of all(box, "[data-advice-on-amber]")) line.hidden = !isAsked;
  one(box, "[data-longest]").hidden = !longest;
  one(box, "[data-longest-words]").textContent = fill(words.longest, { minutes: longest });
  one(box, "[data-time-off]").hidden = !isLong;
  if (move)
    one(box, "[data-time-off]").textContent = fill(words.timeOff, {
      days,
      stage: openStep(person, gate, afterTimeOff(tables, move.stage, days)),
    });
}

/** @param {Record<string, string>} words @param {number} days since the run */
const waitWords = (words, days) => days ? words.waitsNow : words.waitsTomorrow;

/** @param {Person} person @param {Gate} gate @param {Record<string, string>} words
 * @param {import("./replay.js").Move} move */
function nextWords(person, gate, words, { stage, reason }) {
  const open = openStep(person, gate, stage);
  return fill(words[open < stage ? "move-cleared" : `move-${reason}`], { stage: open });
}

/** Brings it into view and hands it the focus, so that it is seen, and said once. @param {HTMLElement} form */
export function showIt(form) {
  const box = one(form, "[data-next-box]");
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "nearest" });
}
