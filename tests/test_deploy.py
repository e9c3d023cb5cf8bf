"""Promises of `deploy/`: its files can be read, name what there is, and nginx does as they say."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from harness.server import free_port
from tests.serve.export.fakes import BODIES, SNAPSHOT, look, pages
from tests.serve.nginx import READY, SETTINGS, nginx, use_https
from widgets.model.content.content import Content
from widgets.serve.app.connection_limit import LARGEST_BODY
from widgets.serve.export.context_links import read_context_links
from widgets.serve.export.folder import write
from widgets.serve.export.site import Look, site_files

DEPLOY = Path(__file__).parent.parent / "deploy"
KUBERNETES = [
    part for path in (DEPLOY / "kubernetes").glob("*.yaml") for part in yaml.safe_load_all(path.read_text())
]
KINDS = {part["kind"]: part for part in KUBERNETES}
SERVICES: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """nginx in front of a small exported site."""
    folder = tmp_path_factory.mktemp("deploy")
    write(folder / "site", site_files(pages(), BODIES, look()), folder)
    (folder / "site" / ".hidden").touch()
    (folder / "nginx").mkdir()
    with nginx(folder / "nginx", "site.conf", {"/srv/stridewell/guide": str(folder / "site")}) as port:
        yield port


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): word for name, word in headers.items()})
    response = connection.getresponse()
    return response.status, dict(response.getheaders()), response.read()


def test_pages_are_asked_for_each_time_and_assets_are_kept(port: int) -> None:
    status, page, body = ask(port, "/en-uk/plan.html")
    asset = re.search(r"/(assets/\w+/page-\w+\.js)", body.decode())
    assert asset
    _, part, _ = ask(port, f"/{asset.group(1)}")
    _, worker, _ = ask(port, "/worker.js")

    assert status == 200
    assert page["Cache-Control"] == worker["Cache-Control"] == "no-cache"
    assert part["Cache-Control"] == "public, max-age=31536000, immutable"
    assert (
        ask(port, "/plan.html", User_Agent="Gecko/20100101 Firefox/140.0")[1]["Cache-Control"] == "no-store"
    )
    assert "javascript" in part["Content-Type"]
    assert ask(port, "/en-uk/plan.html", If_None_Match=page["ETag"])[0] == 304


def test_the_packed_copy_is_sent(port: int) -> None:
    _, headers, body = ask(port, "/plan.html", Accept_Encoding="gzip")

    assert headers["Content-Encoding"] == "gzip"
    assert b"<main" in gzip.decompress(body)


@pytest.mark.parametrize("path", ["/", "/plan", "/en-uk/", "/en-uk/plan", "/a-guide/"])
def test_short_addresses_lead_to_pages_with_their_headers(port: int, path: str) -> None:
    status, headers, _ = ask(port, path)

    assert status == 200
    assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/nothing", "/assets/0123456789ab/host.js", "/.hidden", "/stridewell.json"])
def test_what_is_not_there_is_a_calm_page_and_not_kept(port: int, path: str) -> None:
    status, headers, body = ask(port, path)

    assert status == 404
    assert b'data-component="emergency-card"' in body
    assert "Cache-Control" not in headers


def test_a_link_with_a_region_leads_to_its_folder(port: int) -> None:
    status, headers, _ = ask(port, "/plan?region=uk")

    assert (status, headers["Location"]) == (302, "/en-uk/plan")
    assert ask(port, "/plan?region=xx")[0] == ask(port, "/plan?region=..")[0] == 200


def test_a_link_of_a_record_leads_on_below_any_path_and_its_code_is_not_logged(
    tmp_path: Path, content: Content
) -> None:
    links = read_context_links({content.name: content}, ["en"])
    named = {each.page for each in links.listed} | {"understand"}
    those = pages() | {
        (name, query): pages()["plan", query] for name in named for query in SNAPSHOT.choices()
    }
    files = site_files(those, BODIES, Look(SNAPSHOT.query, context_links=links))
    write(tmp_path / "site", files, tmp_path)
    (tmp_path / "nginx").mkdir()
    query = "mainSearchCriteria.v.c=N94.1&patientPerson.id=S1234567D"

    with nginx(tmp_path / "nginx", "site.conf", {"/srv/stridewell/guide": str(tmp_path / "site")}) as port:
        asked = ["/about/icd-10/N94.1", f"/about?{query}", f"/about/?{query}&region=uk"]
        led = [ask(port, path)[1]["Location"] for path in asked]
        found = [ask(port, path) for path in led]

    assert led == ["/about/icd-10/N94.1/", f"/about/?{query}", f"/en-uk/about/?{query}&region=uk"]
    assert [status for status, _, _ in found] == [200, 200, 200]
    assert b"../../../sex-pain.html" in found[0][2]
    log = (tmp_path / "nginx" / "access.log").read_text()
    assert "/about/*" in log and not [word for word in ("N94", "S1234567D", "mainSearch") if word in log]


def test_nothing_can_be_sent(port: int) -> None:
    for method in ("POST", "PUT", "DELETE", "TRACE", "BREW"):
        status, headers, _ = ask(port, "/plan", method)

        assert (status, headers["Allow"]) == (405, "GET, HEAD")
    assert ask(port, "/", "HEAD")[0] == 200
    assert "Allow" not in ask(port, "/")[1]


def test_a_head_that_is_too_large_is_told_so_and_pages_over_http_name_no_hsts(port: int) -> None:
    assert ask(port, "/", Cookie="a" * 20_000)[0] == 431
    assert "Strict-Transport-Security" not in ask(port, "/")[1]


def test_both_servers_run_in_one_nginx_with_one_certificate(tmp_path: Path) -> None:
    secure = use_https(tmp_path)
    own = {"root /srv/stridewell/guide": f"root {tmp_path}", "server_name _": "server_name guide.example"}
    other = (SETTINGS / "live.conf").read_text().replace("8081", str(free_port()))
    (tmp_path / "index.html").touch()

    with nginx(tmp_path, "site.conf", own, READY, also=other) as plain:
        host = {"Host": "guide.example"}
        status, headers, _ = ask(plain, "/", **host)
        answer = ask_https(tmp_path / "fullchain.pem", secure, host)

    assert (status, headers["Location"]) == (308, "https://guide.example/")
    assert answer["Strict-Transport-Security"] == "max-age=31536000"
    assert answer["X-Content-Type-Options"] == "nosniff"


def ask_https(certificate: Path, port: int, headers: dict[str, str]) -> dict[str, str]:
    context = ssl.create_default_context(cafile=str(certificate))
    connection = http.client.HTTPSConnection("localhost", port, timeout=20, context=context)
    connection.request("GET", "/", headers=headers)
    response = connection.getresponse()
    assert response.status == 200
    return dict(response.getheaders())


def test_those_who_ask_too_often_are_told_to_wait_with_the_emergency_line(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    few = {"/srv/stridewell/guide": str(tmp_path), "burst=1000": "burst=1", "rate=100r/s": "rate=1r/m"}

    with nginx(tmp_path, "site.conf", few) as port:
        answers = [ask(port, "/") for _ in range(4)]

    assert [status for status, _, _ in answers][-2:] == [429, 429]
    assert b"call your local emergency number now" in answers[-1][2]


def test_a_replica_has_no_rights_and_its_limits() -> None:
    pod = KINDS["Deployment"]["spec"]["template"]["spec"]
    (container,) = pod["containers"]

    assert pod["securityContext"]["runAsNonRoot"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert {"cpu", "memory"} <= set(container["resources"]["limits"])
    assert container["livenessProbe"]["httpGet"]["path"] == "/healthz"
    assert container["readinessProbe"]["httpGet"]["path"] == "/healthz/ready"


def test_what_scales_and_routes_names_the_replicas() -> None:
    name = KINDS["Deployment"]["metadata"]["name"]
    labels = KINDS["Deployment"]["spec"]["template"]["metadata"]["labels"]
    routed = {
        path["path"]: path["backend"]["service"]["name"]
        for part in KUBERNETES
        if part["kind"] == "Ingress"
        for path in part["spec"]["rules"][0]["http"]["paths"]
    }

    assert KINDS["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] == name
    assert KINDS["Service"]["spec"]["selector"] == labels
    assert routed == {"/clinic/": KINDS["Service"]["metadata"]["name"], "/": "stridewell"}


def test_the_base_image_must_be_named_by_its_digest() -> None:
    text = (DEPLOY / "Containerfile").read_text()
    bases = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    check = re.search(r"^RUN (case .*?esac)$", text, re.MULTILINE | re.DOTALL)
    assert bases == ["${BASE}", "${BASE}"] and check

    def refused(base: str) -> str:
        told = subprocess.run(
            ["sh", "-c", check.group(1)], capture_output=True, text=True, env={"BASE": base}
        )
        return told.stderr if told.returncode else ""

    (default,) = re.findall(r"^ARG BASE=(\S+)$", text, re.MULTILINE)
    for named in (default, "python:3.13-slim", ""):
        assert refused(named).startswith("Name the base image by its digest: --build-arg BASE=")
    assert refused("python:3.13-slim@sha256:" + "0" * 64) == ""


def test_the_composition_does_not_start_without_images_by_digest() -> None:
    images = {service["image"] for service in SERVICES.values() if service["image"] != "stridewell"}
    args = {service["build"]["args"]["BASE"] for service in SERVICES.values() if "build" in service}

    assert all(re.fullmatch(r"\$\{STRIDEWELL_\w+:\?Name .* digest, .*\}", each) for each in images | args)


def test_replicas_are_asked_by_the_ingress_alone_and_go_one_at_a_time() -> None:
    labels = KINDS["Deployment"]["spec"]["template"]["metadata"]["labels"]
    policy, budget = KINDS["NetworkPolicy"]["spec"], KINDS["PodDisruptionBudget"]["spec"]

    assert policy["podSelector"]["matchLabels"] == budget["selector"]["matchLabels"] == labels
    assert set(policy["policyTypes"]) == {"Ingress", "Egress"}
    ((asked_by,),) = [rule["from"] for rule in policy["ingress"]]
    assert asked_by["namespaceSelector"]["matchLabels"] == {"kubernetes.io/metadata.name": "ingress-nginx"}
    assert all(rule["to"] and rule["ports"] for rule in policy["egress"])
    assert budget["maxUnavailable"] == 1 < KINDS["HorizontalPodAutoscaler"]["spec"]["minReplicas"]


def test_replicas_know_the_address_that_the_ingress_answers_for() -> None:
    (container,) = KINDS["Deployment"]["spec"]["template"]["spec"]["containers"]
    variables = {each["name"]: each.get("value", "") for each in container["env"]}
    ingresses = [part["spec"] for part in KUBERNETES if part["kind"] == "Ingress"]
    hosts = {rule["host"] for spec in ingresses for rule in spec["rules"]}

    assert hosts == {urlsplit(variables["STRIDEWELL_ADDRESS"]).hostname}
    assert all({host for each in spec["tls"] for host in each["hosts"]} == hosts for spec in ingresses)


def test_a_browser_cannot_send_more_than_the_server_reads() -> None:
    limit = f"{LARGEST_BODY // 1024}k"
    ingresses = [part["metadata"]["annotations"] for part in KUBERNETES if part["kind"] == "Ingress"]

    assert {each["nginx.ingress.kubernetes.io/proxy-body-size"] for each in ingresses} == {limit}
    assert f"client_max_body_size {limit};" in (DEPLOY / "nginx" / "live.conf").read_text()


def test_every_file_that_the_composition_mounts_is_there() -> None:
    services = SERVICES.values()
    mounted = [volume.split(":")[0] for service in services for volume in service.get("volumes", [])]

    assert all((DEPLOY / path).is_file() for path in mounted if path.startswith("./"))
    assert all(service["read_only"] for service in services)


@pytest.mark.parametrize(("service", "settings"), [("site", "site.conf"), ("front", "live.conf")])
def test_nginx_finds_what_it_includes_and_writes_to_its_output(service: str, settings: str) -> None:
    mounts = SERVICES[service]["volumes"]
    text = (DEPLOY / "nginx" / settings).read_text()

    included = re.findall(r"include (stridewell-[\w-]+\.conf);", text)
    assert included
    assert {f"/etc/nginx/{name}" for name in included} <= {mount.split(":")[1] for mount in mounts}
    # The image links this log to its output; the rest of its file system cannot be written.
    assert set(re.findall(r"access_log (\S+)", text)) == {"/var/log/nginx/access.log"}


def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd here")
    text = (DEPLOY / "stridewell.service").read_text()
    unit = tmp_path / "stridewell@.service"
    unit.write_text(text.replace("/opt/stridewell/.venv/bin/stridewell", "/bin/true"))

    told = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / "stridewell@8866.service")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SYSTEMD_LOG_LEVEL": "warning"},
    )

    assert "stridewell@" not in told.stderr
