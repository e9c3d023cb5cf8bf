// The files of a calendar for cases that come as JSON, in which a moment is a text. See call.js.

import { calendarFile, cancellationFile } from "../../widgets/components/plan_builder/calendar_files.js";
import {
  nextSequence,
  writeCalendar,
  writeCancellations,
} from "../../widgets/components/plan_builder/calendar.js";
import { readIssued } from "../../widgets/components/plan_builder/issued.js";
import { schedule } from "../../widgets/components/plan_builder/schedule.js";

const moment = (/** @type {string} */ text) => new Date(text);

/** The texts of a list of files. */
export const written = (name, events, at, now, sequence, removed) => [
  writeCalendar(name, events, at, moment(now), sequence, removed),
  writeCancellations(name, removed, moment(now), sequence),
];

/** The versions of files made at some moments, one after the other. */
export function sequences(moments) {
  const made = /** @type {number[]} */ ([]);
  for (const now of moments) made.push(nextSequence(moment(now), made.at(-1)));
  return made;
}

/** What a phone hands out, one file after the other: each `[plan, now, today]`, or with `false` for a file of
 * cancellations. A plan has `from`, what `schedule` takes, or no sessions. With `forgets`, nothing is remembered.
 * @param {any[]} steps @param {boolean} forgets */
export function handedOut(steps, forgets) {
  let issued = readIssued(undefined);
  return steps.map(([{ from, ...plan }, now, today, isPlan = true]) => {
    const whole = {
      swaps: [],
      swapped: {},
      words: {},
      at: "07:00",
      sessions: from ? schedule.apply(null, from) : [],
      ...plan,
    };
    const made = (isPlan ? calendarFile : cancellationFile)(whole, issued, moment(now), today);
    issued = readIssued(forgets ? undefined : JSON.parse(JSON.stringify(made.issued)));
    return [made.text, whole.sessions.map(({ day }) => day)];
  });
}
