// A text in the few codes that take it from phone to phone, and back. Each code says which of how many it is and
// the check sum of the whole, so that they may come in any order, twice, or from another text.

import { base45, fromBase45 } from "../shared/base45.js";

const FRAME = /^SD1([DP])\/([0-9A-F]{8})\/(\d\d)\/(\d\d)\/(.+)$/;
const ROOM = 800; // bytes in a code of 97 modules, which a phone reads off the screen of another
const MOST = 99;
const LARGEST = 1_000_000;
const PACKED = "deflate-raw";

/** The texts of the codes; none when there would be more than 99.
 * @param {string} text @returns {Promise<string[] | undefined>} */
export async function framesOf(text) {
  const { way, bytes } = await packed(text);
  const total = Math.ceil(bytes.length / ROOM);
  if (total > MOST) return undefined;
  const share = Math.ceil(bytes.length / total);
  const head = `SD1${way}/${hex(checkSum(bytes))}`;
  return Array.from({ length: total }, (_, at) => {
    const part = bytes.slice(at * share, (at + 1) * share);
    return `${head}/${two(at + 1)}/${two(total)}/${base45(part)}`;
  });
}

/** Packed where the browser can, plain where it cannot. @param {string} text */
async function packed(text) {
  try {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream(PACKED));
    return { way: "D", bytes: new Uint8Array(await new Response(stream).arrayBuffer()) };
  } catch {
    return { way: "P", bytes: new TextEncoder().encode(text) };
  }
}

/** Collects the codes of one text. `add` says what a code brought: "new", "known", "other" (it belongs to another
 * text) or "no" (none of ours); `text` gives the whole once all are there, or nothing when they do not fit. */
export function collector() {
  let first = /** @type {string[] | undefined} */ (undefined);
  const parts = /** @type {Map<number, Uint8Array>} */ (new Map());
  const total = () => Number(first?.[4] ?? 0);

  return {
    have: () => [...parts.keys()].sort((a, b) => a - b),
    total,
    isWhole: () => parts.size > 0 && parts.size === total(),
    /** @param {string} frame @returns {"new" | "known" | "other" | "no"} */
    add(frame) {
      const found = FRAME.exec(frame);
      const [at, of] = [Number(found?.[3]), Number(found?.[4])];
      const part = found && at >= 1 && at <= of ? fromBase45(found[5]) : undefined;
      if (!found || !part) return "no";
      first ??= found;
      if ([1, 2, 4].some((place) => found[place] !== first?.[place])) return "other";
      if (parts.has(at)) return "known";
      parts.set(at, part);
      return "new";
    },
    /** @returns {Promise<string | undefined>} */
    async text() {
      const bytes = Uint8Array.from([...parts].sort(([a], [b]) => a - b).flatMap(([, part]) => [...part]));
      if (hex(checkSum(bytes)) !== first?.[2]) return undefined;
      return first[1] === "D" ? await unpacked(bytes) : new TextDecoder().decode(bytes);
    },
  };
}

/** No more than a file may hold is unpacked. @param {Uint8Array<ArrayBuffer>} bytes */
async function unpacked(bytes) {
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(PACKED)).getReader();
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      text += decoder.decode(value, { stream: true });
      if (text.length > LARGEST) return void reader.cancel();
    }
    return text + decoder.decode();
  } catch {
    return undefined;
  }
}

/** CRC-32 as in RFC 1952. @param {Uint8Array} bytes */
function checkSum(bytes) {
  let left = 0xffffffff;
  for (const byte of bytes) {
    left ^= byte;
    for (let bit = 0; bit < 8; bit++) left = (left >>> 1) ^ (left & 1 ? 0xedb88320 : 0);
  }
  return (left ^ 0xffffffff) >>> 0;
}

/** @param {number} number */
const hex = (number) => number.toString(16).toUpperCase().padStart(8, "0");
/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");
