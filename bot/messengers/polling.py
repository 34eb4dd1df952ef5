"""Looks over what a long poll brought, before anybody trusts it."""

import logging
from typing import Any

from bot.messengers.port import RawUpdate
from domain.errors import Unreachable

log = logging.getLogger(__name__)


def batch_of(messenger: str, result: Any) -> list[RawUpdate]:
    """The updates in the answer to getUpdates, without pieces that have not even a number.

    Raises Unreachable if nothing is left of an answer that was not empty: without a number the
    offset cannot move, and asking again at once would turn in a circle.
    """
    found = result if isinstance(result, list) else [result]
    updates = [one for one in found if _has_number(one)]
    if len(updates) < len(found):
        log.warning("%s sent %d things without a number", messenger, len(found) - len(updates))
        if not updates:
            raise Unreachable(f"{messenger.title()} answered with something other than updates")
    return updates


def _has_number(update: object) -> bool:
    return isinstance(update, dict) and type(update.get("update_id")) is int
