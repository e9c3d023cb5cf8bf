// Keeps a page out of Firefox's back-forward cache, where its session storage would be that of when it was left.

const OLD_ANSWERS_ON_BACK = "Firefox/";

/** Firefox shows a page that Back brings out of its memory old answers, even after a reload, and puts no page aside
 * that holds a lock. Our server also says `no-store` (widgets/serve/app/page_caching.py); an export has only this.
 * Other browsers show what is there now, and go back faster with the cache. */
export function stayOutOfBackCache() {
  if (!navigator.userAgent.includes(OLD_ANSWERS_ON_BACK)) return;
  navigator.locks?.request("stridewell", { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
}
