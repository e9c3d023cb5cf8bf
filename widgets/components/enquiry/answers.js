// Puts the checklist's answers into plain words, for a person who chooses to add them to a message.

import { fill, own } from "../shared/dom.js";

/** The labels of one answer's extra parts: how much it bothers, when it comes, what was written.
 * @param {any} asked @param {Record<string, any>} answers @param {string} name
 * @param {Record<string, string>} words @returns {string[]} */
function extras(asked, answers, name, words) {
  const bother = asked.scales.bother?.[answers[`${name}.bother`]];
  const when = [answers[`${name}.when`] ?? []].flat().map((word) => asked.timing[word]).filter(Boolean);
  const written = answers[`${name}.words`];
  return [
    bother && fill(words.bother, { it: bother }),
    when.length && fill(words.when, { it: when.join(", ") }),
    written && `“${own(written, words.answers)}”`,
  ].filter(Boolean);
}

/** @param {any} asked @param {any} answer @param {string} scale */
function labelOf(asked, answer, scale) {
  if (!scale) return [answer].flat().map((area) => asked.areas[area]).filter(Boolean).join(", ");
  return [answer].flat().map((each) => asked.scales[scale]?.[each]).filter(Boolean).join(", ");
}

/** One line for each answer but "no" and "never", which are counted; "" when there is none.
 * @param {any} asked made by answers.py @param {Record<string, any>} answers
 * @param {Record<string, string>} words @returns {string} */
export function answersText(asked, answers, words) {
  const given = asked.questions
    .map(([name, said, scale]) => ({
      said,
      scale,
      answer: answers[name],
      more: extras(asked, answers, name, words),
    }))
    .filter(({ answer, more }) => answer !== undefined || more.length);
  const isQuiet = ({ answer, scale, more }) => answer === asked.quiet[scale] && !more.length;
  const lines = given.filter((each) => !isQuiet(each)).map((each) => line(asked, each));
  const rest = given.filter(isQuiet).length;
  if (!given.length) return "";
  return [words.answers, ...lines, ...(rest ? [fill(words.rest, { n: rest })] : [])].join("\n");
}

/** @param {any} asked @param {{said: string, scale: string, answer: any, more: string[]}} given */
function line(asked, { said, scale, answer, more }) {
  const title = said.charAt(0).toUpperCase() + said.slice(1) + (said.endsWith("?") ? "" : ":");
  return `- ${title} ${[labelOf(asked, answer, scale), ...more].filter(Boolean).join("; ")}`;
}
