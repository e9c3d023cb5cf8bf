"""Promise of the design: facts and rules know nothing of Jupyter or the web."""

import subprocess
import sys

BANNED = (
    "IPython",
    "ipykernel",
    "ipywidgets",
    "anywidget",
    "jupyter",
    "jupyter_server",
    "voila",
    "tornado",
)


def test_the_model_imports_neither_jupyter_nor_web() -> None:
    code = (
        "import pkgutil, sys, types\n"
        "package = types.ModuleType('widgets'); package.__path__ = ['widgets']\n"
        "sys.modules['widgets'] = package\n"
        "import widgets.model\n"
        "for module in pkgutil.iter_modules(widgets.model.__path__):\n"
        "    __import__('widgets.model.' + module.name)\n"
        f"print(sorted(set({BANNED!r}) & set(sys.modules)))\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
