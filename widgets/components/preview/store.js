// A device store that lives as long as the preview's tab.

/** The part of `Storage` that pages use. */
export function ownStorage() {
  const values = new Map();
  return {
    get length() {
      return values.size;
    },
    key: (at) => [...values.keys()][at] ?? null,
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, String(value)),
    removeItem: (name) => void values.delete(name),
    clear: () => values.clear(),
  };
}
