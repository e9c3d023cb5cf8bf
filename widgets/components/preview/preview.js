// The educator's preview: frames a page, follows what is saved, and shows what to mend beside it.

import { takeLook } from "./look.js";
import { become, fillPeople } from "./people.js";
import { readPlace, settled, takePlace } from "./place.js";
import { ownStorage } from "./store.js";
import { tell } from "./told.js";

/** Frames the first page, and follows it. */
function openPreview() {
  const root = document.documentElement.dataset.root;
  const PAGES = `${root}preview/page/`;
  /** @param {string} id @returns {any} */
  const byId = (id) => document.getElementById(id);
  const frame = /** @type {HTMLIFrameElement} */ (byId("page"));
  const form = byId("choices").elements;
  const desk = { sessionStorage: ownStorage(), localStorage: ownStorage() };
  let news = /** @type {any} */ ({ findings: [], comments: [], people: [], state: "renewing" });
  let place = /** @type {ReturnType<typeof readPlace> | undefined} */ (undefined);
  let shown = "";
  let wanted = ""; // the address of a page that was chosen and has not come yet
  let stream = /** @type {EventSource | undefined} */ (undefined);
  /** @type {any} */ (window).stridewellDesk = desk;

  /** @returns {Document | null} the framed page, once it is there */
  const framed = () => (frame.contentDocument?.querySelector("main") ? frame.contentDocument : null);

  /** What the choices ask for, as an address's end. */
  const query = () => `?lang=${form.lang.value}&region=${form.region.value}`;

  function load() {
    shown = "";
    place = undefined;
    wanted = new URL(PAGES + form.page.value.replace(/(^|\/)index$/, "$1") + query(), location.href).href;
    frame.src = wanted;
  }

  /** Loads the page again where it stands, unless another is on its way. */
  function again() {
    if (wanted) return;
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
    byId("published").textContent = told.published;
    fillPeople(form.person, news.people);
    tell(frame, news, form.notes.checked);
  }

  /** @param {string} state */
  function say(state) {
    const words = byId("standing");
    if (words.dataset.state === state) return;
    words.dataset.state = state;
    words.textContent = words.dataset[state];
  }

  /** Notices a link that was followed in the frame. @param {string} address */
  function follow(address) {
    const name = address.replace(/(^|\/)$/, "$1index");
    if (name === form.page.value) return;
    form.page.value = name;
    shown = "";
    listen();
  }

  /** Dresses the page that has just come. */
  async function dress() {
    const doc = framed();
    if (!doc || (wanted && frame.contentWindow?.location.href !== wanted)) return;
    wanted = "";
    follow(frame.contentWindow?.location.pathname.slice(PAGES.length) ?? "");
    const style = doc.createElement("link");
    Object.assign(style, { rel: "stylesheet", href: `${root}preview/frame.css` });
    doc.head.append(style);
    await settled(doc);
    if (!doc.defaultView) return; // another has come meanwhile
    takeLook(doc, { large: form.large.checked, paper: form.width.value === "paper" });
    tell(frame, news, form.notes.checked);
    if (place) takePlace(doc, place);
    place = undefined;
    const script = /** @type {HTMLElement} */ (doc.querySelector("script[data-version]"));
    frame.dataset.shows = shown = script.dataset.version ?? "";
    if (news.version && news.version !== shown) again();
  }

  form.page.addEventListener("change", () => (load(), listen()));
  form.lang.addEventListener("change", () => (load(), listen()));
  form.region.addEventListener("change", () => (load(), listen()));
  form.person.addEventListener("change", () => (become(form.person.value, news.people, desk), load()));
  form.notes.addEventListener("change", () => tell(frame, news, form.notes.checked));
  form.large.addEventListener("change", again);
  form.width.addEventListener("change", () => {
    /** @type {HTMLElement} */ (frame.parentElement).dataset.width = form.width.value;
    again();
  });
  frame.addEventListener("load", dress);
  load();
  listen();
}

openPreview();
