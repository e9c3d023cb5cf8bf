// The decision aid: pick options to compare and say what matters. See treatments.html.

import { readForm, writeForm } from "../checklist/steps.js";
import { assess } from "../checklist/match.js";
import { heldBy } from "../plan_builder/locks.js";
import { openAsk } from "../shared/ask_first.js";
import { all, fill, one } from "../shared/dom.js";
import { openView } from "../shared/view.js";
import { openKeepBox, saySaved } from "../shared/keep_box.js";
import { showCompared } from "./compare.js";
import { showVerdicts } from "./relievers.js";

const MOST = 3;

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const form = openView({ model, el }, "[data-treatments]");
  const words = model.get("words");

  const asking = openAsk(form);
  const boxes = () => all(form, '[name="compare"]');
  const say = (text) => (one(form, "[data-status]").textContent = text);

  function keep() {
    model.set("choices", readForm(form));
    model.save_changes();
  }

  /** Three at most; what was kept from an older page may hold more. */
  function fitPicks() {
    const picked = boxes().filter((box) => box.checked);
    for (const box of picked.slice(MOST)) box.checked = false;
    for (const box of boxes()) box.disabled = picked.length >= MOST && !box.checked;
    const n = Math.min(picked.length, MOST);
    const counted = fill(words.picked, { n });
    one(form, "[data-picked-bar]").hidden = !n;
    one(form, "[data-picked-words]").textContent = n === 1 ? words.one : counted;
    one(form, "[data-see]").hidden = n === 1;
    return { 1: words.one, [MOST]: words.full }[n] ?? counted;
  }

  function show() {
    const text = fitPicks();
    const choices = /** @type {Record<string, any>} */ (readForm(form));
    for (const button of all(form, "[data-clear]"))
      button.hidden = choices[button.dataset.clear] === undefined;
    showCompared(form, choices.compare ?? []);
    form.classList.toggle("has-compared", choices.compare?.length > 1);
    showVerdicts(form, model.get("medicines"), choices.ticks ?? []);
    return text;
  }

  function update() {
    const text = show();
    keep();
    return text;
  }

  /** @param {string} id @param {boolean} picked */
  function pick(id, picked) {
    one(form, `[name="compare"][value="${id}"]`).checked = picked;
    say(update());
    const next = one(form, "[data-take-out]");
    if (next) next.focus();
    else one(form, "[data-list]").querySelector("[name=compare]").focus();
  }

  function see() {
    const part = one(form, "[data-compare]");
    part.focus();
    part.scrollIntoView();
  }

  function clear(name) {
    for (const radio of all(form, `[name="${name}"]`)) radio.checked = false;
    all(form, `[name="${name}"]`)[0].focus();
    update();
  }

  /** Asks once, and offers to undo it. */
  function forget() {
    const [before, isKept] = [model.get("choices"), model.get("keep")];
    asking.ask(words.askDelete, words.deleted, () => replace({}, false, words.deleted), () => {
      replace(before, isKept, words.undone);
    });
  }

  function replace(choices, isKept, done) {
    writeForm(form, choices);
    show();
    model.set("keep", isKept);
    model.set("choices", choices);
    model.save_changes();
    saySaved(form, model, done);
  }

  /** Opens the option that the address points to. */
  function unfold() {
    const option = all(form, "[data-option]").find((each) => `#${each.id}` === location.hash);
    if (!option) return;
    one(option, "details").open = true;
    option.scrollIntoView();
  }

  form.addEventListener("input", ({ target }) => {
    asking.forget();
    const text = update();
    if (target.name === "compare") say(text);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if ("see" in button.dataset) see();
    if ("add" in button.dataset) pick(button.dataset.add, true);
    if ("takeOut" in button.dataset) pick(button.dataset.takeOut, false);
    if ("clear" in button.dataset) clear(button.dataset.clear);
    if ("delete" in button.dataset) forget();
  });

  /** What the answers of the checklist hold back. */
  function showHeld() {
    const answers = model.get("checked");
    const held = heldBy(model.get("tables"), model.get("safety"), answers);
    const { cards } = assess(model.get("tables"), answers);
    const ruledOut = model.get("ruled_out_by").some((card) => cards.includes(card));
    for (const part of all(form, "[data-lock]")) part.hidden = part.dataset.lock !== held;
    for (const part of all(form, "[data-hold]"))
      part.hidden = part.dataset.hold !== held && !(ruledOut && part.dataset.hold === "squeeze");
  }

  /** Choices that another tab made. */
  function takeChoices() {
    if (JSON.stringify(model.get("choices")) === JSON.stringify(readForm(form))) return;
    writeForm(form, model.get("choices"));
    show();
  }

  showHeld();
  model.on("change:checked", showHeld);
  model.on("change:choices", takeChoices);
  for (const part of all(form, "[data-scripted]")) part.hidden = false;
  openKeepBox(form, model);
  writeForm(form, model.get("choices"));
  show();
  unfold();
  addEventListener("hashchange", unfold);
  el.dataset.ready = "yes";
  return () => removeEventListener("hashchange", unfold);
}

export default { render };
