"""Looks over what a messenger answered, before anybody trusts it."""

import json
import logging
from typing import Any

from bot.messengers.port import Profile, RawUpdate
from bot.messengers.reading import full_name
from domain.errors import Rejected, Unreachable

log = logging.getLogger(__name__)

TOO_BIG = "the file is too big to be fetched"
GONE = "the file is no longer at the messenger"


def updates_in(messenger: str, result: Any) -> list[RawUpdate]:
    """The updates in the answer to getUpdates, without pieces that have not even a number.

    Raises Unreachable if nothing is left of an answer that was not empty: without a number the
    offset cannot move, and asking again at once would turn in a circle.
    """
    found = result if isinstance(result, list) else [result]
    updates = [_writable(one) for one in found if _has_number(one)]
    if len(updates) < len(found):
        log.warning("%s sent %d things without a number", messenger, len(found) - len(updates))
        if not updates:
            raise Unreachable(f"{messenger.title()} answered with something other than updates")
    return updates


def profile_in(messenger: str, result: Any) -> Profile:
    """Who we are, from the answer to getMe; raises Unreachable if it does not say."""
    me = result if isinstance(result, dict) else {}
    if type(me.get("id")) is not int:
        raise Unreachable(f"{messenger.title()} does not say who the bot is")
    username, name = str(me.get("username") or ""), str(me.get("first_name") or "")
    return Profile(me["id"], username, full_name(name))


def file_path_in(result: Any, most: int) -> str:
    """Where a file can be fetched; raises Rejected if it is gone or larger than `most`."""
    file = result if isinstance(result, dict) else {}
    size, path = file.get("file_size"), file.get("file_path")
    if isinstance(size, int) and size > most:
        raise Rejected(TOO_BIG)
    if not path or not isinstance(path, str):
        raise Rejected(GONE)
    return path


def _has_number(update: object) -> bool:
    number = update.get("update_id") if isinstance(update, dict) else None
    return type(number) is int and 0 <= number < 2**63


def _writable(update: RawUpdate) -> RawUpdate:
    """The update without halves of letters, which cannot be written down as UTF-8."""
    text = json.dumps(update, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        mended: RawUpdate = json.loads(text.encode("utf-8", "replace"))
        return mended
    return update
