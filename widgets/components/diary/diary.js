// The running diary: a run, the next morning, and what follows. See diary.html.

import { empty } from "../checklist/steps.js";
import { holds } from "../checklist/match.js";
import { drawBars } from "../plan_builder/chart.js";
import { gateOf } from "../plan_builder/clearance.js";
import { showLock } from "../plan_builder/gate.js";
import { stoppedLast } from "../plan_builder/locks.js";
import { dayWords, weekdayWords } from "../shared/date_words.js";
import { daysBetween, isDay, today } from "../shared/dates.js";
import { all, fill, one } from "../shared/dom.js";
import { openDataPart } from "../shared/data_part.js";
import { letGo, openKeepBox, saySaved } from "../shared/keep_box.js";
import { showMistakes } from "../shared/mistakes.js";
import { onNewDay } from "../shared/new_day.js";
import { offerFile } from "../shared/save_file.js";
import { openView } from "../shared/view.js";
import { fileReminder } from "./file_age.js";
import { readFile, toCsv, toJson } from "./files.js";
import { byDay, keyOf, merged } from "./merge.js";
import {
  afterTimeOff,
  cleaned,
  decidingRuns,
  lightOf,
  longestNext,
  readable,
  replay,
  standing,
} from "./replay.js";

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const form = openView({ model, el }, "[data-diary]");
  const words = model.get("words");
  const tables = model.get("tables");
  const safety = model.get("safety");
  const asksSigns = Boolean(one(form, "[name=pelvic]"));
  let changing = /** @type {import("./replay.js").Entry | undefined} */ (undefined);
  let offered = "";
  let isTried = false;
  let asked = /** @type {{remove: () => void, done: string} | undefined} */ (undefined);
  let undoable =
    /** @type {{entries: import("./replay.js").Entry[], keep: boolean} | undefined} */ (undefined);

  const entries = () => readable(model.get("entries"));
  const byKey = (key) => entries().find((entry) => keyOf(entry) === key);
  /** The last run that waits for its morning, from the day after it on. */
  const waiting = () => entries().findLast((entry) => entry.day < today() && !lightOf(tables, entry));
  const person = () => ({
    tables: model.get("rules"),
    safety,
    diary: tables,
    answers: model.get("checked"),
    runs: entries(),
    today: today(),
  });
  const gate = () => gateOf(person(), model.get("choices").cleared);
  const ticked = (name) => one(form, `[name="${name}"]:checked`)?.value;

  function keep(list) {
    undoable = undefined;
    one(form, "[data-undo-box]").hidden = true;
    model.set("entries", byDay(list));
    model.save_changes();
    show();
  }

  function show() {
    const list = entries();
    const last = list.at(-1);
    showGate(list);
    showMorning(waiting());
    one(form, "[data-list-box]").hidden = !list.length;
    one(form, "[data-entries]").replaceChildren(...list.toReversed().map(line));
    one(form, "[data-caption]").textContent = fill(words.caption, {
      n: list.length,
      last: last?.during ?? 0,
    });
    drawBars(one(form, "[data-chart]"), list.map((entry) => entry.during), 10);
    showNext();
    ask();
    remind(list);
    offerFile(one(form, "[data-json]"), toJson(list), "application/json");
    offerFile(one(form, "[data-csv]"), toCsv(list), "text/csv");
  }

  function showMorning(open) {
    one(form, "[data-morning-box]").hidden = !open;
    if (!open) return;
    const isYesterday = daysBetween(open.day, today()) === 1;
    one(form, "[data-morning-ask]").textContent = isYesterday ? words.thisMorning : words.nextMorning;
    one(form, "[data-morning-day]").textContent = fill(words.after, { day: weekdayWords(open.day) });
  }

  /** The lock of the signs in the checklist, unless someone has cleared the person. */
  function lockOfSigns() {
    const { on, cleared } = gate();
    const isAboutRuns = ({ lock }) => lock.anyOf.some((way) => way.lastRunStopped);
    return cleared ? "" : (on.find((each) => !isAboutRuns(each))?.lock.id ?? "");
  }

  function showGate(list) {
    const lock = lockOfSigns();
    const isStopped = stoppedLast(list) && !gate().cleared;
    showLock(form, person(), { ...gate(), lock }, model);
    one(form, "[data-locked]").hidden = !lock;
    one(form, "[data-stop]").hidden = !isStopped;
    for (const card of all(form, "[data-stop] [data-lock]")) card.hidden = !isStopped;
  }

  /** The runs that count for the next one: with a clearance, those since the examination. */
  function counted() {
    const { cleared } = gate();
    return cleared ? entries().filter((entry) => entry.day >= cleared.seen) : entries();
  }

  function showNext() {
    const list = counted();
    const last = decidingRuns(tables, list).findLast((entry) => lightOf(tables, entry));
    const isNew = (entry) => entry.day === last?.day && entry.pelvic === "new";
    const move = replay(tables, list);
    const lock = lockOfSigns();
    for (const part of all(form, "[data-new-signs]")) part.hidden = !list.some(isNew);
    one(form, "[data-next-box]").hidden = !move || Boolean(lock);
    if (!move || !last || lock) return;
    const light = lightOf(tables, last);
    const box = one(form, "[data-light-words]");
    box.dataset.light = light;
    box.textContent = words[light];
    one(form, "[data-next]").textContent = nextWords(move);
    one(form, "[data-help]").hidden = !move.see_someone || move.stop;
    const isAsked = light === "amber" && holds(model.get("checked"), tables.adviceOnAmber);
    for (const line of all(form, "[data-advice-on-amber]")) line.hidden = !isAsked;
    const longest = move.stop || light === "red" ? undefined : longestNext(tables, list, today());
    one(form, "[data-longest]").hidden = !longest;
    one(form, "[data-longest-words]").textContent = fill(words.longest, { minutes: longest });
    showTimeOff(daysBetween(last.day, today()), move);
  }

  /** A step, or the one that a clearance opens when that is before it. @param {number} stage */
  const opened = (stage) => (gate().cleared ? Math.min(stage, safety.clearedStep) : stage);

  const nextWords = ({ stage, reason }) =>
    fill(words[opened(stage) < stage ? "move-cleared" : `move-${reason}`], { stage: opened(stage) });

  function showTimeOff(days, move) {
    const line = one(form, "[data-time-off]");
    line.hidden = move.stop || days < tables.timeOff[0].days;
    line.textContent = fill(words.timeOff, { days, stage: opened(afterTimeOff(tables, move.stage, days)) });
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

  /** All runs but one; of two that are alike, the other stays. @param {any} run */
  function others(run) {
    const list = entries();
    const at = run ? list.findIndex((entry) => keyOf(entry) === keyOf(run)) : -1;
    return list.filter((_, each) => each !== at);
  }

  /** What is missing of a run, as pairs of a field's name and words. @returns {[string, string][]} */
  function mistakes() {
    const { day, minutes } = form.elements;
    const checks = [
      [!isDay(day.value, "20") || day.value > today(), "day", words.noDay],
      [!minutes.validity.valid, "minutes", words.noMinutes],
      [ticked("during") === undefined, "during", words.noPain],
      [asksSigns && ticked("pelvic") === undefined, "pelvic", words.noSigns],
    ];
    return checks.filter(([wrong]) => wrong).map(([, name, text]) => [String(name), String(text)]);
  }

  /** Says what is missing, once a run was to be saved. */
  const showWrong = () =>
    showMistakes(one(form, "[data-run]"), one(form, "[data-errors]"), isTried ? mistakes() : []);

  function saveRun() {
    isTried = true;
    showWrong();
    if (mistakes().length) return one(form, "[data-errors]").focus();
    const { day, stage, minutes } = form.elements;
    const entry = /** @type {import("./replay.js").Entry} */ (cleaned({
      day: day.value,
      stage: Number(stage.value),
      minutes: minutes.value ? Number(minutes.value) : null,
      during: Number(ticked("during")),
      pelvic: asksSigns ? ticked("pelvic") : "none",
      stopped: form.elements.stopped.checked,
      morning: changing?.morning ?? "",
    }));
    keep([...others(changing), entry]);
    clear();
    saySaved(form, model, words.saved);
    if (entry.stopped) one(form, "[data-stop]").focus();
  }

  function saveMorning() {
    const open = waiting();
    const morning = ticked("morning");
    if (!open || !morning) return;
    empty(one(form, "[data-morning-box]"));
    const isOpen = (entry) => entry.day === open.day && !lightOf(tables, entry);
    const answered = (entry) => (isOpen(entry) ? { ...entry, morning } : entry);
    keep(entries().map(answered));
    if (changing) changing = answered(changing);
    else clear();
    saySaved(form, model, words.saved);
  }

  function edit(key) {
    const entry = byKey(key);
    if (!entry) return;
    changing = entry;
    for (const name of ["day", "stage", "minutes"]) form.elements[name].value = entry[name] ?? "";
    for (const name of ["during", "pelvic"])
      for (const radio of all(form, `[name="${name}"]`)) radio.checked = radio.value === String(entry[name]);
    form.elements.stopped.checked = entry.stopped;
    one(form, "[data-cancel]").hidden = false;
    form.elements.day.focus();
  }

  /** Makes the form ready for the next run. */
  function clear() {
    changing = undefined;
    for (const name of ["during", "pelvic"])
      for (const radio of all(form, `[name="${name}"]`)) radio.checked = false;
    form.elements.stopped.checked = false;
    form.elements.minutes.value = "";
    offerDay();
    const stage = standing(tables, counted(), today())?.stage ?? tables.first;
    form.elements.stage.value = opened(Math.min(stage, tables.last));
    one(form, "[data-cancel]").hidden = true;
    isTried = false;
    showWrong();
  }

  function offerDay() {
    form.elements.day.value = offered = today();
  }

  /** Nobody has begun to write of a run, nor chosen another day for it. */
  function isUntouched() {
    const { day, minutes, stopped } = form.elements;
    return !changing && day.value === offered && !minutes.value && !stopped.checked &&
      !ticked("during") && !ticked("pelvic");
  }

  /** Another page, another tab or another day: shows what is so now, and leaves alone what is being written. */
  function follow() {
    if (isUntouched()) clear();
    show();
  }

  async function open(input) {
    const [file] = input.files;
    if (!file) return;
    const found = file.size > 1_000_000 ? { wrong: "tooLarge" } : readFile(await file.text());
    const before = entries().length;
    if ("entries" in found) keep(merged(entries(), found.entries));
    one(form, "[data-file-words]").textContent = "entries" in found
      ? fill(words.opened, { added: entries().length - before, all: found.entries.length })
      : fill(words[found.wrong], found);
    input.value = "";
  }

  /** Asks once before it deletes. @param {string} question @param {() => void} remove @param {string} done */
  function askFirst(question, remove, done) {
    asked = { remove, done };
    one(form, "[data-ask-words]").textContent = question;
    one(form, "[data-ask-box]").hidden = false;
    one(form, "[data-delete-no]").focus();
  }

  function closeAsk() {
    asked = undefined;
    one(form, "[data-ask-box]").hidden = true;
  }

  function remove() {
    if (!asked) return;
    const before = { entries: entries(), keep: model.get("keep") };
    const { remove, done } = asked;
    closeAsk();
    remove();
    undoable = before;
    one(form, "[data-undo-box]").hidden = false;
    one(form, "[data-undo-words]").textContent = done;
    saySaved(form, model, done);
    one(form, "[data-undo]").focus();
  }

  function undo() {
    if (!undoable) return;
    model.set("keep", undoable.keep);
    keep(merged(entries(), undoable.entries));
    clear();
    saySaved(form, model, words.undone);
  }

  function removeRun(key) {
    const run = byKey(key);
    if (!run) return;
    const question = fill(words.askRun, { day: weekdayWords(run.day) });
    askFirst(question, () => keep(others(byKey(key))), words.deletedRun);
  }

  function removeAll() {
    letGo(model);
    clear();
    keep([]);
  }

  /** Another part of the page has put other runs into the store. */
  function takeIn({ entries: list = [] }) {
    model.set("entries", list);
    clear();
    show();
  }

  const actions = {
    saveRun,
    saveMorning,
    cancel: clear,
    edit: (button) => edit(button.dataset.edit),
    remove: (button) => removeRun(button.dataset.remove),
    deleteAll: () => askFirst(words.askAll, removeAll, words.deleted),
    deleteYes: remove,
    deleteNo: closeAsk,
    undo,
  };
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const name = button && Object.keys(actions).find((action) => action in button.dataset);
    if (name) actions[name](button);
  });
  for (const link of all(form, "[data-json], [data-csv]")) link.addEventListener("click", filed);
  form.addEventListener("input", showWrong);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    if (target.matches("[data-file]")) open(target);
  });

  const ask = openKeepBox(form, model, { isDue: () => entries().length > 0 });
  openDataPart(el, model, "diary", () => ({ entries: entries() }), takeIn);
  clear();
  show();
  model.on("change:entries change:checked change:choices change:keep", follow);
  const endDays = onNewDay(follow);
  el.dataset.ready = "yes";
  return endDays;
}

export default { render };
