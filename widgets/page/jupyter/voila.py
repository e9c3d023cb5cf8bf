"""Installed to etc/jupyter: the settings of Voila that JSON cannot hold (the rest is voila.json)."""

from widgets.page.visit import FILTERS, before_launch

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - Jupyter provides it
c.VoilaConfiguration.prelaunch_hook = before_launch
c.TemplateExporter.filters = dict(FILTERS)
