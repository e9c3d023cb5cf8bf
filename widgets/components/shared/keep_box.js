// What is kept on this phone: the question that is asked once, the box, and what is said when it cannot be kept.
// See keep.html.

import { saveEverything } from "./data_part.js";
import { all, one } from "./dom.js";

/** Follows the model, which follows the store. @param {ParentNode} form @param {any} model
 * @param {{isDue?: () => boolean, tell?: (on: boolean) => void}} [options] `isDue`: whether there is something
 *   to ask about, such as a first run; `tell` is told once it is done
 * @returns {() => void} shows the question or hides it, for when something to ask about came or went */
export function openKeepBox(form, model, { isDue = () => false, tell } = {}) {
  const box = one(form, "[data-keep]");
  const question = one(form, "[data-keep-question]");
  one(form, "[data-keep-box]").hidden = !model.get("keeps");

  function ask() {
    const isAnswered = model.get("keep") || model.get("declined");
    if (question) question.hidden = !model.get("keeps") || isAnswered || !isDue();
  }

  function show() {
    box.checked = Boolean(model.get("keep"));
    showUnkept(form, model.get("unkept"));
    ask();
  }

  /** @param {boolean} on */
  function keep(on) {
    model.set("declined", !on);
    model.set("keep", on);
    model.save_changes();
    show();
    if (model.get("keep") !== on || model.get("unkept")) return;
    if (on) askToPersist();
    tell?.(on);
  }

  async function saveNow() {
    const failed = one(form, "[data-unkept-failed]");
    try {
      await saveEverything(form, model);
      failed.hidden = true;
    } catch {
      failed.hidden = false;
    }
  }

  box.addEventListener("input", (event) => {
    event.stopPropagation(); // it is no answer, and the form asks for answers
    keep(box.checked);
  });
  form.addEventListener("click", ({ target }) => {
    const { dataset = {} } = /** @type {any} */ (target).closest?.("button") ?? {};
    if ("keepYes" in dataset || "keepNo" in dataset) keep("keepYes" in dataset);
    if ("unkeptSave" in dataset) saveNow();
    if ("unkeptPrint" in dataset) window.print();
  });
  model.on("change:keep change:unkept change:declined", show);
  show();
  return ask;
}

/** Asks the browser not to clear what is kept when it needs room; some ask the person. */
const askToPersist = () => void navigator.storage?.persist?.().catch(() => {});

/** @param {ParentNode} form @param {string} at where the last change stands that is not where it belongs */
function showUnkept(form, at) {
  const box = one(form, "[data-unkept]");
  if (!box) return;
  for (const line of all(box, "[data-unkept-at]")) line.hidden = line.dataset.unkeptAt !== at;
  one(box, "[data-unkept-ways]").hidden = at === "phone";
  box.hidden = !at;
}

/** The question as text while it stands there, for who cannot see it come. @param {ParentNode} form */
export function questionWords(form) {
  const question = one(form, "[data-keep-question]");
  return !question || question.hidden ? "" : one(question, "h2").textContent.trim();
}

/** Says that something is saved or deleted, unless it could not be; that has been said then.
 * @param {ParentNode} form @param {any} model @param {string} done */
export function saySaved(form, model, done) {
  one(form, "[data-status]").textContent = model.get("unkept")
    ? ""
    : [done, questionWords(form)].filter(Boolean).join(" ");
}

/** Keeps no longer; what is saved next is where it goes. @param {any} model */
export const letGo = (model) => model.set("keep", false);
