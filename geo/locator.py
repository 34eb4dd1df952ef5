"""The way into this room: where is this point, and what place does this text mean."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from domain.grid import metres_between
from geo.borders import STILL_OURS_M, Borders, Ring, load_corners
from geo.layers import Layers, load_layers
from geo.links import read_point
from geo.neighbourhoods import Neighbourhoods, RegionVote
from geo.places import CITY, NEIGHBOURHOODS, REGION, TOWN, Place, load_gazetteer
from geo.search import Meaning, Search
from geo.spot import Candidate, Spot
from geo.surroundings import Surroundings, in_words, persian_digits

type Box = tuple[float, float, float, float]

PLACES = "places"
_BUILT_UP_M = 2500.0
_LEAST_SHARE = 0.12
_REACHES_OVER = 0.6
_REGION_SPREAD_M = 3000.0
_REGION_WEIGHT = 5.0


class Locator:
    """One city's places and borders, ready to answer."""

    def __init__(
        self,
        places: tuple[Place, ...],
        borders: Borders | None = None,
        own: Layers | None = None,
        box: Box | None = None,
    ) -> None:
        """Without borders the nearest places tell the region; without places there is a box.

        `own` are layers that the city brought itself.
        """
        self.borders, self.places, self._box = borders, places, box
        self._districts = _borders(own.districts if own else None)
        self._drawn_neighbourhoods = _borders(own.neighbourhoods if own else None)
        self._towns = tuple(place for place in places if place.kind in (TOWN, CITY))
        self._neighbourhoods = Neighbourhoods(places)
        self._vote = RegionVote(places)
        self._surroundings = Surroundings(places)
        named = tuple(place for place in places if place.kind != CITY)
        self._search = Search(named + _regions_as_places(borders, places))

    @property
    def middle(self) -> tuple[float, float]:
        """About the middle of what is known of the city."""
        if self._box:
            return (self._box[0] + self._box[2]) / 2, (self._box[1] + self._box[3]) / 2
        return _middle(tuple(place for place in self.places if place.kind not in (TOWN, CITY)))

    @classmethod
    def load(cls, folder: Path, layers: Path | None = None) -> "Locator":
        """The locator of the city in this folder; a city without places knows only its box.

        `layers` is the folder of what the city brought itself; it goes before what is ours.
        """
        places = folder / PLACES
        own = load_layers(layers) if layers is not None else Layers()
        drawn = own.regions
        if drawn is None and (places / "regions.csv").exists():
            drawn = load_corners(places)
        ours = load_gazetteer(places / "gazetteer.csv")
        return cls(_merged(own.places, ours), _borders(drawn), own, _box_of(folder))

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

    def describe(self, latitude: float, longitude: float, *, with_region: bool = True) -> str:
        """A point in Persian words: landmark, neighbourhood, region, as far as they are known."""
        spot = self.at(latitude, longitude)
        beside = self._surroundings.beside(latitude, longitude)
        parts = (
            in_words(beside) if beside else None,
            f"محلهٔ {spot.neighbourhood}" if spot.neighbourhood else None,
            _region_words(spot) if with_region else None,
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
            district=_name_at(self._districts, latitude, longitude),
            neighbourhood=self._neighbourhood(latitude, longitude, region),
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
            district=_name_at(self._districts, latitude, longitude),
            neighbourhood=self._neighbourhood(latitude, longitude, region),
            also=tuple(name for name, other in votes[1:3] if other >= _LEAST_SHARE),
            inside=nearest_m <= _BUILT_UP_M,
            approximate=nearest_m > _BUILT_UP_M,
            border_m=None,
            confidence=round(0.6 * share, 2),
            source="neighbours",
        )

    def _neighbourhood(self, latitude: float, longitude: float, region: str) -> str | None:
        drawn = _name_at(self._drawn_neighbourhoods, latitude, longitude)
        return drawn or self._neighbourhoods.at(latitude, longitude, region)

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


def _region_words(spot: Spot) -> str | None:
    return f"منطقهٔ {persian_digits(spot.region)}" if spot.region else spot.elsewhere


def _borders(areas: Mapping[str, tuple[Ring, ...]] | None) -> Borders | None:
    return Borders(areas) if areas else None


def _name_at(borders: Borders | None, latitude: float, longitude: float) -> str | None:
    return borders.region_at(latitude, longitude) if borders is not None else None


def _merged(own: tuple[Place, ...], ours: tuple[Place, ...]) -> tuple[Place, ...]:
    """The city's own places, and ours that it did not bring itself."""
    brought = {(place.name, place.kind, place.region) for place in own}
    return own + tuple(
        place for place in ours if (place.name, place.kind, place.region) not in brought
    )


def _regions_as_places(borders: Borders | None, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """«منطقه ۶» is a place too, if a wide one."""
    names = borders.names if borders else dict.fromkeys(p.region for p in places if p.region)
    return tuple(
        Place(
            name=f"منطقه {name}",
            aliases=(),
            kind=REGION,
            latitude=middle[0],
            longitude=middle[1],
            region=name,
            spread_m=_REGION_SPREAD_M,
            weight=_REGION_WEIGHT,
        )
        for name in names
        for middle in (borders.middle_of(name) if borders else _middle_of(name, places),)
    )


def _middle_of(region: str, places: tuple[Place, ...]) -> tuple[float, float]:
    return _middle(tuple(place for place in places if place.region == region))


def _middle(places: tuple[Place, ...]) -> tuple[float, float]:
    latitude = sum(place.latitude for place in places) / len(places)
    return latitude, sum(place.longitude for place in places) / len(places)


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
