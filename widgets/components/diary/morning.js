// Asks how a person was on the morning after a run, from that day on. See run_form.html.

import { weekdayName, weekdayWords } from "../shared/date_words.js";
import { daysBetween, today } from "../shared/dates.js";
import { all, fill, one } from "../shared/dom.js";

/** @param {HTMLElement} form @param {Record<string, string>} words
 * @param {{waiting: () => import("./replay.js").Entry | undefined, save: (day: string, morning: string) => void}} log
 * @returns {{show: () => void}} */
export function openMorning(form, words, { waiting, save }) {
  const box = one(form, "[data-morning-box]");
  const wrong = one(box, "[data-mistake]");
  const ticked = () => one(box, "[name=morning]:checked");
  let asked = "";

  function mend() {
    wrong.hidden = true;
    wrong.textContent = "";
  }

  function show() {
    const open = waiting();
    box.hidden = !open;
    if (!open) return;
    const isYesterday = daysBetween(open.day, today()) === 1;
    one(box, "[data-morning-ask]").textContent = fill(isYesterday ? words.thisMorning : words.nextMorning, {
      day: isYesterday ? weekdayName(open.day) : weekdayWords(open.day),
    });
    if (open.day === asked) return;
    asked = open.day;
    for (const radio of all(box, "[name=morning]")) radio.checked = false;
    mend();
  }

  function take() {
    const morning = ticked()?.value;
    if (morning && waiting()?.day === asked) return save(asked, morning);
    wrong.textContent = words.noMorning;
    wrong.hidden = false;
    one(box, "[name=morning]").focus();
  }

  box.addEventListener("input", mend);
  box.addEventListener("click", ({ target }) => {
    if (target.closest("[data-save-morning]")) take();
  });
  return { show };
}
