// Draws a session's minutes as blocks, and two weeks of a plan as dots that open.

import { lightOf } from "../diary/replay.js";
import { weekdayName, weekdayWords } from "../shared/date_words.js";
import { later, weekdayOf } from "../shared/dates.js";
import { all, fill, one } from "../shared/dom.js";
import { shape } from "../shared/svg.js";
import { plannedOn } from "./plan_days.js";
import { sessionWords } from "./plan_view.js";

/** @typedef {import("./today.js").TodaysPlan} TodaysPlan @typedef {import("./schedule.js").Session} Session
 * @typedef {{person: import("./clearance.js").Person, plan: TodaysPlan, sessions: Session[],
 *   words: Record<string, string>}} Shown
 * @typedef {{day: string, state: string, words: string}} Dot */

const HEIGHT = 24;
const GAP = 0.4;
const WORST = ["black", "red", "amber", "", "green"];
/** A sign beside the colour, for who cannot tell colours apart. */
const SIGNS = {
  green: "✓",
  amber: "=",
  red: "↓",
  black: "■",
  waiting: "…",
  missed: "–",
  planned: "",
  unwritten: "?",
};

/** @param {Element} place an svg element @param {number[]} blocks minutes, those of walking below nought */
export function drawBlocks(place, blocks) {
  const total = blocks.reduce((sum, minutes) => sum + Math.abs(minutes) + GAP, 0);
  place.toggleAttribute("hidden", !blocks.length);
  if (!blocks.length) return;
  place.setAttribute("viewBox", `0 0 ${total} ${HEIGHT}`);
  place.setAttribute("preserveAspectRatio", "none");
  let x = 0;
  const bars = blocks.map((minutes) => {
    const [width, height] = [Math.abs(minutes), minutes > 0 ? HEIGHT : HEIGHT / 3];
    const bar = shape("rect", {
      x,
      y: HEIGHT - height,
      width,
      height,
      "data-kind": minutes > 0 ? "run" : "walk",
    });
    x += width + GAP;
    return bar;
  });
  place.replaceChildren(...bars);
}

/** This week and the next; a dot says more when it is opened, and stays open while it is drawn anew.
 * @param {HTMLElement} form @param {Shown} shown */
export function drawWeeks(form, shown) {
  const monday = later(shown.person.today, -weekdayOf(shown.person.today));
  all(form, "[data-dot-week]").forEach((list, week) => {
    const days = Array.from({ length: 7 }, (_, at) => later(monday, week * 7 + at));
    const panel = one(list.parentElement, "[data-dot-words]");
    const opened = one(list, "[aria-expanded=true]")?.dataset.day;
    const dots = days.map((day) => dotOf(shown, day)).filter((dot) => dot !== undefined);
    list.parentElement.hidden = !dots.length;
    list.replaceChildren(...dots.map((dot) => dotPart(dot, shown, panel)));
    panel.hidden = true;
    one(list, `[data-day="${opened}"]`)?.click();
  });
}

/** @param {Shown} shown @param {string} day @returns {Dot | undefined} */
function dotOf({ person, plan, sessions, words }, day) {
  const runs = person.runs.filter((run) => run.day === day);
  if (runs.length) {
    const lights = runs.map((run) => lightOf(person.diary, run));
    const entries = runs.map((run) => fill(run.minutes === null ? words.entryNoMinutes : words.entry, run));
    const worst = WORST.find((light) => lights.includes(light));
    return { day, state: worst || "waiting", words: entries.join(" ") };
  }
  if (plan.missed.includes(day)) return { day, state: "missed", words: "" };
  const isPast = day < person.today;
  const session = isPast || day === person.today
    ? plannedOn(person, plan, day)
    : sessions.find((each) => each.day === day);
  if (!session) return undefined;
  const state = isPast ? "unwritten" : "planned";
  return { day, state, words: sessionWords(session, plan.swapOf(session)) };
}

/** @param {Dot} dot @param {Shown} shown @param {HTMLElement} panel */
function dotPart({ day, state, words: more }, { person, words }, panel) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const name = words[`name-${state}`] ?? words[state];
  const sign = document.createElement("i");
  Object.assign(sign, { textContent: SIGNS[state], ariaHidden: "true" });
  Object.assign(button, { type: "button", className: "sw-day-dot", ariaExpanded: "false" });
  Object.assign(button.dataset, { day, light: state });
  if (day === person.today) button.setAttribute("aria-current", "date");
  button.append(weekdayName(day, "short"), sign);
  button.setAttribute("aria-label", `${weekdayWords(day)}: ${name}`);
  button.addEventListener(
    "click",
    () => open(button, panel, fill(words.dot, { day: weekdayWords(day), state: name, words: more })),
  );
  item.append(button);
  return item;
}

/** @param {HTMLElement} button @param {HTMLElement} panel @param {string} text */
function open(button, panel, text) {
  const isOpen = button.ariaExpanded === "true";
  const list = /** @type {HTMLElement} */ (button.closest("ul"));
  for (const each of all(list, "[aria-expanded=true]")) each.ariaExpanded = "false";
  button.ariaExpanded = String(!isOpen);
  panel.hidden = isOpen;
  panel.textContent = text.trim();
}
