// The running diary: a run, the next morning, and what follows. See diary.html.

import { drawBars } from "../plan_builder/chart.js";
import { gateOf, lockOfSigns } from "../plan_builder/clearance.js";
import { showLock } from "../plan_builder/gate.js";
import { stoppedLast } from "../plan_builder/locks.js";
import { expectedRun, minutesOf } from "../plan_builder/plan_days.js";
import { openAsk } from "../shared/ask_first.js";
import { openDataPart } from "../shared/data_part.js";
import { dayWords, weekdayWords } from "../shared/date_words.js";
import { today } from "../shared/dates.js";
import { all, fill, one } from "../shared/dom.js";
import { letGo, openKeepBox, saySaved } from "../shared/keep_box.js";
import { onNewDay } from "../shared/new_day.js";
import { offerFile } from "../shared/save_file.js";
import { openView } from "../shared/view.js";
import { fileReminder } from "./file_age.js";
import { readFile, toCsv, toJson } from "./files.js";
import { keyOf, merged } from "./merge.js";
import { openMorning } from "./morning.js";
import { showIt, showOutcome } from "./outcome.js";
import { lightOf } from "./replay.js";
import { openRunForm } from "./run_form.js";
import { openRunLog } from "./run_log.js";

/** @typedef {import("./replay.js").Entry} Entry */

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const form = openView({ model, el }, "[data-diary]");
  const words = model.get("words");
  const tables = model.get("tables");
  const given = { programmes: model.get("programmes"), lists: model.get("lists") };
  const log = openRunLog(model, tables);
  const { entries } = log;
  const byKey = (key) => entries().find((entry) => keyOf(entry) === key);
  const person = () => ({
    tables: model.get("rules"),
    safety: model.get("safety"),
    diary: tables,
    answers: model.get("checked"),
    runs: entries(),
    today: today(),
  });
  const gate = () => gateOf(person(), model.get("choices").cleared);
  const run = openRunForm(form, words, {
    expected: (day) => expectedRun(given, person(), model.get("choices"), gate(), day),
    minutesOf: (stage) => minutesOf(given, person(), model.get("choices"), stage),
    save: saveRun,
  });
  const morning = openMorning(form, words, { waiting: log.waiting, save: saveMorning });
  const asking = openAsk(form);

  function show() {
    const list = entries();
    const last = list.at(-1);
    showGate(list);
    morning.show();
    showOutcome(form, person(), gate(), words);
    one(form, "[data-list-box]").hidden = !list.length;
    one(form, "[data-entries]").replaceChildren(...list.toReversed().map(line));
    one(form, "[data-caption]").textContent = fill(words.caption, {
      n: list.length,
      last: last?.during ?? 0,
    });
    drawBars(one(form, "[data-chart]"), list.map((entry) => entry.during), 10);
    ask();
    remind(list);
    offerFile(one(form, "[data-json]"), toJson(list), "application/json");
    offerFile(one(form, "[data-csv]"), toCsv(list), "text/csv");
  }

  function showGate(list) {
    const lock = lockOfSigns(gate());
    const isStopped = stoppedLast(list) && !gate().cleared;
    showLock(form, person(), { ...gate(), lock }, model);
    one(form, "[data-locked]").hidden = !lock;
    one(form, "[data-stop]").hidden = !isStopped;
    for (const card of all(form, "[data-stop] [data-lock]")) card.hidden = !isStopped;
  }

  function line(entry) {
    const part = one(form, "[data-entry]").content.cloneNode(true);
    const light = lightOf(tables, entry);
    const day = weekdayWords(entry.day);
    one(part, "li").dataset.light = light;
    one(part, "[data-day]").textContent = `${day}: ${words[`name-${light || "waiting"}`]}`;
    one(part, "[data-words]").textContent = fill(
      entry.minutes === null ? words.entryNoMinutes : words.entry,
      entry,
    );
    for (const name of ["edit", "remove"]) {
      const button = one(part, `[data-${name}]`);
      button.dataset[name] = keyOf(entry);
      button.setAttribute("aria-label", `${button.textContent}: ${day}`);
    }
    return part;
  }

  function remind(list) {
    const name = model.get("keep") ? fileReminder(list, model.get("filed"), today()) : "";
    one(form, "[data-file-old]").hidden = !name;
    if (name)
      one(form, "[data-file-old-words]").textContent = fill(words[name], {
        day: name === "filedLong" && dayWords(model.get("filed")),
      });
  }

  /** The person has taken a file of it. */
  function filed() {
    model.set("filed", today());
    model.save_changes();
    remind(entries());
  }

  /** @param {Entry} entry @param {Entry} [before] */
  function saveRun(entry, before) {
    asking.forget();
    log.save(entry, before);
    show();
    saySaved(form, model, words.saved);
    if (entry.stopped) one(form, "[data-stop]").focus();
    else showIt(form);
  }

  /** @param {string} day @param {string} word */
  function saveMorning(day, word) {
    run.renew((entry) => entry.day === day && !lightOf(tables, entry) ? { ...entry, morning: word } : entry);
    asking.forget();
    log.saveMorning(day, word);
    if (!run.isChanging()) run.clear();
    show();
    saySaved(form, model, words.saved);
    showIt(form);
  }

  /** Another page, another tab or another day: shows what is so now, and leaves alone what is being written. */
  function follow() {
    if (run.isUntouched()) run.clear();
    show();
  }

  async function open(input) {
    const [file] = input.files;
    if (!file) return;
    const found = file.size > 1_000_000 ? { wrong: "tooLarge" } : readFile(await file.text());
    const before = entries().length;
    asking.forget();
    if ("entries" in found) log.keep(merged(entries(), found.entries));
    one(form, "[data-file-words]").textContent = "entries" in found
      ? fill(words.opened, { added: entries().length - before, all: found.entries.length })
      : fill(words[found.wrong], found);
    input.value = "";
  }

  /** Asks once, deletes, and offers to undo it. @param {string} question @param {() => void} remove
   * @param {string} done */
  function askFirst(question, remove, done) {
    const before = { entries: entries(), keep: model.get("keep") };
    asking.ask(question, done, () => {
      remove();
      saySaved(form, model, done);
    }, () => {
      model.set("keep", before.keep);
      log.keep(merged(entries(), before.entries));
      run.clear();
      saySaved(form, model, words.undone);
    });
  }

  function removeRun(key) {
    const entry = byKey(key);
    if (!entry) return;
    const question = fill(words.askRun, { day: weekdayWords(entry.day) });
    askFirst(question, () => log.keep(log.others(byKey(key))), words.deletedRun);
  }

  function removeAll() {
    letGo(model);
    log.keep([]);
    run.clear();
  }

  /** Another part of the page has put other runs into the store. */
  function takeIn({ entries: list = [] }) {
    model.set("entries", list);
    run.clear();
    show();
  }

  /** @param {string} key */
  function edit(key) {
    const entry = byKey(key);
    if (entry) run.edit(entry);
  }

  const actions = {
    edit: (button) => edit(button.dataset.edit),
    remove: (button) => removeRun(button.dataset.remove),
    deleteAll: () => askFirst(words.askAll, removeAll, words.deleted),
  };
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const name = button && Object.keys(actions).find((action) => action in button.dataset);
    if (name) actions[name](button);
  });
  for (const link of all(form, "[data-json], [data-csv]")) link.addEventListener("click", filed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    if (target.matches("[data-file]")) open(target);
  });

  const ask = openKeepBox(form, model, { isDue: () => entries().length > 0 });
  openDataPart(el, model, "diary", () => ({ entries: entries() }), takeIn);
  run.clear();
  show();
  model.on("change:entries change:checked change:choices change:keep", follow);
  const endDays = onNewDay(follow);
  el.dataset.ready = "yes";
  return endDays;
}

export default { render };
