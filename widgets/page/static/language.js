// In which language the reader reads: follows a choice kept on this phone, and offers the browser's own in a line.

import { markParts } from "./marked_parts.js";
import { openStore } from "./store.js";

/** @typedef {HTMLAnchorElement} Link */

/** The links of the switch in the head of the page. @returns {Link[]} */
const links = () => /** @type {any} */ ([...document.querySelectorAll("a[data-language]")]);

const isCurrent = (/** @type {Link} */ link) => link.hasAttribute("aria-current");

/** The language of a browser that a page can be read in: `zh-Hans` for `zh-CN`, and none for `zh-TW`.
 * @param {readonly string[]} wanted @param {readonly string[]} known */
export function languageOf(wanted, known) {
  const likely = (/** @type {string} */ tag) => {
    try {
      const { language, script } = new Intl.Locale(tag).maximize();
      return `${language}-${script}`;
    } catch {
      return tag; // a browser may be set to anything
    }
  };
  const scripts = known.map(likely);
  const at = wanted.map((tag) => scripts.indexOf(likely(tag))).find((found) => found >= 0);
  return at === undefined ? undefined : known[at];
}

/** Goes to the page in the language that was chosen, unless this is it. @param {string | null} chosen */
function follow(chosen) {
  const link = links().find((each) => each.dataset.language === chosen);
  if (!link || isCurrent(link) || link.href === location.href.split("#")[0]) return;
  location.replace(link.href + location.hash);
}

/** A line below the emergency strip that leads to the page in the browser's language. @param {Link} link
 * @param {() => void} stay */
function offer(link, stay) {
  const line = document.createElement("aside");
  const close = document.createElement("button");
  const there = /** @type {Link} */ (link.cloneNode(true));
  line.className = "sw-offer";
  there.className = "sw-link";
  Object.assign(close, { type: "button", className: "sw-link" });
  close.textContent = document.documentElement.dataset.close ?? "";
  close.addEventListener("click", () => {
    line.remove();
    stay();
  });
  line.append(there, close);
  document.getElementById("main")?.before(line);
}

export function openLanguage() {
  markParts();
  const known = links();
  const store = openStore("language");
  follow(store.read());
  addEventListener("pageshow", (event) => event.persisted && follow(store.read()));
  const here = known.find(isCurrent)?.dataset.language ?? "";
  const own = languageOf(navigator.languages ?? [], known.map((each) => each.dataset.language ?? ""));
  const link = known.find((each) => each.dataset.language === own);
  if (!store.read() && link && own !== here) offer(link, () => store.write(here, true));
}
