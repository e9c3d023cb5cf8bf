// Promise of every module: nothing happens when it is imported, until one of its functions is called.

import { strictEqual as equal } from "node:assert";

/** What a page names in a `script` element, or a browser starts itself: each ends in a call of its entry function. */
const ENTRIES =
  /\/(page|phone\/phone|speaker|preview\/preview|preview\/frame|live|register_service_worker|chart_frame|service_worker)\.js$/;

/** @param {URL} folder @returns {Generator<string>} */
function* scripts(folder) {
  for (const { name, isDirectory } of Deno.readDirSync(folder))
    if (isDirectory) yield* scripts(new URL(`${name}/`, folder));
    else if (name.endsWith(".js")) yield new URL(name, folder).href;
}

Deno.test("a module can be imported where there is no page", async () => {
  const modules = [...scripts(new URL("../../widgets/", import.meta.url))].filter((each) =>
    !ENTRIES.test(each)
  );

  for (const each of modules) await import(each);
  equal(modules.length > 50, true);
});
