"""How a reply is carried out with the calls of a Bot API, once for all messengers.

The steps of a reply of several messages are not one transaction: if a later one fails, the
whole reply is sent again. So a later step that is merely asked to wait does wait.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from bot.messengers.keyboards import Markup, inline, keys
from bot.messengers.port import Abilities, Address, FilePath, Sent
from bot.messengers.splitting import shorten, split, split_off_first_line
from bot.messengers.uploads import Upload, as_document, batches, prepare
from conversation.events import Pin
from conversation.replies import Answer, Edit, Locate, Reply, Retire, Say, Show, Text, topic_of
from domain.errors import RecipientGone, Rejected, SlowDown

Ids = tuple[int, ...]

ANSWER_MAX = 200
LONGEST_WAIT_S = 60.0


class Wire(Protocol):
    """The calls of one messenger; each raises the errors of `domain.errors`."""

    abilities: Abilities

    def render(self, text: Text) -> str:
        """The text in this messenger's own formatting."""
        ...

    def measure(self, text: Text) -> int:
        """How much of a message's room the text takes here."""
        ...

    async def say(self, to: Address, text: str, markup: Markup | None, quote: int | None) -> Ids:
        """Send a text."""
        ...

    async def show(self, to: Address, file: Upload, caption: str, quote: int | None) -> Ids:
        """Send one file."""
        ...

    async def show_album(
        self, to: Address, files: tuple[Upload, ...], caption: str, quote: int | None
    ) -> Ids:
        """Send several files as one album, the caption under the first."""
        ...

    async def locate(self, to: Address, pin: Pin) -> Ids:
        """Send a point."""
        ...

    async def edit(self, chat_id: int, message_id: int, text: str, markup: Markup | None) -> None:
        """Put other words and buttons into a message."""
        ...

    async def retire(self, chat_id: int, message_id: int) -> None:
        """Take the buttons of a message away."""
        ...

    async def answer(self, press_id: str, text: str, alert: bool) -> None:
        """Answer a press."""
        ...


async def carry_out(
    wire: Wire, chat_id: int, reply: Reply, files: FilePath, message_id: int | None
) -> Sent:
    """Do what one reply says; returns the ids of the messages made, the one with buttons last."""
    to = Address(chat_id, topic_of(reply))
    try:
        return await _carry_out(wire, to, reply, files, message_id)
    except Rejected as refusal:
        if not isinstance(reply, Say | Show) or reply.reply_to is None:
            raise
        if "repl" not in str(refusal).lower():
            raise
    # What it answers is gone; the answer itself is still worth sending.
    unquoted = replace(reply, reply_to=None)
    return await _carry_out(wire, to, unquoted, files, message_id)


def ids_in(result: Any) -> Ids:
    """The message ids in the result of a sending call, one message or an album."""
    messages = result if isinstance(result, list) else [result]
    ids = (message.get("message_id") for message in messages if isinstance(message, dict))
    return tuple(number for number in ids if isinstance(number, int))


async def _carry_out(
    wire: Wire, to: Address, reply: Reply, files: FilePath, message_id: int | None
) -> Sent:
    match reply:
        case Say():
            return Sent(await _say(wire, to, reply))
        case Show():
            return Sent(await _show(wire, to, reply, files))
        case Locate():
            return Sent(await wire.locate(to, reply.pin))
        case Edit():
            return await _edit(wire, to, reply, message_id or reply.message_id)
        case Retire():
            return await _retire(wire, to, message_id or reply.message_id)
        case Answer():
            return await _answer(wire, reply)


async def _say(wire: Wire, to: Address, reply: Say) -> Ids:
    parts = split(reply.text, wire.abilities.text_max, wire.measure)
    if len(parts) == 1 and reply.buttons and reply.keyboard is not None:
        parts = split_off_first_line(reply.text)
    steps = [
        partial(wire.say, to, wire.render(part), markup, reply.reply_to if first else None)
        for part, markup, first in zip(
            parts, _markups(reply, len(parts)), _firsts(len(parts)), strict=True
        )
    ]
    return await _all(steps)


