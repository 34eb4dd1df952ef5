"""Charts and heat maps: of the promised size, with ink where it belongs."""

import io

import pytest
from PIL import Image

from geo import charts
from geo.charts import Bar, Panel, draw_chart
from geo.heat import draw_heat
from geo.locator import Locator
from geo.shaping import Colour

PANEL = Panel(
    "گزارش‌ها",
    (
        Bar("رسیده", 100, "۱۰۰", charts.BLUE),
        Bar("حل‌شده به گفتهٔ شهروندی با نامی بسیار دراز که جا نمی‌شود", 50, "۵۰", charts.GREEN),
        Bar("هیچ", 0, "۰", charts.RED),
    ),
)
SHARES = Panel("سهم", (Bar("واحد", 0.5, "۵۰٪", charts.GREEN, (0.3, 0.7)),), full=1.0)


def opened(picture: bytes) -> Image.Image:
    """The picture in colours."""
    return Image.open(io.BytesIO(picture)).convert("RGB")


def ink(image: Image.Image, colour: Colour) -> list[tuple[int, int]]:
    """Where a colour is, about."""
    width, height = image.size
    pixels = image.load()
    assert pixels is not None
    return [
        (x, y)
        for y in range(0, height, 2)
        for x in range(0, width, 2)
        if all(abs(a - b) < 12 for a, b in zip(pixels[x, y], colour, strict=False))  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize("leftward", [True, False])
def test_bars_begin_where_reading_does(leftward: bool) -> None:
    """Half as much is half as long, and grows leftward in Persian."""
    image = opened(draw_chart("آمار", [PANEL, SHARES], leftward=leftward))
    full = sorted(x for x, y in ink(image, charts.BLUE) if y in range(140, 170))
    half = sorted(x for x, y in ink(image, charts.GREEN) if y in range(190, 230))

    assert (1000, 64 + 64 + 3 * 54 + 64 + 54 + 36) == image.size
    assert abs((full[-1] - full[0]) - 2 * (half[-1] - half[0])) < 12
    assert (half[-1] > 600) == leftward
    assert [] == ink(image, charts.RED)


def test_how_sure_a_bar_is_is_drawn() -> None:
    """The interval is a line in ink over the end of the bar."""
    sure = ink(opened(draw_chart("آ", [SHARES], leftward=True)), (40, 52, 71))
    plain = Panel("سهم", (Bar("واحد", 0.5, "۵۰٪", charts.GREEN),), full=1.0)

    assert len(sure) > len(ink(opened(draw_chart("آ", [plain], leftward=True)), (40, 52, 71)))


def test_an_empty_chart_is_a_title() -> None:
    """Where there is nothing to draw nothing breaks."""
    assert (1000, 100) == opened(draw_chart("آمار", [], leftward=True)).size
    assert opened(draw_chart("آمار", [Panel("هیچ", ())], leftward=True)).size[1] > 100


def test_the_region_with_most_is_darkest(tehran: Locator) -> None:
    """Shades follow the numbers, and crowded places are circles."""
    assert tehran.borders is not None
    counts = {"1": 100, "2": 1}
    words = ("تهران", "راهنما")
    image = opened(draw_heat(tehran.borders, counts, [(35.75, 51.41, 9)], words, {"1": "۱\n۱۰۰"}))
    plain = opened(draw_heat(tehran.borders, {}, [], words, {}))

    assert 1000 == image.size[0]
    assert len(ink(image, (186, 62, 44))) > 500
    assert len(ink(image, (253, 232, 205))) > 500
    assert len(ink(image, (120, 20, 60))) > 50
    assert [] == ink(plain, (186, 62, 44))
