"""Outside geocoders against a local server that answers in their shapes, failures included.

The shapes follow the services' own documents: Nominatim and Photon as their manuals print them,
Neshan (platform.neshan.org, search v1, reverse v5) and Map.ir (support.map.ir, search v2, reverse).
"""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from geo.geocoders import GeopyGeocoder, Hit, NoAnswer, Patience, Places
from geo.locator import Locator
from geo.open_geocoders import open_geocoders

NEAR = (35.7, 51.4)
ANSWERS: dict[str, Any] = {
    "/search": [
        {"place_id": 1, "lat": "35.7600", "lon": "51.4100", "display_name": "کوچه نگار، ونک، تهران"}
    ],
    "/reverse": {
        "place_id": 2,
        "lat": "35.76",
        "lon": "51.41",
        "display_name": "خیابان نگار، تهران",
    },
    "/api": {
        "features": [
            {
                "geometry": {"coordinates": [51.41, 35.76], "type": "Point"},
                "type": "Feature",
                "properties": {"name": "کوچه نگار", "city": "تهران", "country": "ایران"},
            }
        ]
    },
    "/v1/search": {
        "count": 1,
        "items": [
            {
                "title": "کوچه نگار",
                "address": "ونک، خیابان ملاصدرا",
                "neighbourhood": "ونک",
                "region": "تهران، استان تهران",
                "type": "street",
                "category": "place",
                "location": {"x": 51.41, "y": 35.76, "z": "NaN"},
            }
        ],
    },
    "/v5/reverse": {
        "status": "OK",
        "formatted_address": "تهران، ونک، ملاصدرا، کوچه نگار",
        "neighbourhood": "ونک",
        "city": "تهران",
        "municipality_zone": "3",
    },
    "/search/v2": {
        "odata.count": 1,
        "value": [
            {
                "province": "تهران",
                "city": "تهران",
                "region": "منطقه 3",
                "neighborhood": "ونک",
                "title": "کوچه نگار",
                "address": "ملاصدرا",
                "type": "roads",
                "geom": {"type": "Point", "coordinates": [51.41, 35.76]},
            }
        ],
    },
    "/mapir/reverse": {"address": "تهران، ونک", "postal_address": "تهران، ونک، کوچه نگار"},
}


class _Server(ThreadingHTTPServer):
    """Answers by path; may be told to fail, to hang or to talk nonsense."""

    daemon_threads = True
    status = 200
    body: bytes | None = None
    sleep_s = 0.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, list[str]], dict[str, str]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.asked.append((parts.path, parse_qs(parts.query), dict(self.headers.items())))
        time.sleep(self.server.sleep_s)
        found = "/mapir/reverse" if self._is_mapir() and parts.path == "/reverse" else parts.path
        body = self.server.body
        body = json.dumps(ANSWERS.get(found, {})).encode() if body is None else body
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _is_mapir(self) -> bool:
        return "x-api-key" in {name.lower() for name in self.headers}

    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""


@pytest.fixture
def server() -> Iterator[_Server]:
    """A local map service."""
    with _Server() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.shutdown()
        thread.join()


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def _open(server: _Server, name: str, clock: _Clock | None = None) -> GeopyGeocoder:
    value = server.url if name in {"nominatim", "photon"} else f"secret {server.url}"
    (made,) = open_geocoders({name: value}, NEAR, clock or _Clock())
    assert isinstance(made, GeopyGeocoder)
    return made


@pytest.mark.parametrize(
    ("name", "path", "address"),
    [
        ("nominatim", "/search", "کوچه نگار، ونک، تهران"),
        ("photon", "/api", "کوچه نگار, تهران, ایران"),
        ("neshan", "/v1/search", "کوچه نگار، ونک، خیابان ملاصدرا"),
        ("mapir", "/search/v2", "کوچه نگار، ملاصدرا"),
    ],
)
def test_each_service_finds_a_place(server: _Server, name: str, path: str, address: str) -> None:
    """Every service is asked in its own way and answers in ours."""
    found = _open(server, name).find("کوچه نگار")

    assert (Hit(address, 35.76, 51.41),) == found
    assert path == server.asked[0][0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nominatim", "خیابان نگار، تهران"),
        ("neshan", "تهران، ونک، ملاصدرا، کوچه نگار"),
        ("mapir", "تهران، ونک، کوچه نگار"),
    ],
)
def test_each_service_reads_an_address(server: _Server, name: str, expected: str) -> None:
    """The address of a point comes back as text."""
    assert expected == _open(server, name).address_of(35.76, 51.41)


