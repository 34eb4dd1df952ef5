"""Figures and exports asked for in the chat: only read, so answered before anything is written."""

from conversation.replies import Reply
from domain.errors import Refusal
from handlers.lookups import Lookups
from handlers.ports import Bulletins
from services.voice import Voice


async def stats(look: Lookups, voice: Voice, argument: str) -> list[Reply]:
    """Figures of days, a region or a unit: `[period] [region N] [unit KEY]`."""
    return await _bulletins(look).figures(look.here, voice, argument)


async def export(look: Lookups, voice: Voice, argument: str) -> list[Reply]:
    """The same reports as Excel and CSV."""
    return await _bulletins(look).table(look.here, voice, argument)


def _bulletins(look: Lookups) -> Bulletins:
    if look.bulletins is None:
        raise Refusal("talk-old-button")
    return look.bulletins
