"""Installed to etc/jupyter: no results are saved, and the Voila button shows a page as patients see it."""

from widgets.page.stored_results import without_results
from widgets.page.voila_hooks import FILTERS

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - Jupyter provides it
c.TemplateExporter.filters = dict(FILTERS)
# Without an address Voila sets formulas with a script of its own, not with one of another site.
c.ServerApp.tornado_settings = {"mathjax_url": None, "mathjax_config": None}
c.FileContentsManager.pre_save_hook = without_results
c.AsyncFileContentsManager.pre_save_hook = without_results
