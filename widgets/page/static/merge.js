// Joins what two tabs made of the same beginning, so that neither writes over the other.

/** @param {any} value */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {any} one @param {any} other */
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What was changed here and what was changed there, in one. Where both changed the same value, ours stays.
 * @param {any} before what both began with @param {any} ours @param {any} theirs @returns {any} */
export function merged(before, ours, theirs) {
  if (same(ours, before)) return theirs;
  if (same(theirs, before)) return ours;
  if (isRecord(ours)) return mergedRecords(before, ours, theirs);
  if (Array.isArray(ours)) return mergedLists(before, ours, theirs);
  return ours ?? theirs;
}

/** @param {any} before @param {Record<string, any>} ours @param {any} theirs */
function mergedRecords(before, ours, theirs) {
  const [then, there] = [before, theirs].map((each) => (isRecord(each) ? each : {}));
  const names = Object.keys({ ...ours, ...there });
  const pairs = names.map((name) => [name, merged(then[name], ours[name], there[name])]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/** Entries are told apart by all they hold: one that was changed is one gone and one added.
 * @param {any} before @param {any[]} ours @param {any} theirs */
function mergedLists(before, ours, theirs) {
  const [then, there] = [before, theirs].map((each) => (Array.isArray(each) ? each : []));
  const left = without(there, without(then, ours));
  return inOrder([...left, ...without(without(ours, then), left)]);
}

/** The entries of one list that the other does not hold. @param {any[]} list @param {any[]} others */
function without(list, others) {
  const left = others.map((each) => JSON.stringify(each));
  return list.filter((each) => {
    const at = left.indexOf(JSON.stringify(each));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** A diary stays in the order of its days. @param {any[]} list */
const inOrder = (list) =>
  list.every((each) => typeof each?.day === "string")
    ? list.sort((one, other) => one.day.localeCompare(other.day))
    : list;
