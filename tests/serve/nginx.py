"""A real nginx on loopback with the settings of `deploy/`."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from harness import debian
from harness.server import ROOT, free_port, running

SETTINGS = ROOT / "deploy" / "nginx"
READY = "/nginx-is-ready"  # answered where `use_https` was called
MAIN = """{user}daemon off;
pid {folder}/nginx.pid;
worker_processes 1;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/guide.conf;
}}
"""


def find_nginx() -> str:
    """The path of nginx, installed if that is ours to do; skips a test that cannot have one."""
    places = "/usr/local/sbin:/usr/sbin:/sbin"
    found = shutil.which("nginx") or shutil.which("nginx", path=places)
    if not found and debian.install("nginx-light"):
        found = shutil.which("nginx", path=places)
    if not found:
        pytest.skip("no nginx here; apt-get install nginx-light")
    return found


@contextmanager
def nginx(
    folder: Path, settings: str, changes: dict[str, str], ready: str = "/", also: str = ""
) -> Iterator[int]:
    """nginx with `deploy/nginx/<settings>`, some of its words changed: the port it listens on.

    `folder` is its own; a `stridewell-replicas.conf` that stands there is taken instead of ours. What `also`
    says is set too.
    """
    program, port = find_nginx(), free_port()
    text = (SETTINGS / settings).read_text() + also
    own = {"listen 8080": f"listen 127.0.0.1:{port}", "listen 8081": f"listen 127.0.0.1:{port}"}
    for old, new in {**own, **changes, "/var/log/nginx/": f"{folder}/"}.items():
        text = text.replace(old, new)
    (folder / "guide.conf").write_text(text)
    shutil.copy(SETTINGS / "headers.conf", folder / "stridewell-headers.conf")
    if not (folder / "stridewell-replicas.conf").exists():
        shutil.copy(SETTINGS / "replicas.conf", folder / "stridewell-replicas.conf")
    (folder / "nginx.conf").write_text(
        MAIN.format(folder=folder, user="user root;\n" if os.geteuid() == 0 else "")
    )
    command = [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert "test is successful" in tried.stderr, tried.stderr
    with running(command, f"http://127.0.0.1:{port}{ready}", folder / "nginx.log", {}):
        yield port


def use_https(folder: Path) -> int:
    """Puts `deploy/nginx/tls.conf` with a certificate where nginx looks for it; the port it listens on."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl here; apt-get install openssl")
    port, names = free_port(), "subjectAltName=DNS:localhost,IP:127.0.0.1"
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    subprocess.run([*command, "-addext", names, *files], check=True, capture_output=True)
    text = (SETTINGS / "tls.conf").read_text()
    for old, new in {"listen 8443": f"listen 127.0.0.1:{port}", "/etc/ssl/stridewell/": f"{folder}/"}.items():
        assert old in text
        text = text.replace(old, new)
    # Plain HTTP leads elsewhere now, but for the one address by which a test sees that nginx is there.
    ready = f"if ($request_uri = {READY}) {{ return 204; }}\n"
    (folder / "stridewell-tls.conf").write_text(ready + text)
    return port
