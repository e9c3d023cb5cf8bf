// Promises of the store: an answer lives as long as was asked for, and no longer; what is not kept is said.

import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert";
import { openStore, watchStores } from "../../widgets/page/static/store.js";

const KEY = "stridewell:guide";

/** The part of `Storage` that the store uses; `room` is how many characters it takes. */
class FakeStorage {
  values = new Map();
  room = Infinity;
  refuses = false;
  /** @param {string} key */
  getItem(key) {
    if (this.refuses) throw new DOMException("refused");
    return this.values.get(key) ?? null;
  }
  /** @param {string} key @param {string} text */
  setItem(key, text) {
    if (this.refuses) throw new DOMException("refused");
    if (text.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.values.set(key, text);
  }
  /** @param {string} key */
  removeItem(key) {
    if (this.refuses) throw new DOMException("refused");
    this.values.delete(key);
  }
}

/** A phone with one tab; `open` opens the store there, `newTab` goes on in another tab. */
function phone() {
  const local = new FakeStorage();
  let session = new FakeStorage();
  const use = (kind, storage) =>
    Object.defineProperty(globalThis, kind, { value: storage, configurable: true });
  use("localStorage", local);
  const goTo = (tab) => use("sessionStorage", session = tab);
  goTo(session);
  return {
    local,
    get session() {
      return session;
    },
    open: () => openStore("guide"),
    goTo,
    newTab: () => goTo(new FakeStorage()),
    places: () => [session.values.has(KEY) ? "tab" : "", local.values.has(KEY) ? "phone" : ""].join(""),
  };
}

const runs = (...days) => ({ entries: days.map((day) => ({ day: `2026-01-0${day}` })) });
const daysOf = (state) => state.entries.map((entry) => Number(entry.day.slice(-1)));

Deno.test("without a word to keep them, answers go with the tab", () => {
  const here = phone();
  const outcome = here.open().write({ answers: { a: "yes" } });

  deepEqual([outcome.ok, outcome.at, here.places()], [true, "tab", "tab"]);
  deepEqual(here.open().read(), { answers: { a: "yes" } });
  here.newTab();
  equal(here.open().read(), null);
});

Deno.test("kept answers stand in one place only, and go there and back", () => {
  const here = phone();
  const store = here.open();
  deepEqual([store.write({ a: 1 }, true).at, here.places(), store.isKept()], ["phone", "phone", true]);

  deepEqual([store.write({ a: 2 }, false).at, here.places(), store.isKept()], ["tab", "tab", false]);
});

Deno.test("what is kept stays kept, whoever writes it", () => {
  const here = phone();
  here.open().write({ a: 1 }, true);
  here.newTab();
  here.open().write({ a: 2 });

  deepEqual([here.places(), here.open().read()], ["phone", { a: 2 }]);
});

Deno.test("deleted answers are in neither place", () => {
  const here = phone();
  const store = here.open();
  store.write({ a: 1 }, true);
  here.session.setItem(KEY, '{"a":2}');

  equal(store.clear().ok, true);
  deepEqual([here.places(), store.read()], ["", null]);
});

Deno.test("what cannot be deleted is not said to be", () => {
  const here = phone();
  const store = here.open();
  store.write({ a: 1 }, true);
  here.local.removeItem = () => {};

  const { ok, at } = store.clear();

  deepEqual([ok, at], [false, "phone"]);
});

Deno.test("what is broken reads as nothing", () => {
  const here = phone();
  here.local.setItem(KEY, "{not whole");

  deepEqual([here.open().read(), here.open().isKept()], [null, false]);
});

Deno.test("a word is kept as well as a record", () => {
  const here = phone();
  here.open().write("uk", true);

  deepEqual([here.local.getItem(KEY), here.open().read()], ['"uk"', "uk"]);
});

Deno.test("a phone that lets nothing be stored still shows the page, and says so", () => {
  const here = phone();
  here.local.refuses = here.session.refuses = true;
  const store = here.open();

  const { ok, at } = store.write({ a: 1 }, true);

  deepEqual([ok, at, store.isKept(), store.read()], [false, "page", false, { a: 1 }]);
  deepEqual(here.open().read(), null);
});

Deno.test("a full phone leaves the tab's copy where it is, and says so", () => {
  const here = phone();
  const store = here.open();
  store.write(runs(1));
  here.local.room = 0;

  const { ok, at } = store.write(runs(1), true);

  deepEqual([ok, at, here.places(), store.isKept()], [false, "tab", "tab", false]);
  deepEqual(daysOf(here.open().read()), [1]);
});

Deno.test("a phone that has become full keeps what it had, and the tab the newest", () => {
  const here = phone();
  const store = here.open();
  store.write(runs(1, 2), true);
  here.local.room = 0;

  const { ok, at } = store.write(runs(1, 2, 3));

  deepEqual([ok, at, here.places(), store.isKept()], [false, "tab", "tabphone", true]);
  deepEqual(daysOf(here.open().read()), [1, 2, 3]);
  here.newTab();
  deepEqual(daysOf(here.open().read()), [1, 2]);
});

Deno.test("a run that was changed while the phone was full is there once, as it was changed", () => {
  const here = phone();
  const store = here.open();
  store.write(runs(1, 2), true);
  here.local.room = 0;
  store.write(runs(1, 3));

  deepEqual(daysOf(here.open().read()), [1, 3]);
});

Deno.test("when the phone has room again, one copy is left", () => {
  const here = phone();
  const store = here.open();
  store.write(runs(1), true);
  here.local.room = 0;
  store.write(runs(1, 2));
  here.local.room = Infinity;

  equal(store.write(runs(1, 2)).ok, true);
  deepEqual([here.places(), daysOf(here.open().read())], ["phone", [1, 2]]);
});

Deno.test("a page that opens tries again what could not be kept", () => {
  const here = phone();
  const store = here.open();
  store.write(runs(1), true);
  here.local.room = 0;
  store.write(runs(1, 2));
  deepEqual([here.open().settle()?.ok, here.places()], [false, "tabphone"]);

  here.local.room = Infinity;
  deepEqual([here.open().settle()?.ok, here.places()], [true, "phone"]);
  equal(here.open().settle(), undefined);
});

Deno.test("what the tab holds and what another tab kept since are read as one", () => {
  const here = phone();
  const tab = here.session;
  here.open().write(runs(1), true);
  here.local.room = 0;
  here.open().write(runs(1, 2));
  here.local.room = Infinity;
  here.newTab();
  const other = here.open();
  other.read();
  other.write(runs(1, 3));
  here.goTo(tab);

  deepEqual(daysOf(here.open().read()), [1, 2, 3]);
});

Deno.test("an answer of a tab does not hide a newer one that was kept", () => {
  const here = phone();
  here.session.setItem(KEY, '{"answers":{"flag":"no"},"written":1}');
  here.local.setItem(KEY, '{"answers":{"flag":"yes"},"written":2}');
  deepEqual(here.open().read(), { answers: { flag: "yes" } });

  here.session.setItem(KEY, '{"answers":{"flag":"unsure"},"written":3}');
  deepEqual(here.open().read(), { answers: { flag: "unsure" } });
});

Deno.test("a copy is newer than the one before it when the clock was set back", () => {
  const here = phone();
  here.local.setItem(KEY, `{"a":1,"written":${Date.now() + 1e9}}`);
  const before = JSON.parse(here.local.getItem(KEY)).written;
  here.open().write({ a: 2 });

  equal(JSON.parse(here.local.getItem(KEY)).written, before + 1);
});

Deno.test("a copy that the tab will not take back stays on the phone", () => {
  const here = phone();
  const store = here.open();
  store.write({ a: 1 }, true);
  here.session.room = 0;

  const { ok, at } = store.write({ a: 2 }, false);

  deepEqual([ok, at, store.isKept(), here.open().read()], [false, "phone", true, { a: 2 }]);
});

Deno.test("two tabs that both write do not write over each other", () => {
  const here = phone();
  const first = here.open();
  first.write(runs(1), true);
  const second = openStore("guide");
  second.read();
  first.write(runs(1, 2));

  const { state } = second.write(runs(1, 3));

  deepEqual([daysOf(state), daysOf(first.read())], [[1, 2, 3], [1, 2, 3]]);
});

Deno.test("what another tab deleted stays deleted, and what was written since stays", () => {
  const here = phone();
  const first = here.open();
  first.write({ ...runs(1, 2), edition: 3 }, true);
  const second = openStore("guide");
  second.read();
  first.clear();

  const { state } = second.write({ ...runs(1, 2, 3), edition: 3 });

  deepEqual([daysOf(state), state.edition, here.places()], [[3], 3, "tab"]);
});

Deno.test("what no storage took is joined with what another tab wrote", () => {
  const here = phone();
  const store = here.open();
  store.write(runs(1), true);
  here.local.room = here.session.room = 0;
  store.write(runs(1, 2));
  here.local.room = Infinity;
  const other = openStore("guide");
  other.read();
  other.write(runs(1, 3));

  deepEqual(daysOf(store.read()), [1, 2, 3]);
  deepEqual(store.write(store.read()).ok, true);
  deepEqual(daysOf(openStore("guide").read()), [1, 2, 3]);
});

Deno.test("what stands there already is not written again", () => {
  const here = phone();
  const store = here.open();
  store.write({ a: 1 }, true);
  const text = here.local.getItem(KEY);
  here.local.setItem = () => {
    throw new Error("written");
  };

  equal(store.write({ a: 1 }).ok, true);
  equal(here.local.getItem(KEY), text);
});

Deno.test("a wiped phone reads as nothing, and takes what is written next", () => {
  const here = phone();
  const store = here.open();
  store.write(runs(1), true);
  here.local.values.clear();

  equal(store.read(), null);
  store.write(runs(2));
  deepEqual([here.places(), daysOf(store.read())], ["tab", [2]]);
});

Deno.test("who watches is told of a write here, and of one in another tab", () => {
  const here = phone();
  let told = 0;
  const end = watchStores(() => (told += 1));
  here.open().write({ a: 1 });
  equal(told, 1);

  globalThis.dispatchEvent(new Event("storage"));
  globalThis.dispatchEvent(new Event("pageshow"));
  equal(told, 3);

  end();
  globalThis.dispatchEvent(new Event("storage"));
  equal(told, 3);
});
