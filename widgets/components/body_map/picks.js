// Where picked places lead.

/** @typedef {{id: string, name: string}} Pick */
/** @typedef {Record<string, {sections: string[], flags: string[], items: string[]}>} Routes */

/** The area of a pick, without its side. @param {Pick} pick */
export const areaOf = (pick) => pick.id.split(".")[0];

/** The names of the picks that lead to a section, a flag or a question.
 * @param {Routes} routes @param {Pick[]} picks @param {"sections" | "flags" | "items"} kind @param {string} id */
export const leading = (routes, picks, kind, id) =>
  picks.filter((pick) => routes[areaOf(pick)]?.[kind].includes(id)).map((pick) => pick.name);
