// Promises of values: what counts as an answer, and when a row of a table holds.

import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert";
import { anyHolds, leftOut, numbers } from "../../widgets/components/checklist/values.js";

Deno.test("a yes is 1, a no is 0, and a scale is its number", () => {
  deepEqual(numbers({ "RF-01": "yes", "RF-02": "no", "CK-13": "3" }), { "RF-01": 1, "RF-02": 0, "CK-13": 3 });
});

Deno.test("not sure, free text and times have no number, so no row can hold for them", () => {
  deepEqual(numbers({ "RF-01": "unsure", "CK-13.words": "3", "CK-13.when": ["night"] }), {});
});

Deno.test("places are counted, and either side stands for its area", () => {
  deepEqual(numbers({ "CK-01": ["BM-07.r", "BM-07.l", "BM-02"] }), { "CK-01": 3, "BM-07": 1, "BM-02": 1 });
});

Deno.test("a row holds only when each of its conditions does", () => {
  const values = { a: 2, b: 0 };

  equal(anyHolds(values, [[["a", 1, 9, 1], ["b", 0, 0, 1]]]), true);
  equal(anyHolds(values, [[["a", 1, 9, 1], ["b", 1, 9, 1]]]), false);
  equal(anyHolds(values, [[["a", 3, 9, 1]], [["b", 0, 0, 1]]]), true);
});

Deno.test("a skipped question is never at least anything, and is what is not there", () => {
  equal(anyHolds({}, [[["a", 0, 9, 1]]]), false);
  equal(anyHolds({}, [[["a", 1, 9, 0]]]), true);
});

Deno.test("an answer leaves out the questions of others, and only that answer", () => {
  const hides = [{ item: "PARTS", answer: "penis", who: ["womb"] }];

  deepEqual([leftOut({ PARTS: "penis" }, hides), leftOut({ PARTS: "womb" }, hides)], [["womb"], []]);
});
