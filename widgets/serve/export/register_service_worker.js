// Asks the browser to keep the guide on this device, once the page is there; looks for news when one comes back.

const LATER = 2000; // milliseconds: what is kept for later does not hold up the page that is being read

async function keep() {
  const worker = new URL("../../worker.js", import.meta.url);
  const kept = await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) kept.update().catch(() => {}); // offline: nothing new can be known
  });
}

/** A browser that keeps nothing shows the guide all the same. */
const start = () => keep().catch(() => {});

if (navigator.serviceWorker) {
  if (document.readyState === "complete") setTimeout(start, LATER);
  else addEventListener("load", () => setTimeout(start, LATER));
}
