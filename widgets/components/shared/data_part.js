// The folded part "All my data": its script comes only when it is unfolded. See your_data.html.

import { all, one } from "./dom.js";

const SCRIPT = "../your_data/your_data.js";

/** @returns {Promise<typeof import("../your_data/your_data.js").default>} */
const bringScript = async () => (await import(new URL(SCRIPT, import.meta.url).href)).default;

/** Saves all that a person gave as a file; of the component around `form` what it holds now.
 * Rejects when the script cannot come. @param {ParentNode} form @param {any} model */
export async function saveEverything(form, model) {
  const { store = "", kept = "" } = /** @type {any} */ (form).closest("[data-store]").dataset;
  const [guide, place = ""] = store.split(":");
  const own = Object.fromEntries(kept.split(" ").map((name) => [name, model.get(name)]));
  (await bringScript()).save(guide, place, own);
}

/** @param {HTMLElement} el the component it stands in @param {any} model
 * @param {string} place where the component keeps what it holds @param {() => Record<string, any>} own that
 * @param {(now: Record<string, any>) => void} follow takes in what
 * stands there now */
export function openDataPart(el, model, place, own, follow) {
  const part = one(el, "[data-your-data]");
  const guide = el.dataset.store?.split(":")[0];
  if (!part || !guide || !model.get("keeps")) return;
  part.hidden = false;
  part.addEventListener("toggle", async function bring() {
    part.removeEventListener("toggle", bring);
    try {
      (await bringScript()).open({ part, guide, place, own, follow });
      part.dataset.open = "yes";
    } catch {
      part.addEventListener("toggle", bring);
      one(part, "[data-no-script]").hidden = false;
    }
  });
  for (const form of all(part, "form")) form.addEventListener("submit", (event) => event.preventDefault());
}
