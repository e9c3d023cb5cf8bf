// Writes the cells of a table, and reads them back: none can start a formula in a spreadsheet.
// As widgets/model/csv_cells.py does, where the reasons stand.

const TO_ESCAPE = /(^|[;\t\r\n])(?='*[ \u00A0\u3000]*[=+@\-\uFF1D\uFF0B\uFF20\uFF0D])/g;
const ESCAPED = /(^|[;\t\r\n])'(?='*[ \u00A0\u3000]*[=+@\-\uFF1D\uFF0B\uFF20\uFF0D])/g;

/** The cell, with an apostrophe before whatever a spreadsheet would take for a formula. @param {string} cell */
export const escapeFormula = (cell) => cell.replace(TO_ESCAPE, "$1'").replace(/^(?='*[\t\r\n])/, "'");

/** What `escapeFormula` was given. @param {string} cell */
export const unescapeFormula = (cell) => cell.replace(/^'(?='*[\t\r\n])/, "").replace(ESCAPED, "$1");

/** The text of a file (RFC 4180), with the mark by which spreadsheets know UTF-8. @param {any[][]} rows */
export const csvText = (rows) => `\uFEFF${rows.map((row) => `${row.map(written).join()}\r\n`).join("")}`;

/** @param {any} cell */
function written(cell) {
  const text = typeof cell === "string" ? escapeFormula(cell) : String(cell ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
