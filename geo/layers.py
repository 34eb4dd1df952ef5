"""A city's own layers: GeoJSON of regions, districts, neighbourhoods, and places as CSV.

They are kept, checked and in one form, in a folder of the operator's data, and go before what the
project brings along.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.errors import Misconfigured
from geo.borders import Ring
from geo.places import Place, load_gazetteer

type Areas = dict[str, tuple[Ring, ...]]

KINDS = ("region", "district", "neighbourhood")
PLACES_FILE = "places.csv"
_NAME_FIELDS = {
    "region": ("region", "منطقه", "mantaghe", "region_id", "regioncode", "name", "name_fa"),
    "district": ("district", "ناحیه", "nahiye", "district_id", "name", "name_fa"),
    "neighbourhood": ("neighbourhood", "محله", "mahale", "mahalle", "name_fa", "name"),
}
_PLACE_FIELDS = ("name", "aliases", "kind", "latitude", "longitude", "region", "spread_m", "weight")


@dataclass(frozen=True, slots=True)
class Layers:
    """What a city brought of its own; None where it brought nothing."""

    regions: Areas | None = None
    districts: Areas | None = None
    neighbourhoods: Areas | None = None
    places: tuple[Place, ...] = ()


def load_layers(folder: Path) -> Layers:
    """The kept layers of a city, as far as there are any."""
    kept = {kind: folder / f"{kind}.geojson" for kind in KINDS}
    areas = {kind: read_areas(file, kind) if file.exists() else None for kind, file in kept.items()}
    return Layers(
        areas["region"],
        areas["district"],
        areas["neighbourhood"],
        load_gazetteer(folder / PLACES_FILE),
    )


def read_areas(file: Path, kind: str, name_field: str | None = None) -> Areas:
    """The areas of a GeoJSON file by name, as rings of (latitude, longitude).

    Raises Misconfigured with what to do when the file is no such thing.
    """
    areas: Areas = {}
    for feature in _features(file):
        name = _name_of(feature.get("properties") or {}, kind, name_field, file)
        areas[name] = areas.get(name, ()) + tuple(_rings(feature.get("geometry") or {}, file))
    return areas


def write_areas(areas: Mapping[str, Iterable[Ring]], kind: str, file: Path) -> None:
    """Keep areas as GeoJSON that `read_areas` and any map program read."""
    features = [
        {
            "type": "Feature",
            "properties": {kind: name},
            "geometry": {"type": "Polygon", "coordinates": [_closed(ring) for ring in rings]},
        }
        for name, rings in areas.items()
    ]
    file.parent.mkdir(parents=True, exist_ok=True)
    collection = {"type": "FeatureCollection", "features": features}
    file.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


def read_places(file: Path) -> tuple[Place, ...]:
    """The places of a CSV file with the columns of a gazetteer; a wrong row is told by its line."""
    try:
        places = load_gazetteer(file)
    except (KeyError, ValueError) as error:
        columns = ", ".join(_PLACE_FIELDS)
        raise Misconfigured(f"{file.name}: {error}; the columns are {columns}") from error
    if not places:
        raise Misconfigured(f"{file.name} holds no places")
    return places


def write_places(places: Iterable[Place], file: Path) -> None:
    """Keep places as a gazetteer file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_PLACE_FIELDS)
        for place in places:
            aliases = " | ".join(place.aliases)
            where = (place.latitude, place.longitude, place.region or "")
            writer.writerow((place.name, aliases, place.kind, *where, place.spread_m, place.weight))


def _features(file: Path) -> list[dict[str, Any]]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Misconfigured(f"{file.name} cannot be read as GeoJSON: {error}") from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features:
        raise Misconfigured(f"{file.name} holds no features: export it as a FeatureCollection")
    return features


def _name_of(found: dict[str, Any], kind: str, name_field: str | None, file: Path) -> str:
    fields = (name_field,) if name_field else _NAME_FIELDS[kind]
    lower = {str(key).lower(): value for key, value in found.items()}
    for field in fields:
        value = lower.get(field.lower())
        if value not in (None, ""):
            return _plain(value)
    known = ", ".join(found) or "none"
    raise Misconfigured(f"{file.name}: no field names the {kind}; its fields are {known}")


def _plain(value: object) -> str:
    """«منطقه ۶», 6.0 and "06" are all region 6."""
    text = (
        str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    )
    digits = text.removeprefix("منطقه").removeprefix("منطقهٔ").strip()
    return str(int(digits)) if digits.isdecimal() else text


def _rings(geometry: dict[str, Any], file: Path) -> Iterable[Ring]:
    shapes = {"Polygon": lambda found: [found], "MultiPolygon": list}
    listed = shapes.get(str(geometry.get("type")))
    if listed is None:
        raise Misconfigured(f"{file.name}: areas must be polygons, not {geometry.get('type')}")
    for polygon in listed(geometry["coordinates"]):
        for ring in polygon:
            yield tuple(_point(position, file) for position in _open(ring))


def _point(position: list[float], file: Path) -> tuple[float, float]:
    longitude, latitude = float(position[0]), float(position[1])
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise Misconfigured(f"{file.name} is in metres; export it in degrees (WGS 84, EPSG:4326)")
    return latitude, longitude


def _open(ring: list[list[float]]) -> list[list[float]]:
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _closed(ring: Ring) -> list[tuple[float, float]]:
    return [(longitude, latitude) for latitude, longitude in (*ring, ring[0])]
