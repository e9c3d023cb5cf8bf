// Where an arrow key leads on a drawing.

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ASIDE_COSTS = 2;

/** @param {Element} place @returns {[number, number]} */
function middle(place) {
  const { left, top, width, height } = place.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

/** The nearest place in the direction of a key, with straight ahead before aside. Where there is none, the
 * one before or after in order, so that no place is out of reach; none for any other key.
 * @param {any[]} places @param {any} from @param {string} key */
export function nextPlace(places, from, key) {
  if (key === "Home") return places[0];
  if (key === "End") return places.at(-1);
  const way = WAYS[key];
  if (!way) return undefined;
  const [x, y] = middle(from);
  const ahead = places
    .map((place) => ({ place, across: middle(place)[0] - x, down: middle(place)[1] - y }))
    .map(({ place, across, down }) => ({
      place,
      along: across * way[0] + down * way[1],
      aside: Math.abs(across * way[1]) + Math.abs(down * way[0]),
    }))
    .filter(({ place, along }) => place !== from && along > 1)
    .sort((a, b) => a.along + ASIDE_COSTS * a.aside - (b.along + ASIDE_COSTS * b.aside));
  const step = way[0] + way[1];
  return ahead[0]?.place ?? places.at((places.indexOf(from) + step) % places.length);
}
