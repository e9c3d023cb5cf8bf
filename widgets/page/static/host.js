// The page host: gives each component on a page a model that lives in the browser, with no kernel.

import { asOfNow } from "./question_versions.js";
import { stayOutOfBackCache } from "./back_cache.js";
import { openModel } from "./local_model.js";
import { openMenus } from "./menus.js";
import { openNotes } from "./notes.js";
import { openRegion } from "./region.js";
import { forgetTab, openStore, watchStores } from "./store.js";

const LISTS = ".sw-list, .sw-answers, [data-menu]";
const NOWHERE = "about:blank";

/** @param {any} root an element with `data-module` @param {Record<string, any>} parts */
async function mount(root, parts) {
  const state = JSON.parse(root.querySelector("script[data-state]").textContent);
  const editions = JSON.parse(root.dataset.editions ?? "null");
  const renewed = (kept) => (kept && editions ? asOfNow(kept, editions) : kept);
  const reads = JSON.parse(root.dataset.reads ?? "[]")
    .map(([name, place, part]) => [name, openStore(place), part]);
  const names = [...root.dataset.kept.split(" "), "declined"];
  const model = openModel(
    state,
    openStore(root.dataset.store),
    names,
    reads,
    renewed,
    root.dataset.writes?.split(" "),
  );
  watchStores(model.refresh);
  const beside = () => import(new URL(root.dataset.module, import.meta.url).href);
  const part = parts[root.dataset.module] ?? (await beside()).default;
  part.render({ model, el: root });
}

/** Leaves at once, for a phone that others use: Back leads past this page, and finds nothing that was not kept. */
function offerToLeave() {
  document.addEventListener("click", ({ target }) => {
    if (!(/** @type {any} */ (target).closest?.("[data-leave-now]"))) return;
    forgetTab();
    location.replace(NOWHERE);
  });
}

/** A language that is tapped is kept on this phone, also before language.js has come. @param {MouseEvent} event */
function keepLanguage({ target }) {
  const link = /** @type {any} */ (target).closest?.("a[data-language]");
  if (link) openStore("language").write(link.dataset.language, true);
}

/** The script of the switch is asked for by a page in another language than English, by a reader who has chosen
 * one or whose browser prefers another, and by whoever opens the switch. */
function bringLanguages() {
  const menu = document.querySelector("a[data-language]")?.closest("details");
  if (!menu) return;
  document.addEventListener("click", keepLanguage);
  const bring = async () => (await import(new URL("language.js", import.meta.url).href)).openLanguage();
  const isEnglish = /^en.*,en/.test(`${document.documentElement.lang},${navigator.language}`);
  if (isEnglish && !openStore("language").read()) menu.addEventListener("toggle", bring, { once: true });
  else bring();
}

/** Opens the folded parts around what the address points to. */
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let part = target?.closest("details"); part; part = part.parentElement?.closest("details"))
    part.open = true;
  target?.scrollIntoView();
}

/** A printed page shows what was folded; of the long lists, only those the reader opened. */
function printUnfolded() {
  let folded = /** @type {HTMLDetailsElement[]} */ ([]);
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details")].filter((part) => !part.open && !part.closest(LISTS));
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
  });
}

/** Whether the parser has come past an element, so that all of it is there; a page that is left while it comes
 * ends in the middle. @param {Element} root */
const isWhole = (root) =>
  (document.readyState !== "loading" || root.nextSibling !== null) &&
  root.querySelector("script[data-state]");

/** Brings a page to life: each component as soon as it has come, the rest when all of the page has.
 * @param {Record<string, any>} parts components that came with this script, by the name of their module;
 *   others are asked for */
export function openPage(parts) {
  const mounted = new WeakSet();
  function mountWhole() {
    for (const root of document.querySelectorAll("[data-module]"))
      if (isWhole(root) && !mounted.has(root)) {
        mounted.add(root);
        mount(root, parts);
      }
  }
  function mountWhileItComes() {
    mountWhole();
    if (document.readyState === "loading") requestAnimationFrame(mountWhileItComes);
  }
  function finish() {
    mountWhole();
    printUnfolded();
    openMenus();
    openNotes();
    offerToLeave();
    addEventListener("hashchange", unfold);
    if (location.hash) unfold();
  }
  stayOutOfBackCache();
  mountWhileItComes();
  setTimeout(bringLanguages);
  setTimeout(openRegion); // the first use of Intl takes longer than all that is mounted before
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", finish);
  else finish();
}
