// Promises of merging: two tabs that began with the same lose nothing of each other.

import { deepStrictEqual as deepEqual } from "node:assert";
import { merged } from "../../widgets/page/static/merge.js";

const run = (day, during) => ({ day, during });

Deno.test("what only one side changed is as that side left it", () => {
  deepEqual(merged({ a: 1 }, { a: 1 }, { a: 2 }), { a: 2 });
  deepEqual(merged({ a: 1 }, { a: 2 }, { a: 1 }), { a: 2 });
});

Deno.test("answers to different questions both stay", () => {
  deepEqual(merged({}, { a: "yes" }, { b: "no" }), { a: "yes", b: "no" });
});

Deno.test("the same question answered twice is as we answered it", () => {
  deepEqual(merged({ a: "no" }, { a: "yes" }, { a: "unsure" }), { a: "yes" });
});

Deno.test("an answer that either side took back is gone", () => {
  deepEqual(merged({ a: 1, b: 1, c: 1 }, { b: 1, c: 1 }, { a: 1, c: 1 }), { c: 1 });
});

Deno.test("an answer that one side took back and the other changed stays", () => {
  deepEqual(merged({ a: 1 }, {}, { a: 2 }), { a: 2 });
  deepEqual(merged({ a: 1 }, { a: 2 }, {}), { a: 2 });
});

Deno.test("runs of both sides stay, in the order of their days, and the same run stands once", () => {
  const before = [run("2026-01-02", 1)];
  const both = run("2026-01-05", 0);
  const ours = [...before, run("2026-01-04", 2), both];
  const theirs = [...before, run("2026-01-03", 3), both];

  const days = merged(before, ours, theirs).map((each) => each.day.slice(-1));

  deepEqual(days, ["2", "3", "4", "5"]);
});

Deno.test("a run that one side changed and one that the other deleted are changed and deleted", () => {
  const [first, second] = [run("2026-01-02", 1), run("2026-01-03", 1)];
  const changed = { ...first, morning: "usual" };

  deepEqual(merged([first, second], [changed, second], [first]), [changed]);
});

Deno.test("two like runs are two", () => {
  const twice = [run("2026-01-02", 1), run("2026-01-02", 1)];

  deepEqual(merged([], twice, [run("2026-01-03", 1)]).length, 3);
});

Deno.test("lists that are no diary keep their order", () => {
  deepEqual(merged(["c"], ["c", "b"], ["c", "a"]), ["c", "a", "b"]);
});
