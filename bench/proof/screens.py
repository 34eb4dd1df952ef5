"""`python -m bench.proof.screens`: pictures photographed off a screen, beside honest repairs.

The screen has pixels in three colours and dark gaps, a brightness of its own, glare; the telephone
stands askew and is a little out of focus; then the messenger. Two minutes.
"""

from collections.abc import Callable, Iterator
from time import process_time

import numpy as np
from numpy.random import Generator, default_rng
from PIL import Image, ImageDraw, ImageFilter
from rich.console import Console

from bench.figures import Sheet, latency
from bench.proof.noise import Field
from bench.proof.pairs import VISITS
from bench.proof.places import Family, again, first
from bench.proof.sensor import light, opened, phone, shot, through_messenger
from bench.proof.streets import street
from bench.proof.yards import yard
from domain.proof import Likeness
from imaging.likeness import compare

FAMILIES: tuple[Family, ...] = (street, yard)
UNSEEN = 800
PLACES = 12
HONEST = ("honest: from the same spot", "honest: a step aside", "honest: from elsewhere")
FINER = 2
"""So many points each way are drawn for one of the telephone's, as pixels meet pixels."""

type Pair = tuple[bytes, bytes]
type Corners = list[tuple[float, float]]
type Paint = Callable[[ImageDraw.ImageDraw, Generator], None]


def off_pixels(own: Image.Image, random: Generator) -> bytes:
    """A photograph of a screen that shows a picture, as it arrives through a messenger."""
    wide = int(random.uniform(900, 1500))
    tall = round(wide * own.height / own.width)
    glowing = _glow(own.resize((wide, tall), Image.Resampling.BICUBIC), random)
    size = _sized(own, int(random.uniform(1.1, 1.9) * wide))
    corners = [
        (x + random.uniform(-0.08, 0.08) * glowing.width, y + random.uniform(-0.05, 0.05) * tall)
        for x, y in _corners(glowing.size)
    ]
    seen = _seen_askew(glowing, size, corners).filter(
        ImageFilter.GaussianBlur(random.uniform(0.35, 0.9) * FINER)
    )
    pixels = (np.asarray(seen.reduce(FINER), np.float32) / 80).astype(np.float32)
    return through_messenger(_exposed(pixels, random), 90)


def _glow(shown: Image.Image, random: Generator) -> Image.Image:
    """The screen close up: red, green and blue beside each other, and gaps between the rows."""
    own = (np.asarray(shown, np.float32) / 255) ** random.uniform(2.0, 2.4)
    gap = random.uniform(0.3, 0.75)
    lit = 0.12 * np.repeat(np.repeat(own, 3, axis=0), 3, axis=1)
    for colour in range(3):
        for row, share in enumerate((1, 1, gap)):
            lit[row::3, colour::3, colour] += 2.64 * share * own[:, :, colour]
    return Image.fromarray(np.clip(lit * 240 / (2 + gap), 0, 255).astype(np.uint8))


def _exposed(pixels: Field, random: Generator) -> Image.Image:
    rows, columns = np.mgrid[-1 : 1 : pixels.shape[0] * 1j, -1 : 1 : pixels.shape[1] * 1j]
    x, y = random.uniform(-1, 1, 2)
    glare = np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / random.uniform(0.1, 0.6))
    lit = pixels * random.uniform(0.8, 1.2) + (random.uniform(0, 0.1) * glare)[..., None]
    kept = np.clip(lit, 0, None) ** (1 / 2.2)
    noisy = kept + random.normal(0, 0.012, kept.shape) * np.sqrt(kept + 0.05)
    return Image.fromarray((np.clip(noisy, 0, 1) * 255).astype(np.uint8))


def _sized(own: Image.Image, wide: int) -> tuple[int, int]:
    return wide * FINER, round(wide * own.height / own.width) * FINER


def _corners(size: tuple[int, int]) -> Corners:
    return [(0, 0), (0, size[1]), (size[0], size[1]), (size[0], 0)]


