"""The same scene from a step aside: nobody photographs a place twice from exactly one point.

A proof of a repair that lies pixel on pixel on the complaint's photo is taken for a retouched copy.
"""

from collections.abc import Callable

from PIL import Image

LEAN = 0.06
"""How far the far side of the scene draws in, as a share of the picture."""


def from_aside(draw: Callable[[], Image.Image]) -> Callable[[], Image.Image]:
    """Draws the same, seen from a step aside."""
    return lambda: _seen(draw())


def _seen(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    left = (0.0, 0.0, 0.2 * LEAN * width, height)
    right = ((1 - 0.2 * LEAN) * width, (1 - 0.9 * LEAN) * height, (1 - LEAN) * width)
    corners = (*left, *right, 0.7 * LEAN * height)
    return picture.transform(picture.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
