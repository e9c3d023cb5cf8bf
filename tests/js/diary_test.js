// Promises of a diary: a wrong file changes nothing, a run of today stays open, and days are counted alike.

import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert";
import { readFile, toCsv, toJson } from "../../widgets/components/diary/files.js";
import { keyOf, merged } from "../../widgets/components/diary/merge.js";
import { cleaned, MORNINGS, readable, worstOfLastDay } from "../../widgets/components/diary/replay.js";
import { stoppedLast } from "../../widgets/components/plan_builder/locks.js";

const RUN = {
  day: "2027-01-04",
  stage: 1,
  minutes: 20,
  during: 2,
  pelvic: "none",
  stopped: false,
  morning: "",
};

Deno.test("a diary goes through a file and comes back whole", () => {
  for (const write of [toCsv, toJson]) deepEqual(readFile(write([RUN])), { entries: [RUN] });
});

Deno.test("a file that is wrong says what is wrong, and where", () => {
  const wrong = { ...RUN, during: 11 };

  deepEqual(readFile("a shopping list"), { wrong: "notDiary" });
  deepEqual(readFile('{"app": "stridewell-diary"'), { wrong: "notDiary" });
  deepEqual(readFile(toJson([RUN, wrong])), { wrong: "wrongCell", line: 2, column: "during" });
  deepEqual(readFile(toJson([/** @type {any} */ (null)])), { wrong: "wrongRow", line: 1 });
  deepEqual(readFile('{"app": "stridewell-diary", "version": 2, "entries": []}'), { wrong: "newer" });
  deepEqual(readFile("x".repeat(200_001)), { wrong: "tooLarge" });
  deepEqual(readFile(toCsv(Array(1001).fill(RUN))), { wrong: "tooMany" });
});

Deno.test("an opened diary adds the runs that are not here, also a second run of a day", () => {
  const here = [{ ...RUN, during: 5 }];
  const more = [RUN, { ...RUN, day: "2027-01-02" }, { ...RUN, during: 5 }];

  deepEqual(merged(here, more).map(({ day, during }) => [day, during]), [
    ["2027-01-02", 2],
    ["2027-01-04", 5],
    ["2027-01-04", 2],
  ]);
});

Deno.test("of a run in both diaries the worse morning counts, and it stands once", () => {
  const [usual, worse] = ["usual", "worse"].map((morning) => [{ ...RUN, morning }]);

  deepEqual(merged([RUN], usual), usual);
  deepEqual(merged(usual, [RUN]), usual);
  deepEqual(merged(usual, worse), worse);
});

/** Numbers that are the same each time. @param {number} seed */
const drawing = (seed) => (below) => (seed = (seed * 48271) % 2147483647) % below;

Deno.test("merging loses nothing, whatever the order and however often", () => {
  const draw = drawing(7);
  const diary = () =>
    Array.from({ length: draw(6) }, () => ({
      ...RUN,
      day: `2027-01-0${1 + draw(2)}`,
      during: draw(2),
      stopped: draw(3) === 0,
      morning: MORNINGS[draw(4)],
    }));
  const bag = (entries) => entries.map(keyOf).sort();
  for (let at = 0; at < 500; at++) {
    const [a, b, c] = [diary(), diary(), diary()];
    deepEqual(bag(merged(a, b)), bag(merged(b, a)));
    deepEqual(bag(merged(merged(a, b), c)), bag(merged(a, merged(b, c))));
    deepEqual(bag(merged(merged(a, b), b)), bag(merged(a, b)));
    deepEqual(bag(merged(a, [])), bag(a));
    const stops = (entries) => entries.filter((entry) => entry.stopped).length;
    equal(stops(merged(a, b)) >= Math.max(stops(a), stops(b)), true);
  }
});

Deno.test("a stop counts until a later day, whatever else was run that day", () => {
  const stop = { ...RUN, stopped: true, during: 6 };
  const after = { ...RUN, during: 0 };

  equal(stoppedLast([stop, after]), true);
  equal(stoppedLast([after, stop]), true);
  equal(stoppedLast([stop, { ...after, day: "2027-01-05" }]), false);
  equal(stoppedLast([]), false);
  deepEqual(worstOfLastDay([stop, { ...after, during: 9 }]), stop);
  deepEqual(worstOfLastDay([after, { ...after, during: 3 }, after])?.during, 3);
  equal(worstOfLastDay([]), undefined);
});

Deno.test("what was kept in another shape is left out, not guessed", () => {
  for (const junk of [null, "x", 3, {}, { ...RUN, day: "2027-02-30" }, { ...RUN, minutes: "many" }])
    equal(cleaned(junk), undefined);
  deepEqual(readable([RUN, null, "x"]), [RUN]);
  deepEqual(readable("broken"), []);
});
