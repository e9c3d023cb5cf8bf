"""Installed to etc/jupyter: what nbconvert writes shows our parts without fetching anything."""

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - Jupyter provides it
c.HTMLExporter.preprocessors = ["widgets.page.nbconvert_html.StaticComponents"]
