// The people of the worked examples: a page can be seen as any of them.

/** @param {any} person */
const nameOf = (person) => `${person.store} ${person.id}`;

/** Offers the people there are. @param {HTMLSelectElement} choice @param {any[]} people */
export function fillPeople(choice, people) {
  const first = choice.options[0];
  const options = people.map((each) => new Option(`${each.id}: ${each.who}`, nameOf(each)));
  const labels = (list) => [...list].map((option) => option.label).join();
  if (labels(choice.options) === labels([first, ...options])) return;
  const chosen = choice.value;
  choice.replaceChildren(first, ...options);
  choice.value = chosen;
}

/** Puts a person's answers on the frame's own device, and nothing else.
 * @param {string} name @param {any[]} people @param {Record<string, any>} desk */
export function become(name, people, desk) {
  const person = people.find((each) => nameOf(each) === name);
  for (const storage of Object.values(desk)) storage.clear();
  if (person)
    desk.sessionStorage.setItem(
      `stridewell:${person.store}`,
      JSON.stringify({ answers: person.answers, step: "result", edition: person.edition }),
    );
  const who = /** @type {HTMLElement} */ (document.getElementById("who"));
  who.hidden = !person;
  who.textContent = person ? `${person.id}: ${person.who}.` : "";
}
