// A document of its own for plotly, which writes inline styles that the page's policy refuses.

/** A text so written that plotly, which knows a few tags, shows every sign of it. @param {string} text */
const chartText = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Draws what the page sends, once it is asked for. */
function openChart() {
  /** @type {any} */
  const { Plotly } = /** @type {any} */ (window);

  addEventListener("message", ({ origin, data }) => {
    if (origin !== location.origin || !Array.isArray(data.minutes)) return;
    document.title = data.title;
    const bars = { type: "bar", x: data.weeks, y: data.minutes, marker: { color: data.colour } };
    const axis = { color: data.ink, gridcolor: "#88888855" };
    const layout = {
      title: { text: chartText(data.title) },
      font: { color: data.ink },
      paper_bgcolor: data.paper,
      plot_bgcolor: data.paper,
      margin: { l: 40, r: 10, t: 50, b: 40 },
      xaxis: axis,
      yaxis: axis,
    };
    Plotly.newPlot("chart", [bars], layout, { displayModeBar: false, responsive: true });
  });
  parent.postMessage("chart-ready", location.origin);
}

openChart();
