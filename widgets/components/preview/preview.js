// The educator's preview: frames a page, follows what is saved, and shows what to mend beside it.

import { takeLook } from "./look.js";
import { findPassage, seenAt } from "./passages.js";
import { readPlace, settled, takePlace } from "./place.js";
import { ownStorage } from "./store.js";

const root = document.documentElement.dataset.root;
/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);
const frame = /** @type {HTMLIFrameElement} */ (byId("page"));
const form = byId("choices").elements;
const desk = { sessionStorage: ownStorage(), localStorage: ownStorage() };
let news = /** @type {any} */ ({ findings: [], people: [], state: "renewing" });
let place = /** @type {ReturnType<typeof readPlace> | undefined} */ (undefined);
let shown = "";
let stream = /** @type {EventSource | undefined} */ (undefined);
/** @type {any} */ (window).stridewellDesk = desk;

/** @returns {Document | null} the framed page, once it is there */
const framed = () => (frame.contentDocument?.querySelector("main") ? frame.contentDocument : null);

/** What the choices ask for, as an address's end. */
const query = () => `?lang=${form.lang.value}&region=${form.region.value}`;

function load() {
  shown = "";
  place = undefined;
  frame.src = `${root}preview/page/${form.page.value}${query()}`;
}

/** Loads the page again where it stands. */
function again() {
  const doc = framed();
  place = doc ? readPlace(doc) : place;
  frame.contentWindow?.location.reload();
}

function listen() {
  stream?.close();
  stream = new EventSource(`${root}preview/news/${form.page.value}${query()}`);
  stream.onmessage = (event) => hear(JSON.parse(event.data));
  stream.onerror = () => say("lost");
}

/** @param {any} told */
function hear(told) {
  news = told;
  if (shown && told.version && told.version !== shown) again();
  shown = told.version || shown;
  say(told.state);
  fillPeople();
  tell();
}

/** @param {string} state */
function say(state) {
  const words = byId("standing");
  if (words.dataset.state === state) return;
  words.dataset.state = state;
  words.textContent = words.dataset[state];
}

function fillPeople() {
  const known = [...form.person.options].map((option) => option.label).join();
  const options = news.people.map((each) => new Option(`${each.id}: ${each.who}`, `${each.store} ${each.id}`));
  if (known === [form.person.options[0], ...options].map((option) => option.label).join()) return;
  const chosen = form.person.value;
  form.person.replaceChildren(form.person.options[0], ...options);
  form.person.value = chosen;
}

/** Puts a person's answers on the frame's own device, and nothing else. */
function become() {
  const person = news.people.find((each) => `${each.store} ${each.id}` === form.person.value);
  for (const storage of Object.values(desk)) storage.clear();
  if (person)
    desk.sessionStorage.setItem(
      `stridewell:${person.store}`,
      JSON.stringify({ answers: person.answers, step: "result" }),
    );
  byId("who").hidden = !person;
  byId("who").textContent = person ? `${person.id}: ${person.who}.` : "";
}

/** Lists what is to be mended, and marks it on the page. */
function tell() {
  const { one, many, none, wait } = byId("told").dataset;
  const count = news.findings.length;
  const words = count === 1 ? one : count ? many.replace("{}", count) : none;
  byId("told").textContent = news.checked ? words : wait;
  if (!news.checked) return;
  for (const note of framed()?.querySelectorAll(".sw-preview-note") ?? []) note.remove();
  byId("findings").replaceChildren(...news.findings.map(entry));
}

/** @param {any} finding */
function entry(finding) {
  const item = byId("finding").content.cloneNode(true).firstElementChild;
  const doc = framed();
  const part = doc && findPassage(doc, finding);
  const note = part && form.notes.checked ? mark(doc, part, finding) : undefined;
  const link = item.querySelector("a");
  link.textContent = where(finding);
  const lab = document.querySelector(".pv-quiet a")?.getAttribute("href");
  if (lab) link.href = `${lab}/tree/content/${finding.file}`;
  item.querySelector(".pv-text").textContent = finding.text;
  item.querySelector(".pv-elsewhere").hidden = Boolean(part);
  item.querySelector(".pv-show").hidden = !part;
  item.querySelector(".pv-show").addEventListener("click", () => show(note ?? part));
  return item;
}

const where = (finding) => `${finding.file}, line ${finding.line}`;

/** Puts a note beside a passage. @param {Document} doc @param {HTMLElement} part @param {any} finding */
function mark(doc, part, finding) {
  const note = doc.importNode(byId("note").content, true).firstElementChild;
  note.querySelector("strong").textContent = where(finding);
  note.lastElementChild.textContent = finding.text;
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
  frame.contentWindow?.scrollBy({ top: top - frame.clientHeight / 3 });
}

/** Dresses the page that has just come. */
async function dress() {
  const doc = framed();
  if (!doc) return;
  const file = frame.contentWindow?.location.pathname.split("/").pop() || "index";
  if (file !== form.page.value && [...form.page.options].some((option) => option.value === file)) {
    form.page.value = file;
    shown = "";
    listen();
  }
  const style = doc.createElement("link");
  Object.assign(style, { rel: "stylesheet", href: `${root}preview/frame.css` });
  doc.head.append(style);
  await settled(doc);
  takeLook(doc, { large: form.large.checked, paper: form.width.value === "paper" });
  tell();
  if (place) takePlace(doc, place);
  place = undefined;
  frame.dataset.shows = news.version;
}

form.page.addEventListener("change", () => (load(), listen()));
form.lang.addEventListener("change", () => (load(), listen()));
form.region.addEventListener("change", () => (load(), listen()));
form.person.addEventListener("change", () => (become(), load()));
form.notes.addEventListener("change", tell);
form.large.addEventListener("change", again);
form.width.addEventListener("change", () => {
  /** @type {HTMLElement} */ (frame.parentElement).dataset.width = form.width.value;
  again();
});
frame.addEventListener("load", dress);
load();
listen();
