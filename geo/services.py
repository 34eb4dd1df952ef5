"""Iran's own map services in the manner of geopy, which knows neither: Neshan and Map.ir."""

from typing import Any
from urllib.parse import urlencode

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
)
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

_NESHAN_ERRORS: dict[int, type[GeocoderServiceError]] = {
    480: GeocoderAuthenticationFailure,
    481: GeocoderQuotaExceeded,
    482: GeocoderRateLimited,
    483: GeocoderAuthenticationFailure,
    484: GeocoderAuthenticationFailure,
    485: GeocoderAuthenticationFailure,
}


class _KeyedService(Geocoder):  # type: ignore[misc]  # geopy has no types
    """What both services share: a key in a header, plain JSON, places as dictionaries."""

    key_header = ""
    home = ""

    def __init__(
        self,
        api_key: str,
        *,
        domain: str | None = None,
        scheme: str = "https",
        timeout: Any = DEFAULT_SENTINEL,
        near: tuple[float, float] = (35.7, 51.4),
    ) -> None:
        """Keep the key and the point near which places are wanted."""
        super().__init__(scheme=scheme, timeout=timeout, user_agent="shahrdad")
        self.headers[self.key_header] = api_key
        self.api = f"{scheme}://{(domain or self.home).strip('/')}"
        self.near = near

    def geocode(self, query: str, *, exactly_one: bool = True) -> Any:
        """The place of an address or name, or all of them when not `exactly_one`."""
        found = self._call_geocoder(self._search_url(query), self._places)
        return (found[0] if found else None) if exactly_one else found

    def reverse(self, query: tuple[float, float], *, exactly_one: bool = True) -> Any:
        """The address of a point given as (latitude, longitude)."""
        found = self._call_geocoder(
            self._reverse_url(*query), lambda answer: self._address(answer, query)
        )
        return found if exactly_one or found is None else [found]

    def _search_url(self, query: str) -> str:
        raise NotImplementedError

    def _reverse_url(self, latitude: float, longitude: float) -> str:
        raise NotImplementedError

    def _places(self, answer: dict[str, Any]) -> list[Location]:
        raise NotImplementedError

    def _address(self, answer: dict[str, Any], point: tuple[float, float]) -> Location | None:
        raise NotImplementedError


class Neshan(_KeyedService):
    """Neshan's search and reverse services (platform.neshan.org)."""

    key_header = "Api-Key"
    home = "api.neshan.org"

    def _search_url(self, query: str) -> str:
        latitude, longitude = self.near
        asked = urlencode({"term": query, "lat": latitude, "lng": longitude})
        return f"{self.api}/v1/search?{asked}"

    def _reverse_url(self, latitude: float, longitude: float) -> str:
        return f"{self.api}/v5/reverse?{urlencode({'lat': latitude, 'lng': longitude})}"

    def _places(self, answer: dict[str, Any]) -> list[Location]:
        return [
            Location(
                "، ".join(part for part in (item.get("title"), item.get("address")) if part),
                Point(item["location"]["y"], item["location"]["x"]),
                item,
            )
            for item in answer.get("items", ())
        ]

    def _address(self, answer: dict[str, Any], point: tuple[float, float]) -> Location | None:
        address = answer.get("formatted_address")
        return Location(address, Point(*point), answer) if address else None

    def _geocoder_exception_handler(self, error: Exception) -> None:
        """Neshan tells its errors by numbers of its own."""
        kind = _NESHAN_ERRORS.get(getattr(error, "status_code", 0))
        if kind is not None:
            raise kind(str(error)) from error


class MapIr(_KeyedService):
    """Map.ir's search and reverse services (support.map.ir)."""

    key_header = "x-api-key"
    home = "map.ir"

    def _search_url(self, query: str) -> str:
        latitude, longitude = self.near
        asked = urlencode({"text": query, "lat": latitude, "lon": longitude})
        return f"{self.api}/search/v2?{asked}"

    def _reverse_url(self, latitude: float, longitude: float) -> str:
        return f"{self.api}/reverse?{urlencode({'lat': latitude, 'lon': longitude})}"

    def _places(self, answer: dict[str, Any]) -> list[Location]:
        return [
            Location(
                "، ".join(part for part in (item.get("title"), item.get("address")) if part),
                Point(*(float(part) for part in reversed(item["geom"]["coordinates"]))),
                item,
            )
            for item in answer.get("value", ())
        ]

    def _address(self, answer: dict[str, Any], point: tuple[float, float]) -> Location | None:
        address = answer.get("postal_address") or answer.get("address")
        return Location(address, Point(*point), answer) if address else None
