"""Events made up for tests, and one step of a stored dialog with everything checked."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from conversation.events import Attachment, Chat, Event, MediaKind, Pin, Press, Sender
from conversation.phrases import Phrase, Wording
from conversation.questions import BUTTON_BYTES, CANCEL
from conversation.replies import Button, Key, Reply, Say, dump_reply, load_reply
from conversation.session import Session, dump_session, load_session
from conversation.step import Script, Step, step

START = datetime(2026, 3, 21, 8, tzinfo=UTC)
PAUSE = timedelta(seconds=5)
_CHAT = Chat("story", 1, "private")
_SENDER = Sender("story", 1, "Sara")


class BrokenPromiseError(AssertionError):
    """A dialog did what no dialog may do."""


def happening(**what: Any) -> Event:
    """An event of the one private chat there is; `what` are fields of `Event`."""
    return Event(messenger="story", update_id=0, chat=_CHAT, at=START, sender=_SENDER, **what)


def said(text: str) -> Event:
    """A message of words."""
    return happening(text=text)


def sent(
    kind: MediaKind = "photo",
    *,
    key: str | None = "photo",
    caption: str = "",
    album: str | None = None,
    fault: str | None = None,
) -> Event:
    """A file: `key` names our copy of it, `fault` says why there is none."""
    stored = None if fault else key
    file = Attachment(kind, f"id-{key}", key=stored, fault=fault)
    return happening(media=(file,), text=caption, album=album)


def placed(latitude: float, longitude: float) -> Event:
    """A shared place."""
    return happening(pin=Pin(latitude, longitude))


def pressed(data: str) -> Event:
    """A pressed button."""
    return happening(press=Press("press", data))


def opened(about: Mapping[str, str] | None = None, dialog: str = "story") -> str:
    """A dialog that nobody has said anything in yet, as it is stored."""
    session = Session(
        dialog=dialog,
        serial="0123456789",
        opened_at=START,
        touched_at=START,
        about=dict(about or {}),
    )
    return dump_session(session)


async def happen(
    script: Script, state: str, event: Event | None, wording: Wording, now: datetime
) -> tuple[Step, str]:
    """Let an event happen to a stored dialog: what came of it, and the dialog as stored again.

    Raises `BrokenPromiseError` where a button is too long, there is no way out, a reply does not
    outlive being stored, or a replay changes something.
    """
    session = load_session(state)
    made = await step(script, session, event, wording, now)
    _check_replies(made.replies)
    if made.ended:
        return made, ""
    kept = dump_session(session)
    await _check_replay(script, kept, made, wording)
    return made, kept


def _check_replies(replies: list[Reply]) -> None:
    for reply in replies:
        if load_reply(dump_reply(reply)) != reply:
            raise BrokenPromiseError(f"a reply does not outlive being stored: {reply}")
        long = [b.data for b in buttons_of(reply) if b.data and len(b.data.encode()) > BUTTON_BYTES]
        if long:
            raise BrokenPromiseError(f"too long for a button: {long[0]}")


async def _check_replay(script: Script, kept: str, made: Step, wording: Wording) -> None:
    session, again = load_session(kept), load_session(kept)
    shown = await step(script, again, None, wording, session.touched_at)
    again.gathering, again.reminded = session.gathering, session.reminded
    again.has_keyboard = session.has_keyboard
    if session.gathering:  # what has come is looked at only when the quiet second is over
        again.notes, again.open, again.trail = session.notes, session.open, session.trail
    if shown.ended or dump_session(again) != kept:
        raise BrokenPromiseError(f"a replay changes {kept} to {dump_session(again)}")
    if made.replies and made.replies[-1] != shown.replies[-1]:
        raise BrokenPromiseError(f"a replay shows {shown.replies[-1]}, not {made.replies[-1]}")
    if not _has_way_out(shown.replies[-1], wording):
        raise BrokenPromiseError(f"no way out of {shown.replies[-1]}")


def _has_way_out(reply: Reply, wording: Wording) -> bool:
    leave = wording.label(Phrase("talk-cancel"))
    by_button = any((b.data or "").endswith(f":{CANCEL}") for b in buttons_of(reply))
    return by_button or leave in [key.label for key in keys_of(reply)]


def buttons_of(reply: Reply) -> list[Button]:
    """The inline buttons of a reply."""
    rows = reply.buttons if isinstance(reply, Say) else ()
    return [button for row in rows for button in row]


def keys_of(reply: Reply) -> list[Key]:
    """The keys of the reply keyboard that a reply brings."""
    rows = (reply.keyboard or ()) if isinstance(reply, Say) else ()
    return [key for row in rows for key in row]
