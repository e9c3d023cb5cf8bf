// The files for a calendar: the plan with what it no longer has, and that alone for apps that ask for it.

import { today } from "../shared/dates.js";
import { fill, one } from "../shared/dom.js";
import { saveFile } from "../shared/save_file.js";
import { entryUid, nextSequence, writeCalendar, writeCancellations } from "./calendar.js";
import { afterFile, readIssued, removedNumbers } from "./issued.js";
import { swapOf } from "./plan_view.js";

/** @typedef {import("./plan_view.js").Plan} Plan @typedef {import("./issued.js").Issued} Issued */

const PLAN = "running-plan.ics";
const CANCELLED = "running-plan-cancelled.ics";
const TYPE = "text/calendar";

/** @param {Plan} plan */
const eventsOf = (plan) =>
  plan.sessions.map((session) => {
    const swap = swapOf(plan, session);
    return {
      uid: entryUid(plan.guide, session.number),
      day: session.day,
      minutes: session.step.minutes,
      title: swap?.name ?? session.step.title,
      text: swap?.caution ?? [session.step.words, plan.words.caution].filter(Boolean).join("\n"),
    };
  });

/** The entries that earlier files held and the plan no longer has. @param {string} guide @param {Issued} issued
 * @param {import("./schedule.js").Session[]} sessions @param {string} day */
const removedOf = (guide, issued, sessions, day) =>
  removedNumbers(issued, sessions, day).map((number) => ({
    uid: entryUid(guide, number),
    begins: issued.begins[number],
  }));

/** The plan as a calendar file, and what is to be remembered of it.
 * @param {Plan} plan @param {Issued} issued @param {Date} now @param {string} day today
 * @returns {{text: string, issued: Issued}} */
export function calendarFile(plan, issued, now, day) {
  const sequence = nextSequence(now, issued.sequence);
  const removed = removedOf(plan.guide, issued, plan.sessions, day);
  const text = writeCalendar(plan.title, eventsOf(plan), plan.at, now, sequence, removed);
  return { text, issued: afterFile(issued, plan.sessions, plan.at, sequence) };
}

/** The same without the plan, as a file of cancellations.
 * @param {Pick<Plan, "guide" | "title" | "sessions">} plan @param {Issued} issued @param {Date} now
 * @param {string} day today @returns {{text: string, issued: Issued}} */
export function cancellationFile(plan, issued, now, day) {
  const sequence = nextSequence(now, issued.sequence);
  const removed = removedOf(plan.guide, issued, plan.sessions, day);
  return { text: writeCancellations(plan.title, removed, now, sequence), issued: { ...issued, sequence } };
}

/** The buttons that save them. `show` takes the plan as it stands, or no more than whose it is.
 * @param {HTMLElement} form @param {any} model
 * @returns {{show: (plan: Plan | Pick<Plan, "guide" | "title">) => void}} */
export function openCalendar(form, model) {
  let known = readIssued(undefined); // also of a plan that was deleted, until the page is left
  let plan = /** @type {any} */ ({ sessions: [] });

  function issued() {
    const kept = model.get("choices").calendar;
    if (kept) known = readIssued(kept);
    return known;
  }

  /** Remembers before the file is handed out; of a plan that was deleted, in this page only.
   * @param {{text: string, issued: Issued}} made @param {string} name */
  function save(made, name) {
    known = made.issued;
    const choices = model.get("choices");
    if (choices.made) model.set("choices", { ...choices, calendar: known });
    if (choices.made) model.save_changes();
    saveFile(made.text, TYPE, name);
    showWords();
  }

  function showWords() {
    const removed = removedNumbers(issued(), plan.sessions, today()).length;
    const isFirst = !Object.keys(known.begins).length;
    one(form, "[data-calendar-first]").hidden = !isFirst;
    one(form, "[data-calendar-again]").hidden = isFirst;
    one(form, "[data-calendar-left]").hidden = !removed;
    one(form, "[data-left-words]").textContent = fill(model.get("words").left, { n: removed });
  }

  form.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    const now = () => /** @type {const} */ ([plan, issued(), new Date(), today()]);
    if (button?.matches("[data-calendar]")) save(calendarFile(...now()), PLAN);
    if (button?.matches("[data-cancel-calendar]")) save(cancellationFile(...now()), CANCELLED);
  });
  return {
    show(now) {
      plan = { sessions: [], ...now };
      showWords();
    },
  };
}
