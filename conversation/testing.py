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
from datetime import timedelta
from typing import Any

from conversation.events import Event, MediaKind
from conversation.phrases import Phrase, Wording
from conversation.replies import Reply, Say, words
from conversation.session import Session, load_session
from conversation.step import Script, Step, Wake
from conversation.trials import (
    PAUSE,
    START,
    buttons_of,
    happen,
    happening,
    keys_of,
    opened,
    placed,
    pressed,
    said,
    sent,
)


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

    def speak(self, wording: Wording) -> None:
        """Speak another language from now on."""
        self._wording = wording

    async def start(self) -> None:
        """Begin with a command, nothing being answered yet; or show the open question again."""
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
