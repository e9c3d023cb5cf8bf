// Says what is to be mended: in a list, and beside the passage of the page that it is about.

import { findPassage, seenAt } from "./passages.js";

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);

/** Lists what is to be mended, and marks it on the page.
 * @param {HTMLIFrameElement} frame @param {any} news @param {boolean} marks */
export function tell(frame, news, marks) {
  const { one, many, none, wait } = byId("told").dataset;
  const count = news.findings.length;
  const words = count === 1 ? one : count ? many.replace("{}", count) : none;
  byId("told").textContent = news.checked ? words : wait;
  if (!news.checked) return;
  const doc = frame.contentDocument?.querySelector("main") ? frame.contentDocument : null;
  for (const text of doc?.querySelectorAll("script[data-deferred]") ?? []) text.outerHTML = text.textContent;
  for (const note of doc?.querySelectorAll(".sw-preview-note") ?? []) note.remove();
  const found = news.findings.map((finding) => ({ finding, part: doc && findPassage(doc, finding) }));
  found.sort((a, b) => Number(Boolean(b.part)) - Number(Boolean(a.part)));
  byId("findings").replaceChildren(...found.map(({ finding, part }) => entry(finding, part, marks)));
  byId("comments-told").hidden = !news.comments.length;
  const said = news.comments.map((comment) => ({ comment, part: doc && findPassage(doc, comment) }));
  said.sort((a, b) => Number(Boolean(b.part)) - Number(Boolean(a.part)));
  byId("comments").replaceChildren(...said.map(({ comment, part }) => remark(comment, part, marks)));
}

/** @param {any} finding @param {HTMLElement | null | undefined} part @param {boolean} marks */
function entry(finding, part, marks) {
  const item = byId("finding").content.cloneNode(true).firstElementChild;
  const note = part && marks ? mark(part, where(finding), finding.text) : undefined;
  name(item, where(finding), finding.file);
  for (const part of ["text", "why", "instead"])
    item.querySelector(`.pv-${part}`).textContent = finding[part];
  item.querySelector("details").hidden = !finding.why && !finding.instead;
  lead(item, note ?? part);
  return item;
}

/** A comment of a colleague. @param {any} comment @param {HTMLElement | null | undefined} part
 * @param {boolean} marks */
function remark(comment, part, marks) {
  const item = byId("comment").content.cloneNode(true).firstElementChild;
  const note = part && marks ? mark(part, comment.signed, comment.says) : undefined;
  name(item, comment.place, comment.file);
  item.querySelector(".pv-text").textContent = comment.says;
  item.querySelector(".pv-signed").textContent = comment.signed;
  lead(item, note ?? part);
  return item;
}

/** Says where it stands, with a link to the file. @param {any} item @param {string} words @param {string} file */
function name(item, words, file) {
  const link = item.querySelector("a");
  link.textContent = words;
  const lab = document.querySelector(".pv-quiet a")?.getAttribute("href");
  if (lab) link.href = `${lab}/tree/content/${file}`;
}

/** Leads to its place on the page, where it has one. @param {any} item
 * @param {HTMLElement | null | undefined} place */
function lead(item, place) {
  item.querySelector(".pv-elsewhere").hidden = Boolean(place);
  const button = item.querySelector(".pv-show");
  button.hidden = !place;
  if (place) button.addEventListener("click", () => show(place));
}

const where = (finding) => `${finding.file}, line ${finding.line}`;

/** Puts a note beside a passage. @param {HTMLElement} part @param {string} head @param {string} text */
function mark(part, head, text) {
  const note = part.ownerDocument.importNode(byId("note").content, true).firstElementChild;
  note.querySelector("strong").textContent = head;
  note.lastElementChild.textContent = text;
  const block = part.closest("ul, ol, dl, table, legend, summary, label, header, nav");
  const seen = seenAt(part);
  (seen === part ? (block ?? part) : seen).after(note);
  return note;
}

/** @param {HTMLElement} part */
function show(part) {
  for (let fold = part.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
  const { top } = seenAt(part).getBoundingClientRect();
  const view = part.ownerDocument.defaultView;
  view?.scrollBy({ top: top - view.innerHeight / 3 });
}
