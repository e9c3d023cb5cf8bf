// Promises of the reminder: it comes when runs have waited long for a file, and not before.

import { strictEqual as equal } from "node:assert";
import { fileReminder } from "../../widgets/components/diary/file_age.js";

/** @param {string[]} days @returns {any[]} */
const runs = (...days) => days.map((day) => ({ day }));

Deno.test("a diary of thirty days without a file reminds of one", () => {
  equal(fileReminder(runs("2026-03-01", "2026-03-20"), "", "2026-03-31"), "neverFiled");
  equal(fileReminder(runs("2026-03-01", "2026-03-20"), "", "2026-03-30"), "");
  equal(fileReminder([], "", "2026-03-31"), "");
});

Deno.test("a file of thirty days ago reminds of a new one when there were runs since", () => {
  equal(fileReminder(runs("2026-02-01", "2026-03-20"), "2026-03-01", "2026-03-31"), "filedLong");
  equal(fileReminder(runs("2026-02-01", "2026-03-20"), "2026-03-01", "2026-03-30"), "");
  equal(fileReminder(runs("2026-02-01"), "2026-03-01", "2026-03-31"), "");
  equal(fileReminder(runs("2026-03-01"), "2026-03-01", "2026-03-31"), "filedLong");
});

Deno.test("a file of tomorrow, or of no day, counts for nothing", () => {
  for (const filed of ["2026-04-01", "soon"])
    equal(fileReminder(runs("2026-03-01"), filed, "2026-03-31"), "neverFiled");
});
