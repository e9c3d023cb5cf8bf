// Promises of a diary: a wrong file changes nothing, a run of today stays open, and days are counted alike.

import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert";
import { merged, readFile, toCsv, toJson } from "../../widgets/components/diary/files.js";
import { cleaned, readable } from "../../widgets/components/diary/replay.js";

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
  deepEqual(readFile(toJson([RUN, wrong])), { wrong: "wrongRow", line: 2 });
  deepEqual(readFile("x".repeat(200_001)), { wrong: "tooLarge" });
  deepEqual(readFile(toCsv(Array(1001).fill(RUN))), { wrong: "tooMany" });
});

Deno.test("an opened diary adds days and changes none that are here", () => {
  const here = [{ ...RUN, during: 5 }];
  const more = [RUN, { ...RUN, day: "2027-01-02" }];

  deepEqual(merged(here, more).map(({ day, during }) => [day, during]), [["2027-01-02", 2], [
    "2027-01-04",
    5,
  ]]);
});

Deno.test("what was kept in another shape is left out, not guessed", () => {
  for (const junk of [null, "x", 3, {}, { ...RUN, day: "2027-02-30" }, { ...RUN, minutes: "many" }])
    equal(cleaned(junk), undefined);
  deepEqual(readable([RUN, null, "x"]), [RUN]);
  deepEqual(readable("broken"), []);
});
