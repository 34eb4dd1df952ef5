"""The room's part of the command line: `shahrdad locate` and `shahrdad city check|import|draw`."""

import json
from pathlib import Path
from typing import TextIO

from geo.locator import Locator
from geo.spot import WORTH_OFFERING, Candidate

_DOUBT = 0.7
_MOST_SURE = 0.95
PLACES_LAYER = "places"


def run_locate(
    city_folder: Path, stdin: TextIO, stdout: TextIO, layers: Path | None = None
) -> None:
    """Answer each line, a point or an address, with a JSON object a line."""
    locator = Locator.load(city_folder, layers)
    for line in stdin:
        if line.strip():
            answer = locate(locator, line.strip())
            stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def locate(locator: Locator, text: str) -> dict[str, object]:
    """What is known of the place a line names."""
    point = locator.read(text)
    if point is not None:
        return _of_point(locator, *point)
    found = locator.search(text)
    return _of_text(locator, found) if found else _nothing()


def run_check(
    city_folder: Path, stdout: TextIO, layers: Path | None = None, against: Path | None = None
) -> bool:
    """Write a report on a city's borders and places; whether all is well."""
    from geo.reports import check_city

    return _tell(check_city(city_folder, layers, against), stdout)


def run_import(
    city_folder: Path,
    layers: Path,
    kind: str,
    file: Path,
    stdout: TextIO,
    name_field: str | None = None,
    regions: frozenset[str] = frozenset(),
) -> bool:
    """Take over a layer of the city's own: region, district, neighbourhood or places; if kept.

    `regions` are those that the city's units work in: no others may come with the layer.
    """
    from geo.reports import import_areas, import_places

    if kind == PLACES_LAYER:
        return _tell(import_places(file, city_folder, layers, regions), stdout)
    return _tell(import_areas(file, kind, city_folder, layers, name_field, regions), stdout)


def run_draw(city_folder: Path, file: Path, stdout: TextIO, layers: Path | None = None) -> bool:
    """Draw a city's regions into a PNG file; whether there was anything to draw."""
    from geo.drawing import draw_regions

    borders = Locator.load(city_folder, layers).borders
    if borders is None:
        return _tell((False, ("this city has no borders to draw",)), stdout)
    draw_regions(borders, file)
    return _tell((True, (f"drawn: {file}",)), stdout)


def _tell(report: tuple[bool, tuple[str, ...]], stdout: TextIO) -> bool:
    well, lines = report
    stdout.writelines(f"{line}\n" for line in lines)
    return well


def _of_point(locator: Locator, latitude: float, longitude: float) -> dict[str, object]:
    spot = locator.at(latitude, longitude)
    return {
        "lat": latitude,
        "lon": longitude,
        "region": spot.region,
        "district": spot.district,
        "neighbourhood": spot.neighbourhood,
        "also": list(spot.also),
        "source": spot.source,
        "confidence": spot.confidence,
    }


def _of_text(locator: Locator, found: tuple[Candidate, ...]) -> dict[str, object]:
    best = found[0]
    others = [one for one in found[1:] if one.score >= WORTH_OFFERING * best.score]
    regions = [one.region for one in others] + list(best.also)
    also = [region for region in dict.fromkeys(regions) if region and region != best.region]
    return _of_point(locator, best.latitude, best.longitude) | {
        "region": best.region,
        "neighbourhood": best.neighbourhood,
        "also": also,
        "source": f"gazetteer:{best.kind}",
        "confidence": round(confidence_of(found), 2),
    }


def confidence_of(found: tuple[Candidate, ...]) -> float:
    """How sure the best candidate is: less, the nearer a rival in another region comes to it."""
    best = found[0]
    rival = max((one.score for one in found if one.region != best.region), default=0.0)
    return min(_MOST_SURE, best.score * (1 - _DOUBT * (rival / best.score) ** 2))


def _nothing() -> dict[str, object]:
    keys = ("lat", "lon", "region", "district", "neighbourhood")
    return dict.fromkeys(keys) | {"also": [], "source": "unknown", "confidence": 0.0}
