// Days in the words of a page's language.

let language = "";

/** What `work` gives while days are in the words of another language. @template T @param {string} other
 * @param {() => T} work @returns {T} */
export function daysIn(other, work) {
  language = other;
  try {
    return work();
  } finally {
    language = "";
  }
}

/** @param {string} day YYYY-MM-DD @param {Intl.DateTimeFormatOptions} more */
const inWords = (day, more) =>
  new Intl.DateTimeFormat(language || document.documentElement.lang || "en", {
    numberingSystem: "latn", // as the digits of all other texts
    day: "numeric",
    month: "short",
    timeZone: "UTC",
    ...more,
  }).format(Date.parse(day));

/** A date in the words of the page's language, with its year. @param {string} day YYYY-MM-DD */
export const dayWords = (day) => inWords(day, { year: "numeric" });

/** A date of a plan in the words of the page's language, with its weekday. @param {string} day YYYY-MM-DD */
export const weekdayWords = (day) => inWords(day, { weekday: "short" });

/** A date in full, with the name of its weekday, such as that of today. @param {string} day YYYY-MM-DD */
export const longDayWords = (day) => inWords(day, { weekday: "long", month: "long" });

/** The name of its weekday alone. @param {string} day YYYY-MM-DD @param {"long" | "short"} [weekday] */
export const weekdayName = (day, weekday = "long") =>
  inWords(day, { weekday, day: undefined, month: undefined });
