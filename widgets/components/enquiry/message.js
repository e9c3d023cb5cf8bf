// Makes the text of a message, and the link that hands it to a mail app (RFC 6068).

import { fill, own } from "../shared/dom.js";

const LONGEST_LINK = 1800;
// deno-lint-ignore no-control-regex -- these are the letters that are taken out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const HALF_LETTERS = /\p{Surrogate}/gu;

/** What was typed, without what no mail, file or printer can hold. @param {string} text */
export const cleaned = (text) =>
  text.replace(/\r\n?/g, "\n").replace(CONTROLS, "").replace(HALF_LETTERS, "\uFFFD").trim();

/** @param {Record<string, any>} said the draft with its choices in words @param {string} answers
 * @param {Record<string, string>} words */
export function letterText(said, answers, words) {
  const names = ["about", "place", "service", "name", "email", "phone", "times"];
  const fact = (name) => fill(words[name], { it: own(said[name], words[name]) });
  const facts = names.filter((name) => said[name]).map(fact);
  return [facts.join("\n"), said.message, answers].filter(Boolean).map(cleaned).join("\n\n");
}

/** The text with the line ends that mail and plain text files use. @param {string} text */
export const withCrlf = (text) => text.replace(/\n/g, "\r\n");

/** The link, or nothing when it is longer than mail apps take.
 * @param {string} to @param {string} subject @param {string} text @returns {string | undefined} */
export function mailLink(to, subject, text) {
  const address = encodeURIComponent(to).replace("%40", "@");
  const parts = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(withCrlf(text))}`;
  const link = `mailto:${address}?${parts}`;
  return link.length <= LONGEST_LINK ? link : undefined;
}