def _seen_askew(flat: Image.Image, size: tuple[int, int], corners: Corners) -> Image.Image:
    rows = []
    for (x, y), (u, v) in zip(_corners(size), corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    wanted = np.array([part for corner in corners for part in corner])
    numbers = np.linalg.solve(np.array(rows, float), wanted).tolist()
    return flat.transform(size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC)


def bricks(draw: ImageDraw.ImageDraw, random: Generator) -> None:
    """A wall of bricks, each of its own shade."""
    for row in range(24):
        for column in range(-1, 14):
            left, top = column * 120 + (row % 2) * 60, row * 50
            shade = int(random.normal(130, 14))
            draw.rectangle((left + 4, top + 4, left + 114, top + 45), (shade + 30, shade - 20, 80))


def grate(draw: ImageDraw.ImageDraw, random: Generator) -> None:
    """An iron grate with square holes."""
    for x in range(0, 1600, 64):
        for y in range(0, 1200, 64):
            draw.rectangle((x + 12, y + 12, x + 50, y + 50), (int(random.normal(45, 5)),) * 3)


def fence(draw: ImageDraw.ImageDraw, random: Generator) -> None:
    """A fence of upright bars."""
    for x in range(0, 1600, 44):
        draw.rectangle((x, 0, x + 20, 1200), (int(random.normal(90, 6)),) * 3)


def tiling(draw: ImageDraw.ImageDraw, random: Generator) -> None:
    """A pavement of alike tiles."""
    for x in range(0, 1600, 80):
        for y in range(0, 1200, 80):
            draw.rectangle((x + 3, y + 3, x + 76, y + 76), (int(random.normal(165, 7)),) * 3)


TEXTURES: tuple[Paint, ...] = (
    bricks, grate, fence, tiling,
)  # fmt: skip


def regular(random: Generator, paint: Paint) -> Pair:
    """Something regular with a stain, and the same cleaned, seen from another side."""
    flat = Image.new("RGB", (1600, 1200), (150, 150, 148))
    paint(ImageDraw.Draw(flat), random)
    grain = random.normal(0, 9, (1200, 1600, 1))
    clean = Image.fromarray(np.clip(np.asarray(flat, float) + grain, 0, 255).astype(np.uint8))
    stained = clean.copy()
    x, y = random.uniform(400, 1100), random.uniform(300, 800)
    for _ in range(12):
        a, b, r = x + random.normal(0, 60), y + random.normal(0, 45), random.uniform(20, 60)
        ImageDraw.Draw(stained).ellipse((a - r, b - r, a + r, b + r), (60, 52, 45))
    return _taken(stained, random), _taken(clean, random)


def _taken(flat: Image.Image, random: Generator) -> bytes:
    corners = [
        (x * 0.86 + 110 + random.normal(0, 30), y * 0.86 + 80 + random.normal(0, 22))
        for x, y in _corners(flat.size)
    ]
    seen = (np.asarray(_seen_askew(flat, (1600, 1200), corners)) / 255).astype(np.float32)
    device = phone(random)
    return through_messenger(shot(seen, light(random), device, random), device.quality)


def shown(place: int, family: Family) -> Pair:
    """A complaint, and that very picture off a screen."""
    before = first(family(place), place)
    return before, off_pixels(opened(before), default_rng((6, place)))


def honest(place: int, family: Family) -> Iterator[Pair]:
    """A complaint, and honest pictures of the repair."""
    drawn, random = family(place), default_rng((4, place))
    before = first(drawn, place)
    for name in HONEST:
        yield before, again(drawn, VISITS[name][1], random)


def measured() -> Sheet:
    """How many are taken for copies, and how long that takes."""
    sheet = Sheet("Off a screen", ("what", "taken for a copy", "processor time (p50, p95, p99)"))
    places = [(place, family) for family in FAMILIES for place in range(UNSEEN, UNSEEN + PLACES)]
    _add(sheet, "photographed off a screen", [shown(*place) for place in places])
    _add(sheet, "honest repair", [pair for place in places for pair in honest(*place)])
    random = default_rng(11)
    for paint in TEXTURES:
        pairs = [regular(random, paint) for _ in range(6)]
        _add(sheet, f"honest repair: {paint.__name__}", pairs)
    return sheet


def _add(sheet: Sheet, what: str, pairs: list[Pair]) -> None:
    taken, seconds = 0, []
    for before, after in pairs:
        begun = process_time()
        found: Likeness = compare(before, after)
        seconds.append(process_time() - begun)
        taken += found.is_copy
    cells = ", ".join(latency(seconds).cells())
    sheet.add(what, f"{taken / len(pairs):.3f} ({taken}/{len(pairs)})", cells)


if __name__ == "__main__":
    Console(width=120).print(measured().rich())
