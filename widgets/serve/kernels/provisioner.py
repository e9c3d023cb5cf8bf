"""A kernel provisioner that forks kernels with our imports and the content read: a quarter of the wait."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets.config import Config

PROVISIONER = "stridewell-fork"
LAUNCHER = "ipykernel_launcher"
LATE = ["--ext=ipywidgets"]  # it was read before there was a kernel for it to register with
KERNEL = ("ipykernel.kernelapp", "ipykernel.ipkernel")
PRELOAD = "widgets.serve.kernels.preload"
OWN_WATCH = 1  # a kernel told so neither watches its parent itself nor speaks of Ctrl-C
PACKAGE = Path(__file__).parent.parent.parent


def can_fork() -> bool:
    """Whether this system has a fork server."""
    return "forkserver" in multiprocessing.get_all_start_methods()


def fork_kernels(config: Config) -> None:
    """Starts the process that kernels are forked from, and lets Python kernels come from it."""
    if not can_fork():
        return
    config.KernelProvisionerFactory.default_provisioner_name = PROVISIONER
    files = [path for folder in ("components", "workshop") for path in (PACKAGE / folder).glob("*/*.py")]
    mains = [path for path in files if path.stem == path.parent.name]
    widgets = [f"widgets.{path.parent.parent.name}.{path.stem}.{path.stem}" for path in mains]
    ahead = [__name__, *KERNEL, "widgets.guide", *widgets, PRELOAD]
    multiprocessing.set_forkserver_preload(ahead)
    forkserver.ensure_running()


class ForkProvisioner(LocalProvisioner):
    """Starts a Python kernel as a fork, and any other kernel as Jupyter does."""

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        """Starts the kernel of `cmd`; returns how to connect to it."""
        if LAUNCHER not in cmd or not can_fork():
            return await super().launch_kernel(cmd, **options)
        arguments = cmd[cmd.index(LAUNCHER) + 1 :]
        fork = multiprocessing.get_context("forkserver").Process(
            target=_run, args=(arguments, dict(options["env"]), options.get("cwd")), daemon=True
        )
        with _no_main():
            fork.start()
        self.process = _Started(fork)  # type: ignore[assignment]  # what Jupyter asks of a Popen
        self.pid = self.pgid = fork.pid
        return self.connection_info


class _Started:
    """A fork, as Jupyter wants to see a process."""

    stdin = stdout = stderr = None

    def __init__(self, fork: BaseProcess) -> None:
        self._fork = fork

    def poll(self) -> int | None:
        return self._fork.exitcode

    def wait(self) -> int | None:
        self._fork.join()
        return self._fork.exitcode

    def send_signal(self, number: int) -> None:
        if self.poll() is None and self._fork.pid:
            os.kill(self._fork.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


@contextmanager
def _no_main() -> Iterator[None]:
    """A fork would read the script this process was started with once more, which takes seconds."""
    main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _run(arguments: list[str], environment: Mapping[str, str], folder: str | None) -> None:
    from ipykernel.kernelapp import IPKernelApp

    threading.Thread(target=_end_with_server, daemon=True).start()
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)
    if folder:
        os.chdir(folder)
    IPKernelApp.launch_instance(argv=[*arguments, *LATE], parent_handle=OWN_WATCH)


def _end_with_server() -> None:
    """The fork server lives as long as any fork does, so it cannot tell that the server has ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