def _markups(reply: Say, count: int) -> list[Markup | None]:
    """What goes under each part: a message carries keyboard or buttons, never both."""
    keyboard, buttons = keys(reply.keyboard), inline(reply.buttons)
    markups: list[Markup | None] = [None] * count
    if keyboard and buttons and count > 1:
        markups[0] = keyboard
    markups[-1] = buttons or keyboard
    return markups


async def _show(wire: Wire, to: Address, reply: Show, files: FilePath) -> Ids:
    uploads = [prepare(stored, files, wire.abilities) for stored in reply.files]
    groups = batches(uploads, wire.abilities.album_max)
    caption, quote = reply.caption, reply.reply_to
    steps: list[Callable[[], Awaitable[Ids]]] = []
    if not groups or wire.measure(caption) > _caption_max(wire.abilities, groups[0]):
        steps.append(partial(_say, wire, to, Say(text=caption, reply_to=quote)))
        caption, quote = (), None
    for group, first in zip(groups, _firsts(len(groups)), strict=True):
        words = wire.render(caption) if first else ""
        steps.append(partial(_group, wire, to, group, words, quote if first else None))
    return await _all(steps)


async def _group(
    wire: Wire, to: Address, group: tuple[Upload, ...], caption: str, quote: int | None
) -> Ids:
    if len(group) > 1:
        # One unfit picture spoils the album; apart, only that one suffers.
        with suppress(Rejected):
            return await wire.show_album(to, group, caption, quote)
    steps = [
        partial(_one, wire, to, file, caption if first else "", quote if first else None)
        for file, first in zip(group, _firsts(len(group)), strict=True)
    ]
    return await _all(steps)


async def _one(wire: Wire, to: Address, file: Upload, caption: str, quote: int | None) -> Ids:
    try:
        return await wire.show(to, file, caption, quote)
    except Rejected:
        if file.kind == "document":
            raise
    # Odd pictures, odd formats, people who take no voices: as a plain file it still arrives.
    return await wire.show(to, as_document(file), caption, quote)


async def _edit(wire: Wire, to: Address, reply: Edit, message_id: int | None) -> Sent:
    if message_id is not None and wire.abilities.edits:
        text = shorten(reply.text, wire.abilities.text_max, wire.measure)
        try:
            await wire.edit(to.chat, message_id, wire.render(text), inline(reply.buttons))
        except (Rejected, RecipientGone) as refusal:
            # Bale's 403 may be about this one message; if it is about the chat, saying tells.
            if "not modified" not in str(refusal).lower():
                return Sent(await _say(wire, to, Say(text=reply.text, buttons=reply.buttons)))
        return Sent()
    return Sent(await _say(wire, to, Say(text=reply.text, buttons=reply.buttons)))


async def _retire(wire: Wire, to: Address, message_id: int) -> Sent:
    # Refused when gone, too old, or without buttons already: nothing is left to press.
    with suppress(Rejected, RecipientGone):
        await wire.retire(to.chat, message_id)
    return Sent()


async def _answer(wire: Wire, reply: Answer) -> Sent:
    # Refused when too old: its button has stopped waiting by itself.
    with suppress(Rejected, RecipientGone):
        await wire.answer(reply.press_id, reply.text[:ANSWER_MAX], reply.alert)
    return Sent()


async def _all(steps: Sequence[Callable[[], Awaitable[Ids]]]) -> Ids:
    """Takes the steps in turn; those after the first wait when asked to."""
    ids: Ids = ()
    for number, step in enumerate(steps):
        ids += await (_patiently(step) if number else step())
    return ids


async def _patiently(step: Callable[[], Awaitable[Ids]]) -> Ids:
    left_s = LONGEST_WAIT_S
    while True:
        try:
            return await step()
        except SlowDown as asked:
            left_s -= asked.retry_after_s
            if left_s < 0:
                raise
            await asyncio.sleep(asked.retry_after_s)


def _firsts(count: int) -> list[bool]:
    return [number == 0 for number in range(count)]


def _caption_max(abilities: Abilities, group: tuple[Upload, ...]) -> int:
    return abilities.caption_max if len(group) == 1 else abilities.album_caption_max
