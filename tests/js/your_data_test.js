// Promises of "all my data": a year goes to another phone and arrives equal; what is wrong changes nothing.

import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert";
import { qrCode } from "../../widgets/components/visit_summary/qr.js";
import { readImage } from "./qr_image.js";
import { keyOf } from "../../widgets/components/diary/merge.js";
import { dataText, readData } from "../../widgets/components/your_data/data_file.js";
import { collector, framesOf } from "../../widgets/components/your_data/frames.js";
import { joined } from "../../widgets/components/your_data/join.js";
import { isLocked, locked, unlocked } from "../../widgets/components/your_data/lock.js";
import {
  clearPlaces,
  placesOf,
  restore,
  snapshot,
  writePlaces,
} from "../../widgets/components/your_data/places.js";

const GUIDE = "pelvic-pain-after-running";
const DAY = 86_400_000;

/** A run on every day of a year, and two on each tenth. */
export const YEAR = Array.from({ length: 365 }, (_, at) => ({
  day: new Date(Date.UTC(2026, 0, 1) + at * DAY).toISOString().slice(0, 10),
  stage: at % 16,
  minutes: at % 7 ? 20 + (at * 7) % 40 : null,
  during: (at * 5) % 8,
  pelvic: ["none", "none", "slight", "new"][at % 4],
  stopped: at % 50 === 0,
  morning: ["usual", "usual", "settled", "worse", ""][at % 5],
})).flatMap((run, at) => (at % 10 ? [run] : [run, { ...run, during: 9 }]));

const PLACES = {
  "": {
    answers: { "RF-01": "no", "CK-01": ["BM-04.l"], "CK-11": "3", "CK-11.when": ["later"] },
    step: 2,
    edition: 2,
  },
  diary: { entries: YEAR },
  plan: {
    choices: { made: true, programme: "gentle", start: "2026-01-01", weekdays: ["0", "2"], stage: "1" },
  },
  visit: { notes: { helps: "rest – or a 🙂", questions: ["Why?"] } },
};
const copied = () => structuredClone(PLACES);

Deno.test("a year in a file is read back equal", () => {
  deepEqual(readData(dataText(GUIDE, PLACES), GUIDE), { places: PLACES, other: false });
});

Deno.test("a file that is wrong says what is wrong", () => {
  const written = JSON.parse(dataText(GUIDE, PLACES));
  const wrong = (change) => readData(JSON.stringify({ ...written, ...change }), GUIDE);
  const diary = (entries) => wrong({ places: { diary: { entries } } });

  deepEqual(readData("", GUIDE), { wrong: "notData" });
  deepEqual(readData("[]", GUIDE), { wrong: "notData" });
  deepEqual(readData(dataText(GUIDE, PLACES).slice(0, -9), GUIDE), { wrong: "notData" });
  deepEqual(readData(dataText("knee", PLACES), GUIDE), { wrong: "otherGuide" });
  deepEqual(readData("x".repeat(1_000_001), GUIDE), { wrong: "tooLarge" });
  deepEqual(wrong({ version: 2 }), { wrong: "newer" });
  deepEqual(wrong({ version: "1" }), { wrong: "notData" });
  deepEqual(wrong({ places: [] }), { wrong: "notData" });
  deepEqual(wrong({ places: { "": { answers: [] } } }), { wrong: "notData" });
  deepEqual(wrong({ places: { visit: { notes: { helps: "x".repeat(4001) } } } }), { wrong: "notData" });
  deepEqual(diary([YEAR[0], { ...YEAR[0], during: 11 }]), { wrong: "wrongCell", line: 2, column: "during" });
  deepEqual(diary(Array(5001).fill(YEAR[0])), { wrong: "tooMany" });
  deepEqual(diary({ length: 1 }), { wrong: "notData" });
});

Deno.test("what a later version keeps besides is left out, and that is said", () => {
  const places = /** @type {any} */ ({ ...PLACES, sleep: { hours: 7 }, toString: {} });

  deepEqual(readData(dataText(GUIDE, places), GUIDE), { places: PLACES, other: true });
});

