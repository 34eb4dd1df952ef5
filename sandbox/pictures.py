"""Ready-made photos and the city plan, drawn on the spot so that a newcomer needs no picture."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from PIL import Image

from sandbox.drawing.aside import from_aside
from sandbox.drawing.bins import clean_bin, full_bin
from sandbox.drawing.city import plan_image
from sandbox.drawing.evenings import dark_lamp, lit_lamp
from sandbox.drawing.mishaps import fallen_branch, water_leak
from sandbox.drawing.roads import pothole, repaired_road
from sandbox.errors import LabError
from sandbox.plan import Plan


@dataclass(frozen=True, slots=True)
class Sample:
    """A ready-made photo: its Persian title and how it is drawn."""

    title: str
    draw: Callable[[], Image.Image]


SAMPLES: Mapping[str, Sample] = MappingProxyType(
    {
        "bin-full": Sample("سطل پر و سرریز", full_bin),
        "bin-clean": Sample("سطل خالی و تمیز", from_aside(clean_bin)),
        "pothole": Sample("چالهٔ خیابان", pothole),
        "pothole-repaired": Sample("چالهٔ ترمیم‌شده", from_aside(repaired_road)),
        "lamp-off": Sample("چراغ خاموش", dark_lamp),
        "lamp-on": Sample("چراغ روشن", from_aside(lit_lamp)),
        "water-leak": Sample("نشت آب", water_leak),
        "fallen-branch": Sample("شاخهٔ افتاده", fallen_branch),
    }
)


@cache
def sample_photo(name: str) -> bytes:
    """A ready-made photo as JPEG, 1280 by 960; raises LabError for an unknown name."""
    if name not in SAMPLES:
        raise LabError(f"no sample {name}; known: {', '.join(SAMPLES)}")
    out = io.BytesIO()
    SAMPLES[name].draw().save(out, "JPEG", quality=84)
    return out.getvalue()


def tiny_photo(number: int = 0) -> bytes:
    """A small real JPEG, different for every number: for tests that send many."""
    colour = (number % 256, number // 256 % 256, number // 65536 % 256)
    out = io.BytesIO()
    Image.new("RGB", (16, 12), colour).save(out, "JPEG", comment=str(number).encode())
    return out.getvalue()


@cache
def plan_picture(plan: Plan) -> bytes:
    """The city plan as PNG."""
    out = io.BytesIO()
    plan_image(plan).quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()
