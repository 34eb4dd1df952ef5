"""What somebody may do to the citizen's own picture instead of the work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.random import Generator
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps
from scipy.ndimage import gaussian_filter

from bench.proof.noise import Field
from bench.proof.sensor import jpeg, opened, through_messenger
from bench.proof.things import ink

KEPT = 90
COARSE = 8
"""By how much smaller pictures are while a fault is filled, which is quick and shows nowhere."""


@dataclass(frozen=True, slots=True)
class Booty:
    """What a cheat has: the complaint's picture, where its fault is, and other pictures."""

    own: Image.Image
    fault: Image.Image
    faked: Image.Image
    other: Image.Image


type Trick = Callable[[Booty, Generator], Image.Image]


def resent(booty: Booty, random: Generator) -> Image.Image:
    """Sent again as it is."""
    return booty.own


def recompressed(booty: Booty, random: Generator) -> Image.Image:
    """Made smaller and compressed hard."""
    small = _scaled(booty.own, float(random.uniform(0.5, 0.85)))
    return opened(jpeg(small, int(random.integers(30, 65))))


def cropped(booty: Booty, random: Generator) -> Image.Image:
    """Only a part of it, sometimes enlarged again."""
    wide, tall = booty.own.size
    share = random.uniform(0.5, 0.88), random.uniform(0.5, 0.88)
    across, down = int(wide * share[0]), int(tall * share[1])
    left, top = int(random.integers(0, wide - across)), int(random.integers(0, tall - down))
    part = booty.own.crop((left, top, left + across, top + down))
    return _scaled(part, wide / across) if random.random() < 0.5 else part


def mirrored(booty: Booty, random: Generator) -> Image.Image:
    """Left and right exchanged."""
    return ImageOps.mirror(booty.own)


def brightened(booty: Booty, random: Generator) -> Image.Image:
    """Brightness, contrast and colour changed by a filter."""
    picture = booty.own
    for enhance in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        picture = enhance(picture).enhance(float(random.choice((0.65, 0.8, 1.25, 1.5))))
    return picture


def drawn_over(booty: Booty, random: Generator) -> Image.Image:
    """Arrows, rings, words and stickers on it."""
    picture = booty.own.copy()
    brush = ImageDraw.Draw(picture)
    wide, tall = picture.size
    for _ in range(int(random.integers(2, 6))):
        x, y = random.uniform(0, wide), random.uniform(0, tall)
        end = x + random.normal(0, wide / 4), y + random.normal(0, tall / 4)
        brush.line((x, y, *end), fill=ink(random), width=int(random.integers(4, 14)))
        reach = float(random.uniform(20, 70))
        brush.ellipse((x - reach, y - reach, x + reach, y + reach), outline=ink(random), width=7)
    top = int(random.integers(0, tall - 60))
    brush.rectangle((0, top, wide * random.uniform(0.3, 1), top + 50), fill=ink(random))
    return picture


def cloned(booty: Booty, random: Generator) -> Image.Image:
    """The fault covered with a piece of the same picture from beside it."""
    step = int(booty.own.width * random.uniform(0.12, 0.25)) * int(random.choice((-1, 1)))
    moved = Image.fromarray(np.roll(np.asarray(booty.own), step, axis=1))
    return _in_the_fault(booty, moved)


def smeared(booty: Booty, random: Generator) -> Image.Image:
    """The fault filled from its edges, as an inpainting app does, with grain put on."""
    own, fault = booty.own.reduce(COARSE), booty.fault.reduce(COARSE)
    kept = 1 - np.asarray(fault, np.float32)[..., None] / np.float32(255)
    pixels = np.asarray(own, np.float32)
    filled: Field = np.full_like(pixels, pixels.mean())
    for reach in (4, 8, 16, 32, 64):
        share = _blurred(kept, own.width / reach)
        near = _blurred(pixels * kept, own.width / reach) / (share + 1e-3)
        filled = np.asarray(np.where(share > 0.2, near, filled), np.float32)
    smooth = Image.fromarray(filled.astype(np.uint8)).resize(booty.own.size)
    grainy = np.asarray(smooth) + random.normal(0, 7, (*smooth.size[::-1], 3))
    return _in_the_fault(booty, Image.fromarray(np.clip(grainy, 0, 255).astype(np.uint8)))


def pasted(booty: Booty, random: Generator) -> Image.Image:
    """The fault covered with a piece of another picture."""
    return _in_the_fault(booty, booty.other.resize(booty.own.size))


def mastered(booty: Booty, random: Generator) -> Image.Image:
    """The fault replaced by what the mended place would really look like, seam and light right."""
    return _in_the_fault(booty, booty.faked)


