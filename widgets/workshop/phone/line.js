// The line to the room: plain requests, tried again until the server says what became of them.

const TRIES = 6;
const WAIT = 1000;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** @param {string} base the room's own address @param {string} key where this phone keeps its token */
export function openLine(base, key) {
  let kept = read(key);

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

  async function token() {
    if (!kept.token) {
      const said = await insist("join", {});
      if (said.token) keep({ ...kept, token: said.token });
    }
    return kept.token;
  }

  function keep(now) {
    kept = now;
    try {
      sessionStorage.setItem(key, JSON.stringify(now));
    } catch {
      // a phone that keeps nothing remembers until the page is closed
    }
  }

  return {
    token,
    send: async (path, body) => insist(path, { ...body, token: await token() }),
    hasDone: (poll, round) => kept.done?.[poll] === round,
    done: (poll, round) => keep({ ...kept, done: { ...kept.done, [poll]: round } }),
    /** The state, or nothing where it is what it was. @param {string} etag */
    async state(etag) {
      const response = await fetch(`${base}/state`, {
        headers: etag ? { "If-None-Match": etag } : {},
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

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "{}") ?? {};
  } catch {
    return {};
  }
}
