"""Draws Persian words rightly on a picture, whether or not the system has a text shaper.

Pillow shapes Arabic script through raqm where the system brings it; where not, letters are joined
and turned round here, from the presentation forms that Unicode lists.
"""

import unicodedata
from functools import cache
from pathlib import Path

from PIL import ImageDraw, ImageFont, features

_FONT = Path(__file__).parent / "fonts" / "Vazirmatn-Medium.ttf"
_ZWNJ = "\u200c"
type Colour = tuple[int, int, int] | tuple[int, int, int, int]


@cache
def has_shaper() -> bool:
    """Whether the system shapes Arabic script for Pillow."""
    return bool(features.check("raqm"))


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """The project's Persian font in a size of pixels."""
    engine = ImageFont.Layout.RAQM if has_shaper() else ImageFont.Layout.BASIC
    return ImageFont.truetype(str(_FONT), size, layout_engine=engine)


def write(
    draw: ImageDraw.ImageDraw,
    middle: tuple[float, float],
    text: str,
    size: int,
    colour: Colour,
    halo: Colour = (255, 255, 255),
) -> None:
    """Write a text around a point of the picture, with a halo that keeps it readable."""
    kind = font(size)
    around = max(2, size // 8)
    if has_shaper():
        draw.text(
            middle, text, colour, kind, "mm", stroke_width=around, stroke_fill=halo,
            direction="rtl" if is_leftward(text) else "ltr", language="fa",
        )  # fmt: skip
    else:
        shown = shaped(text)
        draw.text(middle, shown, colour, kind, "mm", stroke_width=around, stroke_fill=halo)


def width_of(text: str, size: int) -> float:
    """How wide the text will be, in pixels."""
    return font(size).getlength(text if has_shaper() else shaped(text))


def is_leftward(text: str) -> bool:
    """Whether there are letters in it that are read from right to left."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def shaped(text: str) -> str:
    """Persian text as joined letters from left to right, for a drawer that does neither."""
    if not is_leftward(text):
        return text
    joined = [_form(text, at) for at in range(len(text))]
    return _turned([letter for letter in joined if letter != _ZWNJ])


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Each letter's shapes: isolated, initial, medial, final."""
    table: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        if kind and letters and " " not in letters:
            table.setdefault(chr(int(letters, 16)), {})[kind.strip("<>")] = chr(code)
    return table


def _form(text: str, at: int) -> str:
    forms = _forms().get(text[at])
    if forms is None:
        return text[at]
    before = at > 0 and "initial" in _forms().get(text[at - 1], {})
    after = at + 1 < len(text) and text[at + 1] in _forms() and "initial" in forms
    joins = after and "final" in _forms()[text[at + 1]]
    kind = {(False, False): "isolated", (False, True): "initial", (True, False): "final"}.get(
        (before, joins), "medial"
    )
    return forms.get(kind, forms.get("isolated", text[at]))


def _turned(letters: list[str]) -> str:
    """From right to left, but numbers and Latin words keep their order."""
    runs: list[list[str]] = []
    for letter in letters:
        leftward = unicodedata.bidirectional(letter) in {"EN", "AN", "L"}
        if leftward and runs and unicodedata.bidirectional(runs[-1][-1]) in {"EN", "AN", "L"}:
            runs[-1].append(letter)
        else:
            runs.append([letter])
    return "".join("".join(run) for run in reversed(runs))
