// Notes when the words and when a tick's advice are on the screen, in milliseconds since the visit began.

((asked) => {
  const CONTROL = 'input[type="checkbox"], input[type="radio"][value="yes"], [role="checkbox"]';
  const NEXT = "[data-flow] [data-next]"; // our page answers with its next screen
  const times = (window.benchTimes = {});
  const seen = { card: new Set(), ask: new Set(), advice: new Set() };
  const shadows = [];
  let last = /** @type {Node} */ (document);
  let tried = -Infinity;

  /** Keeps a text that holds one of the words looked for. */
  function keep(text) {
    for (const name in seen) if (text.data.includes(asked[name])) seen[name].add(text);
  }

  function keepWithin(node, from = node) {
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    walk.currentNode = from;
    if (from.nodeType === Node.TEXT_NODE) keep(from);
    while (walk.nextNode()) keep(walk.currentNode);
    return walk.currentNode;
  }

  // Each text is looked at once: what the parser has brought since the last look, then what is changed.
  const catchUp = (all) => (last = keepWithin(document, last.isConnected && !all ? last : document));
  const changes = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      for (const node of type === "characterData" ? [target] : addedNodes) keepWithin(node);
  });
  const observe = (root) => changes.observe(root, { childList: true, characterData: true, subtree: true });

  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    shadows.push(attach.call(this, options));
    observe(shadows.at(-1));
    return shadows.at(-1);
  };

  const isShown = (place) => place?.isConnected && place.checkVisibility({ visibilityProperty: true });

  function shown(name) {
    for (const { parentElement: place } of seen[name]) if (isShown(place)) return place;
  }

  function holds(place, root) {
    for (let host = root.host; host; host = host.getRootNode().host) if (place.contains(host)) return true;
  }

  function within(place) {
    const inner = shadows.filter((root) => holds(place, root));
    for (const root of [place, ...inner]) {
      if (root.querySelector(CONTROL)) return root.querySelector(CONTROL);
    }
  }

  function controlOf(place) {
    for (let here = place; here; here = here.parentElement ?? here.getRootNode().host) {
      const control = within(here.shadowRoot ?? here);
      if (control) return control;
    }
  }

  window.benchTick = () => {
    const control = document.querySelector(NEXT) ?? controlOf(shown("ask"));
    if (control?.type === "radio") control.checked = false;
    else if (control?.checked || control?.ariaChecked === "true") control.click();
    control?.click();
    tried = performance.now();
  };

  window.benchAdvised = () => Boolean(shown("advice"));

  // What a frame's callbacks find is on the screen only when the frame has been drawn: a message sent
  // in a callback arrives then.
  const drawn = new MessageChannel();
  const waiting = [];
  drawn.port1.onmessage = () => {
    for (const name of waiting.splice(0)) times[name] ??= performance.now();
  };
  const noteWhenDrawn = (name) => waiting.push(name) && drawn.port2.postMessage("");

  function look() {
    if (document.readyState === "loading") catchUp(tried > 0);
    if (times.readable && asked.ticks) {
      if (performance.now() - tried > asked.retry && !shown("advice")) window.benchTick();
      if (shown("advice")) return noteWhenDrawn("usable");
    } else if (!waiting.length && shown("card") && shown("ask")) noteWhenDrawn("readable");
    return times.readable && !asked.ticks ? undefined : requestAnimationFrame(look);
  }

  if (window !== top) return;
  document.addEventListener("DOMContentLoaded", () => {
    catchUp(true);
    observe(document);
  });
  requestAnimationFrame(look);
});
