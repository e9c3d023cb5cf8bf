// Keeps time: every phase is counted from the start, so that no delay ever adds up.

/** @typedef {{say: string, seconds: number}} Phase
 * @typedef {{index: number, round: number, endsAt: number} | undefined} Place */

/** Where a pace stands after some time, or undefined when it is over.
 * @param {Phase[]} phases @param {number} times @param {number} elapsed milliseconds @returns {Place} */
export function placeAt(phases, times, elapsed) {
  const lengths = phases.map((phase) => phase.seconds * 1000);
  const cycle = lengths.reduce((sum, length) => sum + length, 0);
  const round = Math.floor(elapsed / cycle);
  if (round >= times) return undefined;
  let ends = round * cycle;
  const index = lengths.findIndex((length) => (ends += length) > elapsed);
  return { index, round, endsAt: ends };
}

/** Follows a pace and tells of each phase as it starts; it can be paused, resumed and stopped.
 * @param {Phase[]} phases @param {number} times @param {(place: Place) => void} tell */
export function startPacer(phases, times, tell) {
  let started = performance.now();
  let paused = 0;
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);

  function tick() {
    const elapsed = performance.now() - started;
    const place = placeAt(phases, times, elapsed);
    tell(place);
    if (place) timer = setTimeout(tick, Math.max(0, place.endsAt - elapsed));
  }

  tick();
  return {
    pause() {
      clearTimeout(timer);
      paused = performance.now();
    },
    resume() {
      started += performance.now() - paused;
      tick();
    },
    stop: () => clearTimeout(timer),
  };
}
