// The deck: takes up the slides around it and shows one at a time; a room and the speaker's view may move it.

import { fill } from "../../components/shared/dom.js";
import { openView } from "../../components/shared/view.js";
import { drawChange } from "./change.js";
import { moved, showAll, showOnly } from "./deck.js";
import { fit, isCut } from "./fit.js";
import { asked, onSwipe } from "./keys.js";
import { drawPoll, drawWayIn } from "./poll_slide.js";
import { openRoom } from "./room.js";

const LARGER = 1.1;
const MINUTE = 60_000;
const SLACK = 8;
const PAGE = 0.8;

/** @param {{model: any, el: HTMLElement}} place */
function render({ model, el }) {
  openView({ model, el }, "[data-deck]");
  const one = (/** @type {string} */ name) => /** @type {HTMLElement} */ (el.querySelector(`[data-${name}]`));
  const deck = one("deck");
  const stage = one("stage");
  const words = model.get("words");
  const isPage = el.hasAttribute("data-component");
  const isInClinic = isPage && location.pathname.includes("/clinic/");
  const found = [...(isPage ? document : el).querySelectorAll("[data-slide]")];
  const slides = /** @type {HTMLElement[]} */ (found);
  if (!slides.length) return;
  stage.append(...slides);
  const channel = new BroadcastChannel("stridewell-slides");
  let at = startingPoint();
  let room;
  let state;
  let roomCode = "";
  let letters = 1;
  let isBlank = false;
  let fitted = /** @type {HTMLElement | undefined} */ (undefined);
  const started = Date.now();

  function startingPoint() {
    const named = { slide: location.hash.slice(1), step: 0 };
    const known = ({ slide }) => slides.some((each) => each.dataset.slide === slide);
    return [named, model.get("at")].find((each) => each?.slide && known(each)) ??
      { slide: slides[0].dataset.slide, step: 0 };
  }

  /** @param {{slide: string, step: number}} to @param {boolean} [fromElsewhere] */
  function go(to, fromElsewhere = false) {
    const before = at;
    if (!slides.some((each) => each.dataset.slide === to.slide)) return;
    at = to;
    if (!deck.classList.contains("is-shown")) return;
    const shown = showOnly(slides, at);
    const n = slides.indexOf(shown) + 1;
    one("at").textContent = fill(words.place, { n, all: slides.length });
    if (before.slide !== at.slide || !fromElsewhere) {
      shown.querySelector("h2")?.focus({ preventScroll: true });
      shown.scrollTop = 0;
    }
    model.set("at", { ...at });
    model.save_changes();
    drawRoom();
    shown.tabIndex = shown.scrollHeight > shown.clientHeight ? 0 : -1;
    const parts = [...shown.querySelectorAll("[data-step]:not([hidden])")];
    if (at.step) parts.at(-1)?.scrollIntoView({ block: "nearest" });
    if (fromElsewhere) return;
    room?.show(at.slide, at.step);
    channel.postMessage({ at });
  }

  /** Goes on within a slide that is longer than the screen. @param {number} way @returns {boolean} */
  function scrolls(way) {
    const slide = current();
    const left = way > 0 ? slide.scrollHeight - slide.clientHeight - slide.scrollTop : slide.scrollTop;
    if (left <= SLACK) return false;
    slide.scrollBy({ top: way * slide.clientHeight * PAGE });
    return true;
  }

  const current = () => /** @type {HTMLElement} */ (slides.find((each) => !each.hidden) ?? slides[0]);
  const poll = () => state?.polls?.find(({ id }) => id === current().dataset.asks);

  /** The screen shows what phones may see, so that it sways no vote. */
  const isSecret = ({ open, show, revealed }) =>
    !revealed && (show === "hidden" || (open && show !== "live"));
  const question = (/** @type {string} */ id) =>
    slides.find((each) => each.dataset.asks === `${id}.after`)?.querySelector("h2")?.lastChild?.textContent ??
      id;

  function drawRoom() {
    const slide = current();
    const here = poll();
    if (here) {
      const labels = model.get("labels")[here.id] ?? {};
      drawPoll(slide, here, { labels, words, isSecret: isSecret(here) });
    }
    const beside = /** @type {HTMLElement | null} */ (slide.querySelector("[data-join-beside]"));
    if (beside) showWayIn(beside);
    const change = /** @type {HTMLElement | null} */ (slide.querySelector("[data-change]"));
    if (change && state?.quiz) drawChange(change, state.quiz, question, words);
    one("poll-bar").hidden = !state || !slide.dataset.asks;
    const button = (
      /** @type {string} */ what,
      /** @type {string} */ text,
    ) => (/** @type {HTMLElement} */ (el.querySelector(`[data-do="${what}"]`)).textContent = text);
    button("poll", here?.open ? words.close : words.open);
    button("reveal", here?.revealed ? words.hide : words.reveal);
    fitHere();
  }

  /** Fits the slide when it comes, and when what the room said no longer has room on it. */
  function fitHere() {
    const slide = current();
    if (!deck.classList.contains("is-shown") || (fitted === slide && !isCut(slide))) return;
    fitted = slide;
    deck.style.removeProperty("--letters"); // whoever makes letters larger by hand scrolls
    fit(slide, at.step);
    deck.style.setProperty("--letters", String(letters));
  }

  /** @param {any} now @param {string} code */
  function hear(now, code) {
    state = now;
    one("code").textContent = code ? fill(words.code, { code }) : "";
    roomCode = code;
    one("rehearsal").hidden = !now?.rehearsal;
    const join = /** @type {HTMLElement | null} */ (stage.querySelector("[data-join]"));
    if (join && now) showJoin(join, now);
    if (now && !now.slide) room?.show(at.slide, at.step);
    if (now && now.blank !== isBlank) setBlank(now.blank);
    const elsewhere = now?.slide && (now.slide !== at.slide || now.step !== at.step);
    if (elsewhere) go({ slide: now.slide, step: now.step }, true);
    else drawRoom();
  }

  /** The way in; where no phone can come, what to do first. @param {HTMLElement} join @param {any} now */
  function showJoin(join, now) {
    const onlyHere = /** @type {HTMLElement} */ (stage.querySelector("[data-only-here]"));
    onlyHere.hidden = Boolean(now.qr);
    join.className = "sw-room";
    showWayIn(join);
    if (now.qr) return;
    const place = /** @type {HTMLElement} */ (onlyHere.querySelector("[data-only-address]"));
    place.textContent = now.address;
  }

  /** @param {HTMLElement} place */
  function showWayIn(place) {
    place.hidden = !state?.qr;
    if (place.hidden || place.dataset.way === roomCode) return;
    place.dataset.way = roomCode;
    drawWayIn(place, state, roomCode);
  }

  function enter() {
    deck.classList.add("is-shown");
    if (isPage) document.documentElement.classList.add("sw-presenting");
    one("bar").hidden = false;
    one("enter").hidden = true;
    go(at);
  }

  function leave() {
    if (document.fullscreenElement) document.exitFullscreen();
    deck.classList.remove("is-shown");
    document.documentElement.classList.remove("sw-presenting");
    one("bar").hidden = true;
    one("enter").hidden = false;
    const here = current();
    showAll(slides);
    here.scrollIntoView();
  }

  function overview() {
    const list = one("all");
    list.replaceChildren(...slides.map((slide) => {
      const entry = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = slide.querySelector("h2")?.textContent ?? "";
      if (slide.dataset.slide === at.slide) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => {
        /** @type {HTMLDialogElement} */ (one("overview")).close();
        go({ slide: slide.dataset.slide ?? "", step: 0 });
      });
      entry.append(button);
      return entry;
    }));
    /** @type {HTMLDialogElement} */ (one("overview")).showModal();
  }

  function tick() {
    const planned = Object.entries(model.get("minutes"))
      .filter(([name]) => slides.some((slide) => slide.dataset.slide === name))
      .reduce((sum, [, minutes]) => sum + Number(minutes), 0);
    const gone = Math.floor((Date.now() - started) / MINUTE);
    one("timer").textContent = fill(words.timer, { gone, planned });
  }

  function timer() {
    one("timer").hidden = !one("timer").hidden;
    tick();
  }

  /** @param {number} by */
  function grow(by) {
    letters = Math.min(2, Math.max(0.6, letters * by));
    deck.style.setProperty("--letters", String(letters));
  }

  /** @param {boolean} on */
  function setBlank(on) {
    const blank = /** @type {HTMLDialogElement} */ (one("blank"));
    isBlank = on;
    if (on && !blank.open) blank.showModal();
    else if (!on) blank.close();
  }

  /** @param {boolean} on as somebody at this screen wants it */
  function askBlank(on) {
    setBlank(on);
    room?.blank(on);
    channel.postMessage({ at, blank: on });
  }

  function whole() {
    if (document.fullscreenElement) document.exitFullscreen();
    else deck.requestFullscreen?.();
  }

  const pollDo = (/** @type {string} */ what) => room?.poll(current().dataset.asks, what).catch(() => {});
  const doings = {
    next: () => scrolls(1) || go(moved(slides, at, 1)),
    back: () => scrolls(-1) || go(moved(slides, at, -1)),
    first: () => go({ slide: slides[0].dataset.slide ?? "", step: 0 }),
    last: () => go({ slide: slides.at(-1)?.dataset.slide ?? "", step: 0 }),
    blank: () => askBlank(!isBlank),
    speaker: () => isInClinic && open(`speaker${location.search}`, "stridewell-speaker"),
    poll: () => poll() && pollDo(poll().open ? "close" : poll().state === "closed" ? "reopen" : "open"),
    reveal: () => poll() && pollDo(poll().revealed ? "hide" : "reveal"),
    larger: () => grow(LARGER),
    smaller: () => grow(1 / LARGER),
    overview,
    timer,
    whole,
    leave,
    enter,
  };

  el.addEventListener("click", ({ target }) => {
    const what = /** @type {HTMLElement} */ (target).closest("[data-do]")?.getAttribute("data-do");
    if (what) doings[what]?.();
  });
  (isPage ? document : deck).addEventListener("keydown", (event) => {
    const what = asked(/** @type {KeyboardEvent} */ (event));
    if (!what || !deck.classList.contains("is-shown")) return;
    event.preventDefault();
    doings[what]();
  });
  one("blank").addEventListener("keydown", (event) => {
    event.preventDefault();
    askBlank(false);
  });
  one("blank").addEventListener("close", ({ target }) => {
    // It is told later: by then the screen may be blank once more.
    if (isBlank && !(/** @type {HTMLDialogElement} */ (target).open)) askBlank(false);
  });
  new ResizeObserver(() => {
    fitted = undefined;
    fitHere();
  }).observe(stage);
  onSwipe(stage, (what) => doings[what]());
  addEventListener("beforeprint", () => showAll(slides));
  addEventListener("afterprint", () => deck.classList.contains("is-shown") && go(at, true));
  channel.addEventListener("message", ({ data }) => {
    if (data.ask) channel.postMessage({ at, blank: isBlank });
    if (data.to && !state) go(data.to, true);
    if ("toBlank" in data) setBlank(data.toBlank);
  });
  if (isPage) addEventListener("hashchange", () => go({ slide: location.hash.slice(1), step: 0 }));
  setInterval(tick, MINUTE / 4);
  if (isInClinic) {
    /** @type {HTMLElement} */ (el.querySelector("[data-do=speaker]")).hidden = false;
    room = openRoom(hear);
  }
  enter();
  el.setAttribute("data-ready", "");
}

export default { render };
