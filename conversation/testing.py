"""Dialogs without messenger, database or clock: say, press, wait; see what is asked and said.

    story = Story(lambda talk: report_a_problem(talk, look), Voice("fa", UTC))
    await story.say("سطل زباله سر کوچه پر شده")
    await story.place(35.95, 50.94)
    assert story.asked == "media"

Before every event the dialog is stored and loaded again, as after a restart, and afterwards it is
replayed without an event, which must change nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from conversation.events import Attachment, Chat, Event, MediaKind, Pin, Press, Sender
from conversation.phrases import Phrase, Wording
from conversation.questions import BUTTON_BYTES, CANCEL
from conversation.replies import Button, Key, Reply, Say, dump_reply, load_reply, words
from conversation.session import Session, dump_session, load_session
from conversation.step import Script, Step, Wake, step

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


class Story:
    """One person's way through one dialog, told step by step."""

    def __init__(
        self, script: Script, wording: Wording, about: Mapping[str, str] | None = None
    ) -> None:
        """Begin with the first event, or with `start`; `about` is what the dialog is begun with."""
        self.now = START
        self.made = Step()
        self.shown: list[Reply] = []
        self.sent: list[Event] = []
        self._script = script
        self._wording = wording
        self._state = opened(about)

    @property
    def session(self) -> Session:
        """The dialog as it is stored now; it must still be open."""
        return load_session(self._state)

    @property
    def asked(self) -> str | None:
        """The key of the open question; `None` when the dialog is over."""
        return self.session.open if self._state else None

    @property
    def last(self) -> list[str]:
        """The texts of the last step."""
        return [words(reply.text) for reply in self.made.replies if isinstance(reply, Say)]

    @property
    def labels(self) -> list[str]:
        """The buttons and keys now on offer."""
        shown = self.shown[-1]
        return [b.label for b in buttons_of(shown)] + [k.label for k in keys_of(shown)]

    @property
    def outcome(self) -> Any:
        """What the script came to."""
        return self.made.outcome

    @property
    def ended(self) -> str | None:
        """How the dialog ended: `done`, `cancelled`, `closed`; `None` while it is open."""
        return self.made.ended

    @property
    def wake(self) -> Wake | None:
        """When the dialog wants to be woken next."""
        return self.made.wake

    def begin_about(self, about: Mapping[str, str]) -> None:
        """Begin the dialog about something else, such as the words behind its command."""
        self._state = opened(about)

    async def start(self) -> None:
        """Begin with a command: nothing is answered yet."""
        await self._step(None)

    async def happen(self, event: Event) -> None:
        """Let anything happen; it gets the next message id."""
        self.now += PAUSE
        self.sent.append(event)
        await self._step(replace(event, message_id=event.message_id or len(self.sent)))

    async def say(self, text: str) -> None:
        """Write something."""
        await self.happen(said(text))

    async def photo(self, caption: str = "", album: str | None = None, key: str = "") -> None:
        """Send a photo that is like no other, or the one named `key`."""
        name = key or f"photo-{len(self.sent)}"
        await self.happen(sent(key=name, caption=caption, album=album))

    async def file(self, kind: MediaKind, fault: str | None = None) -> None:
        """Send a file of some kind, perhaps one that we cannot keep."""
        await self.happen(sent(kind, key=f"{kind}-{len(self.sent)}", fault=fault))

    async def voice(self) -> None:
        """Send a voice message."""
        await self.file("voice")

    async def place(self, latitude: float, longitude: float) -> None:
        """Share a place."""
        await self.happen(placed(latitude, longitude))

    async def press(self, label: str) -> None:
        """Press the button or key of the last message that has `label` in its label."""
        await self._press(label, self.shown[-1:])

    async def choose(self, phrase: str) -> None:
        """Press the button or key of the last message that is labelled by this phrase."""
        await self.press(self._wording.label(Phrase(phrase)))

    async def press_old(self, label: str) -> None:
        """Press a button of an earlier message, the latest that has `label` in its label."""
        await self._press(label, self.shown[-2::-1])

    async def back(self) -> None:
        """Go back one question."""
        await self.choose("talk-back")

    async def cancel(self) -> None:
        """Leave the dialog."""
        await self.choose("talk-cancel")

    async def edit_message(self, old: str, new: str) -> None:
        """Edit the latest of one's own messages that has the words `old`."""
        found = [
            at for at, event in enumerate(self.sent, 1) if event.text == old and not event.edited
        ]
        event = replace(self.sent[found[-1] - 1], text=new, edited=True, message_id=found[-1])
        await self.happen(event)

    async def wake_up(self, why: str, after: timedelta | None = None) -> None:
        """Let a time-out come: when it is due, or `after` the last event."""
        due = self.wake.at if self.wake else self.now
        self.now = due if after is None else self.now + after
        await self._step(happening(wake=why))

    async def _press(self, label: str, replies: list[Reply]) -> None:
        for reply in replies:
            fitting = [b for b in buttons_of(reply) if label in b.label and b.data]
            keys = [key for key in keys_of(reply) if label in key.label and not key.asks]
            if fitting:
                return await self.happen(pressed(str(fitting[0].data)))
            if keys:
                return await self.say(keys[0].label)
        raise LookupError(
            f"no button {label!r} in {[buttons_of(r) or keys_of(r) for r in replies]}"
        )

    async def _step(self, event: Event | None) -> None:
        made = await happen(self._script, self._state, event, self._wording, self.now)
        self.made, self._state = made
        self.shown += self.made.replies
