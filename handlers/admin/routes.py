"""The routing tried out in the chat, without filing anything."""

import re

from conversation.replies import Reply, Say, Span, Text
from domain.errors import Refusal
from domain.rights import Action
from handlers.lookups import Lookups
from services.standing import require
from services.voice import Voice
from services.whyroute import explain, region_of, who_is_there


async def why_route(look: Lookups, voice: Voice, argument: str) -> list[Reply]:
    """Say what a message would be taken for and who would get it: `<text> | <place>`."""
    async with look.reading_desk() as desk:
        await require(desk, look.here, Action.TRY_ROUTE)
        now = desk.now
    text, *place = [part.strip() for part in re.split(r"[|\n]", argument)]
    if not text:
        raise Refusal("help-whyroute")
    region = region_of(look.locator, place[0] if place else text)
    reading = look.reader.read(text)
    told = explain(look.city, voice, reading, region, now, text)
    async with look.reading_desk() as desk:
        told += await who_is_there(desk, voice, reading, region, text)
    return [Say(text=_with_keys("\n".join(told)))]


def _with_keys(told: str) -> Text:
    """The words with keys as code: they can be copied, and no messenger takes signs out of them."""
    parts = re.split(r"\[(\w+)\]", told)
    return tuple(Span(part, "code" if at % 2 else "plain") for at, part in enumerate(parts) if part)
