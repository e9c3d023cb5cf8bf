// Where the room pointed on the body: a place is the warmer the more chose it, and says about how many.

/** Warms the places of a map, and clears the others.
 * @param {HTMLElement} map @param {{ids: string[], about: number}[]} groups */
export function drawHeat(map, groups) {
  const about = new Map(groups.map(({ ids: [id], about }) => [id, about]));
  const most = Math.max(1, ...about.values());
  for (const found of map.querySelectorAll("[data-place]")) {
    const place = /** @type {HTMLElement} */ (found);
    const here = about.get(place.dataset.place ?? "") ?? 0;
    place.classList.toggle("is-warm", here > 0);
    place.style.setProperty("--heat", `${Math.round(100 * here / most)}%`);
    for (const number of place.querySelectorAll("text"))
      number.textContent = here ? String(here) : "";
  }
}
