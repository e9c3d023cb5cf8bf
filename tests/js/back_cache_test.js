// Promises of staying out of Firefox's back-forward cache: Firefox alone, and where it can.

import { deepStrictEqual as deepEqual } from "node:assert";
import { stayOutOfBackCache } from "../../widgets/page/static/back_cache.js";

/** What a browser is asked to lock. @param {string} userAgent @param {boolean} hasLocks */
function lockedBy(userAgent, hasLocks = true) {
  const asked = /** @type {any[]} */ ([]);
  const locks = { request: (name, { mode }) => (asked.push([name, mode]), Promise.resolve()) };
  Object.defineProperty(globalThis, "navigator", {
    value: { userAgent, ...(hasLocks && { locks }) },
    configurable: true,
  });
  stayOutOfBackCache();
  return asked;
}

Deno.test("Firefox holds a lock that other tabs can hold too, and no other browser does", () => {
  deepEqual(lockedBy("Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0"), [
    ["stridewell", "shared"],
  ]);
  deepEqual(lockedBy("Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36"), []);
  deepEqual(lockedBy("Mozilla/5.0 Gecko/153.0 Firefox/153.0", false), []);
});
