// Promises of a view: its ids are its own, and what is no id stays as it is.

import { notStrictEqual as differ, strictEqual as equal } from "node:assert";
import { withOwnIds } from "../../widgets/components/shared/view.js";

const MARKUP =
  '<h2 id="sw3-plan" class="sw-step">7-8</h2><b aria-labelledby="sw3-plan sw12-x" data-a="nsw3-b"></b>';

Deno.test("two views of one widget share no id, and each leads to its own", () => {
  const [one, other] = [withOwnIds(MARKUP), withOwnIds(MARKUP)];
  const ids = (/** @type {string} */ text) => [...text.matchAll(/sw\d+-\w+-(?:plan|x)/g)].map(([id]) => id);

  differ(ids(one)[0], ids(other)[0]);
  equal(ids(one)[0], ids(one)[1]);
  equal(ids(one).length, 3);
});

Deno.test("a name that only looks like an id is left alone", () => {
  equal(withOwnIds(MARKUP).includes('class="sw-step">7-8'), true);
  equal(withOwnIds(MARKUP).includes('data-a="nsw3-b"'), true);
});
