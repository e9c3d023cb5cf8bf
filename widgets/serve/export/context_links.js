// Leads from a link of a health record (HL7 Infobutton, URL form) to the page about its code, where no server does.
// Of the address it reads five words and no other; nothing is kept or sent on.

const [CODE, SYSTEM, NAME] = ["c", "cs", "dn"].map((word) => `mainSearchCriteria.v.${word}`);
const LANGUAGES = ["informationRecipient", "performer"].map((who) => `${who}.languageCode.c`);
const LONGEST = 100;

/** @typedef {{codes: Record<string, string>, names: Record<string, string>, systems: Record<string, string>,
 *   contents: string}} Table the page for each code and for each name of one */
/** @typedef {Record<string, string>} Words */

/** The words of a link that are read. @param {string} search @returns {Words} */
export function wordsOf(search) {
  const asked = new URLSearchParams(search);
  const found = [CODE, SYSTEM, NAME, ...LANGUAGES].map((
    name,
  ) => [name, asked.getAll(name).find(Boolean) ?? ""]);
  return Object.fromEntries(found.filter(([, word]) => word && [...word].length <= LONGEST));
}

/** The page for a code, else for the name of what it stands for, else the contents page.
 * @param {Table} table @param {Words} words */
export function pageFor(table, words) {
  const system = own(table.systems, (words[SYSTEM] ?? "").toLowerCase().replace(/^urn:oid:/, "")) ?? "";
  const code = trimmed(words[CODE] ?? "").toUpperCase().replaceAll(".", "");
  const name = trimmed(words[NAME] ?? "").toLowerCase();
  return own(table.codes, `${system} ${code}`) ?? own(table.names, name) ?? table.contents;
}

/** The language that is asked for, of those there are, or "". @param {Words} words @param {string[]} languages */
export function languageFor(words, languages) {
  for (const asked of LANGUAGES.map((name) => words[name]?.toLowerCase())) {
    for (const wanted of asked ? [asked, asked.split("-")[0]] : []) {
      const found = languages.findLast((language) => language.toLowerCase() === wanted);
      if (found) return found;
    }
  }
  return "";
}

const trimmed = (text) => text.replace(/^ +| +$/g, "");

/** @param {Record<string, string>} table @param {string} key */
const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

/** Without any such word the page stays, which lists the codes there are. */
function lead() {
  const words = wordsOf(location.search);
  if (!Object.keys(words).length) return;
  const { table, folders, language } = JSON.parse(
    document.querySelector("[data-context-links]")?.textContent ?? "",
  );
  const folder = folders[languageFor(words, Object.keys(folders)) || language];
  location.replace(new URL(`${folder}${pageFor(table, words)}.html`, location.href));
}

if (globalThis.document) lead();
