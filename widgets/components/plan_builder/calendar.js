// Writes sessions as a calendar file (RFC 5545), as widgets/model/plan/calendar.py does.

const LINE = 75;
const octets = (text) => new TextEncoder().encode(text).length;

/** @param {string} text */
const escaped = (text) =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll("\r\n", "\\n")
    .replaceAll("\n", "\\n");

/** @param {Date} moment */
const utc = (moment) => `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

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

/** A moment in this phone's own time zone. @param {string} day YYYY-MM-DD @param {string} at HH:MM */
const local = (day, at) => new Date(`${day}T${at}:00`);

/** @typedef {{uid: string, day: string, minutes: number, title: string, text: string}} Event */

/** @param {Event} event @param {string} at @param {Date} now @param {number} alarm */
function lines(event, at, now, alarm) {
  const starts = local(event.day, at);
  return [
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `DTSTAMP:${utc(now)}`,
    `SEQUENCE:${Math.floor(now.getTime() / 60_000)}`,
    `DTSTART:${utc(starts)}`,
    `DTEND:${utc(new Date(starts.getTime() + event.minutes * 60_000))}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.text)}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(event.title)}`,
    `TRIGGER:-PT${alarm}M`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** The file's text. Times are local to this phone and written in UTC, so they hold across clock changes.
 * @param {string} name @param {Event[]} events @param {string} at HH:MM @param {Date} now
 * @param {number} [alarm] minutes before @returns {string} */
export function writeCalendar(name, events, at, now, alarm = 60) {
  const all = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Stridewell//Plan//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => lines(event, at, now, alarm)),
    "END:VCALENDAR",
  ];
  return all.flatMap(folded).map((piece) => `${piece}\r\n`).join("");
}
