// Keeps the guide on this device. A page comes from the net whenever it can; what is kept stands in.
// EDITION, written above by the export, names every file that may be kept, so the store cannot grow.

const DAY = 24 * 60 * 60 * 1000;
const PATIENCE = 4000; // milliseconds a page may take when a recent one is kept
const KEPT_AT = "X-Kept-At";
const worker = /** @type {any} */ (self); // deno checks all scripts as those of a page
const { scope } = worker.registration;
const OURS = `stridewell ${scope} `;
const STORE = OURS + EDITION.version;
const at = (path) => new URL(path, scope).href;
const PAGES = new Set(EDITION.pages.map(at));
const MARKS = new Map(Object.entries(EDITION.marks).map(([path, mark]) => [at(path), mark]));
const PARTS = new Set([...EDITION.always, ...EDITION.onDemand].map(at));

/** The address of a page however it was asked for: `/plan`, `/plan.html?x`, `/en-uk/`. */
function pageAt(address) {
  const { origin, pathname } = new URL(address);
  const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
  return origin + (/[.][^/]*$/.test(path) ? path : `${path}.html`);
}

/** The address of the folder of a page: one language and region. */
const folderOf = (page) => page.slice(0, page.lastIndexOf("/") + 1);

const isOk = (response) => response.ok && response.type === "basic" && !response.redirected;

/** A copy that knows when it was kept. */
async function stamped(response) {
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Set-Cookie"]) headers.delete(name);
  headers.set(KEPT_AT, String(Date.now()));
  return new Response(await response.arrayBuffer(), { headers });
}

/** A clock that was put back makes nothing recent. */
function isRecent(response) {
  const age = Date.now() - Number(response.headers.get(KEPT_AT));
  return age >= 0 && age < DAY;
}

/** A page of another edition may say another number, and needs files that this one does not know. Caches on the
 * way may still hold one, and do not always do as "no-cache" asks. */
async function isOfThisEdition(page, response) {
  return (await response.clone().text()).includes(MARKS.get(page));
}

async function keepPage(store, page, response) {
  if (isOk(response) && (await isOfThisEdition(page, response)))
    await store.put(page, await stamped(response));
}

/** Fetches pages and files into the store: all of them of this edition, or it fails. */
async function fetchAll(store, addresses) {
  await Promise.all(
    addresses.map(async (address) => {
      const isPage = MARKS.has(address);
      const response = await fetch(address, { cache: isPage ? "no-cache" : "default" });
      if (!isOk(response)) throw new Error(`${address} is not there`);
      if (isPage && !(await isOfThisEdition(address, response))) throw new Error("This edition is over");
      await store.put(address, await stamped(response));
    }),
  );
}

/** Fetches what a language and region still lacks. */
async function completeFolder(store, folder) {
  const kept = new Set((await store.keys()).map(({ url }) => url));
  const lacking = [...PAGES].filter((page) => folderOf(page) === folder && !kept.has(page));
  await fetchAll(store, lacking);
}

/** The folders that are open now, or were kept before. */
async function foldersInUse() {
  const open = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const pages = [...open, ...kept.flat()].map(({ url }) => pageAt(url)).filter((page) => PAGES.has(page));
  return new Set(pages.map(folderOf));
}

async function install() {
  const store = await caches.open(STORE);
  await fetchAll(store, EDITION.always.map(at));
  for (const folder of await foldersInUse()) await completeFolder(store, folder);
  await worker.skipWaiting();
}

async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== STORE);
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The page that says the phone is offline, with the emergency number of its language and region. */
async function awayPage(page) {
  const own = `${page.slice(scope.length).split("/")[0]}/offline.html`;
  const path = EDITION.always.includes(own) ? own : "offline.html";
  return (await (await caches.open(STORE)).match(at(path))) ?? Response.error();
}

/** The page from the net; the kept one when the net fails, or is slow and the kept one is recent. */
async function answerPage(page, fresh) {
  const kept = await (await caches.open(STORE)).match(page);
  const slow = kept && isRecent(kept) ? [new Promise((tell) => setTimeout(tell, PATIENCE, kept))] : [];
  try {
    const response = await Promise.race([fresh, ...slow]);
    return response.status >= 500 ? (kept ?? response) : response;
  } catch {
    return kept ?? awayPage(page);
  }
}

async function renew(page, copy) {
  const store = await caches.open(STORE);
  await keepPage(store, page, await copy);
  await completeFolder(store, folderOf(page));
}

/** A file whose address changes with its content: once kept, it is never asked for again. */
async function answerPart(request) {
  const store = await caches.open(STORE);
  const kept = await store.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (isOk(response)) await store.put(request.url, await stamped(response.clone())).catch(() => {}); // full
  return response;
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const page = pageAt(request.url);
  if (PAGES.has(page)) {
    const fresh = fetch(request, { cache: "no-cache" });
    const copy = fresh.then((response) => response.clone());
    event.respondWith(answerPage(page, fresh));
    event.waitUntil(renew(page, copy).catch(() => {})); // offline, or the store is full
  } else if (PARTS.has(request.url)) {
    event.respondWith(
      answerPart(request).catch(() => (request.mode === "navigate" ? awayPage(page) : Response.error())),
    );
  } else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => awayPage(page)));
});
