// Sends the answers to a published form to Python, and shows the sum that comes back, all by message: nothing of it is
// part of the widget's state, which JupyterLab may save with the notebook.

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  /** @param {{html?: string, result?: string, terms?: string}} message */
  const show = ({ html, ...parts }) => {
    if (html !== undefined) el.innerHTML = html;
    for (const [name, text] of Object.entries(parts)) {
      const place = el.querySelector(`[data-${name}]`);
      if (place) place.innerHTML = text;
    }
  };
  const tell = () => {
    const [form, answers] = ["select", "input"].map((name) =>
      /** @type {any} */ (el.querySelector(name)).value
    );
    model.send({ form, answers });
  };
  model.on("msg:custom", show);
  el.addEventListener("input", tell);
  model.send({ ask: true });
  return () => model.off("msg:custom", show);
}

export default { render };
