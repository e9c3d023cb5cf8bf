// Lets a person pick a file and sends it to the notebook; one that is too large is never sent, because
// the connection would break without a word.

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type: "file", accept: model.get("accept") });
  label.append(`${model.get("label")} `, input);
  el.append(label);
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    const bytes = file.size > model.get("largest") ? new ArrayBuffer(0) : await file.arrayBuffer();
    model.set("picked", {
      size: file.size,
      number: (model.get("picked").number ?? 0) + 1,
      content: new DataView(bytes),
    });
    model.save_changes();
    input.value = "";
  });
}

export default { render };
