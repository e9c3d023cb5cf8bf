// Notes when the words can be read and when a tick shows its advice, in milliseconds since the visit began.

((asked) => {
  const CONTROL = 'input[type="checkbox"], input[type="radio"][value="yes"], [role="checkbox"]';
  const times = (window.benchTimes = {});
  const found = new Map();
  let tried = -Infinity;

  function* roots(root) {
    yield root;
    for (const each of root.querySelectorAll("*")) if (each.shadowRoot) yield* roots(each.shadowRoot);
  }

  function* places(text) {
    for (const root of roots(document)) {
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) if (walk.currentNode.data.includes(text)) yield walk.currentNode.parentElement;
    }
  }

  const isShown = (place) => place?.isConnected && place.checkVisibility({ visibilityProperty: true });

  function shown(text) {
    if (isShown(found.get(text))) return found.get(text);
    for (const place of places(text)) if (isShown(place)) return found.set(text, place) && place;
  }

  function within(place) {
    for (const root of roots(place)) if (root.querySelector(CONTROL)) return root.querySelector(CONTROL);
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
