// Puts values into a sentence of the catalogue.

/** @param {string} text with names in braces @param {Record<string, string | number>} values */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