def test_keys_travel_in_headers_only(server: _Server) -> None:
    """A key is never part of an address that may end up in a log."""
    _open(server, "neshan").find("ونک")
    _open(server, "mapir").find("ونک")

    assert [
        {key.lower(): value for key, value in headers.items()}[name]
        for name, (_, _, headers) in zip(("api-key", "x-api-key"), server.asked, strict=True)
    ] == ["secret"] * 2
    assert not any("secret" in str(query) for _, query, _ in server.asked)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 480, 481, 482, 500, 502, 503])
@pytest.mark.parametrize("name", ["nominatim", "photon", "neshan", "mapir"])
def test_an_error_is_no_answer(server: _Server, name: str, status: int) -> None:
    """Whatever number a service fails with, the next one is asked."""
    server.status = status

    with pytest.raises(NoAnswer):
        _open(server, name).find("ونک")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1, 2", b'{"items": [{}], "value": [{}]}'])
@pytest.mark.parametrize("name", ["neshan", "mapir"])
def test_nonsense_is_no_answer(server: _Server, name: str, body: bytes) -> None:
    """A page that is no answer is treated as none."""
    server.body = body

    with pytest.raises(NoAnswer):
        _open(server, name).find("ونک")


def test_a_silent_service_is_not_waited_for(
    server: _Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the time-out there is no answer."""
    monkeypatch.setattr("geo.open_geocoders.TIMEOUT_S", 0.1)
    server.sleep_s = 0.5

    with pytest.raises(NoAnswer):
        _open(server, "neshan").find("ونک")


def test_an_answer_is_remembered(server: _Server) -> None:
    """The same question is asked once."""
    service = _open(server, "neshan")

    assert service.find("ونک") == service.find("ونک")
    assert len(server.asked) == 1


def test_calls_keep_their_distance(server: _Server) -> None:
    """A second question within the second is not asked; a second later it is."""
    clock = _Clock()
    service = _open(server, "neshan", clock)
    service.find("ونک")
    with pytest.raises(NoAnswer):
        service.find("تجریش")
    clock.now = 1.1
    service.find("تجریش")

    assert len(server.asked) == 2


def test_a_failing_service_is_left_alone_for_a_while(server: _Server) -> None:
    """Three failures in a row, then silence for a minute, then one try."""
    clock = _Clock()
    service = _open(server, "neshan", clock)
    server.status = 500
    for number in range(6):
        clock.now = 2.0 * number
        with pytest.raises(NoAnswer):
            service.find(f"ونک {number}")
    asked_while_failing = len(server.asked)
    server.status = 200
    clock.now = 100.0

    assert asked_while_failing == 3
    assert service.find("ونک")


def test_memory_is_bounded() -> None:
    """The oldest answers are forgotten first."""
    asked: list[str] = []
    clock = _Clock()

    def geocode(text: str) -> list[object]:
        asked.append(text)
        return []

    service = GeopyGeocoder("x", geocode, lambda _: None, clock, Patience(1000.0, 3, 60.0, 2))
    for text in ("a", "b", "c", "c", "a"):
        clock.now += 1
        service.find(text)

    assert asked == ["a", "b", "c", "a"]


def test_services_are_asked_only_for_the_unknown(server: _Server, tehran: Locator) -> None:
    """What the gazetteer is sure of needs no service; what it does not know does."""
    places = Places(tehran, [_open(server, "neshan")])

    assert places.find("خیابان ولیعصر میدان ونک")[0].name == "میدان ونک"
    assert server.asked == []
    assert (
        places.find("کوچه نگار")[0].name,
        places.find("کوچه نگار")[0].region,
    ) == ("کوچه نگار، ونک، خیابان ملاصدرا", "3")


def test_the_gazetteer_is_left_when_all_services_fail(server: _Server, tehran: Locator) -> None:
    """No service, no network: the answer is ours."""
    server.status = 500
    places = Places(tehran, [_open(server, "neshan"), _open(server, "mapir")])

    assert tehran.search("نارمک") == places.find("نارمک")
    assert places.address_of(35.7573, 51.4096) == "کنار میدان ونک، محلهٔ کاووسیه"
    assert tehran.search("نارمک") == Places(tehran).find("نارمک")


def test_unknown_and_empty_settings_make_no_service() -> None:
    """Only what is set is opened."""
    assert open_geocoders({"neshan": "", "google": "x"}, NEAR) == ()
