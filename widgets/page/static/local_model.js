// The model of a component on a page: lives in the browser, and follows what the store holds.

import { isRecord, same } from "./merge.js";

/** @typedef {import("./store.js").Store} Store @typedef {import("./store.js").Outcome} Outcome */

/** Where it stands, when that is not where it belongs; else "". @param {Outcome | undefined} outcome */
const whereLeft = (outcome) => (outcome && !outcome.ok ? outcome.at : "");

/** The part of the anywidget model that components use, and three values more: `keep`, whether the phone keeps
 * what a person gave here (setting it asks the store to); `unkept`, where the last change stands that could not be
 * put where it belongs ("tab" or "page"; else ""); and those of other places, in `reads`. Of its values, those in
 * `names` are kept on this device; the first is what a person gave, and when that is empty nothing is kept.
 * @param {Record<string, any>} state what the page came with @param {Store} store @param {string[]} names
 * @param {[string, Store, string][]} reads a value's name, the place it comes from, and its name there
 * @param {(kept: any) => any} renewed what of it still holds
 * @param {string[]} writes which of the values it reads it may also change; they go back to their place, which is kept
 *   on the phone with this one */
export function openModel(state, store, names, reads, renewed, writes = []) {
  const values = /** @type {Record<string, any>} */ ({
    ...state,
    keep: store.isKept(),
    unkept: whereLeft(store.settle()),
  });
  const listeners = /** @type {Record<string, (() => void)[]>} */ ({});
  let keepAsked = /** @type {boolean | undefined} */ (undefined);

  const tell = (name) => (listeners[`change:${name}`] ?? []).forEach((listener) => listener());

  /** Takes in values that differ, all before anyone is told of one. @param {Record<string, any>} found */
  function take(found) {
    const changed = Object.keys(found).filter((name) => !same(found[name], values[name]));
    for (const name of changed) values[name] = found[name];
    changed.forEach(tell);
  }

  function ownNow() {
    const kept = renewed(store.read());
    const isUsable = typeof kept?.[names[0]] === "object" && kept[names[0]] !== null;
    return { ...Object.fromEntries(names.map((name) => [name, state[name]])), ...(isUsable ? kept : {}) };
  }

  const readNow = () =>
    Object.fromEntries(
      reads.map(([name, place, part]) => [name, renewed(place.read())?.[part] ?? state[name]]),
    );

  /** Takes in what another component, page or tab has kept since. */
  const refresh = () => take({ ...ownNow(), ...readNow(), keep: store.isKept() });

  const others = reads.filter(([name]) => writes.includes(name));

  /** Puts a value back where it was read. @param {Store} place @param {string} part @param {any} value
   * @param {boolean | undefined} keep what was asked for of this place's own @returns {Outcome | undefined} */
  function writeBack(place, part, value, keep) {
    const there = place.read() ?? {};
    const isChanged = !same(renewed(there)[part] ?? [], value);
    if (!isChanged && (keep === undefined || !value.length)) return undefined;
    return place.write({ ...there, [part]: value }, keep ?? (place.isKept() || store.isKept()));
  }

  /** Writes what was changed of other places, where there is something of ours to go with it. @param {boolean} isEmpty
   * @returns {Outcome[]} */
  function saveOthers(isEmpty) {
    const isLetGo = keepAsked === false && store.isKept();
    const keep = isEmpty || !(keepAsked || isLetGo) ? undefined : keepAsked;
    return others
      .map(([name, place, part]) => [place, part, values[name]])
      .map(([place, part, value]) => writeBack(place, part, value, keep))
      .filter((outcome) => outcome !== undefined);
  }

  function save() {
    const isEmpty = !Object.keys(values[names[0]]).length;
    const isNothing = isEmpty && !(keepAsked ?? store.isKept());
    const ours = Object.fromEntries(names.map((name) => [name, values[name]]));
    const left = saveOthers(isEmpty).map(whereLeft).find(Boolean);
    const outcome = isNothing ? store.clear() : store.write(ours, keepAsked);
    keepAsked = undefined;
    const both = isRecord(outcome.state) ? { [names[0]]: outcome.state[names[0]] } : {};
    const unkept = whereLeft(outcome) || left || "";
    take({ ...both, ...(others.length ? readNow() : {}), keep: store.isKept(), unkept });
    return outcome;
  }

  refresh();
  return {
    get: (name) => values[name],
    set(name, value) {
      values[name] = value;
      if (name === "keep") keepAsked = value;
      tell(name);
    },
    on(events, listener) {
      for (const event of events.split(" ")) (listeners[event] ??= []).push(listener);
    },
    off(events, listener) {
      for (const event of events.split(" "))
        listeners[event] = (listeners[event] ?? []).filter((each) => each !== listener);
    },
    save_changes: save,
    send() {},
    refresh,
  };
}
