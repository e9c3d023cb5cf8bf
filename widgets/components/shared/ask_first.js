// Asks once before something is deleted, and offers to undo it afterwards. See ask_first.html.

import { one } from "./dom.js";

/** @param {HTMLElement} form
 * @returns {{ask: (question: string, done: string, remove: () => void, restore: () => void) => void,
 *   forget: () => void}} `forget` takes the way back away, once something else was done */
export function openAsk(form) {
  const [box, back] = ["[data-ask-box]", "[data-undo-box]"].map((part) => one(form, part));
  let asked = /** @type {(() => void) | undefined} */ (undefined);
  let undo = /** @type {(() => void) | undefined} */ (undefined);

  function close() {
    asked = undefined;
    box.hidden = true;
  }

  function forget() {
    undo = undefined;
    back.hidden = true;
  }

  function ask(question, done, remove, restore) {
    one(box, "[data-ask-words]").textContent = question;
    box.hidden = false;
    one(box, "[data-delete-no]").focus();
    asked = () => {
      remove();
      undo = restore;
      one(back, "[data-undo-words]").textContent = done;
      back.hidden = false;
      one(back, "[data-undo]").focus();
    };
  }

  form.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    const [delete_, restore] = [asked, undo];
    if (button?.matches("[data-delete-yes], [data-delete-no]")) close();
    if (button?.matches("[data-delete-yes]")) delete_?.();
    if (!button?.matches("[data-undo]")) return;
    forget();
    restore?.();
  });
  return { ask, forget };
}
