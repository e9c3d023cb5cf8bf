// Writes sessions as a calendar file (RFC 5545), as widgets/model/plan/calendar.py does.

const LINE = 75;
// deno-lint-ignore no-control-regex -- no text of a calendar may hold these letters
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
const FIRST_VERSION = Date.UTC(2020); // seconds since then stay a 32-bit INTEGER until 2088
const NOBODY = "ORGANIZER;CN=Stridewell:invalid:nomail"; // RFC 5546 asks for one; a plan has no address
const octets = (text) => new TextEncoder().encode(text).length;

/** `begins` is where the earlier file put the entry, as YYYY-MM-DDTHH:MM.
 * @typedef {{uid: string, day: string, minutes: number, title: string, text: string}} Event
 * @typedef {{uid: string, begins: string}} Removed */

/** @param {string} text */
const escaped = (text) =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n?|\n/g, "\\n")
    .replaceAll(CONTROLS, "");

/** @param {Date} moment */
const utc = (moment) => `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

/** The time of the clock, wherever the reader is. @param {string} begins YYYY-MM-DDTHH:MM */
const floating = (begins) => `${begins.slice(0, 16).replaceAll(/[-:]/g, "")}00`;

/** @param {number} minutes */
function duration(minutes) {
  const seconds = Math.round(minutes * 60);
  return `PT${Math.floor(seconds / 60)}M${seconds % 60 ? `${seconds % 60}S` : ""}`;
}

/** Pieces of at most 75 octets that never cut a letter; all but the first start with a space.
 * @param {string} line @returns {string[]} */
function folded(line) {
  const pieces = [""];
  for (const letter of line) {
    if (octets(pieces.at(-1) + letter) > LINE) pieces.push(" ");
    pieces[pieces.length - 1] += letter;
  }
  return pieces;
}

/** The UID of a plan's session, always the same; programmes share them.
 * @param {string} guide @param {number | string} number */
export const entryUid = (guide, number) => `${guide}-${number}@stridewell`;

/** The SEQUENCE of a file made at `now`: higher than that of the file before, also when the clock was set back.
 * @param {Date} now @param {number} [last] that of the file before, when it is known */
export const nextSequence = (now, last = -1) =>
  Math.max(Math.floor((now.getTime() - FIRST_VERSION) / 1000), last + 1);

/** @param {string} uid @param {string} begins @param {Date} now @param {number} sequence */
const head = (uid, begins, now, sequence) => [
  "BEGIN:VEVENT",
  `UID:${uid}`,
  `DTSTAMP:${utc(now)}`,
  `SEQUENCE:${sequence}`,
  `DTSTART:${floating(begins)}`,
];

/** @param {Event} event @param {string} at @param {Date} now @param {number} sequence @param {number} alarm */
const entry = (event, at, now, sequence, alarm) => [
  ...head(event.uid, `${event.day}T${at}`, now, sequence),
  `DURATION:${duration(event.minutes)}`,
  "STATUS:CONFIRMED",
  `SUMMARY:${escaped(event.title)}`,
  `DESCRIPTION:${escaped(event.text)}`,
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${escaped(event.title)}`,
  `TRIGGER:-PT${alarm}M`,
  "END:VALARM",
  "END:VEVENT",
];

/** @param {string} name @param {Removed} removed @param {Date} now @param {number} sequence @param {string[]} more */
const cancelled = (name, { uid, begins }, now, sequence, ...more) => [
  ...head(uid, begins, now, sequence),
  "STATUS:CANCELLED",
  `SUMMARY:${escaped(name)}`,
  ...more,
  "END:VEVENT",
];

/** @param {string} name @param {string[]} method @param {string[]} entries */
function file(name, method, entries) {
  const all = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Stridewell//Plan//EN",
    "CALSCALE:GREGORIAN",
    ...method,
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries,
    "END:VCALENDAR",
  ];
  return all.flatMap(folded).map((piece) => `${piece}\r\n`).join("");
}

/** The file's text. Its times are those of the clock wherever the reader is, so a run at seven stays at seven.
 * @param {string} name @param {Event[]} events @param {string} at HH:MM @param {Date} now
 * @param {number} sequence @param {Removed[]} [removed] what an earlier file held and the plan no longer has
 * @param {number} [alarm] minutes before @returns {string} */
export const writeCalendar = (name, events, at, now, sequence, removed = [], alarm = 15) =>
  file(name, [], [
    ...events.flatMap((event) => entry(event, at, now, sequence, alarm)),
    ...removed.flatMap((each) => cancelled(name, each, now, sequence)),
  ]);

/** The file that takes entries out where an app wants METHOD:CANCEL for it (RFC 5546).
 * @param {string} name @param {Removed[]} removed @param {Date} now @param {number} sequence */
export const writeCancellations = (name, removed, now, sequence) =>
  file(name, ["METHOD:CANCEL"], removed.flatMap((each) => cancelled(name, each, now, sequence, NOBODY)));
