// What a script writes between signs of Unicode gets an element: English in a page of another language its own `lang`
// and `dir`, as in the markup, and a person's own words a `bdi`. See components/shared/dom.js.

const OWN = /\u2068\u2068([^\u2066\u2068\u2069]*)\u2069\u2069/;
const ENGLISH = new RegExp(`([\u2066\u2068])((?:[^\u2066\u2068\u2069]|${OWN.source})*)\u2069`);
const PART = new RegExp(`${OWN.source}|${ENGLISH.source}`);

/** @param {Text} text */
function divide(text) {
  const found = PART.exec(text.data);
  const holder = text.parentElement;
  if (!found || !holder || holder.closest("svg, option, title, textarea, script, style")) return;
  const [whole, own, kind, english] = found;
  const part = own === undefined ? englishPart(kind, english) : ownPart(own);
  const rest = text.splitText(found.index);
  rest.data = rest.data.slice(whole.length);
  rest.before(part);
  divideAll(part);
  if (rest.data) divide(rest);
}

/** @param {string} kind @param {string} textContent */
function englishPart(kind, textContent) {
  const part = Object.assign(document.createElement("span"), { lang: "en", dir: "ltr", textContent });
  if (kind === "\u2066") part.className = "sw-english";
  return part;
}

/** @param {string} textContent */
const ownPart = (textContent) => Object.assign(document.createElement("bdi"), { textContent });

/** @param {Node} node */
function divideAll(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts = /** @type {Text[]} */ ([]);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) texts.push(/** @type {Text} */ (text));
  if (node.nodeType === Node.TEXT_NODE) texts.push(/** @type {Text} */ (node));
  texts.forEach(divide);
}

/** Watches what scripts write. */
export function markParts() {
  divideAll(document.body);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === "characterData") divide(/** @type {Text} */ (target));
      else addedNodes.forEach(divideAll);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
