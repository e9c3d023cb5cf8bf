// The body map on a reading page: joins the map, the checklist's answers and what fits the picks.

import { clearAnswer, fit, readForm, writeForm } from "../checklist/steps.js";
import { leftOut } from "../checklist/values.js";
import { one } from "../shared/dom.js";
import { openView } from "../shared/view.js";
import { joinMap } from "./map.js";
import { openRoutes } from "./routes.js";

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const form = openView({ model, el }, "[data-body-map]");
  const asked = new Set([...form.elements].map((input) => input.name).filter(Boolean));
  const hides = model.get("hides");
  const map = joinMap(one(form, "[data-map]"), model.get("words"));
  const showRoutes = openRoutes(form, model.get("routes"), model.get("narrows"), model.get("words"));

  function show() {
    map.show(leftOut(fit(form, hides), hides));
    showRoutes(map.picked());
  }

  /** Changes only the answers that this map asks for; the checklist's others stay as they are. */
  function update() {
    show();
    const others = Object.entries(model.get("answers")).filter(([name]) => !asked.has(name));
    model.set("answers", { ...Object.fromEntries(others), ...readForm(form) });
    model.save_changes();
  }

  function clear(question) {
    clearAnswer(question);
    update();
    one(question, "input").focus();
  }

  function read() {
    writeForm(form, model.get("answers"));
    show();
  }

  form.addEventListener("input", (event) => event.target.name && update());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-clear]");
    if (button) clear(button.closest("[data-ask]"));
  });
  model.on("change:answers", () => {
    const given = Object.entries(model.get("answers")).filter(([name]) => asked.has(name));
    if (JSON.stringify(Object.fromEntries(given)) !== JSON.stringify(readForm(form))) read();
  });
  read();
  el.dataset.ready = "yes";
}

export default { render };