Deno.test("an empty phone takes all of a file, and a second time changes nothing", () => {
  const once = joined({}, copied(), false);
  const twice = joined(once.places, copied(), false);

  deepEqual(once.places, PLACES);
  deepEqual(once.count, { runs: YEAR.length, mornings: 0, values: 6, differ: 0, otherEdition: false });
  deepEqual(twice.places, PLACES);
  deepEqual(twice.count, { runs: 0, mornings: 0, values: 0, differ: 0, otherEdition: false });
});

Deno.test("where an answer differs the one here stays, with all that belongs to it, unless theirs is asked for", () => {
  const here = copied();
  here[""].answers = /** @type {any} */ ({ "RF-01": "yes", "CK-11": "1", "CK-02": "no" });
  here.plan.choices.start = "2026-02-01";
  here.visit.notes = /** @type {any} */ ({ helps: "heat" });
  const [stayed, taken] = [false, true].map((takesTheirs) => joined(here, copied(), takesTheirs));

  deepEqual(stayed.places[""].answers, {
    "RF-01": "yes",
    "CK-11": "1",
    "CK-02": "no",
    "CK-01": ["BM-04.l"],
  });
  equal(stayed.places.plan.choices.start, "2026-02-01");
  deepEqual(stayed.places.visit.notes, { helps: "heat", questions: ["Why?"] });
  equal(stayed.count.differ, 4);
  deepEqual(taken.places[""].answers, { ...PLACES[""].answers, "CK-02": "no" });
  deepEqual(taken.places.plan, PLACES.plan);
  equal(taken.places.visit.notes.helps, PLACES.visit.notes.helps);
});

Deno.test("a plan that was only begun gives way to one that was made", () => {
  const begun = { plan: { choices: { made: false, programme: "gentle" } } };

  deepEqual(joined(begun, copied(), false).places.plan, PLACES.plan);
  deepEqual(joined(copied(), begun, true).places.plan, PLACES.plan);
});

Deno.test("answers to another version of the questions are not mixed", () => {
  const older = { "": { answers: { "RF-01": "yes" }, step: 0, edition: 1 } };
  const { places, count } = joined(older, copied(), false);

  deepEqual(places[""], older[""]);
  equal(count.otherEdition, true);
});

Deno.test("a next morning that was added is counted, and no run is", () => {
  const [run] = YEAR;
  const open = { diary: { entries: [{ ...run, morning: "" }] } };
  const answered = { diary: { entries: [{ ...run, morning: "worse" }] } };

  const { places, count } = joined(open, answered, false);

  deepEqual(places.diary.entries.map(keyOf), answered.diary.entries.map(keyOf));
  deepEqual([count.runs, count.mornings], [0, 1]);
});

Deno.test("a locked year opens with its passphrase alone, and shows nothing without", async () => {
  const text = dataText(GUIDE, PLACES);
  const file = await locked(text, "vier alte Hüte im Regen");

  equal(isLocked(file), true);
  equal(isLocked(text), false);
  for (const word of ["RF-01", "2026-01-01", GUIDE, "entries"]) equal(file.includes(word), false);
  deepEqual(await unlocked(file, "vier alte Hu\u0308te im Regen"), { text });
  deepEqual(await unlocked(file, "vier alte Huete im Regen"), { wrong: "notOpened" });
  equal(file === await locked(text, "vier alte Hüte im Regen"), false);
});

Deno.test("a locked file that was changed anywhere does not open", async () => {
  const passphrase = "four old hats in rain";
  const file = JSON.parse(await locked("{}", passphrase));
  const other = (text) => (text[3] === "A" ? "B" : "A");
  const changed = (name) => `${file[name].slice(0, 3)}${other(file[name])}${file[name].slice(4)}`;
  const tries = [
    ...["salt", "iv", "data"].map((name) => ({ [name]: changed(name) })),
    { iterations: file.iterations + 1 },
    { iterations: 1 },
    { iterations: 1e9 },
    { data: file.data.slice(0, 8) },
    { data: "?" },
    { salt: undefined },
  ];

  for (const change of tries)
    deepEqual(await unlocked(JSON.stringify({ ...file, ...change }), passphrase), { wrong: "notOpened" });
  deepEqual(await unlocked(JSON.stringify({ ...file, version: 2 }), passphrase), { wrong: "newer" });
  deepEqual(await unlocked("{}", passphrase), { wrong: "notData" });
  equal(file.iterations >= 600_000, true);
});

