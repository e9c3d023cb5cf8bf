"""Promises of forked kernels: they are kernels like any other, and no other kind of kernel is forked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import KernelProvisionerFactory
from traitlets.config import Config

from widgets.serve.kernels.provisioner import fork_kernels

QUESTION = (
    "import os, sys; print(os.environ['ASKED'], os.getcwd(), 'multiprocessing.forkserver' in sys.modules)"
)


@pytest.fixture
def config() -> Iterator[Config]:
    config = Config()
    fork_kernels(config)
    KernelProvisionerFactory.clear_instance()
    KernelProvisionerFactory.instance(config=config)
    yield config
    KernelProvisionerFactory.clear_instance()


def asked(manager: KernelManager, folder: Path, code: str) -> str:
    """What a kernel prints, started in `folder`."""
    manager.start_kernel(cwd=str(folder), env={**os.environ, "ASKED": "here"})
    client = manager.client()
    client.start_channels()
    said: list[str] = []
    try:
        client.wait_for_ready(timeout=60)
        client.execute_interactive(
            code, timeout=60, output_hook=lambda message: said.append(message["content"].get("text", ""))
        )
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return "".join(said)


def test_a_fork_has_the_variables_and_the_folder_it_was_given(config: Config, tmp_path: Path) -> None:
    manager = KernelManager(connection_file=str(tmp_path / "kernel.json"), transport="ipc", config=config)

    said = asked(manager, tmp_path, QUESTION)

    assert said.split() == ["here", str(tmp_path.resolve()), "True"]
    assert not manager.is_alive()


def test_a_fork_finds_the_guides_read_and_the_templates_compiled(config: Config, tmp_path: Path) -> None:
    manager = KernelManager(connection_file=str(tmp_path / "kernel.json"), transport="ipc", config=config)
    code = """
from widgets.components.render_context import COMPILED
from widgets.model.content import remembered
print(len(remembered._remembered), len(COMPILED._codes) > 30)
"""

    assert asked(manager, tmp_path, code).split() == ["3", "True"]


def test_a_kernel_of_another_kind_is_started_as_jupyter_does(config: Config, tmp_path: Path) -> None:
    started = f"import runpy; runpy.run_module({'ipykernel_launcher'!r}, run_name='__main__')"
    spec = KernelSpecManager().get_kernel_spec("python3")
    spec.argv = [sys.executable, "-c", started, "-f", "{connection_file}"]
    manager = KernelManager(connection_file=str(tmp_path / "kernel.json"), transport="ipc", config=config)
    manager._kernel_spec = spec

    said = asked(manager, tmp_path, QUESTION)

    assert said.split()[2] == "False"
