// Tells a reader when the kernel or the connection of this page is gone, and says goodbye on leaving.

const EVERY = 15_000;
const CONNECTED_BY = 8_000; // milliseconds after the start; by then the front end has tried more than once

/** Watches over the kernel and the connection of this page. */
function watchKernel() {
  const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
  const notice = /** @type {HTMLElement} */ (document.querySelector("[data-notice]"));
  const wayBack = /** @type {HTMLElement} */ (document.querySelector("[data-way-back]"));

  /** @returns {Promise<"" | "gone" | "blocked">} whether the server still has the kernel of this page, and
   *   whether the page's own line to it, a websocket, came through */
  async function trouble() {
    try {
      const answer = await fetch(`${config.baseUrl}api/kernels/${config.kernelId}`, { cache: "no-store" });
      if (answer.status === 404) return "gone";
      return performance.now() >= CONNECTED_BY && (await answer.json()).connections === 0 ? "blocked" : "";
    } catch {
      return "gone";
    }
  }

  async function look() {
    const what = await trouble();
    const words = what ? (notice.dataset[what] ?? "") : "";
    if (notice.textContent !== words) notice.textContent = words;
    wayBack.hidden = !what;
  }

  /** Brings the shell that Voila's front end puts beside the page back into its main part. */
  function bringHome() {
    const shell = document.getElementById("main");
    if (!shell || shell.parentElement !== document.body) return;
    document.getElementById("page")?.append(shell);
    watching.disconnect();
  }

  const watching = new MutationObserver(bringHome);
  watching.observe(document.body, { childList: true });
  bringHome();
  addEventListener("pagehide", () => {
    navigator.sendBeacon(`${config.baseUrl}voila/api/shutdown/${config.kernelId}`);
  });
  for (const event of ["online", "offline", "pageshow"]) addEventListener(event, look);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  setTimeout(look, CONNECTED_BY);
  setInterval(look, EVERY);
}

watchKernel();
