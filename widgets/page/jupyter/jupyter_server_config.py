"""Installed to etc/jupyter: lets the Voila button of JupyterLab show a notebook as a patient sees it."""

from widgets.page.voila_hooks import FILTERS

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - Jupyter provides it
c.TemplateExporter.filters = dict(FILTERS)
