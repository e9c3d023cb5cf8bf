// The box "keep on this phone": shown where a page can keep, and followed by the store.

import { one } from "./dom.js";

/** @param {ParentNode} form @param {any} model @param {(on: boolean) => void} [tell] */
export function openKeepBox(form, model, tell) {
  const box = one(form, "[data-keep]");
  one(form, "[data-keep-box]").hidden = !model.get("keeps");
  box.checked = model.get("keep");
  box.addEventListener("input", (event) => {
    event.stopPropagation(); // it is no answer, and the form asks for answers
    model.set("keep", box.checked);
    model.save_changes();
    tell?.(box.checked);
  });
}

/** Keeps no longer. @param {ParentNode} form @param {any} model */
export function letGo(form, model) {
  model.set("keep", false);
  one(form, "[data-keep]").checked = false;
}
