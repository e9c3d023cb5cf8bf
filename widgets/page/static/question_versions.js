// What answers to an older edition of the questions may still say. widgets/model/triage/question_versions.py says the same.

const FIRST = 1;

/** What a store holds of the checklist, with the answers that still hold. A ticked warning sign whose words have
 * changed becomes "not sure"; other answers to changed questions are left out, so that they are asked again.
 * @param {any} kept @param {{edition: number, older: Record<string, {flags: string[], items: string[]}>}} editions */
export function asOfNow(kept, { edition, older }) {
  const since = Number(kept.edition ?? FIRST);
  if (since >= edition || typeof kept.answers !== "object" || kept.answers === null) return kept;
  const rows = Object.keys(older).filter((each) => Number(each) >= since).map((each) => older[each]);
  const flags = rows.flatMap((row) => row.flags);
  const changed = [...flags, ...rows.flatMap((row) => row.items)];
  const stay = Object.entries(kept.answers).filter(([name]) => !changed.includes(name.split(".")[0]));
  const ticked = flags.filter((name) => kept.answers[name] !== undefined && kept.answers[name] !== "no");
  const answers = {
    ...Object.fromEntries(stay),
    ...Object.fromEntries(ticked.map((name) => [name, "unsure"])),
  };
  return { ...kept, answers, edition, renewed: changed.some((name) => kept.answers[name] !== undefined) };
}
