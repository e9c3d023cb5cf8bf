// The enquiry composer: a form, a message or a note to look at, and ways to take it along. See enquiry.html.

import { assess } from "../checklist/match.js";
import { openAsk } from "../shared/ask_first.js";
import { all, fill, one } from "../shared/dom.js";
import { letGo, openKeepBox, saySaved } from "../shared/keep_box.js";
import { showMistakes } from "../shared/mistakes.js";
import { follow, saveFile } from "../shared/save_file.js";
import { openView } from "../shared/view.js";
import { answersText } from "./answers.js";
import { letterText, mailLink, withCrlf } from "./message.js";
import { mistakesIn } from "./mistakes.js";

const TEXTS = ["message", "email", "phone", "name", "service"];
const PICKS = ["place", "about", "times"];
const FILE = "message.txt";
const URGENT = ["emergency", "today"];

/** What the form holds, by field; what is empty is not there. @param {any} form */
function readDraft(form) {
  const ticked = (name) => all(form, `[name="${name}"]:checked`).map((box) => box.value);
  const texts = TEXTS.map((name) => [name, form.elements[name]?.value.trim()]);
  const picks = PICKS.map((name) => [name, ticked(name).join(" ")]);
  return Object.fromEntries([...texts, ...picks].filter(([, value]) => value));
}

/** @param {any} form @param {Record<string, string>} draft */
function writeDraft(form, draft) {
  for (const name of TEXTS) if (form.elements[name]) form.elements[name].value = draft[name] ?? "";
  for (const name of PICKS)
    for (const box of all(form, `[name="${name}"]`))
      box.checked = draft[name]?.split(" ").includes(box.value) ?? false;
}

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const form = openView({ model, el }, "[data-enquiry]");
  const words = model.get("words");
  const answers = () => answersText(model.get("asked"), model.get("checked"), words);
  const places = model.get("places");
  let isMade = false;

  const place = () => (places.length > 1 ? places.find(({ id }) => id === readDraft(form).place) : places[0]);
  const labels = (name) =>
    all(form, `[name="${name}"]:checked`).map((box) => box.parentElement.textContent.trim()).join(", ");
  const mistakes = () =>
    mistakesIn({ ...readDraft(form), agree: form.elements.agree?.checked }, places.length, words);
  const tell = (text) => (one(form, "[data-told]").textContent = text);

  function letter() {
    const said = { ...readDraft(form), about: labels("about"), times: labels("times"), place: place()?.name };
    return letterText(said, form.elements.attach.checked ? answers() : "", words);
  }

  const link = () =>
    place()?.email && mailLink(place().email, fill(words.subject, { about: labels("about") }), letter());

  function show() {
    const wrong = mistakes();
    one(form, "[data-count]").textContent = fill(words.count, { n: form.elements.message.value.length });
    one(form, "[data-answers]").hidden = !form.elements.attach.checked;
    if (isMade) showMistakes(form, one(form, "[data-errors]"), wrong);
    one(form, "[data-made]").hidden = !isMade || wrong.length > 0;
    one(form, "[data-letter]").textContent = letter();
    one(form, "[data-keep-box]").hidden = !hasSomethingToKeep();
    tell("");
    showWays();
  }

  const hasSomethingToKeep = () =>
    model.get("keeps") && (model.get("keep") || Object.keys(model.get("draft")).length > 0);

  function showWays() {
    if (!places.length) return;
    const to = place()?.email;
    const fits = Boolean(link());
    one(form, "[data-mail]").hidden = !fits;
    one(form, "[data-too-long]").hidden = !to || fits;
    one(form, "[data-too-long]").textContent = fill(words.tooLong, { to });
    for (const call of all(form, "[data-call]")) call.hidden = call.dataset.call !== place()?.id;
  }

  function keep() {
    forgetUndo();
    model.set("draft", readDraft(form));
    model.save_changes();
    show();
  }

  function make() {
    isMade = true;
    show();
    const wrong = mistakes().length > 0;
    one(form, wrong ? "[data-errors]" : "[data-made]").focus();
    one(form, "[data-status]").textContent = wrong ? "" : words.made;
  }

  function mail() {
    follow(link());
    tell(words.mailed);
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(letter());
      tell(words.copied);
    } catch {
      window.getSelection()?.selectAllChildren(one(form, "[data-letter]"));
      tell(words.selected);
    }
  }

  function print() {
    form.classList.add("is-printing");
    addEventListener("afterprint", () => form.classList.remove("is-printing"), { once: true });
    window.print();
  }

  function save() {
    saveFile(withCrlf(letter()), "text/plain;charset=utf-8", FILE);
    tell(words.saved);
  }

  /** @param {Record<string, string>} draft @param {string} done */
  function replaceDraft(draft, done) {
    isMade = false;
    model.set("draft", draft);
    model.save_changes();
    writeDraft(form, draft);
    for (const name of ["agree", "attach"]) if (form.elements[name]) form.elements[name].checked = false;
    showMistakes(form, one(form, "[data-errors]"), []);
    show();
    saySaved(form, model, done);
  }

  /** Asks once, and offers to undo it. */
  function forget() {
    const [draft, isKept] = [model.get("draft"), model.get("keep")];
    ask(words.askDelete, words.deleted, () => {
      letGo(model);
      replaceDraft({}, words.deleted);
    }, () => {
      if (isKept) model.set("keep", true);
      replaceDraft(draft, words.undone);
    });
  }

  const { ask, forget: forgetUndo } = openAsk(form);
  const actions = { make, mail, copy, print, save, delete: forget };
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const name = button && Object.keys(actions).find((action) => action in button.dataset);
    if (name) actions[name]();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", keep);

  /** What the answers of the checklist say, here and in the message. */
  function showAnswers() {
    const { level } = assess(model.get("tables"), model.get("checked"));
    one(form, "[data-urgent]").hidden = !URGENT.includes(level);
    one(form, "[data-attach-box]").hidden = !answers();
    one(form, "[data-answers]").textContent = answers();
    show();
  }

  /** What another tab has written. */
  function takeDraft() {
    if (JSON.stringify(model.get("draft")) === JSON.stringify(readDraft(form))) return;
    forgetUndo();
    writeDraft(form, model.get("draft"));
    show();
  }

  one(form, "[data-write]").hidden = false;
  openKeepBox(form, model);
  writeDraft(form, model.get("draft"));
  showAnswers();
  model.on("change:checked", showAnswers);
  model.on("change:draft", takeDraft);
  el.dataset.ready = "yes";
}

export default { render };
