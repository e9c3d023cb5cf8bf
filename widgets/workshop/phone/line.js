// The line to the room: plain requests, tried again until the server says what became of them.

const TRIES = 6;
const WAIT = 1000;
const DAY = 24 * 3600 * 1000; // a room lasts no longer
const PREFIX = "stridewell-room:";
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** One token for a room, in all tabs and after a reload; it goes with the room, or after a day.
 * @param {string} base the room's own address @param {string} code */
export function openLine(base, code) {
  const key = PREFIX + code;
  forgetOld();
  let kept = read(key);
  let atDoor = false;

  async function ask(path, body) {
    const response = await fetch(`${base}/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      referrerPolicy: "no-referrer",
    });
    return { status: response.status, ...(await response.json()) };
  }

  /** Tries again after a lost connection or a busy server: an answer counts once however often it is sent. */
  async function insist(path, body) {
    for (let tried = 0; tried < TRIES; tried++) {
      try {
        const said = await ask(path, body);
        if (said.status < 500 && said.status !== 429) return said;
      } catch {
        // the connection is gone; it may come back
      }
      await pause(WAIT * (tried + 1));
    }
    return { error: "lost", status: 0 };
  }

  /** Another tab may have joined or answered meanwhile: its token comes first. */
  function known() {
    const there = read(key);
    if (there.token) kept = { ...there, done: { ...kept.done, ...there.done } };
    return kept;
  }

  /** @type {Promise<string> | undefined} */
  let joining;
  const token = () => joining ??= joined().finally(() => joining = undefined);

  async function joined() {
    atDoor = false;
    if (known().token) return kept.token;
    const said = await insist("join", {});
    atDoor = said.error === "door";
    if (said.token && !known().token)
      keep({ ...kept, token: said.token, mark: newMark(), until: Date.now() + DAY });
    return kept.token;
  }

  function keep(now) {
    kept = now;
    write(key, now);
  }

  async function send(path, body) {
    const mine = await token();
    const said = await insist(path, { ...body, token: mine });
    if (said.error !== "not-joined" || !mine) return atDoor ? { error: "door" } : said;
    keep({}); // a token of a room that had this code before
    return insist(path, { ...body, token: await token() });
  }

  return {
    token,
    send,
    isAtDoor: () => atDoor,
    forget: () => forget(key),
    hasDone: (poll, round) => known().done?.[poll] === round,
    done: (poll, round) => keep({ ...known(), done: { ...kept.done, [poll]: round } }),
    /** The state, or nothing where it is what it was. @param {string} etag */
    async state(etag) {
      const { mark } = known();
      const response = await fetch(`${base}/state`, {
        headers: { ...(etag && { "If-None-Match": etag }), ...(mark && { "Stridewell-Phone": mark }) },
        cache: "no-store",
      });
      if (response.status === 304) return { status: 304, etag, room: undefined };
      return {
        status: response.status,
        etag: response.headers.get("ETag") ?? "",
        room: await response.json(),
      };
    },
  };
}

/** By this mark a phone is counted as long as it is here; no answer carries it. */
const newMark = () => [...crypto.getRandomValues(new Uint8Array(8))].map(twoDigits).join("");
const twoDigits = (/** @type {number} */ byte) => byte.toString(16).padStart(2, "0");

/** What is kept; without storage the entry of this tab in its history, which outlives a reload. */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") ?? {};
  } catch {
    return history.state?.[key] ?? {};
  }
}

function write(key, now) {
  try {
    localStorage.setItem(key, JSON.stringify(now));
  } catch {
    history.replaceState({ ...history.state, [key]: now }, "");
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    history.replaceState({ ...history.state, [key]: undefined }, "");
  }
}

function forgetOld() {
  try {
    const ours = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of ours) if (!(read(key).until > Date.now())) forget(key);
  } catch {
    // nothing can be kept, so nothing is old
  }
}
