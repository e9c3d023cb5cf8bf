// Draws what a room said as bars with their words and counts; the small-count rule was applied before.

const SVG = "http://www.w3.org/2000/svg";
const MOST_WORDS = 12;

/** @param {string} name @param {Record<string, string>} attributes @param {string} [text] */
function made(name, attributes, text) {
  const space = ["svg", "rect"].includes(name) ? SVG : "http://www.w3.org/1999/xhtml";
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

/** @param {string} text @param {Record<string, string | number>} values */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** @param {number} low @param {number} high @param {Record<string, string>} words */
const count = (low, high, words) => (low === high ? String(low) : filled(words.range, { low, high }));

/** @param {string} label @param {number} share 0 to 1 @param {string} says */
function bar(label, share, says) {
  const row = made("div", { class: "sw-result" });
  const picture = made("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  picture.append(made("rect", { width: String(Math.round(share * 100)), height: "10" }));
  row.append(made("span", {}, label), picture, made("strong", {}, says));
  return row;
}

/** The rows of a result: label, share and count in words.
 * @param {any} results @param {(id: string) => string} label @param {Record<string, string>} words */
function rows(results, label, words) {
  const all = results.n || 1;
  if (results.groups)
    return results.groups.map(({ ids, low, high }) => {
      const names = ids.map(label).join(` ${words.or} `);
      return bar(names, (low + high) / 2 / all, count(low, high, words));
    });
  if (results.places)
    return results.places.map(({ id, mean }) =>
      bar(label(id), 1 - (mean - 1) / results.places.length, filled(words.mean, { n: mean })));
  const said = results.words ?? results.questions ?? [];
  return said.slice(0, MOST_WORDS).map(({ text, low, high }) =>
    bar(text, (low + high) / 2 / all, count(low, high, words)));
}

/** Puts the results of a poll into a place.
 * @param {HTMLElement} place @param {any} poll @param {(id: string) => string} label
 * @param {Record<string, string>} words */
export function drawResults(place, poll, label, words) {
  const results = poll?.results;
  if (!results) return place.replaceChildren();
  const drawn = rows(results, label, words);
  const lines = [made("p", {}, filled(words.votes, { n: results.n }))];
  if (!drawn.length && results.n) lines.push(made("p", {}, words.fewVotes));
  if (typeof results.median === "number") lines.push(made("p", {}, filled(words.median, { n: results.median })));
  place.replaceChildren(...drawn, ...lines);
}

/** The change of the room in words, a line for each question.
 * @param {HTMLElement} place @param {any[]} quiz @param {(id: string) => string} label
 * @param {Record<string, string>} words */
export function drawChange(place, quiz, label, words) {
  const told = quiz.filter((each) => typeof each.change === "number");
  const shares = (right, all) => `${right}/${all}`;
  const lines = told.map((each) => {
    const line = made("p", {}, `${label(each.id)} `);
    line.append(made("strong", {}, filled(words.change, {
      before: shares(each.right_before, each.n_before),
      after: shares(each.right_after, each.n_after),
      change: Math.round(each.change), low: Math.round(each.low), high: Math.round(each.high),
    })));
    return line;
  });
  place.replaceChildren(...(lines.length ? lines : [made("p", {}, words.fewVotes)]));
}
