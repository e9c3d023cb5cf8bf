// Draws a text as a QR code (ISO/IEC 18004), versions 1 to 25, with as much correction as a code that is still easy
// to read has room for.

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const ALPHANUMERIC = 2;
const SMALL_VERSIONS = 10;
const FILLING = [0xec, 0x11];
const LARGEST = 25;
const EASY = 17; // 85 modules: each is half a millimetre on the sheet, which a phone reads when the picture is blurred
/** The levels of correction, the highest first: how each is named in a code and, by version, the correction
 * words in a block and how many blocks there are (ISO/IEC 18004, table 9). Only the lowest makes large codes. */
const LEVELS = [
  {
    name: 2,
    correction: "17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28",
    blocks: "1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19",
  },
  {
    name: 3,
    correction: "13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28",
    blocks: "1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16",
  },
  {
    name: 0,
    correction: "10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28",
    blocks: "1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11",
  },
  {
    name: 1,
    correction: "7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26",
    blocks: "1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12",
  },
].map(({ name, correction, blocks }) => ({
  name,
  correction: correction.split(" ").map(Number),
  blocks: blocks.split(" ").map(Number),
}));
const half = (number) => Math.floor(number / 2);
const third = (number) => Math.floor(number / 3);
const MASKS = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (third(x) + half(y)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];
const LIKE_A_CORNER = ["10111010000", "00001011101"];

/** The code as rows of 0 (light) and 1 (dark), or nothing when the text is too long for version 25.
 * @param {string} text of 0-9, A-Z, space and $%*+-./: @param {number} [easy] the largest version for which
 * more correction is worth a larger code @returns {number[][] | undefined} */
export function qrCode(text, easy = EASY) {
  for (const level of LEVELS) {
    const largest = level.correction.length < LARGEST ? easy : LARGEST;
    for (let version = 1; version <= largest; version++) {
      const made = codeOf(text, version, level);
      if (made) return made;
    }
  }
  return undefined;
}

/** @param {string} text @param {number} version @param {typeof LEVELS[0]} level
 * @returns {number[][] | undefined} */
function codeOf(text, version, { name, correction, blocks }) {
  const blank = fixedPatterns(version);
  writeNames(blank, 0, name);
  const [number, parts] = [correction[version - 1], blocks[version - 1]];
  const room = Math.floor(blank.flat().filter((module) => module === undefined).length / 8) - parts * number;
  const words = dataWords(text, version, room);
  return words.length > room ? undefined : easiest(blank, codeBits(words, parts, number), name);
}

/** The code with the mask that makes it easiest to read. @param {any[][]} blank @param {number[]} bits
 * @param {number} level */
function easiest(blank, bits, level) {
  const drawn = MASKS.map((_, mask) => draw(blank, bits, mask, level));
  return drawn.reduce((best, code) => (hardness(code) < hardness(best) ? code : best));
}

/** Corners, lines and small squares; undefined elsewhere. @param {number} version @returns {any[][]} */
function fixedPatterns(version) {
  const size = version * 4 + 17;
  const code = Array.from({ length: size }, () => Array(size).fill(undefined));
  const square = (cx, cy, radius, isDark) => {
    for (let y = Math.max(0, cy - radius); y <= Math.min(size - 1, cy + radius); y++)
      for (let x = Math.max(0, cx - radius); x <= Math.min(size - 1, cx + radius); x++)
        code[y][x] = Number(isDark(Math.max(Math.abs(x - cx), Math.abs(y - cy))));
  };
  for (let at = 0; at < size; at++) code[6][at] = code[at][6] = 1 - (at % 2);
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, (far) => far < 2 || far === 3);
  const places = middles(version);
  for (const y of places)
    for (const x of places)
      if (Math.max(x, y) !== 6 && !inCorner(x, y, size))
        square(x, y, 2, (far) => far !== 1);
  return code;
}

const inCorner = (x, y, size) => Math.min(x, y) === 6 && Math.max(x, y) === size - 7;

/** Where the small squares lie. @param {number} version @returns {number[]} */
function middles(version) {
  const number = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (number * 2 - 2)) * 2;
  const place = (at) => (at ? version * 4 + 10 - (number - 1 - at) * step : 6);
  return Array.from({ length: number }, (_, at) => place(at));
}

/** Writes the level, the mask and the version into their places. @param {any[][]} code @param {number} mask
 * @param {number} level */
function writeNames(code, mask, level) {
  const size = code.length;
  const version = (size - 17) / 4;
  const format = withRest((level << 3) | mask, 10, 0x537) ^ 0x5412;
  for (let bit = 0; bit < 15; bit++) {
    const down = bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit;
    const along = bit < 8 ? size - 1 - bit : bit === 8 ? 7 : 14 - bit;
    code[down][8] = code[8][along] = (format >> bit) & 1;
  }
  code[size - 8][8] = 1;
  const name = withRest(version, 12, 0x1f25);
  for (let bit = 0; version >= 7 && bit < 18; bit++)
    code[third(bit)][size - 11 + (bit % 3)] = code[size - 11 + (bit % 3)][third(bit)] = (name >> bit) & 1;
}

