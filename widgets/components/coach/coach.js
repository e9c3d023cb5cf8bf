// The practice: the branch question first, then a pace to see, hear or feel.

import { assess } from "../checklist/match.js";
import { heldBy, lockOf } from "../plan_builder/locks.js";
import { today } from "../shared/dates.js";
import { all, fill, one } from "../shared/dom.js";
import { openView } from "../shared/view.js";
import { onNewDay } from "../shared/new_day.js";
import { startPacer } from "./pacer.js";

const HOUR = 3600;

/** @param {any} practice @param {string[]} cards */
const isRuledOut = (practice, cards) => practice.ruledOutBy.some((card) => cards.includes(card));

/** The id of the branch that is shown, or "" before the question is answered; cards can rule squeezing out.
 * @param {any} practice @param {string[]} cards @param {string | undefined} choice */
export function branchOf(practice, cards, choice) {
  if (!choice) return "";
  if (isRuledOut(practice, cards))
    return practice.branches.find((branch) => branch.role !== "squeeze")?.id ?? "";
  return practice.branches.find((branch) => branch.fits.includes(choice)).id;
}

/** A short tone. @param {AudioContext} audio @param {number} pitch hertz */
function sound(audio, pitch) {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.setValueAtTime(0.2, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.15);
  tone.frequency.value = pitch;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.15);
}

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const form = openView({ model, el }, "[data-coach]");
  const words = model.get("words");
  const practice = model.get("practice");
  const cards = () => assess(model.get("tables"), model.get("checked")).cards;
  const box = one(form, "[data-pace]");
  let audio;
  let pacer;
  let isPaused = false;

  function showBranch() {
    const choice = one(form, '[name="branch"]:checked')?.value;
    const branch = branchOf(practice, cards(), choice);
    for (const part of all(form, "[data-branch]")) part.hidden = part.dataset.branch !== branch;
    const ruledOut = isRuledOut(practice, cards());
    for (const line of all(form, "[data-ruled-out]")) line.hidden = !ruledOut || !choice;
  }

  /** @param {string} title @param {any[]} phases @param {number} times @param {boolean} counts
   * @param {string} [moving] the pace whose picture moves along */
  function start(title, phases, times, counts, moving) {
    stop();
    box.hidden = false;
    for (const part of all(box, "[data-moving]")) part.hidden = part.dataset.moving !== moving;
    one(box, "[data-title]").textContent = title;
    pacer = startPacer(phases, times, (place) => (place ? tell(place, phases, times, counts) : finish()));
    box.focus();
    box.scrollIntoView({ block: "nearest" });
  }

  function tell(place, phases, times, counts) {
    const phase = phases[place.index];
    const breath = one(box, "[data-breath]");
    breath.dataset.phase = place.index;
    for (const part of all(box, "[data-moving]")) part.dataset.phase = place.index;
    breath.classList.toggle("is-odd", place.round % 2 === 1);
    one(box, "[data-say]").textContent = phase.say;
    one(box, "[data-count]").textContent = counts
      ? fill(words.count, { now: place.round + 1, all: times })
      : "";
    if (one(box, "[data-hear]").checked) sound(audio ??= new AudioContext(), place.index ? 330 : 440);
    if (one(box, "[data-feel]").checked) navigator.vibrate?.(place.index ? 80 : 160);
  }

  function finish() {
    one(box, "[data-say]").textContent = words.done;
    one(form, "[data-status]").textContent = words.done;
  }

  function stop() {
    pacer?.stop();
    isPaused = false;
    one(box, "[data-pause]").textContent = words.pause;
    box.hidden = true;
  }

  function pause(button) {
    isPaused = !isPaused;
    if (isPaused) pacer.pause();
    else pacer.resume();
    button.textContent = isPaused ? words.resume : words.pause;
  }

  function beat() {
    const steps = Number(form.elements.steps.value);
    const line = one(form, "[data-beat-words]");
    const fits = steps >= 100 && steps <= 240;
    const rate = Math.round(steps * Number(form.elements.more.value));
    line.textContent = fits ? fill(words.rate, { rate }) : words.noSteps;
    form.elements.steps.setAttribute("aria-invalid", String(!fits));
    one(form, "[data-status]").textContent = fits ? line.textContent : "";
    if (fits) start(words.beat, [{ say: words.step, seconds: 60 / rate }], rate * HOUR, false);
    else form.elements.steps.focus();
  }

  /** What was said of the steps goes once they are written anew. */
  function mendSteps() {
    form.elements.steps.setAttribute("aria-invalid", "false");
    one(form, "[data-beat-words]").textContent = "";
  }

  form.addEventListener("input", ({ target }) => target.name === "steps" ? mendSteps() : showBranch());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const pace = practice.paces.find((each) => each.id === button.dataset.start);
    if (pace) start(pace.title, pace.phases, pace.times, true, pace.id);
    if ("beat" in button.dataset) beat();
    if ("pause" in button.dataset) pause(button);
    if ("stopPace" in button.dataset) stop();
  });

  /** What the answers of the checklist allow today. */
  function showGate() {
    const [tables, safety, checked] = ["tables", "safety", "checked"].map((name) => model.get(name));
    const isUrgent = heldBy(tables, safety, checked) === "urgent";
    one(form, "[data-locked]").hidden = !isUrgent;
    one(form, "[data-open]").hidden = isUrgent;
    if (isUrgent) stop();
    const isLocked = lockOf(tables, safety, checked, [], today()) !== "";
    for (const part of all(form, "[data-running]")) part.hidden = isLocked;
    showBranch();
  }

  showGate();
  model.on("change:checked", showGate);
  const endDays = onNewDay(showGate);
  el.dataset.ready = "yes";
  return endDays;
}

export default { render };
