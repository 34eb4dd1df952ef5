"""A city's own layers: read, checked, kept, and put before ours."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from domain.errors import Misconfigured
from geo.commands import run_import
from geo.layers import read_areas
from geo.locator import Locator
from tests.geo.conftest import CITIES

DEMO = CITIES / "demo"
type Square = tuple[float, float, float, float]


def _geojson(file: Path, areas: Mapping[Any, Square], field: str = "region") -> Path:
    features = []
    for name, (south, west, north, east) in areas.items():
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {field: name}, "geometry": geometry})
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return file


def _import(tmp_path: Path, kind: str, file: Path) -> tuple[bool, str]:
    out = io.StringIO()
    kept = run_import(DEMO, tmp_path / "kept", kind, file, out)
    return kept, out.getvalue()


TWO = {"منطقه ۱": (35.90, 50.90, 36.00, 51.00), 2.0: (35.90, 51.00, 36.00, 51.06)}


def test_own_layers_go_before_ours(tmp_path: Path) -> None:
    """Regions, districts and neighbourhoods of the city's own answer for its points."""
    inner = {"ناحیه ۳": (35.90, 50.90, 36.00, 50.95)}
    quarter = {"باغستان": (35.94, 50.90, 36.00, 50.95)}
    file = tmp_path / "file.geojson"

    assert _import(tmp_path, "region", _geojson(file, TWO))[0]
    assert _import(tmp_path, "district", _geojson(file, inner, "Nahiye"))[0]
    assert _import(tmp_path, "neighbourhood", _geojson(file, quarter, "name"))[0]
    spot = Locator.load(DEMO, tmp_path / "kept").at(35.95, 50.92)

    assert (spot.region, spot.district, spot.neighbourhood) == ("1", "ناحیه ۳", "باغستان")


def test_a_gap_and_an_overlap_are_reported_and_refused(tmp_path: Path) -> None:
    """The report names the regions, the size and the place, and nothing is kept."""
    areas = {
        1: (35.90, 50.90, 35.95, 51.00),
        2: (35.94, 50.90, 36.00, 51.00),
    }
    kept, report = _import(tmp_path, "region", _geojson(tmp_path / "bad.geojson", areas))

    assert not kept
    assert "overlap (1, 2)" in report
    assert not (tmp_path / "kept").exists()


def test_a_hole_between_regions_is_a_gap(tmp_path: Path) -> None:
    """Four regions around an empty middle leave a gap that is told."""
    areas = {
        1: (35.90, 50.90, 35.93, 51.00),
        2: (35.93, 50.90, 35.97, 50.94),
        3: (35.93, 50.96, 35.97, 51.00),
        4: (35.97, 50.90, 36.00, 51.00),
    }
    kept, report = _import(tmp_path, "region", _geojson(tmp_path / "bad.geojson", areas))

    assert not kept
    assert "gap (1, 2, 3, 4)" in report


def test_a_second_import_tells_what_changes(tmp_path: Path) -> None:
    """New, gone and moved regions are listed."""
    moved = {1: (35.90, 50.90, 36.00, 50.99), 3: (35.90, 50.99, 36.00, 51.06)}
    _import(tmp_path, "region", _geojson(tmp_path / "first.geojson", TWO))
    report = _import(tmp_path, "region", _geojson(tmp_path / "second.geojson", moved))[1]

    assert "region 2 is gone" in report
    assert "region 3 is new" in report
    assert "region 1: 10.0 % differs" in report


def test_own_places_are_found(tmp_path: Path) -> None:
    """Places of a CSV file can be searched for, and replace ours of the same name."""
    file = tmp_path / "places.csv"
    file.write_text(
        "name,aliases,kind,latitude,longitude,region,spread_m,weight\n"
        "میدان نمونه,فلکه نمونه,square,35.95,50.95,1,200,5\n",
        "utf-8",
    )

    assert _import(tmp_path, "places", file)[0]
    assert Locator.load(DEMO, tmp_path / "kept").search("فلکه نمونه")[0].name == "میدان نمونه"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("nonsense", "cannot be read"),
        ('{"type": "FeatureCollection", "features": []}', "no features"),
        (
            '{"features": [{"properties": {"x": 1}, "geometry": {"type": "Polygon"}}]}',
            "no field names the region; its fields are x",
        ),
        (
            '{"features": [{"properties": {"region": 1}, "geometry": {"type": "Point"}}]}',
            "must be polygons",
        ),
        (
            '{"features": [{"properties": {"region": 1}, "geometry": {"type": "Polygon", '
            '"coordinates": [[[530000, 3950000], [530001, 3950000], [530001, 3950001]]]}}]}',
            "in metres",
        ),
    ],
)
def test_a_wrong_file_is_explained(tmp_path: Path, content: str, told: str) -> None:
    """The operator is told what is wrong and what to do."""
    file = tmp_path / "file.geojson"
    file.write_text(content, "utf-8")

    with pytest.raises(Misconfigured, match=told):
        read_areas(file, "region")


def test_wrong_places_and_kinds_are_explained(tmp_path: Path) -> None:
    """Missing columns, empty files, unknown kinds and swapped coordinates are told."""
    file = tmp_path / "places.csv"
    file.write_text("name,latitude\nx,1\n", "utf-8")
    with pytest.raises(Misconfigured, match="the columns are"):
        _import(tmp_path, "places", file)

    file.write_text("name,aliases,kind,latitude,longitude,region,spread_m,weight\n", "utf-8")
    with pytest.raises(Misconfigured, match="holds no places"):
        _import(tmp_path, "places", file)

    with pytest.raises(Misconfigured, match="not street"):
        _import(tmp_path, "street", file)

    file.write_text(
        "name,aliases,kind,latitude,longitude,region,spread_m,weight\nx,,square,51.4,35.7,1,9,1\n",
        "utf-8",
    )
    out = io.StringIO()
    assert not run_import(CITIES / "tehran", tmp_path / "kept", "places", file, out)
    assert "swapped" in out.getvalue()
