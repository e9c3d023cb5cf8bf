// Promises of the search: what is typed is found by the start of a word, titles first, whatever its accents.

import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert";
import { fitOf, foundIn, wordsOf } from "../../widgets/components/search/search.js";

/** @param {string} title @param {string} text */
const entry = (title, text) => ({ name: title, title: wordsOf(title), text: wordsOf(text) });
const ENTRIES = [
  entry("When can I run after a birth?", "wait leaks"),
  entry("Can I run if I leak?", "leaking does no harm"),
  entry("Café stops", "coffee"),
];
/** @param {string} query */
const named = (query) => foundIn(ENTRIES, query).map(({ name }) => name);

Deno.test("a title counts more than a text, and the order stays where they fit alike", () => {
  deepEqual(named("leaks"), ["Can I run if I leak?", "When can I run after a birth?"]);
  deepEqual(named("run"), ["When can I run after a birth?", "Can I run if I leak?"]);
});

Deno.test("every word has to be found", () => {
  deepEqual(named("run birth"), ["When can I run after a birth?"]);
  deepEqual(named("run coffee"), []);
});

Deno.test("accents, capitals and endings make no difference, and single letters are not looked for", () => {
  deepEqual(named("CAFE"), ["Café stops"]);
  deepEqual(named("leaking"), ["Can I run if I leak?", "When can I run after a birth?"]);
  deepEqual(named("a"), []);
  deepEqual(named("   "), []);
});

Deno.test("a fit is more for a title, and nothing where one word is missing", () => {
  equal(fitOf(["leak"], ["leak"], []), 3);
  equal(fitOf(["leak"], [], ["leak"]), 1);
  equal(fitOf(["leak", "bone"], ["leak"], []), 0);
  equal(fitOf(["bus"], ["bu"], []), 0);
});
