// Promises of a page's model: it follows its store and those it reads, and says what could not be kept.

import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert";
import { openModel } from "../../widgets/page/static/local_model.js";

const asIs = (kept) => kept;

/** A store in memory. @param {any} state @returns {any} */
function fakeStore(state = null) {
  const store = /** @type {any} */ ({
    state,
    kept: false,
    outcome: { ok: true, at: "tab" },
    read() {
      return this.state;
    },
    settle() {
      return this.left;
    },
    isKept() {
      return this.kept;
    },
    write(ours, keep = store.kept) {
      Object.assign(this, { state: ours, kept: keep });
      return { ...this.outcome, state: ours };
    },
    clear() {
      Object.assign(this, { state: null, kept: false });
      return { ok: true, at: "phone", state: null };
    },
  });
  return store;
}

/** @param {any} store @param {any[]} reads */
const open = (
  store,
  reads = [],
) => /** @type {any} */ (openModel(
  { entries: [], filed: "", checked: {} },
  store,
  ["entries", "filed"],
  reads,
  asIs,
));

/** Which of these values have changed since. @param {any} model @param {string} names */
function heard(model, names) {
  const found = /** @type {string[]} */ ([]);
  for (const name of names.split(" ")) model.on(`change:${name}`, () => found.push(name));
  return found;
}

Deno.test("it begins with what is kept, else with what the page came with", () => {
  deepEqual(open(fakeStore()).get("entries"), []);
  deepEqual(open(fakeStore({ entries: [1], filed: "x" })).get("filed"), "x");
  deepEqual(open(fakeStore({ entries: "broken" })).get("entries"), []);
});

Deno.test("what another tab kept is taken in, and told once all of it is there", () => {
  const [own, other] = [fakeStore(), fakeStore()];
  const model = open(own, [["checked", other, "answers"]]);
  const found = heard(model, "entries filed checked keep");
  let both;
  model.on("change:entries change:checked", () => both = [model.get("entries"), model.get("checked")]);

  Object.assign(own, { state: { entries: [1], filed: "" }, kept: true });
  other.state = { answers: { flag: "yes" } };
  model.refresh();

  deepEqual(found, ["entries", "checked", "keep"]);
  deepEqual(both, [[1], { flag: "yes" }]);
  model.refresh();
  equal(found.length, 3);
});

Deno.test("what another tab deleted goes here too", () => {
  const store = fakeStore({ entries: [1], filed: "x" });
  const model = open(store);
  store.state = null;
  model.refresh();

  deepEqual([model.get("entries"), model.get("filed")], [[], ""]);
});

Deno.test("saving leaves keeping as it is, unless the person said something of it", () => {
  const store = fakeStore({ entries: [1] });
  store.kept = true;
  const model = open(store);
  model.set("entries", [1, 2]);
  model.save_changes();
  equal(store.kept, true);

  model.set("keep", false);
  model.save_changes();
  equal(store.kept, false);

  store.kept = true;
  model.set("entries", [3]);
  model.save_changes();
  equal(store.kept, true);
});

Deno.test("when nothing is left, nothing stays in a place that is not kept", () => {
  const store = fakeStore({ entries: [1] });
  const model = open(store);
  model.set("entries", []);
  model.save_changes();
  equal(store.state, null);

  Object.assign(store, { state: { entries: [1] }, kept: true });
  model.refresh();
  model.set("entries", []);
  model.save_changes();
  deepEqual(store.state.entries, []);

  model.set("keep", false);
  model.save_changes();
  equal(store.state, null);
});

Deno.test("what could not be kept is said, and where it stands, until it is", () => {
  const store = fakeStore();
  const model = open(store);
  const found = heard(model, "unkept");
  model.set("entries", [1]);
  for (const outcome of [{ ok: false, at: "page" }, { ok: false, at: "tab" }, { ok: true, at: "tab" }]) {
    store.outcome = outcome;
    model.save_changes();
    equal(model.get("unkept"), outcome.ok ? "" : outcome.at);
  }
  equal(found.length, 3);
});

Deno.test("what a page before could not keep is said again", () => {
  const store = fakeStore({ entries: [1] });
  equal(open(store).get("unkept"), "");

  store.left = { ok: false, at: "tab", state: store.state };
  equal(open(store).get("unkept"), "tab");
});

Deno.test("what was joined with another tab's work is shown", () => {
  const store = fakeStore();
  const model = open(store);
  store.write = (ours) => ({ ok: true, at: "tab", state: { ...ours, entries: [1, 2] } });
  model.set("entries", [1]);
  const found = heard(model, "entries");
  model.save_changes();

  deepEqual([found, model.get("entries")], [["entries"], [1, 2]]);
});

Deno.test("who no longer listens is not told", () => {
  const model = open(fakeStore());
  const told = () => {
    throw new Error("told");
  };
  model.on("change:entries change:filed", told);
  model.off("change:entries change:filed", told);

  model.set("entries", [1]);
  model.set("filed", "x");
});

/** @param {any} own @param {any} diary */
const openWriter = (own, diary) => /** @type {any} */ (openModel(
  { choices: {}, entries: [] },
  own,
  ["choices"],
  [["entries", diary, "entries"]],
  asIs,
  ["entries"],
));

Deno.test("a value that is read from another place can be written back there, beside what it holds", () => {
  const [own, diary] = [fakeStore({ choices: { made: true } }), fakeStore({ entries: [1], filed: "x" })];
  const model = openWriter(own, diary);

  model.set("entries", [1, 2]);
  model.save_changes();

  deepEqual(diary.state, { entries: [1, 2], filed: "x" });
  equal(diary.kept, false);
  deepEqual(model.get("entries"), [1, 2]);
});

Deno.test("what is written to another place is kept as one's own is", () => {
  const [own, diary] = [fakeStore({ choices: { made: true } }), fakeStore()];
  own.kept = true;
  const model = openWriter(own, diary);

  model.set("entries", [1]);
  model.save_changes();
  equal(diary.kept, true);
  model.set("keep", false);
  model.save_changes();

  equal(diary.kept, false);
});

Deno.test("another place stays kept where one's own never was, and where one's own is deleted", () => {
  const [own, diary] = [fakeStore({ choices: { made: true } }), fakeStore({ entries: [1] })];
  diary.kept = true;
  const model = openWriter(own, diary);

  model.set("keep", false);
  model.save_changes();
  equal(diary.kept, true);
  model.set("keep", true);
  model.save_changes();
  model.set("keep", false);
  model.set("choices", {});
  model.save_changes();

  deepEqual([diary.kept, diary.state], [true, { entries: [1] }]);
});

Deno.test("a place that takes nothing is told of, also when it is another's", () => {
  const [own, diary] = [fakeStore({ choices: { made: true } }), fakeStore()];
  diary.outcome = { ok: false, at: "page" };
  const model = openWriter(own, diary);

  model.set("entries", [1]);
  model.save_changes();

  equal(model.get("unkept"), "page");
});
