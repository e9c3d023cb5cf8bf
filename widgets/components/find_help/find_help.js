// Says beside each place whether it is open now; the table of hours stands there without it.

import { weekdayOf } from "../shared/dates.js";
import { all, fill, one } from "../shared/dom.js";
import { openView } from "../shared/view.js";
import { openState, wallClock } from "./hours.js";

const MINUTE = 60_000;
const A_WEEK = 7;

/** @param {import("./hours.js").OpenState} state */
function nameOf(state) {
  if (state.is_open) return "open";
  if (!state.opens_on) return "closed";
  if (state.days_away < 2) return state.days_away ? "tomorrow" : "later";
  return state.days_away < A_WEEK ? "soon" : "far";
}

/** The state in words. @param {import("./hours.js").OpenState} state
 * @param {import("./hours.js").Table} table @param {Record<string, string>} words */
function said(state, table, words) {
  const form = new Intl.DateTimeFormat(table.dates, { timeZone: "UTC", day: "numeric", month: "long" });
  const text = fill(words[nameOf(state)], {
    time: state.until || state.opens_at,
    zone: table.zoneWords,
    day: state.opens_on && words[`day-${weekdayOf(state.opens_on)}`],
    date: state.opens_on && form.format(new Date(state.opens_on)),
  });
  return state.closed_for ? fill(words.because, { words: text, name: state.closed_for }) : text;
}

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  openView({ model, el }, "[data-find]");

  /** @param {import("./hours.js").Table} table @param {Date} now */
  function show(table, now) {
    const place = one(el, `[data-place="${table.id}"]`);
    const line = one(place, "[data-open-now]");
    const state = openState(table, now);
    line.textContent = said(state, table, model.get("words"));
    line.dataset.is = state.is_open ? "open" : "closed";
    line.hidden = false;
    const today = String(weekdayOf(wallClock(table.zone, now).day));
    for (const row of all(place, "[data-weekday]"))
      row.setAttribute("aria-current", row.dataset.weekday === today ? "date" : "false");
  }

  function update() {
    for (const table of model.get("tables")) {
      try {
        show(table, new Date());
      } catch {
        // This browser does not know the time zone: the table of hours stands alone.
      }
    }
  }

  update();
  const ticking = setInterval(update, MINUTE);
  document.addEventListener("visibilitychange", update);
  el.dataset.ready = "yes";
  return () => {
    clearInterval(ticking);
    document.removeEventListener("visibilitychange", update);
  };
}

export default { render };
