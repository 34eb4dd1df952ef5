"""A sheet of pictures for people: what is compared with what."""

from pathlib import Path

from PIL import Image

from bench.proof.pairs import Pair, pairs
from bench.proof.sensor import opened
from bench.proof.streets import street
from bench.proof.yards import yard

SHOWN = (
    "re-sent", "cropped", "drawn over", "screenshot", "all at once", "retouched: filled",
    "retouched: mastered", "honest: from the same spot", "honest: a step aside",
    "honest: long after",
)  # fmt: skip
PLACES = ((street, 1), (street, 3), (yard, 1), (yard, 3), (yard, 2))
CELL = (150, 112)
GAP = 4


def sheet_of_examples(path: Path) -> None:
    """Write one row for each place: the complaint's picture first, then what came of it."""
    size = (len(SHOWN) * (CELL[0] + GAP), len(PLACES) * (CELL[1] + GAP))
    sheet = Image.new("RGB", size, "white")
    for row, (family, seed) in enumerate(PLACES):
        by_trick = {pair.trick: pair for pair in pairs(family, range(seed, seed + 1))}
        for column, trick in enumerate(SHOWN):
            at = column * (CELL[0] + GAP), row * (CELL[1] + GAP)
            sheet.paste(_cell(by_trick[trick], column == 0), at)
    sheet.save(path, quality=70, method=6)


def _cell(pair: Pair, is_first: bool) -> Image.Image:
    picture = opened(pair.before if is_first else pair.after)
    picture.thumbnail(CELL)
    cell = Image.new("RGB", CELL, (230, 230, 230))
    cell.paste(picture, ((CELL[0] - picture.width) // 2, (CELL[1] - picture.height) // 2))
    return cell
