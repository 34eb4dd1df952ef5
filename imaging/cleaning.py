"""A picture without what a camera writes beside it: where, when and with whose telephone.

Messengers strip photos, but hand on a picture that was sent as a file as it is.
"""

from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from imaging.decoding import BOMBS, BROKEN, MOST_BYTES, MOST_PIXELS_JPEG

FORMATS = ("JPEG", "PNG", "WEBP", "MPO", "TIFF", "BMP", "GIF")
MOVING = frozenset({"GIF"})
QUALITY = 92
UPRIGHT = 1
_ORIENTATION = 0x0112


def cleaned(raw: bytes) -> bytes | None:
    """The same picture with no metadata, upright; `None` for what is no picture we can read."""
    if len(raw) > MOST_BYTES:
        return None
    try:
        with Image.open(BytesIO(raw), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS_JPEG or picture.format in MOVING:
                return None
            return _written(picture)
    except (*BOMBS, *BROKEN):
        return None


def _written(picture: Image.Image) -> bytes:
    """Written anew; a JPEG that needs no turning keeps its own quality."""
    form = "JPEG" if picture.format in ("JPEG", "MPO") else str(picture.format)
    turned = picture.getexif().get(_ORIENTATION, UPRIGHT) != UPRIGHT
    how: dict[str, Any] = {}
    if form == "JPEG":
        how = {"quality": QUALITY if turned or picture.format == "MPO" else "keep"}
    bare = ImageOps.exif_transpose(picture) if turned else picture
    profile = picture.info.get("icc_profile")
    bare.info = {name: bare.info[name] for name in ("transparency",) if name in bare.info}
    made = BytesIO()
    bare.save(made, form, exif=b"", icc_profile=profile, **how)
    return made.getvalue()
