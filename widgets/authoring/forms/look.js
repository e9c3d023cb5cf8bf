// Nothing is drawn: the style sheet beside it is what counts.

/** @param {{el: HTMLElement}} context the anywidget module contract */
function render({ el }) {
  el.hidden = true;
}

export default { render };
