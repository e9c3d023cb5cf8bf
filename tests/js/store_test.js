// Promises of the store: an answer lives as long as was asked for, and no longer.

import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert";
import { openStore } from "../../widgets/page/static/store.js";

/** A phone's two storages, empty. */
function phone() {
  sessionStorage.clear();
  localStorage.clear();
  return openStore("guide");
}

/** Opens a store where a storage cannot be used, as in a private window.
 * @param {"getItem" | "setItem"} name @param {() => void} work */
function without(name, work) {
  const storage = /** @type {any} */ (Storage.prototype);
  const whole = storage[name];
  storage[name] = () => {
    throw new DOMException("refused");
  };
  try {
    work();
  } finally {
    storage[name] = whole;
  }
}

Deno.test("without a word to keep them, answers go with the tab", () => {
  phone().write({ answers: { a: "yes" } }, false);

  equal(localStorage.length, 0);
  deepEqual(openStore("guide").read(), { answers: { a: "yes" } });
  equal(openStore("guide").isKept(), false);
});

Deno.test("kept answers stand in one place only, and go there and back", () => {
  const store = phone();
  store.write({ a: 1 }, true);
  deepEqual([sessionStorage.length, localStorage.length, store.isKept()], [0, 1, true]);

  store.write({ a: 2 }, false);
  deepEqual([sessionStorage.length, localStorage.length, store.isKept()], [1, 0, false]);
});

Deno.test("deleted answers are in neither place", () => {
  const store = phone();
  store.write({ a: 1 }, true);
  sessionStorage.setItem("stridewell:guide", "{}");
  store.clear();

  deepEqual([sessionStorage.length, localStorage.length, store.read()], [0, 0, null]);
});

Deno.test("what is broken reads as nothing", () => {
  const store = phone();
  localStorage.setItem("stridewell:guide", "{not whole");

  equal(store.read(), null);
});

Deno.test("a phone that lets nothing be stored still shows the page", () => {
  phone();
  without("getItem", () => {
    const store = openStore("guide");
    store.write({ a: 1 }, true);
    equal(store.read(), null);
  });
});

Deno.test("a full storage breaks nothing", () => {
  const store = phone();
  without("setItem", () => store.write({ a: 1 }, true));

  equal(store.read(), null);
});
