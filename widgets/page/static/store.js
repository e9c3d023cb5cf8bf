// The on-device store: what a person answers stays in this browser and goes nowhere else.

/** @param {() => Storage} get a storage that may be switched off @returns {Storage | undefined} */
function available(get) {
  try {
    get().getItem("stridewell");
    return get();
  } catch {
    return undefined;
  }
}

/** @typedef {{read: () => any, isKept: () => boolean, write: (state: any, keep: boolean) => void,
 *   clear: () => void}} Store */

/** One named place for a page's state. By default it lives as long as the tab ("session"); when it
 * is kept it lives on the phone ("local"). Without either storage it lives as long as the page.
 * @param {string} name @returns {Store} */
export function openStore(name) {
  const key = `stridewell:${name}`;
  const session = available(() => sessionStorage);
  const local = available(() => localStorage);

  /** @param {Storage | undefined} storage */
  function read(storage) {
    try {
      return JSON.parse(storage?.getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  return {
    read: () => read(local) ?? read(session),
    isKept: () => read(local) !== null,
    write(state, keep) {
      (keep ? session : local)?.removeItem(key);
      try {
        (keep ? local : session)?.setItem(key, JSON.stringify(state));
      } catch {
        // The storage is full: the answers stay in the page until it is closed.
      }
    },
    clear() {
      session?.removeItem(key);
      local?.removeItem(key);
    },
  };
}
