// The on-device store: what a person answers stays in this browser and goes nowhere else.
//
// A store is one named place, such as "pelvic:diary"; all components, pages and tabs share it.
//
//   const store = openStore("pelvic:diary");
//   store.read()             what stands there now, or null
//   store.isKept()           whether the phone keeps it. That belongs to the place: it is the same in every tab
//   store.write(state)       writes it where it stands: kept, or as long as the tab
//   store.write(state, true) keeps it on the phone; false lets it go, down to the tab
//   store.clear()            empties the place
//   store.settle()           tries again to put where it belongs what stands in the tab beside the phone's copy
//   watchStores(tell)        tells when any place may hold something new: another tab or component wrote,
//                            or the page came back
//
// `write` and `clear` give an outcome: `ok` when it stands where it was asked to, as read back; `at` says where
// that is: on the "phone", in the "tab", or only in the "page"; `state` is what was written, joined with what
// another tab wrote since this store was read. Nothing is lost when `ok` is false, but the person must be told.
// A copy is taken away only after the other was written and read back.

import { isRecord, merged, same } from "./merge.js";

const PREFIX = "stridewell:";

/** @typedef {"phone" | "tab" | "page"} Where
 * @typedef {{ok: boolean, at: Where, state: any}} Outcome
 * @typedef {{read: () => any, isKept: () => boolean, write: (state: any, keep?: boolean) => Outcome,
 *   clear: () => Outcome, settle: () => Outcome | undefined}} Store
 * @typedef {{state: any, written: number, over?: number}} Copy `written` is the moment; `over` that of the copy
 *   on the phone that this one replaces, because the phone would not take it */

/** One key in a storage that may be full, refuse, or not be there.
 * @param {Where} at @param {() => Storage} storage @param {string} key */
function openShelf(at, storage, key) {
  const get = () => attempt(() => storage().getItem(key)) ?? null;
  return {
    at,
    copy: () => copyIn(get()),
    /** Whether it took it. @param {string} text */
    put(text) {
      attempt(() => storage().setItem(key, text));
      return get() === text;
    },
    /** Whether nothing is left. */
    drop() {
      attempt(() => storage().removeItem(key));
      return get() === null;
    },
  };
}

/** @template T @param {() => T} work @returns {T | undefined} */
function attempt(work) {
  try {
    return work();
  } catch {
    return undefined; // full, refused or switched off; what was asked for is read back
  }
}

/** @param {string | null} text @returns {Copy | undefined} */
function copyIn(text) {
  const found = attempt(() => JSON.parse(text ?? "null")) ?? null;
  if (!isRecord(found)) return found === null ? undefined : { state: found, written: 0 };
  const { written = 0, over, ...state } = found;
  return { state, written, over };
}

/** @param {Copy} copy */
const textOf = ({ state, ...when }) => JSON.stringify(isRecord(state) ? { ...state, ...when } : state);

/** @param {string} name @returns {Store} */
export function openStore(name) {
  const phone = openShelf("phone", () => localStorage, PREFIX + name);
  const tab = openShelf("tab", () => sessionStorage, PREFIX + name);
  let seen = /** @type {any} */ (null); // what stood there when this store last looked
  let unsaved = /** @type {any} */ (undefined); // what neither storage would take

  const isKept = () => phone.copy() !== undefined;

  /** A tab may hold what the phone would not take, or what was there before another tab kept. */
  function standing() {
    const [kept, own] = [phone.copy(), tab.copy()];
    if (!kept || !own) return (kept ?? own)?.state ?? null;
    if (own.over === kept.written) return own.state;
    const [newer, older] = own.written > kept.written ? [own, kept] : [kept, own];
    return merged({}, newer.state, older.state);
  }

  /** Ours, with what another tab wrote since. @param {any} ours @param {any} now */
  function joined(ours, now) {
    if (same(now, seen)) return ours;
    const both = merged(seen, ours, now ?? {});
    return now === null && isRecord(both) ? { ...ours, ...both } : both;
  }

  function read() {
    const now = standing();
    if (unsaved !== undefined) unsaved = joined(unsaved, now);
    seen = now;
    return unsaved ?? now;
  }

  /** @param {boolean} keep */
  const isInPlace = (keep) => isKept() === keep && (tab.copy() === undefined) === keep;

  /** Puts it on the first of the shelves that takes it. @param {any} state @param {boolean} keep */
  function put(state, keep) {
    const [kept, own] = [phone.copy(), tab.copy()];
    const written = Math.max(Date.now(), ...[kept, own].map((copy) => (copy?.written ?? 0) + 1));
    const shelves = keep ? [phone, tab] : kept ? [tab, phone] : [tab];
    const textFor = ({ at }) =>
      textOf({ state, written, over: keep && at === "tab" ? kept?.written : undefined });
    return shelves.find((shelf) => shelf.put(textFor(shelf)));
  }

  /** @param {any} state @param {boolean} [keep] @returns {Outcome} */
  function write(state, keep = isKept()) {
    const now = standing();
    const next = joined(state, now);
    const [to, from] = keep ? [phone, tab] : [tab, phone];
    if (unsaved === undefined && same(next, now) && isInPlace(keep)) {
      seen = now;
      return { ok: true, at: to.at, state: next };
    }
    const shelf = put(next, keep);
    unsaved = shelf ? undefined : next;
    if (shelf) seen = next;
    const ok = shelf === to && from.drop();
    tellAll();
    return { ok, at: shelf?.at ?? "page", state: next };
  }

  /** @returns {Outcome} */
  function clear() {
    const left = [tab, phone].filter((shelf) => !shelf.drop());
    unsaved = undefined;
    seen = standing();
    tellAll();
    return { ok: !left.length, at: "phone", state: seen };
  }

  const settle = () => (isKept() && tab.copy() ? write(read()) : undefined);

  return { read, isKept, write, clear, settle };
}

/** Deletes what stands in this tab only, of all places. */
export function forgetTab() {
  const names = attempt(() => Object.keys(sessionStorage)) ?? [];
  for (const name of names.filter((each) => each.startsWith(PREFIX)))
    attempt(() => sessionStorage.removeItem(name));
  tellAll();
}

const watchers = /** @type {Set<() => void>} */ (new Set());

function tellAll() {
  for (const tell of [...watchers]) tell();
}

/** Calls whenever any place may hold something new. @param {() => void} tell
 * @returns {() => void} ends it */
export function watchStores(tell) {
  if (!watchers.size) watchBrowser();
  watchers.add(tell);
  return () => void watchers.delete(tell);
}

/** What another tab writes comes as "storage"; a page that was put aside hears of nothing until it comes back. */
function watchBrowser() {
  for (const event of ["storage", "pageshow"]) addEventListener(event, tellAll);
  globalThis.document?.addEventListener("visibilitychange", tellAll);
}
