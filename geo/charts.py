"""Bar charts with Persian words and digits, drawn as our maps are; from right to left for Persian.

What is written is given in words: this room knows no language and no city.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from geo.shaping import Colour, width_of, write
from geo.sheet import INK, SMOOTHING, finish

GREEN, AMBER, GREY, RED, BLUE, PURPLE = (
    (46, 139, 87), (222, 160, 30), (150, 158, 170), (200, 60, 60), (60, 110, 180), (125, 90, 165),
)  # fmt: skip
_PAPER, _RAIL = (255, 255, 255), (240, 242, 245)
_WIDTH, _MARGIN, _ROW, _BAR, _TITLE = 1000, 36, 54, 30, 64
_LABELS, _FIGURES = 0.36, 0.2
"""The shares of the width that labels and written figures take; the bars have the rest."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its length, what is written at its end, and how sure its length is."""

    label: str
    value: float
    shown: str
    colour: Colour = BLUE
    between: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """Some bars under one title; the longest is `full`, or the largest value if that is None."""

    title: str
    bars: tuple[Bar, ...]
    full: float | None = None


def draw_chart(title: str, panels: Sequence[Panel], *, leftward: bool) -> bytes:
    """The panels under each other (PNG); `leftward` bars begin at the right."""
    height = _TITLE + sum(_height(panel) for panel in panels) + _MARGIN
    size = (_WIDTH * SMOOTHING, height * SMOOTHING)
    pen = _Pen(Image.new("RGB", size, _PAPER), leftward)
    pen.middle(title, _TITLE / 2 + 6, 30, INK)
    top = float(_TITLE)
    for panel in panels:
        _draw_panel(pen, panel, top)
        top += _height(panel)
    return pen.picture()


def _height(panel: Panel) -> int:
    return _TITLE + _ROW * len(panel.bars)


def _draw_panel(pen: "_Pen", panel: Panel, top: float) -> None:
    pen.words(panel.title, _MARGIN, top + _TITLE * 0.6, 24, BLUE)
    full = panel.full or max((bar.value for bar in panel.bars), default=0) or 1.0
    for number, bar in enumerate(panel.bars):
        _draw_bar(pen, bar, full, top + _TITLE + _ROW * (number + 0.5))


def _draw_bar(pen: "_Pen", bar: Bar, full: float, y: float) -> None:
    inner = _WIDTH - 2 * _MARGIN
    begins, room = _MARGIN + inner * _LABELS, inner * (1 - _LABELS - _FIGURES)
    pen.words(_fitting(bar.label, 22, inner * _LABELS - 16), _MARGIN, y, 22, INK)
    pen.box(begins, begins + room, y, _BAR, _RAIL)
    if bar.value:
        pen.box(begins, begins + max(3.0, room * bar.value / full), y, _BAR, bar.colour)
    if bar.between:
        low, high = (begins + room * end / full for end in bar.between)
        pen.whisker(low, high, y)
    pen.words(_fitting(bar.shown, 22, inner * _FIGURES - 12), begins + room + 12, y, 22, INK)


def _fitting(text: str, size: int, room: float) -> str:
    """The text, cut where it does not fit."""
    kept = text
    while kept and width_of(kept if kept == text else f"{kept}…", size) > room:
        kept = kept[:-1]
    return text if kept == text else f"{kept.rstrip()}…"


class _Pen:
    """Draws in pixels of the finished picture, from the side where reading begins."""

    def __init__(self, image: Image.Image, leftward: bool) -> None:
        self._image, self._draw, self._leftward = image, ImageDraw.Draw(image), leftward

    def words(self, text: str, begins: float, y: float, size: int, colour: Colour) -> None:
        """Write on from `begins`, y in the middle of the letters."""
        self._write(text, begins + width_of(text, size) / 2, y, size, colour)

    def middle(self, text: str, y: float, size: int, colour: Colour) -> None:
        """Write in the middle of the picture."""
        self._write(_fitting(text, size, _WIDTH - 2 * _MARGIN), _WIDTH / 2, y, size, colour)

    def box(self, begins: float, ends: float, y: float, tall: float, colour: Colour) -> None:
        """Fill a box around y."""
        left, right = sorted((self._x(begins), self._x(ends)))
        top, bottom = (y - tall / 2) * SMOOTHING, (y + tall / 2) * SMOOTHING
        self._draw.rounded_rectangle((left, top, right, bottom), 4 * SMOOTHING, fill=colour)

    def whisker(self, low: float, high: float, y: float) -> None:
        """Draw how far an interval reaches."""
        thick = 3 * SMOOTHING
        ends = [(self._x(low), y * SMOOTHING), (self._x(high), y * SMOOTHING)]
        self._draw.line(ends, fill=INK, width=thick)
        for x, middle in ends:
            tall = 8 * SMOOTHING
            self._draw.line([(x, middle - tall), (x, middle + tall)], fill=INK, width=thick)

    def picture(self) -> bytes:
        """The finished picture."""
        out = io.BytesIO()
        finish(self._image).save(out, "PNG", optimize=True)
        return out.getvalue()

    def _x(self, x: float) -> float:
        return (_WIDTH - x if self._leftward else x) * SMOOTHING

    def _write(self, text: str, x: float, y: float, size: int, colour: Colour) -> None:
        at = (self._x(x), y * SMOOTHING)
        write(self._draw, at, text, size * SMOOTHING, colour, _PAPER)
