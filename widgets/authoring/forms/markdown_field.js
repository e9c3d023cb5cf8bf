// A field for Markdown with a small toolbar: what is marked is made bold, a list, a link to a word, a source,
// a table or a picture. It works on the text alone, so that what is saved is what is seen.

const PAUSE = 250; // milliseconds after the last letter
const TABLE =
  "\n\n| What | How often |\n| --- | --- |\n| First row | |\n| Second row | |\n\nTable: What the table shows\n\n";

/**
 * @param {HTMLTextAreaElement} area
 * @param {string} before
 * @param {string} after
 * @param {string} usual
 */
function wrap(area, before, after, usual) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const marked = value.slice(start, end) || usual;
  area.setRangeText(before + marked + after, start, end, "end");
  area.setSelectionRange(start + before.length, start + before.length + marked.length);
  area.focus();
  area.dispatchEvent(new Event("input"));
}

/** @param {HTMLTextAreaElement} area */
function list(area) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const marked = value.slice(from, end) || "One thing";
  const lines = marked.split("\n").map((line) => (line.startsWith("- ") || !line ? line : `- ${line}`));
  area.setRangeText(lines.join("\n"), from, end, "end");
  area.focus();
  area.dispatchEvent(new Event("input"));
}

/**
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 */
function insert(area, text) {
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.focus();
  area.dispatchEvent(new Event("input"));
}

/**
 * @param {HTMLElement} bar
 * @param {string} text
 * @param {() => void} act
 */
function button(bar, text, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", act);
  bar.append(made);
}

/**
 * A field that finds one of many by its words, and puts it in.
 * @param {HTMLElement} bar
 * @param {string} text
 * @param {string[][]} known
 * @param {(id: string) => void} act
 */
function picker(bar, text, known, act) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const options = document.createElement("datalist");
  options.id = `sw-pick-${Math.random().toString(36).slice(2)}`;
  input.setAttribute("list", options.id);
  for (const [id, title] of known) {
    options.append(Object.assign(document.createElement("option"), { value: `${id} · ${title}` }));
  }
  input.addEventListener("change", () => {
    const id = input.value.split(" · ")[0];
    if (known.some(([name]) => name === id)) {
      act(id);
      input.value = "";
    }
  });
  label.append(`${text} `, input, options);
  bar.append(label);
}

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  el.classList.add("sw-edit-prose");
  const bar = document.createElement("div");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", `${model.get("label")}: marks`);
  const label = document.createElement("label");
  const area = document.createElement("textarea");
  const name = document.createElement("span");
  name.textContent = model.get("label");
  label.append(name, area);
  area.value = model.get("value");
  area.rows = Math.min(24, Math.max(5, Math.ceil(area.value.length / 80) + area.value.split("\n").length));

  button(bar, "Bold", () => wrap(area, "**", "**", "words"));
  button(bar, "List", () => list(area));
  button(bar, "Table", () => insert(area, TABLE));
  const { sources, terms, pictures } = model.get("known");
  picker(bar, "Source", sources, (id) => insert(area, ` [${id}]`));
  picker(bar, "Word", terms, (id) => wrap(area, "[", `](${id})`, "word"));
  picker(bar, "Picture", pictures, (id) => insert(area, `\n\n![](picture:${id})\n\n`));
  el.append(bar, label);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      model.set("value", area.value);
      model.save_changes();
    }, PAUSE);
  });
  area.addEventListener("blur", () => {
    if (area.value === model.get("value")) return;
    clearTimeout(waiting);
    model.set("value", area.value);
    model.save_changes();
  });
  model.on("change:value", () => {
    if (document.activeElement !== area) area.value = model.get("value");
  });
}

export default { render };
