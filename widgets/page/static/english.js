// English in a page of another language: what a script puts in place gets its own `lang` and `dir`, as in the markup.

const PART = /([\u2066\u2068])([^\u2066\u2068\u2069]*)\u2069/;

/** @param {Text} text */
function divide(text) {
  const found = PART.exec(text.data);
  const holder = text.parentElement;
  if (!found || !holder || holder.closest("svg, option, title, textarea, script, style")) return;
  const english = document.createElement("span");
  Object.assign(english, { lang: "en", dir: "ltr", textContent: found[2] });
  if (found[1] === "\u2066") english.className = "sw-english";
  const rest = text.splitText(found.index);
  rest.data = rest.data.slice(found[0].length);
  rest.before(english);
  if (rest.data) divide(rest);
}

/** @param {Node} node */
function divideAll(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts = /** @type {Text[]} */ ([]);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) texts.push(/** @type {Text} */ (text));
  if (node.nodeType === Node.TEXT_NODE) texts.push(/** @type {Text} */ (node));
  texts.forEach(divide);
}

/** Watches what scripts write. */
export function markEnglish() {
  if (document.documentElement.lang.startsWith("en")) return;
  divideAll(document.body);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === "characterData") divide(/** @type {Text} */ (target));
      else addedNodes.forEach(divideAll);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
