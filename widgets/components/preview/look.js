// Shows a framed page in large text, or as it prints.

/** Swaps the media of every rule: what is for paper shows, what is for the screen does not.
 * @param {CSSRuleList} rules */
function swap(rules) {
  for (const rule of rules) {
    if (!(/** @type {any} */ (rule).media)) continue;
    const { media } = /** @type {CSSMediaRule} */ (rule);
    media.mediaText = media.mediaText
      .replace(/\bscreen\b/g, "speech")
      .replace(/\bprint\b/g, "screen");
  }
}

/** @param {Document} doc */
function print(doc) {
  for (const sheet of doc.styleSheets) swap(sheet.cssRules);
  doc.defaultView?.dispatchEvent(new Event("beforeprint"));
}

/** @param {Document} doc @param {{large: boolean, paper: boolean}} look */
export function takeLook(doc, look) {
  if (look.paper) print(doc);
  doc.documentElement.style.fontSize = look.large ? "200%" : "";
}
