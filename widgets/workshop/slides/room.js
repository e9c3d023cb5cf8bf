// The presenter's line to a room on the same server: its state, and what the presenter does to it.

const EVERY = 1500;

/** A line that reads the latest open room again and again; `tell` gets its state, or nothing when none is open.
 * @param {(state: any, code: string) => void} tell */
export function openRoom(tell) {
  const rooms = new URL("rooms", location.href).href;
  let code = "";
  let qr = "";
  let tag = "";
  let busy = 0;

  /** @param {string} path @param {object} body */
  async function post(path, body) {
    busy += 1;
    try {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).says ?? "");
      return await answer.json().catch(() => ({}));
    } finally {
      busy -= 1;
      await look();
    }
  }

  async function look() {
    if (busy) return;
    try {
      if (!code) ({ code = "", qr = "" } = (await (await fetch(rooms)).json()).rooms.at(-1) ?? {});
      if (!code) return tell(undefined, "");
      const answer = await fetch(`${rooms}/${code}`, { headers: tag ? { "If-None-Match": tag } : {} });
      if (answer.status === 304 || busy) return;
      if (!answer.ok) {
        code = tag = "";
        return tell(undefined, "");
      }
      const now = await answer.json();
      if (busy) return; // what is being asked for has made it old
      tag = answer.headers.get("ETag") ?? "";
      tell({ ...now, qr }, code);
    } catch {
      // The server is away: the slides go on without it, and the next look will tell.
    }
  }

  const timer = setInterval(look, EVERY);
  look();
  return {
    /** @param {boolean} demo @param {number} [size] how many people are expected */
    async open(demo, size) {
      const made = await post(rooms, { demo, size });
      ({ code, qr } = made);
      tag = "";
      await look();
    },
    /** @param {string} slide @param {number} step */
    show: (
      slide,
      step,
    ) => (code ? post(`${rooms}/${code}/slide`, { slide, step }).catch(() => {}) : undefined),
    /** @param {boolean} blank whether the screen shows nothing */
    blank: (blank) => (code ? post(`${rooms}/${code}/blank`, { blank }).catch(() => {}) : undefined),
    /** @param {string} poll @param {string} what @param {string | null} [show] */
    poll: (poll, what, show = null) => post(`${rooms}/${code}/poll`, { poll, do: what, show }),
    /** @param {string} poll @param {string} word @param {string} what */
    word: (poll, word, what) => post(`${rooms}/${code}/word`, { poll, word, do: what }),
    letIn: () => post(`${rooms}/${code}/door`, {}),
    async end() {
      await post(`${rooms}/${code}/end`, {});
      code = tag = "";
      tell(undefined, "");
    },
    results: () => `${rooms}/${code}/results.csv`,
    leave: () => clearInterval(timer),
  };
}
