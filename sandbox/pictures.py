"""Ready-made photos and the city plan, drawn on the spot so that a newcomer needs no picture."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from PIL import Image, ImageDraw

from sandbox.errors import LabError


@dataclass(frozen=True, slots=True)
class Sample:
    """A ready-made photo: its Persian title and how it is drawn."""

    title: str
    draw: Callable[[ImageDraw.ImageDraw], None]


def _plain(_draw: ImageDraw.ImageDraw) -> None:
    return


SAMPLES: Mapping[str, Sample] = MappingProxyType({"bin-full": Sample("سطل پر", _plain)})


@cache
def sample_photo(name: str) -> bytes:
    """A ready-made photo as JPEG; raises LabError for an unknown name."""
    if name not in SAMPLES:
        raise LabError(f"no sample {name}; known: {', '.join(SAMPLES)}")
    image = Image.new("RGB", (1280, 960), "#cde")
    SAMPLES[name].draw(ImageDraw.Draw(image))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def tiny_photo(number: int) -> bytes:
    """A small real JPEG, different for every number: for tests that send many."""
    colour = (number % 256, number // 256 % 256, number // 65536 % 256)
    out = io.BytesIO()
    Image.new("RGB", (16, 12), colour).save(out, "JPEG", comment=str(number).encode())
    return out.getvalue()


def plan_picture() -> bytes:
    """The city plan as PNG."""
    out = io.BytesIO()
    Image.new("RGB", (1200, 900), "#eee").save(out, "PNG")
    return out.getvalue()
