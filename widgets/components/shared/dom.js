// What every part needs of a document: to find elements, to fill in words, to put in place what waits.

/** @param {ParentNode} root @param {string} selector @returns {any[]} */
export const all = (root, selector) => [...root.querySelectorAll(selector)];

/** @param {ParentNode} root @param {string} selector @returns {any} */
export const one = (root, selector) => root.querySelector(selector);

/** Puts values into the braces of a text, as they are. @param {string} text @param {Record<string, any>} values */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** A person's own words, isolated where they or what is around them run from right to left: between two signs of
 * Unicode (UAX #9), because one stands around English that has no translation. page/static/marked_parts.js puts a
 * `bdi` in their place; elsewhere they do what they are for.
 * @param {string} text @param {string} around in the language of the sentence */
export const own = (text, around) =>
  /[\u0590-\u08ff]/.test(around + text) ? `\u2068\u2068${text}\u2069\u2069` : text;

/** Puts in place what the page keeps as text until it is needed; a phone makes no elements of it before.
 * See deferred.html. A `noscript` is such a text where scripts run, and markup where they do not.
 * @param {ParentNode} root @param {string} [kind] */
export function mountDeferred(root, kind = "script") {
  for (const text of all(root, `${kind}[data-deferred]`)) text.outerHTML = text.textContent;
}

/** What is missing, as a button that leads to its field.
 * @param {ParentNode} form @param {string} name @param {string} text */
export function mistakeLink(form, name, text) {
  const link = document.createElement("button");
  Object.assign(link, { type: "button", className: "sw-link", textContent: text });
  link.addEventListener("click", () => one(form, `[name="${name}"]`).focus());
  return link;
}
