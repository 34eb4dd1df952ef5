"""From what is seen to a file: light, lens, chip, and the messenger's own compression."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.random import Generator
from PIL import Image
from scipy.ndimage import gaussian_filter

from bench.proof.noise import Field, field, tint

MESSENGER_SIDE = 1280
MESSENGER_QUALITY = 87


@dataclass(frozen=True, slots=True)
class Phone:
    """A camera's own ways: pixels across, softness, noise, sharpening, JPEG quality."""

    width: int
    soft: float
    noise: float
    sharpening: float
    quality: int


@dataclass(frozen=True, slots=True)
class Light:
    """The hour of the picture: how bright, of what colour, how contrasty, from which side."""

    brightness: float
    colour: tuple[float, float, float]
    gamma: float
    slope: tuple[float, float]


def phone(random: Generator) -> Phone:
    """Some phone."""
    return Phone(
        width=int(random.choice((640, 720, 800))),
        soft=float(random.uniform(0.3, 0.9)),
        noise=float(random.uniform(0.008, 0.03)),
        sharpening=float(random.uniform(0, 0.8)),
        quality=int(random.integers(80, 96)),
    )


def light(random: Generator, spread: float = 1.0) -> Light:
    """Some hour of the day; `spread` 0 is always the same."""
    colour = tint(random, 0.06 * spread)
    return Light(
        brightness=float(np.exp(0.25 * spread * random.standard_normal())),
        colour=(float(colour[0]), float(colour[1]), float(colour[2])),
        gamma=float(np.exp(0.15 * spread * random.standard_normal())),
        slope=(
            float(0.15 * spread * random.standard_normal()),
            float(0.1 * spread * random.standard_normal()),
        ),
    )


def shot(seen: Field, hour: Light, device: Phone, random: Generator) -> Image.Image:
    """The picture that the phone keeps, before compression."""
    lit = _lit(seen, hour, random)
    soft = gaussian_filter(lit, (device.soft, device.soft, 0))
    size = device.width, round(device.width * seen.shape[0] / seen.shape[1])
    small = np.asarray(
        Image.fromarray(_bytes(soft)).resize(size, Image.Resampling.LANCZOS), np.float32
    )
    noisy = small / 255 + device.noise * _noise(random, size) * np.sqrt(small / 255 + 0.05)
    blurred = gaussian_filter(noisy, (1.0, 1.0, 0))
    return Image.fromarray(_bytes(noisy + device.sharpening * (noisy - blurred)))


def _lit(seen: Field, hour: Light, random: Generator) -> Field:
    rows, columns = np.mgrid[-1 : 1 : seen.shape[0] * 1j, -1 : 1 : seen.shape[1] * 1j]
    shading = 1 + hour.slope[0] * columns + hour.slope[1] * rows
    shading -= 0.12 * (rows**2 + columns**2)
    shading += 0.05 * field(random, seen.shape[:2], seen.shape[1] / 3)
    colour = np.asarray(hour.colour)
    lit = np.clip(seen, 0, 1.5) ** hour.gamma * hour.brightness * colour
    return np.asarray(lit * shading[..., None], np.float32)


def _noise(random: Generator, size: tuple[int, int]) -> Field:
    """Noise of a chip: shared between the colours for the most part, a little smooth."""
    shape = (size[1], size[0])
    shared = gaussian_filter(random.standard_normal(shape), 0.5)[..., None] * 1.8
    own = random.standard_normal((*shape, 3)) * 0.6
    return np.asarray(shared + own, np.float32)


def _bytes(picture: Field) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return (np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8)


def jpeg(picture: Image.Image, quality: int) -> bytes:
    """A file."""
    kept = BytesIO()
    picture.convert("RGB").save(kept, "JPEG", quality=quality)
    return kept.getvalue()


def opened(raw: bytes) -> Image.Image:
    """A file's picture."""
    return Image.open(BytesIO(raw)).convert("RGB")


def through_messenger(picture: Image.Image, device_quality: int) -> bytes:
    """What arrives: the phone's file, made smaller and compressed again by the messenger."""
    kept = opened(jpeg(picture, device_quality))
    kept.thumbnail((MESSENGER_SIDE, MESSENGER_SIDE))
    return jpeg(kept, MESSENGER_QUALITY)
