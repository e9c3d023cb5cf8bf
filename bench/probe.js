// Notes when the words can be read and when a tick shows its advice, in milliseconds since the visit began.

((asked) => {
  const CONTROL = 'input[type="checkbox"], input[type="radio"][value="yes"], [role="checkbox"]';
  const times = (window.benchTimes = {});
  const found = new Map();
  let tried = -Infinity;

  const attach = Element.prototype.attachShadow;
  const shadows = [];
  Element.prototype.attachShadow = function (options) {
    shadows.push(attach.call(this, options));
    return shadows.at(-1);
  };

  function* texts(text) {
    const words = `//text()[contains(., ${JSON.stringify(text)})]`;
    const found = document.evaluate(words, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
    for (let at = 0; at < found.snapshotLength; at += 1) yield found.snapshotItem(at);
    for (const root of shadows) {
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) if (walk.currentNode.data.includes(text)) yield walk.currentNode;
    }
  }

  const isShown = (place) => place?.isConnected && place.checkVisibility({ visibilityProperty: true });

  function shown(text) {
    if (isShown(found.get(text))) return found.get(text);
    for (const { parentElement: place } of texts(text)) {
      if (isShown(place)) return found.set(text, place) && place;
    }
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
    const control = controlOf(shown(asked.ask));
    if (control?.type === "radio") control.checked = false;
    else if (control?.checked || control?.ariaChecked === "true") control.click();
    control?.click();
    tried = performance.now();
  };

  window.benchAdvised = () => Boolean(shown(asked.advice));

  function look() {
    const now = performance.now();
    if (!times.readable && shown(asked.card) && shown(asked.ask)) times.readable = now;
    if (times.readable && asked.ticks) {
      if (shown(asked.advice)) return void (times.usable = now);
      if (now - tried > asked.retry) window.benchTick();
    }
    return times.readable && !asked.ticks ? now : requestAnimationFrame(look);
  }

  if (window === top) requestAnimationFrame(look);
})
