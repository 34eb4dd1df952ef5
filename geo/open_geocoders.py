"""Makes the geocoders that an operator's settings name; geopy's services load slowly."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from geopy.geocoders import Nominatim, Photon

from geo.geocoders import Geocoder, GeopyGeocoder, Patience
from geo.services import MapIr, Neshan

type Maker = Callable[[str, tuple[float, float]], tuple[Any, Any]]
"""From a setting's value and the city's middle to a search and a reverse call."""

TIMEOUT_S = 3.0
_MANY = 5


def open_geocoders(
    settings: Mapping[str, str],
    near: tuple[float, float],
    monotonic: Callable[[], float] = time.monotonic,
) -> tuple[Geocoder, ...]:
    """The services named by the settings, in the order they are named.

    `nominatim` and `photon` hold the address of an instance («https://maps.example.ir»), `neshan`
    and `mapir` hold a key; a key may be followed by a blank and the address of a proxy.
    """
    makers: dict[str, Maker] = {
        "nominatim": _nominatim,
        "photon": _photon,
        "neshan": partial(_keyed, Neshan),
        "mapir": partial(_keyed, MapIr),
    }
    return tuple(
        GeopyGeocoder(name, *makers[name](value, near), monotonic, Patience())
        for name, value in settings.items()
        if name in makers and value
    )


def _address(url: str) -> dict[str, str]:
    scheme, _, domain = url.rpartition("://")
    return {"scheme": scheme or "https", "domain": domain}


def _nominatim(url: str, near: tuple[float, float]) -> tuple[Any, Any]:
    service = Nominatim(user_agent="shahrdad", timeout=TIMEOUT_S, **_address(url))
    around = [(near[0] - 0.35, near[1] - 0.5), (near[0] + 0.35, near[1] + 0.5)]
    search = partial(
        service.geocode,
        exactly_one=False,
        limit=_MANY,
        language="fa",
        country_codes="ir",
        viewbox=around,
        bounded=True,
    )
    return search, partial(service.reverse, language="fa")


def _photon(url: str, near: tuple[float, float]) -> tuple[Any, Any]:
    service = Photon(user_agent="shahrdad", timeout=TIMEOUT_S, **_address(url))
    search = partial(service.geocode, exactly_one=False, limit=_MANY, location_bias=near)
    return search, service.reverse


def _keyed(
    service_of: type[Neshan] | type[MapIr], value: str, near: tuple[float, float]
) -> tuple[Any, Any]:
    key, _, url = value.partition(" ")
    where: dict[str, Any] = _address(url) if url else {}
    service = service_of(key, timeout=TIMEOUT_S, near=near, **where)
    return partial(service.geocode, exactly_one=False), service.reverse
