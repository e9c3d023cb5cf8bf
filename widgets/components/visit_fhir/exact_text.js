// A person's own words in FHIR strings. See widgets/model/visit/fhir/exact_text.py.

const EXACT = "urn:stridewell:exact-text";
// Control signs, spaces that XML Schema or ECMA-262 take for white space, halves of a sign, and what is no character.
const REPLACED =
  // deno-lint-ignore no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff\ufeff\ufffe\uffff]/gu;
const XHTML =
  /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });

/** A text with a space for each sign that a FHIR string or XHTML does not take. @param {string} text */
export const shown = (text) => text.replace(REPLACED, " ");

/** JSON of ASCII letters alone, so that every reader takes it. @param {string} text */
const asJson = (text) =>
  JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** The element `name` with a text. @param {string} name @param {string} text @returns {Record<string, any>} */
export function string(name, text) {
  const plain = shown(text);
  const value = /[^ \t\r\n]/.test(plain) ? { [name]: plain } : {};
  if (plain === text && name in value) return value;
  return { ...value, [`_${name}`]: { extension: [{ url: EXACT, valueString: asJson(text) }] } };
}

/** A text as it stands in XHTML. @param {string} text */
export const escaped = (text) => shown(text).replace(/[&<>"]/g, (sign) => XHTML[sign]);
