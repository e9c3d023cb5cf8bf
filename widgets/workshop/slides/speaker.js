// The speaker's view: notes and the next slide, the clock, the polls, and words that wait.

import { drawResults } from "../phone/results.js";
import { fill } from "../../components/shared/dom.js";
import { asked } from "./keys.js";
import { openRoom } from "./room.js";

const MINUTE = 60_000;
const TICK = 5000;

/** Shows the notes, follows the deck, and leads the room. */
function openSpeaker() {
  const one = (
    /** @type {string} */ name,
  ) => /** @type {HTMLElement} */ (document.querySelector(`[data-${name}]`));
  const say = JSON.parse(one("words").textContent ?? "{}");
  const notes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-notes]")]);
  const channel = new BroadcastChannel("stridewell-slides");
  let at = { slide: notes[0].dataset.notes ?? "", step: 0 };
  let state;
  let code = "";
  let isBlank = false;
  let started = Date.now();

  const here = () => Math.max(0, notes.findIndex((each) => each.dataset.notes === at.slide));
  const steps = (/** @type {HTMLElement} */ note) => Number(note.dataset.steps);
  const poll = () => state?.polls?.find(({ id }) => id === notes[here()].dataset.asks);

  function draw() {
    const number = here();
    notes.forEach((note, place) => (note.hidden = place !== number));
    const step = steps(notes[number])
      ? ` · ${fill(say.step, { n: at.step, all: steps(notes[number]) })}`
      : "";
    one("at").textContent = fill(say.place, { n: number + 1, all: notes.length }) + step;
    one("blank").hidden = !isBlank;
    document.querySelector("[data-do=blank]")?.setAttribute("aria-pressed", String(isBlank));
    one("next").textContent = notes[number + 1]?.querySelector("h3")?.textContent ?? say.last;
    one("handout").setAttribute("href", `${one("handout").dataset.handout}/${at.slide}${location.search}`);
    drawPoll();
    drawRoom();
  }

  function drawPoll() {
    const now = poll();
    one("poll").hidden = !now;
    one("held").hidden = !now || !["words", "questions"].includes(now.kind);
    if (!now) return;
    const status = now.open ? "open" : now.state === "closed" ? "closed" : "new";
    const words = { open: say.isOpen, closed: say.isClosed, new: say.notOpened }[status];
    const told = status === "new" ? words : `${words} ${now.n ? fill(say.votes, { n: now.n }) : say.fewYet}`;
    if (one("poll-state").textContent !== told) one("poll-state").textContent = told;
    const may = {
      open: status === "new",
      close: status === "open",
      reopen: status === "closed",
      reveal: !now.revealed,
      hide: now.revealed,
      reset: status !== "new",
    };
    for (const [what, can] of Object.entries(may))
      /** @type {HTMLElement} */ (document.querySelector(`[data-poll-do="${what}"]`)).hidden = !can;
    drawResults(one("results"), { ...now, labels: say.labels[now.id] ?? {} }, now.results, say.results);
    drawHeld(state.held?.[now.id] ?? []);
  }

  /** @param {{id: string, text: string}[]} held */
  function drawHeld(held) {
    const list = one("held-list");
    const mark = held.map(({ id }) => id).join(" ");
    one("none").hidden = held.length > 0;
    one("refuse-waiting").hidden = held.length < 2;
    if (list.dataset.mark === mark) return;
    list.dataset.mark = mark;
    list.replaceChildren(...held.map(({ id, text }) => {
      const template = /** @type {HTMLTemplateElement} */ (document.querySelector("[data-held-one]"));
      const entry = /** @type {HTMLElement} */ (template.content.cloneNode(true).firstChild);
      /** @type {HTMLElement} */ (entry.querySelector("[data-text]")).textContent = text;
      for (const button of entry.querySelectorAll("button")) {
        button.dataset.word = id;
        button.setAttribute("aria-label", `${button.textContent}: ${text}`);
      }
      return entry;
    }));
  }

  function drawRoom() {
    one("no-room").hidden = Boolean(code);
    one("rehearsal").hidden = !state?.rehearsal;
    one("a-room").hidden = !code;
    if (!code) return;
    one("code").textContent = code;
    one("address").textContent = state?.address ?? "";
    one("only-here").hidden = Boolean(state?.qr);
    const { phones = 0, size = 0, door = false } = state ?? {};
    one("phones").textContent = fill(phones ? say.phones : say.fewPhones, { n: phones, size });
    one("door").hidden = !door;
    one("csv").setAttribute("href", room.results());
  }

  function drawClock() {
    one("clock").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const planned = notes.reduce((sum, note) => sum + Number(note.dataset.minutes), 0);
    const soFar = notes.slice(0, here()).reduce((sum, note) => sum + Number(note.dataset.minutes), 0);
    const gone = Math.floor((Date.now() - started) / MINUTE);
    one("gone").textContent = fill(say.pace, { gone, soFar, planned });
  }

  /** @param {number} way */
  function move(way) {
    const step = at.step + way;
    const note = notes[here()];
    const next = notes[here() + way];
    if (step >= 0 && step <= steps(note)) at = { slide: at.slide, step };
    else if (next) at = { slide: next.dataset.notes ?? "", step: way > 0 ? 0 : steps(next) };
    show();
  }

  /** @param {HTMLElement | undefined} note the start of this slide */
  function jump(note) {
    at = { slide: note?.dataset.notes ?? at.slide, step: 0 };
    show();
  }

  function show() {
    isBlank = false;
    channel.postMessage({ to: at, toBlank: false });
    room.show(at.slide, at.step);
    draw();
    drawClock();
  }

  function blank() {
    isBlank = !isBlank;
    channel.postMessage({ toBlank: isBlank });
    room.blank(isBlank);
    draw();
  }

  /** Does something in the room, and says in words when it could not. @param {() => Promise<any>} work */
  async function attempt(work) {
    try {
      await work();
      one("alert").hidden = true;
    } catch (error) {
      one("alert").textContent = /** @type {Error} */ (error).message || say.failed;
      one("alert").hidden = false;
    }
  }

  const doings = {
    next: () => move(1),
    back: () => move(-1),
    first: () => jump(notes[0]),
    last: () => jump(notes.at(-1)),
    blank,
    poll: () => doPoll(poll()?.open ? "close" : poll()?.state === "closed" ? "reopen" : "open"),
    reveal: () => doPoll(poll()?.revealed ? "hide" : "reveal"),
    restart() {
      started = Date.now();
      drawClock();
    },
  };
  /** @param {string} what */
  const doPoll = (what) => poll() && attempt(() => room.poll(notes[here()].dataset.asks ?? "", what));
  const inRoom = {
    open: () => attempt(() => room.open(false, /** @type {HTMLInputElement} */ (one("size")).valueAsNumber)),
    rehearse: () => attempt(() => room.open(true)),
    letIn: () => attempt(() => room.letIn()),
    end: () => confirm(say.sure) && attempt(() => room.end()),
  };

  /** @param {string} what */
  function isSure(what) {
    const asks = { reset: say.sureReset, "refuse-waiting": say.sureWaiting }[what];
    return !asks || confirm(asks);
  }

  document.addEventListener("click", ({ target }) => {
    const { dataset } = /** @type {HTMLElement} */ (target).closest("button") ?? { dataset: {} };
    const { do: what, pollDo, roomDo, wordDo, word = "" } = /** @type {DOMStringMap} */ (dataset);
    const asks = notes[here()].dataset.asks ?? "";
    if (what) doings[what]();
    else if (roomDo) inRoom[roomDo]();
    else if (wordDo) attempt(() => room.word(asks, word, wordDo));
    else if (pollDo && isSure(pollDo)) attempt(() => room.poll(asks, pollDo));
  });
  document.addEventListener("keydown", (event) => {
    const work = doings[asked(event) ?? ""];
    if (!work) return;
    event.preventDefault();
    work();
  });
  channel.addEventListener("message", ({ data }) => {
    if (!data.at || code) return;
    at = data.at;
    isBlank = data.blank ?? false;
    draw();
  });
  const room = openRoom((now, open) => {
    state = now;
    code = open;
    if (now) isBlank = now.blank;
    if (now?.slide && notes.some((each) => each.dataset.notes === now.slide))
      at = { slide: now.slide, step: now.step };
    draw();
  });
  draw();
  drawClock();
  setInterval(drawClock, TICK);
  channel.postMessage({ ask: true });
  document.body.setAttribute("data-ready", "");
}

openSpeaker();
