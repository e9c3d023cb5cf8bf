// The page host: gives each component on a page a model that lives in the browser, with no kernel.

import { asOfNow } from "./question_versions.js";
import { openNotes } from "./notes.js";
import { openRegion } from "./region.js";
import { openStore } from "./store.js";

const LISTS = ".sw-list, .sw-answers";
/** The part of the anywidget model that components use. Of its values, those named in `names` are kept
 * on this device; the first is what a person gave, and when that is empty nothing is kept.
 * @param {Record<string, any>} state @param {import("./store.js").Store} store @param {string[]} names
 * @param {(kept: any) => any} renewed */
function localModel(state, store, names, renewed) {
  const kept = renewed(store.read());
  const usable = typeof kept?.[names[0]] === "object" && kept[names[0]] !== null;
  const values = { ...state, ...(usable ? kept : {}), keep: store.isKept() };
  const listeners = {};
  return {
    get: (name) => values[name],
    set(name, value) {
      values[name] = value;
      for (const tell of listeners[`change:${name}`] ?? []) tell();
    },
    on: (event, tell) => (listeners[event] ??= []).push(tell),
    off: (event, tell) => (listeners[event] = (listeners[event] ?? []).filter((t) => t !== tell)),
    save_changes() {
      if (!Object.keys(values[names[0]]).length && !values.keep) return store.clear();
      store.write(Object.fromEntries(names.map((name) => [name, values[name]])), values.keep);
    },
    send() {},
    /** Takes in what another page or tab has kept since. */
    refresh() {
      const now = renewed(store.read()) ?? {};
      for (const name of names.filter((each) => each in now)) this.set(name, now[name]);
    },
  };
}

/** @param {any} root an element with `data-module` @param {Record<string, any>} parts */
async function mount(root, parts) {
  const state = JSON.parse(root.querySelector("script[data-state]").textContent);
  const editions = JSON.parse(root.dataset.editions ?? "null");
  const renewed = (kept) => (kept && editions ? asOfNow(kept, editions) : kept);
  for (const [name, place, part] of JSON.parse(root.dataset.reads ?? "[]"))
    state[name] = renewed(openStore(place).read())?.[part] ?? state[name];
  const model = localModel(state, openStore(root.dataset.store), root.dataset.kept.split(" "), renewed);
  const beside = () => import(new URL(root.dataset.module, import.meta.url).href);
  const part = parts[root.dataset.module] ?? (await beside()).default;
  part.render({ model, el: root });
  addEventListener("pageshow", (event) => event.persisted && model.refresh());
  addEventListener("storage", () => model.refresh());
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

/** Whether the parser has come past an element, so that all of it is there. @param {Element} root */
const isWhole = (root) => document.readyState !== "loading" || root.nextSibling !== null;

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
    openNotes();
    addEventListener("hashchange", unfold);
    if (location.hash) unfold();
  }
  openRegion();
  mountWhileItComes();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", finish);
  else finish();
}
