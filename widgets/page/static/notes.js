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
    const list = /** @type {any} */ (document.querySelector("[data-elsewhere] a"))?.href.split("#")[0];
    if (target ? !target.matches("[data-note]") : !link || !list) return;
    event.preventDefault();
    if (target) show(link, target);
    else showFrom(list, link);
  });

  /** Shows a source from the page that has the list, or goes there. @param {string} page @param {any} link */
  async function showFrom(page, link) {
    const target = await fetch(page).then((answer) => answer.text())
      .then((html) => html.slice(html.indexOf('<ol class="sw-sources"'))) // without the styles, which are not ours
      .then((list) => new DOMParser().parseFromString(list, "text/html").getElementById(link.hash.slice(1)))
      .catch(() => null);
    if (target) show(link, target);
    else location.assign(page + link.hash);
  }

  /** @param {Element} part */
  function paragraph(part) {
    const words = document.createElement(part.matches("dt, strong") ? "strong" : "p");
    words.textContent = part.textContent;
    return words;
  }

  /** @param {HTMLElement} link @param {HTMLElement} target */
  function show(link, target) {
    const close = document.createElement("button");
    Object.assign(close, {
      type: "button",
      className: "sw-button",
      textContent: document.documentElement.dataset.close,
    });
    close.addEventListener("click", () => note.hidePopover());
    note.replaceChildren(...[...target.children].map(paragraph), close);
    note.showPopover();
    close.focus();
    note.addEventListener("toggle", () => link.focus(), { once: true });
  }
}
