"""Pictures: there is something on them, and Persian words are joined with and without a shaper."""

import io
from pathlib import Path

import pytest
from PIL import Image, features

from geo import shaping
from geo.drawing import draw_pin, draw_regions, inner_point
from geo.locator import Locator


def test_a_pin_is_drawn_where_it_belongs(tehran: Locator) -> None:
    """The tip of the pin is in the middle of a picture of the promised size."""
    picture = Image.open(io.BytesIO(draw_pin(tehran, 35.7573, 51.4096))).convert("RGB")

    assert picture.size == (800, 600)
    red, green, blue = picture.getpixel((400, 282))  # type: ignore[misc]
    assert (red > 180, green < 90, blue < 100) == (True, True, True)


def test_a_city_without_borders_is_drawn_too(mashhad: Locator) -> None:
    """Names around the pin are enough to know the place."""
    picture = Image.open(io.BytesIO(draw_pin(mashhad, 36.2915, 59.5862)))

    assert len(set(picture.convert("L").tobytes())) > 20


def test_all_regions_are_drawn(tehran: Locator, tmp_path: Path) -> None:
    """The picture is as wide as asked and has more than one tint."""
    assert tehran.borders is not None
    draw_regions(tehran.borders, tmp_path / "all.png", width=700)
    picture = Image.open(tmp_path / "all.png")

    assert picture.size[0] == 700
    assert len(picture.convert("RGB").getcolors(1_000_000) or []) > 6


def test_labels_lie_inside_their_region(tehran: Locator) -> None:
    """A region's number stands on the region, however bent it is."""
    assert tehran.borders is not None
    for name in tehran.borders.names:
        assert name == tehran.borders.region_at(*inner_point(tehran.borders, name))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ونک", "ﮏﻧﻭ"), ("۱۲ متر", "ﺮﺘﻣ ۱۲"), ("می‌روم", "ﻡﻭﺭﯽﻣ"), ("مترو A1", "A1 ﻭﺮﺘﻣ")],
)
def test_letters_are_joined_without_a_shaper(text: str, expected: str) -> None:
    """Letters take their joined forms and run from left to right; numbers keep their order."""
    assert expected == shaping.shaped(text)


def test_the_picture_needs_no_shaper(tehran: Locator, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without raqm still draws."""
    monkeypatch.setattr(features, "check", lambda _: False)
    shaping.has_shaper.cache_clear()
    shaping.font.cache_clear()
    try:
        assert draw_pin(tehran, 35.7573, 51.4096).startswith(b"\x89PNG")
    finally:
        shaping.has_shaper.cache_clear()
        shaping.font.cache_clear()
