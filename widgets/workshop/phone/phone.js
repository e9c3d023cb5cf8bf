// A phone in a room: asks now and then what is on the screen, and shows it.

import { all, fill, one } from "../../components/shared/dom.js";
import { openBallot } from "./ballot.js";
import { openLine } from "./line.js";

const EVERY = 1500;
const ASLEEP = 6000;
const KNOCK = 10_000;

/** What the server says itself, between the signs by which marked_parts.js finds English. @param {string} text */
const inEnglish = (text) => `\u2068${text}\u2069`;

/** Follows the room that the address names. */
function openPhone() {
  const root = one(document, "[data-room]");
  const page = JSON.parse(one(root, "[data-state]").textContent);
  const [, base, typed] = location.pathname.match(/^(.*\/room\/)([A-Za-z]{6})$/) ?? [];
  const code = typed.toUpperCase();
  const line = openLine(base + code, code);
  const slides = all(root, "[data-slide]");
  const follow = one(root, "[data-follow]");
  const ballots = new Map(
    all(root, "[data-ballot]").map((
      part,
    ) => [part.dataset.ballot, { part, ...openBallot(part, page, send) }]),
  );
  const rounds = new Map();
  let etag = "";
  let room = /** @type {any} */ (undefined);
  let at = 0;

  async function send(use, poll, answer) {
    const name = { vote: "answer", ask: "text", upvote: "question" }[use];
    const said = await line.send(use, { poll, [name]: answer });
    const isRepeated = said.error === "counted-before";
    const isCounted = !said.error || isRepeated;
    if (use === "vote" && isCounted) line.done(poll, rounds.get(poll));
    if (isCounted) return { isCounted, says: isRepeated ? page.words.before : "" };
    const english = said.says && inEnglish(said.says);
    return { isCounted, says: page.refusals[said.error] ?? english ?? page.words.lost };
  }

  function say(text) {
    const place = one(root, "[data-says]");
    if (place.textContent !== text) place.textContent = text;
  }

  function showPolls() {
    const polls = new Map(room.polls.map((poll) => [poll.id, poll]));
    let visible = 0;
    for (const [id, ballot] of ballots) {
      const poll = polls.get(id);
      if (poll && rounds.has(id) && rounds.get(id) !== poll.round) ballot.clear();
      if (poll) rounds.set(id, poll.round);
      if (!poll) rounds.delete(id);
      const isShown = Boolean(poll && (poll.open || poll.results));
      ballot.part.hidden = !isShown;
      if (poll?.open) visible++;
      if (poll) ballot.show(poll, line.hasDone(id, poll.round));
    }
    one(root, "[data-nothing]").hidden = visible > 0;
  }

  function showSlide() {
    if (!slides.length) return;
    const asked = slides.findIndex((each) => each.dataset.slide === room?.slide);
    if (follow.checked && asked >= 0) at = asked;
    slides.forEach((slide, number) => (slide.hidden = number !== at || (follow.checked && asked < 0)));
    one(root, "[data-slides]").hidden = false;
    const step = room?.step ?? 0;
    for (const part of all(slides[at], "[data-step]")) {
      const isOut = Number(part.dataset.step) > step || Number(part.dataset.until ?? Infinity) < step;
      part.hidden = follow.checked && isOut;
    }
    one(root, "[data-browse]").hidden = follow.checked;
    placeBallots();
  }

  /** A question stands where its slide has a place for it; the others below while they are open. */
  function placeBallots() {
    const below = one(root, "[data-polls]");
    const earlier = one(root, "[data-earlier]");
    const open = new Set(room?.polls.filter((poll) => poll.open).map((poll) => poll.id));
    for (const [id, { part }] of ballots) {
      const here = slides[at] && !slides[at].hidden && one(slides[at], `[data-poll-here="${id}"]`);
      const place = here || (open.has(id) ? below : earlier);
      if (part.parentElement === place || part.contains(document.activeElement)) continue;
      const left = part.parentElement;
      place.append(part);
      for (const each of [left, place])
        for (const list of all(each, ":scope[data-poll-here] > :not([data-ballot])"))
          list.hidden = each === place;
    }
    earlier.hidden = !all(earlier, "[data-ballot]:not([hidden])").length;
  }

  function show() {
    const { phones, fewPhones } = page.words;
    one(root, "[data-rehearsal]").hidden = !room.rehearsal;
    one(root, "[data-phones]").textContent = room.phones ? fill(phones, { n: room.phones }) : fewPhones;
    showPolls();
    showSlide();
  }

  async function look() {
    try {
      const found = await line.state(etag);
      if (found.status === 404) {
        line.forget();
        return say(page.refusals["no-room"]);
      }
      if (found.status === 200) {
        ({ etag, room } = found);
        show();
      }
      say(line.isAtDoor() ? page.refusals.door : "");
    } catch {
      say(page.words.offline);
    }
    setTimeout(look, document.hidden ? ASLEEP : EVERY + Math.random() * 300);
  }

  /** Joins; a phone that has to wait for the presenter's yes asks again. */
  async function knock() {
    await line.token();
    if (line.isAtDoor()) setTimeout(knock, KNOCK);
  }

  function turn(way) {
    at = Math.min(Math.max(at + way, 0), slides.length - 1);
    showSlide();
  }

  one(root, "[data-code]").textContent = code;
  for (const part of all(root, "[data-join]")) part.textContent = fill(page.words.joined, { code });
  for (const part of all(root, "[data-change]")) part.textContent = page.words.screen;
  follow?.addEventListener("change", showSlide);
  one(root, "[data-back]")?.addEventListener("click", () => turn(-1));
  one(root, "[data-next]")?.addEventListener("click", () => turn(1));
  knock();
  look();
}

openPhone();
