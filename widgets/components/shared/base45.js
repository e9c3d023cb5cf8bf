// Bytes as the signs that a QR code packs best, and back (RFC 9285).

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** @param {Uint8Array} bytes @returns {string} */
export function base45(bytes) {
  const pairs = Array.from(
    { length: Math.ceil(bytes.length / 2) },
    (_, at) => bytes.slice(at * 2, at * 2 + 2),
  );
  return pairs.map((pair) => signs(pair.length > 1 ? pair[0] * 256 + pair[1] : pair[0], pair.length + 1))
    .join("");
}

/** @param {number} number @param {number} length */
const signs = (number, length) =>
  Array.from({ length }, (_, place) => SIGNS[Math.floor(number / 45 ** place) % 45]).join("");

/** The bytes in a text, or nothing when it is no such text. @param {string} text
 * @returns {Uint8Array<ArrayBuffer> | undefined} */
export function fromBase45(text) {
  const bytes = [];
  for (let at = 0; at < text.length; at += 3) {
    const values = [...text.slice(at, at + 3)].map((sign) => SIGNS.indexOf(sign));
    const number = values.reduce((sum, value, place) => sum + value * 45 ** place, 0);
    if (values.includes(-1) || values.length < 2 || number >= 256 ** (values.length - 1)) return undefined;
    bytes.push(...(values.length > 2 ? [number >> 8, number & 255] : [number]));
  }
  return new Uint8Array(bytes);
}
