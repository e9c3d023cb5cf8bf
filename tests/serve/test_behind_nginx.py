"""Promises of the server behind the nginx we ship: who asks is who nginx says, whatever a request claims."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.serve.nginx import READY, nginx, use_https
from tests.serve.served import KEY, Answer, Served, has_ended, serving

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
WRONG = "a-wrong-key-to-try"
ADDRESS = "http://guide.example/"


@dataclass(frozen=True)
class Front:
    """nginx, by HTTP and by HTTPS, with one replica behind it."""

    port: int
    secure: int
    certificate: Path
    replica: Served

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
        context = ssl.create_default_context(cafile=str(self.certificate))
        connection = http.client.HTTPSConnection("localhost", self.secure, timeout=60, context=context)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Host": "guide.example", **named})
        response = connection.getresponse()
        return Answer(response.status, dict(response.getheaders()), response.read(), path)

    def try_key(self, key: str, **headers: str) -> Answer:
        return self.ask("/clinic/key", "POST", urlencode({"key": key}), **FORM, **headers)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("front")
    options = ("--Stridewell.behind_proxy=True", "--Stridewell.pool_size=0")
    with serving(tmp_path_factory.mktemp("replica"), *options, STRIDEWELL_ADDRESS=ADDRESS) as replica:
        (folder / "stridewell-replicas.conf").write_text(f"server 127.0.0.1:{replica.port};\n")
        secure = use_https(folder)
        with nginx(folder, "live.conf", {}, READY) as port:
            yield Front(port, secure, folder / "fullchain.pem", replica)


@pytest.mark.long
def test_a_key_given_over_https_is_exchanged_for_a_cookie_of_this_host_alone(front: Front) -> None:
    answer = front.try_key(KEY)

    assert (answer.status, answer.location) == (303, "/clinic/")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    cookie, *rest = answer.headers["Set-Cookie"].split("; ")
    assert cookie.startswith("__Host-stridewell-clinic=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= set(rest)
    assert front.ask("/clinic/", Cookie=cookie).status == 200
    assert front.ask("/clinic/", Cookie=cookie.removeprefix("__Host-")).status == 401


def test_signing_out_over_https_takes_that_cookie_away(front: Front) -> None:
    cookie = front.try_key(KEY).headers["Set-Cookie"].split("; ")[0]

    answer = front.ask("/clinic/leave", "POST", Cookie=cookie)
    name, *rest = answer.headers["Set-Cookie"].split("; ")

    assert name == '__Host-stridewell-clinic=""'
    assert {"Secure", "Path=/"} <= set(rest) and has_ended(answer)


def test_http_leads_to_https(front: Front) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", front.port, timeout=20)
    connection.request("GET", "/plan?region=uk", headers={"Host": "guide.example"})
    response = connection.getresponse()

    assert (response.status, response.headers["Location"]) == (308, "https://guide.example/plan?region=uk")


def test_another_host_is_sent_away_by_the_server(front: Front) -> None:
    assert front.ask("/", Host="evil.example").status == 421
    assert front.ask("/", Host="guide.example:8443").status == 200


def test_what_is_too_large_or_not_allowed_is_told_so_by_either(front: Front) -> None:
    assert front.ask("/clinic/key", "POST", "x" * 65_536, **FORM).status == 403
    assert front.ask("/clinic/key", "POST", "x" * 65_537, **FORM).status == 413
    assert front.ask("/", Cookie="a" * 20_000).status == 431
    assert front.ask("/", "DELETE").status == 405


def test_no_header_that_a_visitor_sends_makes_another_visitor(front: Front) -> None:
    """The last test: it uses up this address's tries."""
    names = ("X-Real-IP", "X-Forwarded-For", "Forwarded", "X-Client-IP", "CF-Connecting-IP", "X-Scheme")

    tried = [front.try_key(WRONG, **dict.fromkeys(names, f"198.51.100.{n}")).status for n in range(7)]
    straight = front.replica.ask(
        "/clinic/key",
        "POST",
        urlencode({"key": WRONG}),
        Host="guide.example",
        **FORM,
        X_Forwarded_For="192.0.2.9, 127.0.0.1",
        X_Real_IP="192.0.2.9",
    )

    assert 429 in tried and tried == [403] * tried.index(429) + [429] * (7 - tried.index(429))
    assert tried.index(429) <= 5
    assert straight.status == 429
    assert front.replica.log.read_text().count("429 POST /clinic/key") >= 3
