"""Textures from nothing but numbers: grain, blots and colours."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image

type Field = NDArray[np.float32]


def field(random: Generator, shape: tuple[int, int], wavelength: float) -> Field:
    """Smooth chance of that wavelength in pixels, mean 0, deviation near 1."""
    rows, columns = (max(2, int(side / wavelength) + 1) for side in shape)
    coarse = random.standard_normal((rows, columns)).astype(np.float32)
    if wavelength <= 1:
        return coarse[: shape[0], : shape[1]]
    grown = Image.fromarray(coarse).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
    return np.asarray(grown, np.float32)


def grain(random: Generator, shape: tuple[int, int], waves: Sequence[tuple[float, float]]) -> Field:
    """A sum of fields, each with its wavelength in pixels and its strength."""
    total = np.zeros(shape, np.float32)
    for wavelength, strength in waves:
        total += strength * field(random, shape, wavelength)
    return total


def blot(random: Generator, shape: tuple[int, int], wild: float) -> Field:
    """One uneven blot in the middle: 1 inside, 0 outside, soft at its edge."""
    rows, columns = np.mgrid[-1 : 1 : shape[0] * 1j, -1 : 1 : shape[1] * 1j].astype(np.float32)
    reach = np.hypot(rows, columns) + wild * field(random, shape, max(shape) / 5)
    return np.asarray(np.clip((0.75 - reach) * 8, 0, 1), np.float32)


def tinted(grey: Field, tint: Sequence[float] | Field) -> Field:
    """A grey field as a coloured picture."""
    return (grey[..., None] * np.asarray(tint, np.float32)).astype(np.float32)


def tint(random: Generator, spread: float) -> Field:
    """A colour near white."""
    return (1 + spread * random.standard_normal(3)).astype(np.float32)
