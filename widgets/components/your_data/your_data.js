// All that is kept on this phone, in one place: saved, locked, opened, deleted. See your_data.html.

import { today } from "../shared/dates.js";
import { all, fill, one } from "../shared/dom.js";
import { saveFile } from "../shared/save_file.js";
import { openCodes } from "./codes.js";
import { dataText, MOST_RUNS, readData } from "./data_file.js";
import { joined } from "./join.js";
import { canLock, isLocked, locked, unlocked } from "./lock.js";
import { clearPlaces, partOf, placesOf, restore, snapshot, writePlaces } from "./places.js";

const SHORTEST = 12;
const LARGEST = 4_000_000; // bytes; a locked file is larger than what it holds

/** @typedef {{part: HTMLElement, guide: string, place: string, own: () => Record<string, any>,
 *   follow: (now: Record<string, any>) => void}} Context where it stands, what the component around it holds, and
 *   how it takes in what it holds now */

/** All that is kept of a guide, with what a component holds, which may not be kept. @param {string} guide
 * @param {string} place @param {Record<string, any>} own */
const everythingOf = (guide, place, own) => ({ ...placesOf(snapshot(guide)), [place]: partOf(own, place) });

/** @param {string} text */
const download = (text) => saveFile(text, "application/json", `my-data-${today()}.json`);

/** Saves it as a file at once, for when it cannot be kept. @param {string} guide @param {string} place
 * @param {Record<string, any>} own */
const save = (guide, place, own) => download(dataText(guide, everythingOf(guide, place, own)));

/** @param {Context} context */
function open({ part, guide, place, own, follow }) {
  let before = /** @type {import("./places.js").Snapshot | undefined} */ (undefined);
  let waiting = ""; // the text of a locked file

  const textOf = (name, values = {}) => fill(one(part, `[data-say="${name}"]`).textContent, values);
  const say = (...lines) => (one(part, "[data-data-status]").textContent = lines.join(" "));
  const show = (name, isShown) => (one(part, `[data-${name}]`).hidden = !isShown);
  const everything = () => everythingOf(guide, place, own());

  /** @param {import("./places.js").Snapshot | undefined} now */
  function offerUndo(now) {
    before = now;
    show("undo-box", Boolean(now));
  }

  async function saveLocked() {
    const text = dataText(guide, everything());
    if (!one(part, "[data-lock-file]").checked) return hand(text);
    const [passphrase, again] = ["passphrase", "passphrase-again"].map((name) => one(part, `[data-${name}]`));
    if (passphrase.value.length < SHORTEST) return refuse("short", passphrase);
    if (passphrase.value !== again.value) return refuse("notSame", again);
    say(textOf("locking"));
    hand(await locked(text, passphrase.value));
    passphrase.value = again.value = "";
  }

  /** @param {string} name @param {HTMLElement} field */
  function refuse(name, field) {
    say(textOf(name));
    field.focus();
  }

  /** @param {string} text */
  function hand(text) {
    download(text);
    say(textOf("saved"));
  }

  async function openFile(input) {
    const [file] = input.files;
    if (!file) return;
    const text = file.size > LARGEST ? "" : await file.text();
    input.value = "";
    waiting = isLocked(text) ? text : "";
    show("unlock-box", Boolean(waiting) && canLock());
    if (file.size > LARGEST) say(textOf("tooLarge"));
    else if (!waiting) take(text);
    else if (!canLock()) say(textOf("cannotUnlock"));
    else refuse("isLocked", one(part, "[data-unlock]"));
  }

  async function unlock() {
    const field = one(part, "[data-unlock]");
    say(textOf("unlocking"));
    const found = await unlocked(waiting, field.value);
    if ("wrong" in found) return refuse(found.wrong, field);
    field.value = waiting = "";
    show("unlock-box", false);
    take(found.text);
  }

  /** Joins a file with what is here, all of it or nothing. @param {string} text */
  function take(text) {
    const found = readData(text, guide);
    if ("wrong" in found) return say(textOf(found.wrong, found));
    const takesTheirs = one(part, "[data-takes-theirs]").checked;
    const { places, count } = joined(everything(), found.places, takesTheirs);
    if (places.diary?.entries.length > MOST_RUNS) return say(textOf("tooMany"));
    const now = snapshot(guide);
    const isKept = writePlaces(guide, places);
    if (!isKept) restore(guide, now);
    offerUndo(isKept ? now : undefined);
    follow(placesOf(snapshot(guide))[place] ?? {});
    if (!isKept) return say(textOf("notKept"));
    const lines = [
      ["opened", true],
      [takesTheirs ? "taken" : "stayed", count.differ],
      ["otherEdition", count.otherEdition],
      ["other", found.other],
    ];
    say(...lines.filter(([, holds]) => holds).map(([name]) => textOf(String(name), count)));
  }

  function deleteAll() {
    offerUndo(snapshot(guide));
    clearPlaces(guide);
    show("delete-box", false);
    follow(placesOf(snapshot(guide))[place] ?? {});
    say(textOf("deleted"));
    one(part, "[data-data-undo]").focus();
  }

  function undo() {
    if (before) restore(guide, before);
    offerUndo(undefined);
    follow(placesOf(snapshot(guide))[place] ?? {});
    say(textOf("undone"));
  }

  const actions = {
    dataSave: saveLocked,
    dataUnlock: unlock,
    dataUndo: undo,
    dataDelete: () => (show("delete-box", true), one(part, "[data-data-delete-no]").focus()),
    dataDeleteNo: () => (show("delete-box", false), one(part, "[data-data-delete]").focus()),
    dataDeleteYes: deleteAll,
  };
  for (const button of all(part, "button"))
    for (const name of Object.keys(actions))
      if (name in button.dataset) button.addEventListener("click", actions[name]);
  one(part, "[data-data-file]").addEventListener("change", ({ target }) => openFile(target));
  one(part, "[data-lock-file]").addEventListener(
    "change",
    ({ target }) => show("passphrases", target.checked),
  );
  const sayOne = (name, values) => say(textOf(name, values));
  openCodes(part, sayOne, () => dataText(guide, everything()), take);
  show("lock-box", canLock());
  show("lock-not", !canLock());
}

export default { open, save };
