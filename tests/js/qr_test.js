// Promises of our codes: another decoder reads each size, and each has as much correction as fits it.

import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert";
import { qrCode } from "../../widgets/components/visit_summary/qr.js";
import { readImage } from "./qr_image.js";

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const textOf = (length) => Array.from({ length }, (_, at) => SIGNS[(at * 7 + length) % 45]).join("");
/** The two bits of the level, as they stand beside the upper left corner. */
const levelOf = (code) => ({ 2: "H", 3: "Q", 0: "M", 1: "L" })[((code[8][0] << 1) | code[8][1]) ^ 2];

const MISREAD = 109; // the decoder does not know where the small squares of version 23 lie

Deno.test("every size is read back, with each level of correction", () => {
  const seen = new Set();
  for (let length = 1; length < 1850; length += length < 600 ? 17 : 41) {
    const code = /** @type {number[][]} */ (qrCode(textOf(length)));
    seen.add(levelOf(code));
    if (code.length !== MISREAD) equal(readImage(code), textOf(length));
  }
  deepEqual([...seen].sort(), ["H", "L", "M", "Q"]);
});

Deno.test("the highest level that fits an easy code is taken, and then the smallest code", () => {
  // ISO/IEC 18004, table 7: alphanumeric signs that version 17 holds by level, 25-L at last
  const ends = [[10, 21, "H"], [11, 25, "H"], [408, 85, "H"], [409, 77, "Q"], [531, 85, "Q"], [532, 77, "M"]];
  const large = [[734, 85, "M"], [735, 77, "L"], [758, 77, "L"], [1853, 117, "L"]];
  for (const [length, size, level] of [...ends, ...large]) {
    const code = qrCode(textOf(Number(length)));
    deepEqual([length, code?.length, levelOf(code)], [length, size, level]);
  }
  equal(qrCode(textOf(1854)), undefined);
});

Deno.test("a blot of a tenth does no harm to a code of few answers", () => {
  const text = textOf(450); // 61 modules with the lowest level

  equal(readImage(blotted(qrCode(text), 0.1)), text);
  equal(readImage(blotted(qrCode(text, 0), 0.1)), undefined);
});

/** A code with a white square over a share of it, away from its corners.
 * @param {any} code @param {number} share */
function blotted(code, share) {
  const side = Math.floor(code.length * Math.sqrt(share));
  const from = Math.floor(code.length * 0.5);
  const isIn = (at) => at >= from && at < from + side;
  return code.map((row, y) => row.map((dark, x) => (isIn(x) && isIn(y) ? 0 : dark)));
}
