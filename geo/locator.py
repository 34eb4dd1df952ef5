"""The way into this room: where is this point, and what place does this text mean."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from geo.borders import STILL_OURS_M, Borders, Ring, load_corners
from geo.links import read_point
from geo.neighbourhoods import Neighbourhoods, RegionVote
from geo.places import CITY, NEIGHBOURHOODS, REGION, TOWN, Place, load_gazetteer
from geo.plane import metres_between
from geo.search import Meaning, Search
from geo.spot import Candidate, Spot
from geo.surroundings import Surroundings, in_words, persian_digits

type Box = tuple[float, float, float, float]

PLACES = "places"
_BUILT_UP_M = 2500.0
_LEAST_SHARE = 0.12
_REACHES_OVER = 0.6
_REGION_SPREAD_M = 3000.0


class Locator:
    """One city's places and borders, ready to answer."""

    def __init__(
        self,
        places: tuple[Place, ...],
        borders: Borders | None = None,
        districts: Mapping[str, Borders] | None = None,
        box: Box | None = None,
    ) -> None:
        """Without borders the nearest places tell the region; without places there is a box."""
        self.borders = borders
        self.places = places
        self._districts = districts or {}
        self._box = box
        self._towns = tuple(place for place in places if place.kind in (TOWN, CITY))
        self._neighbourhoods = Neighbourhoods(places)
        self._vote = RegionVote(places)
        self._surroundings = Surroundings(places)
        named = tuple(place for place in places if place.kind != CITY)
        self._search = Search(named + _regions_as_places(borders))

    @classmethod
    def load(cls, folder: Path) -> "Locator":
        """The locator of the city in this folder; a city without places knows only its box."""
        places = folder / PLACES
        rings: Mapping[str, tuple[Ring, ...]] | None = None
        if (places / "regions.csv").exists():
            rings = load_corners(places)
        gazetteer = load_gazetteer(places / "gazetteer.csv")
        return cls(gazetteer, Borders(rings) if rings else None, box=_box_of(folder))

    def at(self, latitude: float, longitude: float) -> Spot:
        """Where a point lies; every point on earth has an answer."""
        if self.borders is not None:
            return self._by_borders(self.borders, latitude, longitude)
        if self._vote:
            return self._by_vote(latitude, longitude)
        inside = self._in_box(latitude, longitude)
        return Spot(None, None, None, (), inside, False, None, 0.0, "box")

    def search(self, text: str) -> tuple[Candidate, ...]:
        """The places an address, landmark or story may mean, best first; near equal scores: ask."""
        return tuple(self._candidate(meaning) for meaning in self._search.meanings(text))

    def read(self, text: str) -> tuple[float, float] | None:
        """Latitude and longitude written in the text: numbers, `geo:` or a map link. No network."""
        return read_point(text)

    def describe(self, latitude: float, longitude: float) -> str:
        """A point in Persian words: landmark, neighbourhood, region, as far as they are known."""
        spot = self.at(latitude, longitude)
        beside = self._surroundings.beside(latitude, longitude)
        parts = (
            in_words(beside) if beside else None,
            f"محلهٔ {spot.neighbourhood}" if spot.neighbourhood else None,
            f"منطقهٔ {persian_digits(spot.region)}" if spot.region else spot.elsewhere,
        )
        return "، ".join(part for part in parts if part)

    def _by_borders(self, borders: Borders, latitude: float, longitude: float) -> Spot:
        near = borders.near(latitude, longitude)
        if near.region is None and near.border_m > STILL_OURS_M:
            return self._outside(latitude, longitude, near.border_m)
        region = near.region or near.nearest[0]
        inside = near.region is not None
        also = tuple(name for name in near.neighbours if name != region)
        sure = 0.6 if not inside else 0.75 if also else 0.98
        return Spot(
            region=region,
            district=None,
            neighbourhood=self._neighbourhoods.at(latitude, longitude, region),
            also=also,
            inside=inside,
            approximate=not inside,
            border_m=round(near.border_m, 1),
            confidence=sure,
            source="borders",
        )

    def _by_vote(self, latitude: float, longitude: float) -> Spot:
        votes, nearest_m = self._vote.at(latitude, longitude)
        if nearest_m > _BUILT_UP_M + STILL_OURS_M:
            return self._outside(latitude, longitude, None)
        region, share = votes[0]
        return Spot(
            region=region,
            district=None,
            neighbourhood=self._neighbourhoods.at(latitude, longitude, region),
            also=tuple(name for name, other in votes[1:3] if other >= _LEAST_SHARE),
            inside=nearest_m <= _BUILT_UP_M,
            approximate=nearest_m > _BUILT_UP_M,
            border_m=None,
            confidence=round(0.6 * share, 2),
            source="neighbours",
        )

    def _outside(self, latitude: float, longitude: float, border_m: float | None) -> Spot:
        return Spot(
            region=None,
            district=None,
            neighbourhood=None,
            also=(),
            inside=False,
            approximate=False,
            border_m=border_m,
            confidence=0.95,
            source="outside",
            elsewhere=self._town_at(latitude, longitude),
        )

    def _town_at(self, latitude: float, longitude: float) -> str | None:
        here = (latitude, longitude)
        reached = [
            (distance / town.spread_m, town.name)
            for town in self._towns
            if (distance := metres_between(here, (town.latitude, town.longitude))) <= town.spread_m
        ]
        return min(reached)[1] if reached else None

    def _in_box(self, latitude: float, longitude: float) -> bool:
        if self._box is None:
            return True
        south, west, north, east = self._box
        return south <= latitude <= north and west <= longitude <= east

    def _candidate(self, meaning: Meaning) -> Candidate:
        place = meaning.place
        spot = None if place.kind == TOWN else self.at(place.latitude, place.longitude)
        region = place.region or (spot.region if spot else None)
        return Candidate(
            name=place.name,
            kind=place.kind,
            latitude=place.latitude,
            longitude=place.longitude,
            region=region,
            neighbourhood=spot.neighbourhood if spot else None,
            spread_m=place.spread_m,
            score=round(meaning.score, 3),
            also=tuple(name for name in self._reached_by(place, spot) if name != region),
        )

    def _reached_by(self, place: Place, spot: Spot | None) -> tuple[str, ...]:
        """Regions a place may reach into; a neighbourhood of the city's own lies in one region."""
        if spot is None or place.kind in (REGION, NEIGHBOURHOODS[0]):
            return ()
        across: tuple[str, ...] = ()
        if self.borders is not None and (spot.border_m or 0) < place.spread_m * _REACHES_OVER:
            across = self.borders.near(place.latitude, place.longitude).nearest
        return tuple(dict.fromkeys((spot.region or "", *spot.also, *across)))


def _regions_as_places(borders: Borders | None) -> tuple[Place, ...]:
    """«منطقه ۶» is a place too, if a wide one."""
    if borders is None:
        return ()
    return tuple(
        Place(f"منطقه {name}", (), REGION, *borders.middle_of(name), name, _REGION_SPREAD_M, 5)
        for name in borders.names
    )


def _box_of(folder: Path) -> Box | None:
    """The box in the city's own settings, if it tells one."""
    settings = folder / "city.toml"
    if not settings.exists():
        return None
    box = tomllib.loads(settings.read_text(encoding="utf-8")).get("bounds")
    if not isinstance(box, dict):
        return None
    south, west, north, east = (float(box[side]) for side in ("south", "west", "north", "east"))
    return south, west, north, east
