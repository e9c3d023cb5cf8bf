// Shows a word's meaning or a source where the reader is, instead of jumping to the end of the page.

export function openNotes() {
  if (!HTMLElement.prototype.showPopover) return;
  const note = document.createElement("aside");
  note.className = "sw-popover";
  note.setAttribute("popover", "auto");
  note.setAttribute("aria-label", document.documentElement.dataset.noteLabel ?? "Note");
  document.body.append(note);

  document.addEventListener("click", (event) => {
    const link = /** @type {any} */ (event.target).closest?.(".sw-term, .sw-source a");
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target?.matches("[data-note]")) return;
    event.preventDefault();
    show(link, target);
  });

  /** @param {Element} part */
  function paragraph(part) {
    const words = document.createElement(part.matches("dt, strong") ? "strong" : "p");
    words.textContent = part.textContent;
    return words;
  }

  /** @param {HTMLElement} link @param {HTMLElement} target */
  function show(link, target) {
    const close = document.createElement("button");
    Object.assign(close, { type: "button", className: "sw-button", textContent: document.documentElement.dataset.close });
    close.addEventListener("click", () => note.hidePopover());
    note.replaceChildren(...[...target.children].map(paragraph), close);
    note.showPopover();
    close.focus();
    note.addEventListener("toggle", () => link.focus(), { once: true });
  }
}
