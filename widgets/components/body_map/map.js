// The body map: its drawing shows and changes the boxes of the list beside it, which hold what is picked.

import { MAX_PLACES } from "../checklist/steps.js";
import { all, fill, mountDeferred, one } from "../shared/dom.js";
import { nextPlace } from "./moves.js";

/** Marks and numbers the picked places of a drawing, live or still.
 * @param {ParentNode} root @param {string[]} picks ids of places, in the order of the list */
export function markPicks(root, picks) {
  for (const target of all(root, "[data-place]")) {
    const number = picks.indexOf(target.dataset.place) + 1;
    target.classList.toggle("is-picked", number > 0);
    if (target.hasAttribute("aria-pressed")) target.setAttribute("aria-pressed", String(number > 0));
    for (const place of all(target, "[data-number]")) place.textContent = number || "";
    const hatch = target.closest("[data-hatch]")?.dataset.hatch;
    for (const pad of all(target, ".sw-pad"))
      if (number) pad.setAttribute("fill", hatch);
      else pad.removeAttribute("fill");
  }
}

/** Draws the body that fits: neutral, unless the answers leave out what only another body has.
 * @param {ParentNode} root @param {string[]} notMine who is left out, such as "womb" */
export function showBody(root, notMine) {
  const other = { womb: "penis", penis: "womb" };
  const body = other[["womb", "penis"].find((who) => notMine.includes(who))] ?? "neutral";
  for (const part of all(root, "[data-only]")) {
    const drawn = all(part.parentElement, ":scope > [data-only]");
    const own = drawn.some((each) => each.dataset.only.includes(body)) ? body : "neutral";
    part.toggleAttribute("hidden", !part.dataset.only.includes(own));
  }
}

/** Joins a drawing and its list; `show` brings the drawing up to date with the list.
 * @param {any} root the element with `data-map`, none where a guide has no map @param {Record<string, string>} words */
export function joinMap(root, words) {
  if (!root) return { show: () => {}, picked: () => [] };
  const boxes = all(root, "[data-list] input");
  const box = (id) => boxes.find((each) => each.value === id);
  const nameOf = (each) => each.closest("label").textContent.trim();
  const picked = () => boxes.filter((each) => each.checked);
  const isAway = (each) => root.contains(each.closest("[hidden], .is-away, details:not([open])"));
  const targets = () => all(root, "[data-place]").filter((each) => !isAway(each));
  const say = (text) => {
    for (const line of all(root, "[data-map-says], [data-name]")) line.textContent = text;
  };

  function toggle(id) {
    if (!box(id).checked && picked().length >= MAX_PLACES) return say(words.full);
    box(id).checked = !box(id).checked;
    box(id).dispatchEvent(new Event("input", { bubbles: true }));
  }

  function tell(changed) {
    const text = changed.checked ? words.picked : words.unpicked;
    say(fill(text, { place: nameOf(changed), n: picked().length }));
  }

  /** Brings the drawing up to date; draws it first when nobody has seen it yet.
   * @param {string[]} notMine who the answers leave out */
  function show(notMine) {
    mountDeferred(root);
    const picks = picked();
    for (const target of all(root, "[data-place]"))
      target.toggleAttribute("hidden", box(target.dataset.place).closest("label").hidden);
    showBody(root, notMine);
    markPicks(root, picks.map((each) => each.value));
    for (const button of all(root, "[data-view]")) showCount(button);
    one(root, "[data-picks]").replaceChildren(...picks.map(line));
    one(root, "[data-picks]").hidden = !picks.length;
    rove(targets().find((each) => each.tabIndex === 0) ?? targets()[0]);
  }

  function showCount(button) {
    const shown = one(root, `[data-shown="${button.dataset.view}"]`);
    const count = all(shown, ".is-picked").length;
    one(button, "[data-count]").textContent = count ? `(${count})` : "";
  }

  function line(each) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "sw-pick", textContent: nameOf(each) });
    button.dataset.unpick = each.value;
    const hidden = document.createElement("span");
    Object.assign(hidden, { className: "sw-hidden", textContent: `: ${words.takeAway}` });
    button.append(hidden);
    item.append(button);
    return item;
  }

  /** Makes one place the tab stop of the whole drawing. */
  function rove(target) {
    for (const each of all(root, "[data-place]")) each.setAttribute("tabindex", each === target ? "0" : "-1");
  }

  function turn(view) {
    for (const part of all(root, "[data-shown]"))
      part.classList.toggle("is-away", part.dataset.shown !== view);
    for (const button of all(root, "[data-view]"))
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    rove(targets()[0]);
  }

  function unpick(id) {
    toggle(id);
    (one(root, "[data-unpick]") ?? one(root, '[data-place][tabindex="0"]'))?.focus();
  }

  root.addEventListener("click", ({ target }) => {
    const place = target.closest("[data-place], [data-view], [data-unpick]");
    if (place?.dataset.view) turn(place.dataset.view);
    if (place?.dataset.unpick) unpick(place.dataset.unpick);
    if (place?.dataset.place) toggle(place.dataset.place);
  });
  root.addEventListener("keydown", (event) => {
    const place = event.target.closest("[data-place]");
    if (!place || event.altKey || event.ctrlKey || event.metaKey) return;
    const picks = ["Enter", " "].includes(event.key);
    const next = nextPlace(targets(), place, event.key);
    if (picks && !event.repeat) toggle(place.dataset.place);
    if (picks || next) event.preventDefault();
    next?.focus();
  });
  const showName = ({ target }) => {
    const place = target.closest("[data-place]");
    if (place) one(root, "[data-name]").textContent = nameOf(box(place.dataset.place));
  };
  root.addEventListener("focusin", (event) => {
    if (event.target.dataset.place) rove(event.target);
    showName(event);
  });
  root.addEventListener("pointerover", showName);
  root.addEventListener("input", ({ target }) => boxes.includes(target) && tell(target));
  for (const between of all(root, ".sw-map-between"))
    between.addEventListener("toggle", () => rove(targets()[0]));
  for (const part of all(root, "[data-needs-script]")) part.hidden = false;
  return { show, picked: () => picked().map((each) => ({ id: each.value, name: nameOf(each) })) };
}
