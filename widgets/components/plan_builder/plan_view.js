// Shows a plan: its goal, its chart and its weeks.

import { weekdayWords } from "../shared/date_words.js";
import { fill, one, own } from "../shared/dom.js";
import { drawBars, exploreWeeks } from "./chart.js";
import { weeks } from "./schedule.js";

/** @typedef {import("./schedule.js").Session} Session
 * @typedef {{id: string, name: string, caution: string}} Swap
 * @typedef {{sessions: Session[], swaps: Swap[], swapped: Record<string, string>, title: string, at: string,
 *   goal: string, guide: string, words: Record<string, string>}} Plan */

const OPEN_WEEKS = 2;

/** What is done instead of a session, if anything.
 * @param {Pick<Plan, "swaps" | "swapped">} plan @param {Session} session */
export const swapOf = (plan, session) => plan.swaps.find((swap) => swap.id === plan.swapped[session.number]);

/** A session in words, or what is done instead. @param {Session} session @param {Swap | undefined} swap */
export const sessionWords = ({ step }, swap) => swap ? `${swap.name}.` : `${step.title}. ${step.words}`;

/** @param {HTMLFormElement} form @param {Plan} plan */
export function showPlan(form, plan) {
  const planned = weeks(plan.sessions);
  const minutes = planned.map((week) =>
    week.reduce((sum, session) => sum + (swapOf(plan, session) ? 0 : session.step.run), 0)
  );
  one(form, "[data-goal]").textContent = plan.goal
    ? fill(plan.words.goal, { goal: own(plan.goal, plan.words.goal) })
    : "";
  one(form, "[data-caption]").textContent = fill(plan.words.caption, {
    first: minutes[0],
    last: minutes.at(-1),
    weeks: planned.length,
  });
  drawBars(one(form, "[data-chart]"), minutes);
  one(form, "[data-explored]").replaceChildren();
  one(form, "[data-explore]").onclick = () =>
    exploreWeeks(one(form, "[data-explored]"), {
      title: plan.words.chart,
      weeks: minutes.map((_, at) => fill(plan.words.week, { n: at + 1 })),
      minutes,
    });
  one(form, "[data-numbers]").replaceChildren(...minutes.map(numberRow));
  one(form, "[data-weeks]").replaceChildren(...planned.map((week, n) => weekPart(form, plan, week, n + 1)));
  one(form, "[data-fridge] tbody").replaceChildren(
    ...steps(plan.sessions).map((same) => stepRow(plan, same)),
  );
}

/** The sessions by step, in their order. @param {Session[]} sessions @returns {Session[][]} */
function steps(sessions) {
  const groups = /** @type {Session[][]} */ ([]);
  for (const session of sessions) {
    const group = groups.at(-1);
    if (group?.[0].step.stage === session.step.stage) group.push(session);
    else groups.push([session]);
  }
  return groups;
}

/** @param {Plan} plan @param {Session[]} same */
function stepRow(plan, same) {
  const row = document.createElement("tr");
  const head = Object.assign(document.createElement("th"), { scope: "row", textContent: same[0].step.stage });
  row.append(head);
  row.insertCell().textContent = same[0].step.words;
  row.insertCell().append(...same.map((session) => dayToTick(plan, session)));
  return row;
}

/** @param {Plan} plan @param {Session} session */
function dayToTick(plan, session) {
  const swap = swapOf(plan, session);
  const textContent = `☐ ${weekdayWords(session.day)}${swap ? ` (${swap.name})` : ""}`;
  return Object.assign(document.createElement("span"), { textContent });
}

/** @param {number} value @param {number} week */
function numberRow(value, week) {
  const row = document.createElement("tr");
  for (const text of [week + 1, value]) row.insertCell().textContent = String(text);
  return row;
}

/** @param {HTMLFormElement} form @param {Plan} plan @param {Session[]} week @param {number} number */
function weekPart(form, plan, week, number) {
  const part = one(form, "[data-week]").content.cloneNode(true);
  one(part, "h3").textContent = fill(plan.words.weekFrom, { n: number, day: weekdayWords(week[0].day) });
  one(part, "details").open = number <= OPEN_WEEKS || week.some((session) => plan.swapped[session.number]);
  one(part, "ul").append(...week.map((session) => sessionPart(form, plan, session)));
  return part;
}

/** @param {HTMLFormElement} form @param {Plan} plan @param {Session} session */
function sessionPart(form, plan, session) {
  const part = one(form, "[data-session]").content.cloneNode(true);
  one(part, "li").id = `run-${session.number}`;
  const swap = swapOf(plan, session);
  const day = weekdayWords(session.day);
  one(part, "[data-day]").textContent = day;
  one(part, "[data-words]").textContent = sessionWords(session, swap);
  one(part, "[data-caution]").textContent = swap?.caution ?? "";
  const select = one(part, "[data-swap]");
  select.value = swap?.id ?? "";
  select.dataset.swap = session.number;
  select.setAttribute("aria-label", fill(plan.words.instead, { day }));
  return part;
}
