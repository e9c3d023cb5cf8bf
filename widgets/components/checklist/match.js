// The matcher: looks answers up in the tables that Python made. It holds no policy of its own.

/**
 * @typedef {Record<string, string | string[]>} Answers
 * @typedef {[string, number, number, number]} Entry
 * @typedef {{level: string, flags: string[], flagLevels: string[], cards: string[], notes: string[],
 *   askAgain: string[], stopRunning: boolean, noPattern: boolean, because: Record<string, string[]>,
 *   cardLevels: Record<string, string>}} Outcome
 */

/** The number behind an answer; "not sure", free text and skipped answers have none.
 * @param {Answers} answers @param {string} name @returns {number | undefined} */
function value(answers, name) {
  const word = answers[name];
  if (word === "yes") return 1;
  if (word === "no") return 0;
  return typeof word === "string" && /^\d+$/.test(word) ? Number(word) : undefined;
}

/** @param {Answers} answers @param {Entry[]} row */
const rowHolds = (answers, row) =>
  row.every(([name, low, high, wanted]) => {
    const number = value(answers, name);
    const there = number !== undefined && low <= number && number <= high;
    return there === Boolean(wanted);
  });

/** @param {Answers} answers @param {Entry[][]} table */
const rowsThatHold = (answers, table) => table.filter((row) => rowHolds(answers, row));

/** @param {Answers} answers @param {Entry[][]} table */
export const holds = (answers, table) => rowsThatHold(answers, table).length > 0;

/** @param {string | string[] | undefined} word @param {string} level */
const counts = (word, level) =>
  word === "yes" || word === "1" || (word === "unsure" && level === "emergency");

/** @param {any} tables @param {string[]} levels */
const highest = (tables, levels) =>
  levels.reduce((a, b) => (tables.levels.indexOf(b) > tables.levels.indexOf(a) ? b : a), "none");

/** @param {any} tables @param {any} flag @param {Answers} answers */
function flagLevel(tables, flag, answers) {
  const levels = [];
  if (counts(answers[flag.id], flag.level)) {
    levels.push(flag.level);
    if (flag.worse && counts(answers[`${flag.id}.worse`], flag.worse)) levels.push(flag.worse);
  }
  if (flag.alsoLevel && holds(answers, flag.also)) levels.push(flag.alsoLevel);
  return highest(tables, levels);
}

/** @param {any} tables @param {Answers} answers @returns {any[]} */
function firedCards(tables, answers) {
  const fired = tables.cards.filter((card) => holds(answers, card.when));
  const stopping = fired.filter((card) => card.stopsOthers);
  return stopping.length ? stopping : fired;
}

/** @param {any} card @param {Answers} answers */
function because(card, answers) {
  const wanted = rowsThatHold(answers, card.when).flat().filter((entry) => entry[3]);
  return [...new Set(wanted.map(([name]) => name.split(".")[0]))];
}

/** What follows from the answers.
 * @param {any} tables made by widgets/model/tables.py @param {Answers} answers @returns {Outcome} */
export function assess(tables, answers) {
  const flags = tables.flags
    .map((flag) => ({ ...flag, now: flagLevel(tables, flag, answers) }))
    .filter((flag) => flag.now !== "none");
  const flagLevels = flags.map((flag) => flag.now);
  const urgent = flagLevels.includes("today") || flagLevels.includes("emergency");
  const fired = firedCards(tables, answers);
  const reopened = new Set(
    tables.reopens
      .filter((row) => holds(answers, row.when) && answers[row.flag] === undefined)
      .map((row) => row.flag),
  );
  const askAgain = urgent ? [] : tables.flags.map((f) => f.id).filter((id) => reopened.has(id));
  const shown = urgent ? [] : fired.filter((card) => card.stopsOthers || !askAgain.length);
  const cards = shown.slice(0, tables.mostCards);
  const raised = fired.flatMap((card) => card.raise.filter((row) => holds(answers, row.when)));
  const least = tables.least.filter((row) => holds(answers, row.when));
  const level = highest(tables, [
    ...flagLevels,
    ...fired.map((card) => card.level),
    ...[...raised, ...least].map((row) => row.level),
  ]);
  const stopRunning = [...flags, ...fired].some((entry) => entry.stopsRunning || entry.stopsOthers);
  const notes = tables.notes.filter((n) => !(stopRunning && n.aboutRunning) && holds(answers, n.when));
  return {
    level,
    flags: flags.map((flag) => flag.id),
    flagLevels,
    cards: cards.map((card) => card.id),
    notes: level === "emergency" ? [] : notes.map((note) => note.id),
    askAgain,
    stopRunning,
    noPattern: !flags.length && !fired.length && !askAgain.length,
    because: Object.fromEntries(fired.map((card) => [card.id, because(card, answers)])),
    cardLevels: Object.fromEntries(
      cards.map((card) => [
        card.id,
        highest(tables, [card.level, ...card.raise.filter((r) => holds(answers, r.when)).map((r) => r.level)]),
      ]),
    ),
  };
}

/** Why there may be no running advice: "urgent", "bone", "stopped" (the last run) or "not-yet"; "" when there may.
 * @param {any} tables @param {any} safety @param {Answers} answers @param {any[]} runs of the diary */
export function lockOf(tables, safety, answers, runs = []) {
  const outcome = assess(tables, answers);
  if (outcome.level === "emergency") return "urgent";
  if (outcome.stopRunning) return "bone";
  if (safety.levels.includes(outcome.level)) return "urgent";
  if (runs.at(-1)?.stopped) return "stopped";
  return holds(answers, safety.when) ? "not-yet" : "";
}
