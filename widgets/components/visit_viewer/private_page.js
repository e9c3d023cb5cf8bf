// Shows what Python sends by message, and asks for it when it is drawn anew: nothing of a patient is part of
// the widget's state, which JupyterLab may save with the notebook.

const COPIED = 2000; // milliseconds for which a button says so

/** @param {HTMLElement} place @param {HTMLButtonElement} button */
async function copy(place, button) {
  const text = /** @type {HTMLTextAreaElement} */ (place.querySelector(`#${button.dataset.copy}`));
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
  } catch {
    document.execCommand("copy"); // a page that is not sent over https has no clipboard
  }
  const said = place.querySelector("[data-copied]");
  if (!said) return;
  said.textContent = button.dataset.done ?? "";
  setTimeout(() => said.textContent = "", COPIED);
}

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  /** @param {{html?: string, focus?: boolean}} message */
  const show = (message) => {
    if (message.html === undefined) return;
    el.innerHTML = message.html;
    if (message.focus) el.scrollIntoView({ block: "start" });
  };
  const click = (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(el, button);
  };
  model.on("msg:custom", show);
  el.addEventListener("click", click);
  model.send({ ask: true });
  return () => model.off("msg:custom", show);
}

export default { render };
