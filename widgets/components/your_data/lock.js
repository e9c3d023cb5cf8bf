// Locks a text with a passphrase, and opens it again: PBKDF2 makes the key, AES-GCM locks and notices damage.

const KIND = "stridewell-locked";
const VERSION = 1;
const ITERATIONS = 1_000_000; // OWASP asks for 600 000 of SHA-256 or more
const FEWEST = 600_000;
const MOST = 5_000_000; // more would only keep a phone busy
const SALT = 16;
const IV = 12;

/** Whether this page may lock: browsers allow it over https only. */
export const canLock = () => Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle);

/** @param {string} text */
export const isLocked = (text) => fileIn(text)?.kind === KIND;

/** @param {string} text */
function fileIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {string} text @param {string} passphrase @returns {Promise<string>} the text of the locked file */
export async function locked(text, passphrase) {
  const [salt, iv] = [SALT, IV].map((length) => crypto.getRandomValues(new Uint8Array(length)));
  const head = { kind: KIND, version: VERSION, iterations: ITERATIONS, salt: base64(salt), iv: base64(iv) };
  const key = await keyOf(passphrase, salt, ITERATIONS);
  const data = await crypto.subtle.encrypt(methodOf(head), key, new TextEncoder().encode(text));
  return JSON.stringify({ ...head, data: base64(new Uint8Array(data)) });
}

/** The text of a locked file, or what is wrong: a wrong passphrase and a damaged file look alike.
 * @param {string} file @param {string} passphrase @returns {Promise<{text: string} | {wrong: string}>} */
export async function unlocked(file, passphrase) {
  const { data, ...head } = fileIn(file) ?? {};
  if (head.kind !== KIND || !Number.isInteger(head.version)) return { wrong: "notData" };
  if (head.version > VERSION) return { wrong: "newer" };
  if (!(head.iterations >= FEWEST && head.iterations <= MOST)) return { wrong: "notOpened" };
  try {
    const key = await keyOf(passphrase, bytes(head.salt), head.iterations);
    const text = await crypto.subtle.decrypt(methodOf(head), key, bytes(data));
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(text) };
  } catch {
    return { wrong: "notOpened" };
  }
}

/** The head is not secret, but a change of it is noticed too. @param {any} head */
const methodOf = (head) => ({
  name: "AES-GCM",
  iv: bytes(head.iv),
  additionalData: new TextEncoder().encode(
    [head.kind, head.version, head.iterations, head.salt, head.iv].join("/"),
  ),
});

/** @param {string} passphrase @param {Uint8Array<ArrayBuffer>} salt @param {number} iterations */
async function keyOf(passphrase, salt, iterations) {
  const raw = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const base = await crypto.subtle.importKey("raw", raw, "PBKDF2", false, ["deriveKey"]);
  const method = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(method, base, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
}

/** @param {Uint8Array} data */
const base64 = (data) => btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
/** @param {string} text */
const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