Deno.test("what is written to the phone is read back, deleted, and put back as it was", () => {
  sessionStorage.clear();
  localStorage.clear();
  let told = 0;
  addEventListener("storage", () => told++);
  localStorage.setItem(
    `stridewell:${GUIDE}:diary`,
    JSON.stringify({ entries: [YEAR[0]], filed: "2026-01-01" }),
  );

  equal(writePlaces(GUIDE, copied()), true);
  const before = snapshot(GUIDE);
  deepEqual(placesOf(before), PLACES);
  equal(before.diary.state.filed, "2026-01-01");
  equal(before.visit.isKept, true);
  clearPlaces(GUIDE);
  deepEqual(placesOf(snapshot(GUIDE)), {});
  restore(GUIDE, before);

  deepEqual(snapshot(GUIDE), before);
  equal(told, 3);
  clearPlaces(GUIDE);
});

Deno.test("a phone that takes nothing is noticed", () => {
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = () => {
    throw new Error("full");
  };
  try {
    equal(writePlaces(GUIDE, copied()), false);
  } finally {
    Storage.prototype.setItem = setItem;
  }
});

Deno.test("a year goes from phone to phone by a short row of codes, in any order, and arrives equal", async () => {
  const text = dataText(GUIDE, PLACES);
  const frames = /** @type {string[]} */ (await framesOf(text));
  const read = frames.map((frame) => readImage(qrCode(frame)));
  const found = collector();

  deepEqual(read, frames);
  equal(frames.length > 2 && frames.length <= 12, true, `${frames.length} codes`);
  for (const frame of read.toReversed()) {
    equal(found.isWhole(), false);
    equal(found.add(frame ?? ""), "new");
    equal(found.add(frame ?? ""), "known");
  }
  equal(found.isWhole(), true);
  equal(await found.text(), text);
});

Deno.test("codes of two texts are not mixed, and what is none of ours is not taken", async () => {
  const [one, other] = await Promise.all(["a", "b"].map((sign) => framesOf(sign.repeat(3))));
  const found = collector();

  for (
    const frame of [
      "",
      "hello",
      "SD1D/00000000/02/01/00",
      "SD1D/00000000/01/01/:::",
      "SD2D/00000000/01/01/00",
    ]
  )
    equal(found.add(frame), "no");
  equal(found.add(one?.[0] ?? ""), "new");
  equal(found.add(other?.[0] ?? ""), "other");
  equal(await found.text(), "aaa");
});

Deno.test("codes that were damaged, or unpack to too much, give nothing", async () => {
  const bomb = collector();
  for (const frame of (await framesOf("x".repeat(1_000_001))) ?? []) bomb.add(frame);
  equal(bomb.isWhole(), true);
  equal(await bomb.text(), undefined);

  const [frame] = (await framesOf("a few words")) ?? [];
  const damaged = collector();
  equal(damaged.add(frame.replace(/[0-9A-F]{8}/, "00000000")), "new");
  equal(await damaged.text(), undefined);
});

Deno.test("where a browser cannot pack, the codes are more and hold the same", async () => {
  const { CompressionStream } = globalThis;
  Object.assign(globalThis, { CompressionStream: undefined });
  try {
    const found = collector();
    for (const frame of (await framesOf(`${"x".repeat(1000)}é`)) ?? []) equal(found.add(frame), "new");
    equal(found.total(), 2);
    equal(await found.text(), `${"x".repeat(1000)}é`);
    equal(await framesOf("x".repeat(79_201)), undefined);
  } finally {
    Object.assign(globalThis, { CompressionStream });
  }
});
