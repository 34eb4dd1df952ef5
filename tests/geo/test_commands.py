"""The command line of the room."""

import io
import json
from pathlib import Path

from geo.commands import run_check, run_draw, run_locate
from geo.locator import Locator
from tests.geo.conftest import CITIES

KEYS = {
    "lat", "lon", "region", "district", "neighbourhood", "also", "source", "confidence",
}  # fmt: skip


def _answers(text: str, city: str = "tehran") -> list[dict[str, object]]:
    out = io.StringIO()
    run_locate(CITIES / city, io.StringIO(text), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_gets_an_answer_of_one_form() -> None:
    """Points, addresses and nonsense alike; empty lines are skipped."""
    answers = _answers("35.7850,51.3760\n\nمیدان ونک\nهیچ‌جا\n")

    assert [set(answer) for answer in answers] == [KEYS] * 3
    assert [answer["region"] for answer in answers] == ["2", "3", None]


def test_a_border_point_names_the_other_side() -> None:
    """`also` holds the region over the border."""
    answer = _answers("35.7012,51.3935")[0]

    assert {"6", "11"} <= {str(answer["region"]), *answer["also"]}  # type: ignore[misc]


def test_a_name_in_two_regions_is_unsure() -> None:
    """The other region is offered and the confidence low."""
    answer = _answers("جوادیه")[0]

    assert {"16", "4"} == {str(answer["region"]), *answer["also"]}  # type: ignore[misc]
    assert float(str(answer["confidence"])) < 0.4


def test_our_own_borders_pass_the_check() -> None:
    """Both cities are whole; the report says what was looked at."""
    out = io.StringIO()

    assert run_check(CITIES / "tehran", out)
    assert "no gaps, no overlaps" in out.getvalue()
    assert run_check(CITIES / "mashhad", out)


def test_the_check_measures_agreement_with_a_file(tmp_path: Path) -> None:
    """Another source that is the same agrees wholly, one that is not fails the check."""
    from geo.layers import write_areas

    borders = Locator.load(CITIES / "tehran").borders
    assert borders is not None
    same, shifted = tmp_path / "same.geojson", tmp_path / "shifted.geojson"
    write_areas(borders.rings, "region", same)
    moved = {
        name: tuple(tuple((lat + 0.01, lon) for lat, lon in ring) for ring in rings)
        for name, rings in borders.rings.items()
    }
    write_areas(moved, "region", shifted)
    out = io.StringIO()

    assert run_check(CITIES / "tehran", out, against=same)
    assert "mean 1.0000" in out.getvalue()
    assert not run_check(CITIES / "tehran", out, against=shifted)


def test_drawing_needs_borders(tmp_path: Path) -> None:
    """Tehran is drawn; Mashhad says why not."""
    out = io.StringIO()

    assert run_draw(CITIES / "tehran", tmp_path / "tehran.png", out)
    assert (tmp_path / "tehran.png").stat().st_size > 10_000
    assert not run_draw(CITIES / "mashhad", tmp_path / "mashhad.png", out)
