// The words of a document that a person reads. See widgets/model/visit/fhir/narrative.py.

import { leaves } from "./answers.js";
import { escaped } from "./exact_text.js";

const NO = "no";
const BETWEEN = "; ";

/** @param {string[]} blocks of XHTML */
export const narrative = (blocks) => ({
  status: "generated",
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${blocks.join("")}</div>`,
});

/** @param {string} text */
export const paragraph = (text) => `<p>${escaped(text)}</p>`;

/** @param {string} title @param {string[]} lines */
export const listed = (title, lines) =>
  `<p><b>${escaped(title)}</b></p><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>`;

/** @param {string[]} head @param {string[][]} rows */
export function table(head, rows) {
  const cells = (kind, row) => row.map((cell) => `<${kind}>${escaped(cell)}</${kind}>`).join("");
  const lines = rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("");
  return `<table><thead><tr>${cells("th", head)}</tr></thead><tbody>${lines}</tbody></table>`;
}

/** The answers by group, in clinical terms; those answered "no" follow as one paragraph.
 * @param {any} questions @param {Record<string, any>} taken @param {string} no what stands before them */
export function answerBlocks(questions, taken, no) {
  const told = (group, isNo) =>
    [...leaves(group.item)].filter(({ linkId }) => linkId in taken && (taken[linkId] === NO) === isNo);
  const groups = questions.item.map((group) => [group, told(group, false)]).filter(([, items]) =>
    items.length
  );
  const blocks = groups.map(([group, items]) =>
    listed(group.text, items.map((item) => line(item, taken[item.linkId])))
  );
  const negatives = told(questions, true).map((item) => item.code[0].display);
  return negatives.length ? [...blocks, paragraph(`${no} ${negatives.join(BETWEEN)}.`)] : blocks;
}

/** @param {any} item @param {any} value */
function line(item, value) {
  const labels = new Map(
    (item.answerOption ?? []).map(({ valueCoding }) => [valueCoding.code, valueCoding.display]),
  );
  const words = [value].flat().map((each) => labels.get(each) ?? String(each)).join(BETWEEN);
  return `${item.code[0].display}: ${words}`;
}
