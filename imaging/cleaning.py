"""A picture without what a camera writes beside it: where, when and with whose telephone.

Messengers strip photos, but hand on a picture that was sent as a file as it is.
"""

from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from imaging.decoding import BOMBS, BROKEN, FORMATS, MOST_BYTES, MOST_PIXELS_JPEG

MOVING = frozenset({"GIF"})
QUALITY = 92
UPRIGHT = 1
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"\0\0\0\x0cJXL ")
BRANDS = frozenset(
    {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
)
"""What a container says in its beginning that holds a picture, and not a film."""
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


def is_picture(raw: bytes) -> bool:
    """Whether bytes begin like a picture that may have notes in it, readable for us or not."""
    if raw[4:8] == b"ftyp":
        return raw[8:12] in BRANDS
    return raw.startswith(BEGINNINGS) or (raw[:4] == b"RIFF" and raw[8:12] == b"WEBP")


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
