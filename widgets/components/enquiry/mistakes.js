// What is missing in a message.

const MOST = 10_000;
const FEWEST_DIGITS = 5;
const MAX_DIGITS = 20;

/** @param {string} text */
const isEmail = (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text);

/** @param {string} text */
function isPhone(text) {
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0;
  return digits >= FEWEST_DIGITS && digits <= MAX_DIGITS;
}

/** Pairs of a field's name and words; none when it can be made. With no place to send to it is a note, which needs
 * nothing but its words. @param {Record<string, any>} draft @param {number} places how many can be reached
 * @param {Record<string, string>} words @returns {[string, string][]} */
export function mistakesIn(draft, places, words) {
  const length = draft.message?.length ?? 0;
  const inWords = [
    [!length, "message", words.noMessage],
    [length > MOST, "message", words.longMessage],
  ];
  const checks = !places ? inWords : [
    [places > 1 && !draft.place, "place", words.noPlace],
    [!draft.about, "about", words.noAbout],
    ...inWords,
    [!draft.email && !draft.phone, "email", words.noReach],
    [draft.email && !isEmail(draft.email), "email", words.badEmail],
    [draft.phone && !isPhone(draft.phone), "phone", words.badPhone],
    [!draft.agree, "agree", words.noAgree],
  ];
  return checks.filter(([wrong]) => wrong).map(([, name, text]) => [String(name), String(text)]);
}
