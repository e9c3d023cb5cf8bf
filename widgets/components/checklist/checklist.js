// The symptom checklist: joins the form, the walk, the matcher and the result. See checklist.html for the markup.

import { joinMap } from "../body_map/map.js";
import { openAsk } from "../shared/ask_first.js";
import { all, fill, mountDeferred, one } from "../shared/dom.js";
import { openKeepBox, saySaved } from "../shared/keep_box.js";
import { openView } from "../shared/view.js";
import { isList, screensOf } from "./interview.js";
import { assess } from "./match.js";
import { hideOutcome, namesOf, reasonsIn, showOutcome, titleIn } from "./result.js";
import {
  checkDay,
  clearAnswer,
  fit,
  heldMarks,
  questionOf,
  settleList,
  showMoves,
  showScreen,
  tickLine,
  writeForm,
} from "./steps.js";
import { leftOut } from "./values.js";

const RESULT = "result";
const FIRST_LOOK = 300; // milliseconds in which the first question may be answered undisturbed
const MINUTE = 60;

/** Answers as text that does not tell in which order they were given. @param {Record<string, any>} answers */
const inOrder = (answers) => JSON.stringify(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The walk of answers, worked out again only when they are others: it tries what each question could change.
 * @param {import("./interview.js").Known} known */
function openWalks(known) {
  const found = /** @type {Map<string, import("./interview.js").Screen[]>} */ (new Map());
  let last = "";
  return (/** @type {Record<string, any>} */ answers, /** @type {boolean} */ more) => {
    if (inOrder(answers) !== last) found.clear();
    last = inOrder(answers);
    const key = String(more);
    if (!found.has(key)) found.set(key, screensOf(known, answers, more));
    return found.get(key) ?? [];
  };
}

/** @param {{model: any, el: HTMLElement}} context the anywidget module contract */
function render({ model, el }) {
  const form = openView({ model, el }, "[data-flow]");
  const words = model.get("words");
  const tables = model.get("tables");
  const known = { tables, routes: model.get("routes"), interview: model.get("interview") };
  let map = joinMap(null, words);
  let at = model.get("step"); // the first question of a screen, or RESULT; another tab may be at another
  let more = false; // whether also to ask what can follow the first result
  let seen = ""; // the answers that the form shows
  let outcome = assess(tables, {});
  const walkOf = openWalks(known);
  let walk = walkOf({}, more);
  let screen = walk[0]; // stays as it is while somebody answers it
  let stood = 0; // its place
  let pushed = 0; // entries of this visit in the browser's history

  const asking = openAsk(form);

  const isFull = () => at === RESULT;
  const answersNow = () => model.get("answers");
  const isEmpty = () => !Object.keys(answersNow()).length;
  const ask = openKeepBox(form, model, {
    isDue: () => isFull() && !isEmpty(),
    tell: (on) => one(form, "[data-status]").textContent = on ? words.kept : words.notKept,
  });

  /** Where the screen stands in the walk as it is now, found by any of its questions; -1 when all have gone. */
  const foundAt = () =>
    Math.max(
      ...walk.map(({ questions }, at) => (questions.some((id) => screen.questions.includes(id)) ? at : -1)),
    );

  const isFirst = () => screen.questions[0] === walk[0].questions[0];

  /** The same, or where it stood before. */
  function place() {
    const found = foundAt();
    stood = Math.min(found < 0 ? stood : found, walk.length - 1);
    return stood;
  }

  function show() {
    one(form, "[data-steps]").hidden = isFull();
    const isStart = !isFull() && isFirst();
    for (const part of all(form, "[data-start]")) part.hidden = !isStart;
    if (isFull() && outcome.level === "emergency") one(form, "[data-all-signs]").hidden = false;
    one(form, "[data-keep-box]").hidden = !model.get("keeps") || !(isStart || isFull());
    if (isFull())
      showOutcome(form, outcome, {
        answers: answersNow(),
        walk: restOf(),
        words,
        complaint: known.interview.complaint,
      });
    else {
      hideOutcome(form);
      showScreen(form, screen, { at: place(), total: walk.length }, answersNow(), words);
      showLive();
    }
    if (screen.questions.includes(known.interview.where) || isEmpty())
      map.show(leftOut(answersNow(), tables.hides));
    ask();
  }

  /** The walk, and what can follow the result. */
  const restOf = () => ({ asked: walk, more: walkOf(answersNow(), true).slice(walk.length) });

  function showLive() {
    const isNow = outcome.level === "emergency";
    one(form, "[data-live]").hidden = !isNow;
    if (isNow) {
      one(form, "[data-live-title]").textContent = titleIn(form, outcome);
      one(form, "[data-live-why]").textContent = namesOf(form, reasonsIn(outcome)).join(words.and);
    }
    const isLast = place() === walk.length - 1;
    showMoves(form, screen, isNow ? words.urgent : isLast ? words.result : words.next, words);
    one(form, "[data-long]").textContent = isFirst() ? howLong() : "";
  }

  function howLong() {
    const { line, question } = known.interview.seconds;
    const seconds = walk.reduce(
      (sum, each) => sum + each.questions.length * (isList(each) ? line : question),
      0,
    );
    return fill(words.long, { screens: walk.length, minutes: Math.ceil(seconds / MINUTE) });
  }

  /** @param {string} step @param {{focus?: boolean, enters?: boolean}} [how] `enters`: as a step that Back returns from */
  function go(step, { focus = true, enters = true } = {}) {
    if (!isThere(step)) bringRest();
    walk = walkOf(answersNow(), more);
    at = step;
    if (!isFull()) {
      screen = walk.find((each) => each.questions.includes(step)) ?? walk[0];
      at = screen.questions[0];
    }
    model.set("step", at);
    model.save_changes();
    if (enters) remember(true);
    show();
    const target = isFull()
      ? one(form, "[data-outcome]")
      : one(form, `[data-section="${screen.section}"] h2`);
    if (focus) target.focus({ preventScroll: true });
    if (focus) (isFull() ? target : one(form, "[data-steps]")).scrollIntoView({ block: "start" });
  }

  /** A step of the check is an entry in the browser's history, and no answer stands in it.
   * @param {boolean} enters */
  function remember(enters) {
    if (!model.get("keeps")) return; // in JupyterLab the history is not ours
    const state = { ...history.state, check: at };
    if (!enters) history.replaceState(state, "");
    else if (history.state?.check !== at) {
      history.pushState(state, "");
      pushed++;
    }
  }

  /** @param {Record<string, any>} [marks] how lines of lists were answered */
  function update(marks = {}) {
    const before = outcome;
    const old = answersNow();
    const given = fit(form, tables.hides);
    const fitting = { ...given, ...heldMarks({ ...old, ...marks }, given) };
    if (inOrder(fitting) !== inOrder(old)) {
      seen = inOrder(fitting);
      model.set("answers", fitting);
      model.save_changes();
    }
    const answers = answersNow(); // with those of another tab
    seen = inOrder(answers);
    outcome = assess(tables, answers);
    walk = walkOf(answers, more);
    show();
    announce(before);
  }

  /** Says an emergency once: because of what, and what to do; also a second sign, and one that comes back. */
  function announce(before) {
    const isNow = outcome.level === "emergency" && !isFull();
    const new_ = reasonsIn(outcome).filter((sign) => !reasonsIn(before).includes(sign));
    const isSame = outcome.level === before.level && reasonsIn(before).length === reasonsIn(outcome).length;
    if (isSame && !new_.length) return;
    const said = isNow && new_.length
      ? [titleIn(form, outcome), ...namesOf(form, new_), one(form, "[data-live] a").textContent.trim()]
      : [];
    one(form, "[data-alert]").textContent = said.join(". ");
  }

  /** @param {boolean} [none] whether "none of these" was pressed @param {boolean} [skip] */
  function next(none = false, skip = false) {
    if (isList(screen) && !skip) update(settleList(form, screen, answersNow(), none));
    const from = foundAt() < 0 ? stood : foundAt() + 1;
    const following = walk.slice(from).find((each) =>
      !each.questions.some((id) => screen.questions.includes(id))
    );
    go(outcome.level === "emergency" || !following ? RESULT : following.questions[0]);
  }

  function back() {
    if (pushed > 0) return history.back();
    go(walk[Math.max(0, place() - 1)].questions[0], { enters: false });
  }

  /** Asks once, and offers to undo it. @param {string} question @param {string} done
   * @param {boolean} isKept whether what is answered next is kept, too */
  function forget(question, done, isKept) {
    const before = { answers: answersNow(), step: at, keep: model.get("keep"), more };
    asking.ask(
      question,
      done,
      () => replace({ answers: {}, step: "", keep: isKept, more: false }, done),
      () => replace(before, words.undone),
    );
  }

  function replace({ answers, step, keep, more: wanted }, done) {
    model.set("keep", keep);
    model.set("answers", answers);
    writeForm(form, answers);
    more = wanted;
    update();
    go(step || walk[0].questions[0]);
    saySaved(form, model, done);
  }

  /** The button goes with the answer, so the focus moves to what can be answered anew. @param {any} question */
  function clear(question) {
    clearAnswer(question);
    update();
    one(question, "input, textarea").focus();
  }

  /** Leads to what is open: urgent signs first. */
  function openSigns() {
    const [first] = isEmpty() ? [] : outcome.unasked;
    go(first ?? walk[0].questions[0]);
  }

  function askMore() {
    const rest = restOf().more;
    more = true;
    go(rest[0].questions[0]);
  }

  const actions = {
    next: () => next(),
    none: () => next(true),
    skip: () => next(false, true),
    back,
    clear: (button) => clear(button.closest("[data-ask]")),
    change: (button) => change(button.dataset.change),
    whichOne: () => go(outcome.listed[0]),
    openSigns,
    askMore,
    restart: () => forget(words.askRestart, words.restarted, model.get("keep")),
    print: () => window.print(),
    delete: () => forget(words.askDelete, words.deleted, false),
  };

  /** @param {string} id of a question */
  function change(id) {
    const question = questionOf(form, id);
    if (!question.closest("[data-again-here]")) go(id, { focus: false });
    const choice = one(question, "input:checked") ?? one(question, "input");
    choice.focus();
    question.scrollIntoView({ block: "center" });
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const name = button && Object.keys(actions).find((action) => action in button.dataset);
    if (name) actions[name](button);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusout", ({ target }) => target.type === "date" && checkDay(target));
  form.addEventListener("input", ({ target }) => {
    asking.forget();
    if ("unsure" in target.dataset) return showLive();
    if ("line" in target.dataset) tickLine(form, target, screenWith(target));
    else if (!target.name) return;
    const line = one(target.closest("[data-ask]") ?? form, "[data-line]");
    update();
    if (line && !line.checked) line.focus(); // its full question has closed
  });

  /** Whether a question can be answered already. @param {string} id */
  const isThere = (id) => Boolean(one(form, `[data-ask="${id}"] [name]`));

  const isWhole = () => form.classList.contains("is-whole");

  /** Puts in place the full questions of signs and all that come after them, and what the markup leaves out. */
  function placeRest() {
    mountDeferred(form, "noscript");
    one(form, "[data-waiting]").remove();
    form.classList.add("is-whole");
    const choices = one(form, "template[data-timing-choices]").content;
    for (const timing of all(form, "[data-timing]")) {
      timing.append(choices.cloneNode(true));
      for (const box of all(timing, "input")) box.name = `${timing.dataset.then}.when`;
    }
    map = joinMap(one(form, "[data-map]"), words);
  }

  /** The same, with the answers. */
  function bringRest() {
    if (isWhole()) return;
    placeRest();
    writeForm(form, answersNow());
    update();
  }

  /** Fills in what is there from the start; the rest at once when there are answers, else after the first look. */
  function prepare() {
    for (const part of all(form, "[data-needs-script], [data-progress], [data-moves]")) part.hidden = false;
    one(form, "[data-renewed]").hidden = !model.get("renewed");
    if (isEmpty() && !at) {
      const ticked = all(form, "[data-line]:checked"); // by the browser, which remembers a form
      if (ticked.length || isList(screen)) placeRest(); // what lines stand for
      for (const line of ticked) tickLine(form, line, screenWith(line));
      setTimeout(bringRest, FIRST_LOOK);
      update();
    } else {
      bringRest();
      go(at, { focus: false, enters: false });
    }
    remember(false);
  }

  /** @param {any} line */
  const screenWith = (line) =>
    walk.find((each) => each.questions.includes(line.closest("[data-ask]").dataset.ask)) ??
      { section: line.closest("[data-section]").dataset.section, questions: [] };

  /** What another tab or page has made of the answers. */
  function follow() {
    if (inOrder(answersNow()) === seen) return;
    bringRest();
    writeForm(form, answersNow());
    if (isEmpty()) [at, screen] = ["", walk[0]];
    update();
  }

  prepare();
  el.dataset.ready = "yes";
  model.on("change:answers", follow);
  addEventListener("popstate", ({ state }) => {
    if (state?.check === undefined || !form.isConnected) return;
    pushed = Math.max(0, pushed - 1);
    go(state.check, { enters: false });
  });
}

export default { render };
