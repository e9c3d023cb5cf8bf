// Promises of dates: a day is a day of the calendar, and no change of the clocks moves one.

import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert";
import { daysBetween, isDay, later, weekdayOf } from "../../widgets/components/shared/dates.js";

Deno.test("a day is a day of the calendar", () => {
  deepEqual(["2028-02-29", "2027-02-29", "2027-1-4", "", "2027-13-01"].map((day) => isDay(day)), [
    true,
    false,
    false,
    false,
    false,
  ]);
});

Deno.test("days are counted over a change of the clocks", () => {
  equal(daysBetween("2027-03-27", "2027-03-29"), 2);
  equal(later("2027-10-30", 2), "2027-11-01");
});

Deno.test("where only this century counts, another does not", () => {
  deepEqual([isDay("1999-12-31", "20"), isDay("2000-01-01", "20"), isDay("1999-12-31")], [false, true, true]);
});

Deno.test("Monday is the first day of a week", () => {
  deepEqual(["2027-01-04", "2027-01-10"].map(weekdayOf), [0, 6]);
});
