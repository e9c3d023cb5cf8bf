// From phone to phone: shows all of it as a short row of codes, one at a time, and reads them with the camera.

import { fill, one } from "../shared/dom.js";
import { drawCode } from "../visit_summary/paper.js";
import { qrCode } from "../visit_summary/qr.js";
import { canSee, watchCodes } from "./camera.js";
import { collector, framesOf } from "./frames.js";

/** @param {HTMLElement} part @param {(name: string, values?: any) => void} say
 * @param {() => string} textNow what to show @param {(text: string) => void} take what to do with what was read */
export function openCodes(part, say, textNow, take) {
  const box = (name) => one(part, `[data-${name}]`);
  let frames = /** @type {string[]} */ ([]);
  let at = 0;
  let stop = () => {};

  function draw() {
    drawCode(box("frame"), qrCode(frames[at]));
    const which = fill(one(part, '[data-say="frame"]').textContent, { at: at + 1, total: frames.length });
    box("frame-words").textContent = which;
    box("frame").setAttribute("aria-label", which);
    box("frame-back").disabled = at === 0;
    box("frame-next").disabled = at === frames.length - 1;
  }

  async function show() {
    close();
    const made = await framesOf(textNow());
    if (!made) return say("tooLong");
    [frames, at] = [made, 0];
    box("frames-box").hidden = false;
    draw();
    box("frames-box").focus();
  }

  /** @param {number} step */
  function turn(step) {
    at += step;
    draw();
  }

  async function read() {
    close();
    if (!canSee()) return say("noCamera");
    const found = collector();
    box("camera-box").hidden = false;
    say("looking");
    try {
      stop = await watchCodes(box("video"), (text) => seen(found, text));
      if (box("camera-box").hidden) stop();
    } catch {
      close();
      say("noCamera");
    }
  }

  /** @param {ReturnType<typeof collector>} found @param {string} text */
  async function seen(found, text) {
    const what = found.add(text);
    if (what === "other") return say("otherCodes");
    if (what === "no") return say("notOurs");
    if (what === "known") return;
    const have = found.have();
    if (!found.isWhole()) return say("read", { have: have.join(", "), total: found.total() });
    close();
    const whole = await found.text();
    if (whole === undefined) return say("codesBroken");
    take(whole);
  }

  function close() {
    stop();
    stop = () => {};
    for (const name of ["frames-box", "camera-box"]) box(name).hidden = true;
  }

  box("codes-show").addEventListener("click", show);
  box("codes-read").addEventListener("click", read);
  box("frame-back").addEventListener("click", () => turn(-1));
  box("frame-next").addEventListener("click", () => turn(1));
  for (const name of ["frames-close", "camera-close"]) box(name).addEventListener("click", close);
  addEventListener("pagehide", close);
}
