// A person's own words inside a sentence: they may run the other way, and end in a sign that has no direction.

// Twice the sign of Unicode that isolates what follows (UAX #9): once, it stands around English that has no
// translation. page/static/marked_parts.js puts a `bdi` in their place; elsewhere they do what they are for.
const [START, END] = ["\u2068\u2068", "\u2069\u2069"];
const DIRECTING = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A text without such signs. @param {string} text */
export const bare = (text) => text.replace(DIRECTING, "");

/** A person's words, isolated where they or what is around them run from right to left.
 * @param {string} text @param {string} around in the language of the sentence */
export const own = (text, around) => RIGHT_TO_LEFT.test(around + text) ? `${START}${bare(text)}${END}` : text;
