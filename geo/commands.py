"""The room's part of the command line: `shahrdad locate`, one answer a line."""

import json
from pathlib import Path
from typing import TextIO

from geo.locator import Locator
from geo.spot import Candidate

_WORTH_OFFERING = 0.55
_DOUBT = 0.7


def run_locate(city_folder: Path, stdin: TextIO, stdout: TextIO) -> None:
    """Answer each line, a point or an address, with a JSON object a line."""
    locator = Locator.load(city_folder)
    for line in stdin:
        if line.strip():
            stdout.write(json.dumps(locate(locator, line.strip()), ensure_ascii=False) + "\n")


def locate(locator: Locator, text: str) -> dict[str, object]:
    """What is known of the place a line names."""
    point = locator.read(text)
    if point is not None:
        return _of_point(locator, *point)
    found = locator.search(text)
    return _of_text(locator, found) if found else _nothing()


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
    answer = _of_point(locator, best.latitude, best.longitude)
    others = [one for one in found[1:] if one.score >= _WORTH_OFFERING * best.score]
    regions = [one.region for one in others] + list(best.also)
    also = [region for region in dict.fromkeys(regions) if region and region != best.region]
    rival = max((one.score for one in others if one.region != best.region), default=0.0)
    sure = best.score * (1 - _DOUBT * (rival / best.score) ** 2)
    return answer | {
        "region": best.region,
        "neighbourhood": best.neighbourhood,
        "also": also,
        "source": f"gazetteer:{best.kind}",
        "confidence": round(min(0.95, sure), 2),
    }


def _nothing() -> dict[str, object]:
    keys = ("lat", "lon", "region", "district", "neighbourhood")
    return dict.fromkeys(keys) | {"also": [], "source": "unknown", "confidence": 0.0}
