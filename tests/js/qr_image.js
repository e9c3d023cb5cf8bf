// Reads a code with a decoder of others, from an image of it.

import "../../widgets/components/your_data/jsqr.js";

const QUIET = 4;
const SCALE = 4; // pixels

/** The text in an image of a code, or undefined. @param {any} code rows of 0 and 1
 * @returns {string | undefined} */
export function readImage(code) {
  const side = (code.length + QUIET * 2) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (code[Math.floor(y / SCALE) - QUIET]?.[Math.floor(x / SCALE) - QUIET])
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  return /** @type {any} */ (globalThis).jsQR(pixels, side, side)?.data;
}
