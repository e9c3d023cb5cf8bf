// Promises of a plan's dates: every session stands on a chosen day, in order, and none is lost.

import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert";
import { neighbours, repeated, schedule, weeks } from "../../widgets/components/plan_builder/schedule.js";

const step = (/** @type {number} */ stage, sessions = 3) => ({
  stage,
  sessions,
  minutes: 30,
  run: 10,
  title: "",
  words: "",
});
const STEPS = [step(0), step(1), step(2, 0)];
const TUE_SAT = [1, 5];

Deno.test("each session stands on a chosen weekday and they are numbered in order", () => {
  const sessions = schedule(STEPS, "2027-01-04", TUE_SAT, 0);

  deepEqual(sessions.map(({ number }) => number), sessions.map((_, at) => at + 1));
  deepEqual(new Set(sessions.map(({ day }) => new Date(day).getUTCDay())), new Set([2, 6]));
  equal(sessions[0].day, "2027-01-05");
});

Deno.test("a step without a number of sessions lasts two weeks", () => {
  equal(schedule(STEPS, "2027-01-04", TUE_SAT, 2).length, TUE_SAT.length * 2);
});

Deno.test("sessions that count already are not asked for again", () => {
  const whole = schedule(STEPS, "2027-01-04", TUE_SAT, 1);
  const rest = schedule(STEPS, "2027-01-04", TUE_SAT, 1, 2, 7);

  equal(rest.length, whole.length - 2);
  deepEqual([rest[0].number, rest[0].step.stage], [7, 1]);
});

Deno.test("a plan over the end of summer time skips no day and doubles none", () => {
  const days = schedule([step(0, 10)], "2027-10-25", [0, 1, 2, 3, 4, 5, 6], 0).map(({ day }) => day);

  deepEqual(days.slice(5, 8), ["2027-10-30", "2027-10-31", "2027-11-01"]);
  equal(new Set(days).size, 10);
});

Deno.test("a step that an examination opened ends on its day", () => {
  const days = repeated(STEPS, "2027-01-04", TUE_SAT, 1, "2027-01-12", 1).map(({ day }) => day);

  deepEqual(days, ["2027-01-05", "2027-01-09"]);
});

Deno.test("two chosen days that follow each other are found, also over the weekend", () => {
  deepEqual(neighbours([0, 2, 3]), [2, 3]);
  deepEqual(neighbours([0, 3, 6]), [6, 0]);
  equal(neighbours([0, 2, 4]), undefined);
});

Deno.test("a week begins on Monday", () => {
  const sessions = schedule([step(0, 4)], "2027-01-09", [5, 6], 0);

  deepEqual(weeks(sessions).map((week) => week.map(({ day }) => day)), [
    ["2027-01-09", "2027-01-10"],
    ["2027-01-16", "2027-01-17"],
  ]);
});
