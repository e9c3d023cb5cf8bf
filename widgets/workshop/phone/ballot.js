// One question: reads its answer from the native controls, and shows where it stands.

import { joinMap } from "../../components/body_map/map.js";
import { all, fill, one } from "../../components/shared/dom.js";
import { drawResults } from "./results.js";

const CHECKED = {
  one: ([value]) => value,
  several: (values) => values,
  places: (values) => values,
  scale: ([value]) => (value === undefined ? undefined : Number(value)),
};

/** @param {HTMLElement} section @param {any} state the page's words and labels
 * @param {(use: string, poll: string, answer: any) => Promise<{says: string, isCounted: boolean}>} send
 *   `says` is "" for an answer that was new */
export function openBallot(section, { words, labels, map: mapWords }, send) {
  const { ballot: id = "", kind = "", most } = section.dataset;
  const form = one(section, "form");
  const fields = one(section, "fieldset");
  const told = one(section, "[data-told]");
  const map = kind === "places" ? joinMap(one(section, "[data-map]"), mapWords) : undefined;
  let shown = "";
  map?.show([]);
  section.addEventListener("input", () => map?.show([]));

  function answer() {
    if (kind === "order") return all(section, "[data-option]").map((item) => item.dataset.option);
    if (kind === "questions") return one(section, "textarea").value.trim();
    if (kind === "words")
      return all(section, "input").map((input) => input.value.trim()).filter(Boolean);
    return CHECKED[kind](all(section, "input:checked").map((input) => input.value));
  }

  /** What is missing from an answer, in words. */
  function missing(given) {
    if (given === undefined || given.length === 0)
      return words[kind === "words" || kind === "questions" ? "write" : "choose"];
    if (["several", "places"].includes(kind) && given.length > Number(most))
      return fill(words.most, { n: most });
    return "";
  }

  async function submit(event) {
    event.preventDefault();
    const given = answer();
    told.textContent = missing(given);
    if (told.textContent) return;
    fields.disabled = kind !== "questions";
    told.textContent = words.sending;
    const { says, isCounted } = await send(kind === "questions" ? "ask" : "vote", id, given);
    told.textContent = says || words[kind === "questions" ? "held" : "counted"];
    if (!isCounted) fields.disabled = false;
    else if (kind === "questions") one(section, "textarea").value = "";
  }

  function move({ target }) {
    const item = target.closest("[data-option]");
    const way = Number(target.closest("[data-move]")?.dataset.move);
    if (!item || !way) return;
    const other = way < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    way < 0 ? other.before(item) : other.after(item);
    target.closest("[data-move]").focus();
    const place = all(section, "[data-option]").indexOf(item) + 1;
    told.textContent = fill(words.moved, { answer: item.firstElementChild.textContent, place });
  }

  function backing({ id: question }) {
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      className: "sw-link",
      textContent: words.back,
    });
    button.addEventListener("click", async () => {
      const { says } = await send("upvote", id, question);
      told.textContent = says || words.counted;
    });
    return button;
  }

  /** Brings the question up to date. @param {any} poll @param {boolean} isDone whether this phone has answered */
  function show(poll, isDone) {
    if (kind !== "questions") fields.disabled = isDone || fields.disabled;
    form.hidden = !poll.open || (isDone && told.textContent === "");
    one(section, "[data-asked]").hidden = !form.hidden;
    if (!poll.open && fields.disabled && !isDone) fields.disabled = false;
    const visible = poll.show !== "voted" || poll.revealed || isDone || !poll.open;
    const now = JSON.stringify([visible && poll.results, poll.right]);
    if (now === shown) return;
    shown = now;
    const place = one(section, "[data-results]");
    drawResults(place, { kind, labels: labels[id], right: poll.right }, visible ? poll.results : null, words);
    if (kind === "questions" && poll.open)
      all(place, "li").forEach((item, at) => item.append(backing(poll.results.questions[at])));
  }

  function clear() {
    form.reset();
    fields.disabled = false;
    told.textContent = "";
    map?.show([]);
  }

  form.addEventListener("submit", submit);
  section.addEventListener("click", move);
  return { show, clear };
}
