// Promises of the language of a browser: it is found by language and script, and never by chance.

import { strictEqual as equal } from "node:assert";
import { languageOf } from "../../widgets/page/static/language.js";

const KNOWN = ["en", "ar", "ms", "ta", "zh-Hans"];

Deno.test("a browser's language is found whatever its country", () => {
  equal(languageOf(["ms-SG", "en-SG"], KNOWN), "ms");
  equal(languageOf(["zh-CN"], KNOWN), "zh-Hans");
  equal(languageOf(["zh-SG"], KNOWN), "zh-Hans");
});

Deno.test("other characters are another language, and the next one is taken", () => {
  equal(languageOf(["zh-TW", "ta-IN"], KNOWN), "ta");
  equal(languageOf(["zh-TW"], KNOWN), undefined);
});

Deno.test("what is no language is passed over", () => {
  equal(languageOf(["", "x_y", "en-GB"], KNOWN), "en");
  equal(languageOf([], KNOWN), undefined);
});
