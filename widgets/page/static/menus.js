// What opens from the head of a page closes when the reader goes on: a click elsewhere, or Escape.

/** @returns {HTMLDetailsElement[]} */
const open = () => [...document.querySelectorAll(/** @type {any} */ ("details[data-menu][open]"))];

/** @param {Event} event */
function closeOthers({ target }) {
  for (const menu of open()) menu.open = menu.contains(/** @type {Node} */ (target));
}

/** @param {KeyboardEvent} event */
function closeByKey({ key }) {
  for (const menu of key === "Escape" ? open() : []) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
}

export function openMenus() {
  document.addEventListener("click", closeOthers);
  document.addEventListener("keydown", closeByKey);
}
