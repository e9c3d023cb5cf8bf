// Tells a reader when the kernel or the connection of this page is gone, and says goodbye on leaving.

const EVERY = 15_000;

/** Watches over the kernel and the connection of this page. */
function watchKernel() {
  const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
  const notice = /** @type {HTMLElement} */ (document.querySelector("[data-notice]"));
  const wayBack = /** @type {HTMLElement} */ (document.querySelector("[data-way-back]"));

  /** @returns {Promise<boolean>} whether the server still has the kernel of this page */
  async function isHere() {
    try {
      const answer = await fetch(`${config.baseUrl}api/kernels/${config.kernelId}`, { cache: "no-store" });
      return answer.status !== 404;
    } catch {
      return false;
    }
  }

  async function look() {
    const here = await isHere();
    const words = here ? "" : (notice.dataset.gone ?? "");
    if (notice.textContent !== words) notice.textContent = words;
    wayBack.hidden = here;
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
  setInterval(look, EVERY);
}

watchKernel();