def mastered_and_disguised(booty: Booty, random: Generator) -> Image.Image:
    """Retouched with mastery, then cropped a little, brightened and compressed."""
    wide, tall = booty.own.size
    part = mastered(booty, random).crop((wide // 20, tall // 25, wide - wide // 30, tall))
    changed = ImageEnhance.Brightness(part).enhance(float(random.uniform(0.8, 1.25)))
    return opened(jpeg(changed, int(random.integers(55, 80))))


def screenshot(booty: Booty, random: Generator) -> Image.Image:
    """Shown full width on a phone, with its bars above and below."""
    wide = int(random.choice((720, 1080)))
    page = Image.new("RGB", (wide, int(wide * random.uniform(1.6, 2.1))), ink(random, 0, 60))
    brush = ImageDraw.Draw(page)
    for top in (10, page.height - 110):
        brush.rectangle((0, top, wide, top + 80), fill=ink(random))
        for column in range(20, wide - 40, int(random.integers(50, 120))):
            brush.rectangle((column, top + 20, column + 28, top + 55), fill=ink(random, 120, 255))
    scaled = _scaled(booty.own, min(wide / booty.own.width, 0.8 * page.height / booty.own.height))
    page.paste(scaled, ((wide - scaled.width) // 2, (page.height - scaled.height) // 2))
    return page


def mixed(booty: Booty, random: Generator) -> Image.Image:
    """Mirrored, cropped, brightened and compressed, all at once."""
    turned = mirrored(booty, random)
    wide, tall = turned.size
    part = turned.crop((wide // 8, tall // 9, wide - wide // 12, tall - tall // 7))
    changed = ImageEnhance.Brightness(part).enhance(float(random.choice((0.75, 1.3))))
    return opened(jpeg(changed, 50))


def tilted(booty: Booty, random: Generator) -> Image.Image:
    """Turned by some degrees and cropped to its middle."""
    angle = float(random.uniform(2, 6)) * float(random.choice((-1, 1)))
    turned = booty.own.rotate(angle, Image.Resampling.BICUBIC)
    wide, tall = turned.size
    return turned.crop((wide // 9, tall // 9, wide - wide // 9, tall - tall // 9))


def off_a_screen(booty: Booty, random: Generator) -> Image.Image:
    """A photograph of a screen that shows it: perspective, soft, striped, noisy."""
    wide, tall = booty.own.size
    corners = [
        (x + random.uniform(-0.04, 0.04) * wide, y + random.uniform(-0.04, 0.04) * tall)
        for x, y in ((0, 0), (0, tall), (wide, tall), (wide, 0))
    ]
    flat = [float(number) for corner in corners for number in corner]
    bent = booty.own.transform((wide, tall), Image.Transform.QUAD, flat, Image.Resampling.BICUBIC)
    pixels = np.asarray(bent.filter(ImageFilter.GaussianBlur(0.8)), np.float32)
    rows, columns = np.mgrid[0:tall, 0:wide]
    stripes = 6 * np.sin(rows * random.uniform(1.0, 2.2) + columns * 0.15)
    noisy = pixels * 0.95 + stripes[..., None] + random.normal(0, 5, pixels.shape)
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def cropped_hard(booty: Booty, random: Generator) -> Image.Image:
    """A fifth of the picture."""
    wide, tall = booty.own.size
    left, top = (int(random.integers(0, int(side * 0.55))) for side in (wide, tall))
    return booty.own.crop((left, top, left + int(wide * 0.45), top + int(tall * 0.45)))


def tiny(booty: Booty, random: Generator) -> Image.Image:
    """A thumbnail, compressed hard."""
    return opened(jpeg(_scaled(booty.own, 0.25), 30))


def _in_the_fault(booty: Booty, filling: Image.Image) -> Image.Image:
    return Image.composite(filling, booty.own, booty.fault)


def _blurred(pixels: Field, sigma: float) -> Field:
    return np.asarray(gaussian_filter(pixels, (sigma, sigma, 0), truncate=3), np.float32)


def _scaled(picture: Image.Image, share: float) -> Image.Image:
    size = round(picture.width * share), round(picture.height * share)
    return picture.resize(size, Image.Resampling.BICUBIC)


COPIES: Mapping[str, Trick] = MappingProxyType(
    {
        "re-sent": resent,
        "recompressed": recompressed,
        "cropped": cropped,
        "mirrored": mirrored,
        "brightened": brightened,
        "drawn over": drawn_over,
        "screenshot": screenshot,
        "all at once": mixed,
    }
)
RETOUCHED: Mapping[str, Trick] = MappingProxyType(
    {
        "retouched: cloned": cloned,
        "retouched: filled": smeared,
        "retouched: pasted": pasted,
        "retouched: mastered": mastered,
        "retouched and disguised": mastered_and_disguised,
    }
)
BEYOND: Mapping[str, Trick] = MappingProxyType(
    {
        "tilted": tilted,
        "cropped to a fifth": cropped_hard,
        "made tiny": tiny,
        "photographed off a screen": off_a_screen,
    }
)


def played(trick: Trick, booty: Booty, random: Generator) -> bytes:
    """The trick as it arrives through a messenger."""
    return through_messenger(trick(booty, random), KEPT)
