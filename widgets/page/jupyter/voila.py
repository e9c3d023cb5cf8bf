"""Installed to etc/jupyter: the settings of Voila that JSON cannot hold (the rest is voila.json)."""

import sys

from widgets.check.shown import shown_by_plain_voila
from widgets.page.plain_voila import SETTINGS, FewKernels, ReadersOnly, note_nobody
from widgets.page.voila_hooks import FILTERS, before_launch

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - Jupyter provides it
c.VoilaConfiguration.prelaunch_hook = before_launch
c.TemplateExporter.filters = dict(FILTERS)
note_nobody()
c.Voila.tornado_settings = dict(SETTINGS)
c.Voila.authorizer_class = ReadersOnly
c.VoilaConfiguration.multi_kernel_manager_class = FewKernels
c.FewKernels.shown_by = shown_by_plain_voila
# One that died is not replaced by an empty one, which a page could not tell from its own.
c.KernelManager.autorestart = False
if sys.platform != "win32":
    c.KernelManager.transport = "ipc"  # sockets in a private folder: no other program can hold their port