/** A number with the bits that protect it. @param {number} value @param {number} more @param {number} divisor */
function withRest(value, more, divisor) {
  let left = value << more;
  for (let bit = 31 - Math.clz32(left); bit >= more; bit--)
    if ((left >> bit) & 1) left ^= divisor << (bit - more);
  return (value << more) | left;
}

/** Fills the free places in columns of two, up and down, column 6 left out.
 * @param {any[][]} blank @param {number[]} bits @param {number} mask
 * @param {number} level */
function draw(blank, bits, mask, level) {
  const code = blank.map((row) => [...row]);
  const size = code.length;
  let at = 0;
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up)
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = up ? size - 1 - step : step;
        if (blank[y][x] === undefined) code[y][x] = (bits[at++] ?? 0) ^ Number(MASKS[mask](x, y) === 0);
      }
  writeNames(code, mask, level);
  return code;
}

/** How hard a code is to read, as the standard counts it (§7.8.3). @param {number[][]} code */
function hardness(code) {
  const lines = [...code, ...code.map((_, x) => code.map((row) => row[x]))].map((line) => line.join(""));
  const runs = lines.flatMap((line) => line.match(/0{5,}|1{5,}/g) ?? []).map((run) => run.length - 2);
  const alike = lines.flatMap((line) => LIKE_A_CORNER.filter((pattern) => line.includes(pattern)));
  const inBlocks = code.slice(1).flatMap((row, y) =>
    row.slice(1).filter((dark, x) => [row[x], code[y][x], code[y][x + 1]].every((near) => near === dark))
  );
  const dark = code.flat().filter(Boolean).length / code.length ** 2;
  const unbalanced = Math.floor(Math.abs(dark - 0.5) * 20);
  return runs.reduce((a, b) => a + b, 0) + inBlocks.length * 3 + alike.length * 40 + unbalanced * 10;
}

/** The bits of a number, highest first. @param {number} value @param {number} length @returns {number[]} */
const bitsOf = (value, length) => Array.from({ length }, (_, at) => (value >> (length - 1 - at)) & 1);

/** @param {number[]} bits @returns {number[]} */
const wordsOf = (bits) =>
  Array.from({ length: bits.length / 8 }, (_, at) => parseInt(bits.slice(at * 8, at * 8 + 8).join(""), 2));

/** A text as words; more than `room` of them when it does not fit.
 * @param {string} text @param {number} version @param {number} room @returns {number[]} */
function dataWords(text, version, room) {
  const bits = [...bitsOf(ALPHANUMERIC, 4), ...bitsOf(text.length, version < SMALL_VERSIONS ? 9 : 11)];
  for (const [a, b] of text.match(/../gs) ?? [])
    bits.push(...bitsOf(SIGNS.indexOf(a) * SIGNS.length + SIGNS.indexOf(b), 11));
  if (text.length % 2) bits.push(...bitsOf(SIGNS.indexOf(text.slice(-1)), 6));
  bits.push(...bitsOf(0, Math.max(0, Math.min(4, room * 8 - bits.length))));
  bits.push(...bitsOf(0, -bits.length & 7));
  const words = wordsOf(bits);
  while (words.length < room) words.push(FILLING[(words.length - bits.length / 8) % 2]);
  return words;
}

/** Powers and logarithms in the field of 256 elements. */
const POWERS = [1];
for (let at = 0; at < 254; at++) POWERS.push((POWERS[at] << 1) ^ (POWERS[at] > 127 ? 0x11d : 0));
/** @type {Record<number, number>} */
const LOGS = Object.fromEntries(POWERS.map((value, at) => [value, at]));
const product = (a, b) => (a && b ? POWERS[(LOGS[a] + LOGS[b]) % 255] : 0);

/** The Reed-Solomon words of a block: the rest of a division. @param {number[]} block @param {number} number */
function correction(block, number) {
  let divisor = [1];
  for (let at = 0; at < number; at++)
    divisor = [...divisor, 0].map((value, i) => value ^ product(divisor[i - 1] ?? 0, POWERS[at]));
  const left = [...block, ...Array(number).fill(0)];
  block.forEach((_, at) => {
    const factor = left[at];
    divisor.forEach((value, i) => (left[at + i] ^= product(value, factor)));
  });
  return left.slice(block.length);
}

/** Words of several lists, taken in turn; the lists may differ in length. @param {number[][]} lists */
const inTurn = (lists) =>
  lists[lists.length - 1].flatMap((_, at) =>
    lists.map((list) => list[at]).filter((word) => word !== undefined)
  );

/** Data and correction as they stand in the code; later blocks may hold one word more.
 * @param {number[]} words @param {number} blocks @param {number} number of correction words in a block
 * @returns {number[]} bits */
function codeBits(words, blocks, number) {
  const least = Math.floor(words.length / blocks);
  const short = blocks - (words.length % blocks);
  const start = (at) => at * least + Math.max(0, at - short);
  const parts = Array.from({ length: blocks }, (_, at) => words.slice(start(at), start(at + 1)));
  const all = [...inTurn(parts), ...inTurn(parts.map((part) => correction(part, number)))];
  return all.flatMap((word) => bitsOf(word, 8));
}
