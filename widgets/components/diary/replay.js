// Replays a diary: each run's light, and the step that follows, from the tables that Python made.

const DAY = 86_400_000;
const REMEMBERED = 2;

/** @typedef {{day: string, stage: number, minutes: number, during: number, pelvic: string,
 *   stopped: boolean, morning: string}} Entry
 * @typedef {{stage: number, reason: string, rest_days: number, see_someone: boolean, stop: boolean}} Move
 * @typedef {{lights: Record<string, string>, moves: Record<string, Move>, timeOff: any[], first: number}} Tables */

/** The light of a run, or "" while the next morning is still to come and could change it.
 * @param {Tables} tables @param {Entry} entry @returns {string} */
export function lightOf(tables, entry) {
  if (entry.stopped) return "black";
  const atLeast = tables.lights[`${entry.during}/${entry.morning || "usual"}/${entry.pelvic}`];
  return entry.morning || atLeast === "red" ? atLeast : "";
}

/** The move after the last run that has a light, or none, as widgets/model/plan/replay.py says. @param {Tables} tables @param {Entry[]} entries
 * @returns {Move | undefined} */
export function replay(tables, entries) {
  let before = [];
  let last;
  let move;
  for (const entry of entries) {
    const light = lightOf(tables, entry);
    if (!light) continue;
    if (last && last.stage !== entry.stage) before = before.at(-1) === "red" ? ["red"] : [];
    move = tables.moves[`${entry.stage}/${before.slice(-REMEMBERED).join(",")}/${light}`];
    before = light === "black" ? [] : [...before, light];
    last = entry;
  }
  return move;
}

/** The step to start at again after a break, as widgets/model/plan/moves.py says.
 * @param {Tables} tables @param {number} stage @param {number} days @returns {number} */
export function afterTimeOff(tables, stage, days) {
  const rows = tables.timeOff.filter((row) => days >= row.days);
  if (!rows.length) return stage;
  const longest = rows.reduce((a, b) => (b.days > a.days ? b : a));
  const restart = longest.restart_at ?? Infinity;
  return Math.max(tables.first, Math.min(stage - (restart < Infinity ? 0 : longest.steps_back), restart));
}

/** @param {string} from YYYY-MM-DD @param {string} to YYYY-MM-DD */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
