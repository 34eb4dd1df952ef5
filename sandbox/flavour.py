"""What tells the two messengers apart: limits, names, wordings and the methods each one lacks."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Json = dict[str, Any]

PHOTO_LIMIT_BYTES = 10 * 1024 * 1024
FILE_LIMIT_BYTES = 50 * 1024 * 1024
DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024
TEXT_LIMIT = 4096
ALBUM_CAPTION_LIMIT = 1024
BUTTON_DATA_LIMIT_BYTES = 64


@dataclass(frozen=True, slots=True)
class Flavour:
    """The rules of one messenger, as its bots meet them."""

    name: str
    prefix: str
    link_host: str
    caption_limit: int
    album_least: int
    album_most: int
    first_update_id: int
    keeps_updates: int
    missing_methods: frozenset[str]
    says: Mapping[str, str]

    @property
    def is_bale(self) -> bool:
        """Whether this is Bale, with all that Bale leaves out."""
        return self.name == "bale"


TELEGRAM = Flavour(
    name="telegram",
    prefix="",
    link_host="t.me",
    caption_limit=1024,
    album_least=2,
    album_most=10,
    first_update_id=730_000_001,
    keeps_updates=100_000,
    missing_methods=frozenset({"getchatmemberscount"}),
    says=MappingProxyType(
        {
            "chat": "Bad Request: chat not found",
            "not_started": "Forbidden: bot can't initiate conversation with a user",
            "blocked": "Forbidden: bot was blocked by the user",
            "kicked": "Forbidden: bot was kicked from the {type} chat",
            "button": "Bad Request: BUTTON_DATA_INVALID",
        }
    ),
)

BALE = Flavour(
    name="bale",
    prefix="/bale",
    link_host="ble.ir",
    caption_limit=4096,
    album_least=1,
    album_most=50,
    first_update_id=0,
    keeps_updates=2000,
    missing_methods=frozenset({"getchatmembercount", "setmycommands", "deletemycommands"}),
    says=MappingProxyType(
        {
            "chat": "Bad Request: no such group or user",
            "not_started": "Forbidden: permission_denied",
            "blocked": "Forbidden: permission_denied",
            "kicked": "Forbidden: permission_denied",
            "button": "Bad Request: callback_data: must be a valid value",
        }
    ),
)

FLAVOURS: Mapping[str, Flavour] = MappingProxyType({"telegram": TELEGRAM, "bale": BALE})
