// A view of a component: its markup, with ids of its own, and a line when Python no longer hears it.

import { all, one } from "./dom.js";

const UID = /\bsw(\d+)-/g; // what Python puts before the ids of a component, such as sw3-plan
const ENDED = ["restarting", "autorestarting", "terminating", "dead"]; // what JupyterLab says of a kernel
const LETTERS = 36;

/** The form of a view. Where the page does not hold its markup, as in JupyterLab, it is put in place.
 * @param {{model: any, el: HTMLElement}} context the anywidget module contract @param {string} selector
 * @returns {any} */
export function openView({ model, el }, selector) {
  if (!one(el, selector)) {
    el.innerHTML = withOwnIds(model.get("markup"));
    watchKernel(model, el);
  }
  dropDoubledIds(el);
  return one(el, selector);
}

/** Markup for one more view of a widget, also what of it is still text: no id of the others is in it. A number
 * would not do, because each widget of JupyterLab has a copy of this script. @param {string} markup */
export function withOwnIds(markup) {
  const own = Math.random().toString(LETTERS).slice(2);
  return markup.replaceAll(UID, `sw$1-${own}-`);
}

/** An anchor, such as that of an option, leads to the first that has it. @param {ParentNode} root */
export function dropDoubledIds(root) {
  for (const part of all(root, "[id]"))
    if ((document.getElementById(part.id) ?? part) !== part) part.removeAttribute("id");
}

/** Says that the cell must be run again once its kernel has ended: one that was started again knows no widget.
 * @param {any} model @param {HTMLElement} el */
function watchKernel(model, el) {
  const line = Object.assign(document.createElement("p"), {
    className: "sw-quiet",
    role: "alert",
    hidden: true,
  });
  el.prepend(line);
  model.widget_manager?.kernel?.statusChanged?.connect(
    (/** @type {any} */ _, /** @type {string} */ status) => {
      if (!ENDED.includes(status) || !line.hidden) return;
      line.textContent = model.get("gone");
      line.hidden = false;
    },
  );
}
