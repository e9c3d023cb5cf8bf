// Promises of the drawings of polls: areas are true, and a sentence says no more than the counts do.

import { deepStrictEqual as same, strictEqual as equal } from "node:assert";
import { heights } from "../../widgets/workshop/phone/histogram.js";
import { sentence } from "../../widgets/workshop/slides/change.js";

const WORDS = {
  more: "{n} more",
  fewer: "{n} fewer",
  moreIn100: "{n} more in 100",
  fewerIn100: "{n} fewer in 100",
  asMany: "as many",
  perhapsChance: "chance",
  noChance: "no chance",
};
const told = (
  /** @type {number[]} */ [right_before, n_before, right_after, n_after],
  low = 0.1,
  high = 0.5,
) => {
  const change = right_after / n_after - right_before / n_before;
  return sentence({ right_before, n_before, right_after, n_after, change, low, high }, WORDS);
};

Deno.test("a column is as high as its area needs: three numbers of the scale are wider than two", () => {
  const rows = [["0", "2"], ["3", "4"], ["5", "6"]].map((ids, at) => ({ ids, about: [15, 10, 20][at] }));

  same(heights(rows), [0.5, 0.5, 1]);
  same(heights(rows.map(({ ids }) => ({ ids, about: 0 }))), [0, 0, 0]);
});

Deno.test("a change is told in people of rounds of as many, and in a hundred otherwise, in fives", () => {
  equal(told([10, 40, 25, 40]), "15 more no chance");
  equal(told([25, 40, 10, 40], -0.6, -0.1), "15 fewer no chance");
  equal(told([10, 40, 25, 35]), "45 more in 100 no chance");
  equal(told([25, 35, 10, 40], -0.6, -0.1), "45 fewer in 100 no chance");
});

Deno.test("what chance may do is said to be perhaps chance, and no change is none", () => {
  equal(told([10, 20, 15, 20], -0.1, 0.5), "5 more chance");
  equal(told([10, 20, 15, 20], 0, 0.5), "5 more chance");
  equal(told([10, 20, 10, 20], -0.2, 0.2), "as many");
  equal(told([20, 40, 18, 35], -0.2, 0.2), "as many");
});

Deno.test("more right answers than answers, which noise can make, are all of them and no more", () => {
  equal(told([40, 40, 45, 40]), "as many");
});
