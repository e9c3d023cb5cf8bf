// One page for the clinician: reads what the phone holds, shows the page, and gives it to take along.

import { assess } from "../checklist/match.js";
import { leftOut } from "../checklist/values.js";
import { openAsk } from "../shared/ask_first.js";
import { daysIn, dayWords } from "../shared/date_words.js";
import { today } from "../shared/dates.js";
import { all, fill, one } from "../shared/dom.js";
import { openDataPart } from "../shared/data_part.js";
import { openKeepBox, saySaved } from "../shared/keep_box.js";
import { onNewDay } from "../shared/new_day.js";
import { offerFile } from "../shared/save_file.js";
import { openView } from "../shared/view.js";
import { saveClinicFile } from "./clinic_file.js";
import { drawCode, drawMap, drawPart, drawTrend, fitPage } from "./paper.js";
import { qrCode } from "./qr.js";
import { fillBoth, withEnglish } from "./both_languages.js";
import { offered } from "./sheet.js";
import { placesOf } from "./signs.js";
import { codeText, fileText, givenOf, holdsNothing, without } from "./visit_file.js";

const URGENT = ["emergency", "today"];

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const form = openView({ model, el }, "[data-summary]");
  const words = model.get("words");
  const known = { sheet: model.get("sheet"), tables: model.get("tables"), texts: model.get("texts"), words };
  const questions = all(form, "[name=question]");
  const activities = all(form, "[data-activity]");
  let file = "";
  let code = /** @type {number[][] | undefined} */ (undefined);
  let codeSays = "";

  const asking = openAsk(form);
  const left = () => all(form, "[name=part]").filter((box) => !box.checked).map((box) => box.value);
  const say = (text) => (one(form, "[data-status]").textContent = text);

  function readNotes() {
    const texts = ["now", "helps", "worsens", "goals"].map((
      name,
    ) => [name, form.elements[name].value.trim()]);
    const lists = [
      ["activities", activities.map(readActivity).filter(({ text }) => text)],
      ["questions", questions.map((area) => area.value.trim()).filter(Boolean)],
      ["leave", left()],
    ];
    return Object.fromEntries([...texts, ...lists].filter(([, value]) => value.length));
  }

  function writeNotes() {
    const notes = model.get("notes");
    const list = (name) => [notes[name] ?? []].flat().filter((text) => typeof text === "string");
    for (const name of ["now", "helps", "worsens", "goals"]) form.elements[name].value = notes[name] ?? "";
    const held = [notes.activities ?? []].flat();
    activities.forEach((place, at) => writeActivity(place, held[at]));
    questions.forEach((area, at) => (area.value = list("questions")[at] ?? ""));
    for (const box of all(form, "[name=part]")) box.checked = !list("leave").includes(box.value);
  }

  function update() {
    model.set("notes", readNotes());
    model.save_changes();
    show();
  }

  function show() {
    const everything = givenOf(model);
    const given = without(everything, left(), known.sheet.asked);
    const isEmpty = holdsNothing(everything);
    const english = model.get("english");
    const { cleared } = model.get("choices");
    const { parts, open, openEnglish } = fillBoth(known, english, given, everything, left(), cleared);
    for (const place of all(form, "[data-part]")) {
      const part = parts[place.dataset.part];
      if (!part) continue;
      const isOpen = !isEmpty && !(part.rows.length || part.grid?.length); // an empty page is filled in by hand
      place.hidden = left().includes(place.dataset.part) || isOpen;
      drawPart(form, place, part);
    }
    const openSaid = (said, names) => fill(said.open, { names: names.join(said.and) });
    one(form, "[data-open]").textContent = open.length
      ? withEnglish(openSaid(words, open), openEnglish && openSaid(english.words, openEnglish))
      : "";
    const [drawn, trend] = [one(form, "[data-drawn]"), one(form, "[data-trend]")];
    if (drawn)
      drawMap(drawn, placesOf(known.sheet, given.answers), leftOut(given.answers, known.tables.hides));
    if (trend) drawTrend(trend, given.diary, words);
    const made = (said) => fill(said.made, { day: dayWords(today()) });
    one(form, "[data-made]").textContent = withEnglish(
      made(words),
      english?.words && daysIn("en-GB", () => made(english.words)),
    );
    showUrgent(everything.answers);
    one(form, "[data-nothing]").hidden = !isEmpty;
    one(form, "[data-page]").hidden = one(form, "[data-choose]").hidden = isEmpty;
    one(form, "[data-sheet]").classList.toggle("is-blank", isEmpty);
    showOffers(everything);
    offer(fileText(given, model.get("guide"), model.get("sheet").edition));
    showCode();
  }

  /** What another tab has written. */
  function takeNotes() {
    if (JSON.stringify(model.get("notes")) === JSON.stringify(readNotes())) return;
    writeNotes();
    show();
  }

  /** A sign that needs help now is said before anything else. */
  function showUrgent(answers) {
    const { level, flags } = assess(known.tables, answers);
    const calls = known.sheet.asked.some(({ id, call }) => call && flags.includes(id));
    one(form, "[data-urgent]").hidden = !URGENT.includes(level);
    for (const care of all(form, "[data-care]")) care.hidden = care.dataset.care !== level;
    one(form, "[data-walk-in]").hidden = calls;
  }

  function showOffers(given) {
    const taken = questions.map((area) => area.value.trim());
    const texts = offered(known, given).filter((text) => !taken.includes(text));
    one(form, "[data-offers]").replaceChildren(...texts.map(offerLine));
  }

  function offerLine(question) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sw-link" });
    button.textContent = fill(words.offer, { question });
    button.dataset.offer = question;
    const line = document.createElement("li");
    line.append(button);
    return line;
  }

  function take(question) {
    const empty = questions.find((area) => !area.value.trim());
    if (!empty) return say(words.full);
    empty.value = question;
    update();
    say(words.added);
    empty.focus();
  }

  function offer(text) {
    if (text === file) return;
    file = text;
    offerFile(one(form, "[data-file]"), text, "application/json");
    makeCode(text);
  }

  async function makeCode(text) {
    const packed = await codeText(text);
    if (text !== file) return;
    code = packed ? qrCode(packed) : undefined;
    codeSays = !packed ? words.noCode : code ? words.fits : words.tooMuch;
    drawCode(one(form, "[data-code]"), code);
    showCode();
  }

  function showCode() {
    const isLeft = left().includes("code");
    one(form, '[data-part="code"]').hidden = isLeft || !code;
    one(form, "[data-code-words]").textContent = isLeft ? "" : codeSays;
    fit();
    el.dataset.code = codeSays && (code ? "yes" : "no");
  }

  /** Says when it is done, and where it could not be. */
  async function saveForClinic() {
    const address = one(form, "[data-clinic-file]").href;
    const everything = givenOf(model);
    const said = await saveClinicFile({ address, file, everything, left: left(), model });
    one(form, "[data-fhir-status]").textContent = words[said];
  }

  const fit = () => fitPage(one(form, "[data-sheet]"));

  /** Asks once, and offers to undo it. */
  function forget() {
    const [before, isKept] = [model.get("notes"), model.get("keep")];
    asking.ask(words.askDelete, words.deleted, () => replace({}, false, words.deleted), () => {
      replace(before, isKept, words.undone);
    });
  }

  function replace(notes, isKept, done) {
    model.set("keep", isKept);
    model.set("notes", notes);
    model.save_changes();
    writeNotes();
    show();
    saySaved(form, model, done);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => (asking.forget(), activities.forEach(openAbility), update()));
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if ("offer" in button.dataset) take(button.dataset.offer);
    if ("print" in button.dataset) window.print();
    if ("fhir" in button.dataset) saveForClinic();
    if ("delete" in button.dataset) forget();
  });

  for (const part of all(form, "[data-fhir-part]")) part.hidden = !model.get("keeps");
  addEventListener("beforeprint", fit);
  openKeepBox(form, model, { tell: (on) => say(on ? words.kept : words.notKept) });
  openDataPart(el, model, "visit", () => ({ notes: model.get("notes") }), ({ notes = {} }) => {
    model.set("notes", notes);
    writeNotes();
    show();
  });
  writeNotes();
  show();
  model.on("change:notes", takeNotes);
  model.on("change:checked change:entries change:choices change:picked", show);
  const endDays = onNewDay(show);
  el.dataset.ready = "yes";
  return endDays;
}

/** @param {Element} place */
const readActivity = (place) => ({
  text: one(place, "[name=activity]").value.trim(),
  ability: one(place, "[name=ability]").value,
});

/** @param {Element} place @param {any} activity */
function writeActivity(place, activity) {
  one(place, "[name=activity]").value = typeof activity?.text === "string" ? activity.text : "";
  one(place, "[name=ability]").value = activity?.ability ?? "";
  openAbility(place);
}

/** How well it can be done is asked once there is an activity. @param {Element} place */
function openAbility(place) {
  one(place, ".sw-field").hidden = !one(place, "[name=activity]").value.trim();
}

export default { render };
