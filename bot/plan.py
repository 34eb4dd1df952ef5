"""Think before writing: what an event will change, worked out with no transaction open."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from bot import founding
from bot.bulletins import Bulletins
from bot.clerk import Clerk
from bot.parts import Parts
from bot.ways import Ways
from conversation import router
from conversation.events import Event
from conversation.phrases import Phrase
from conversation.replies import Reply, Say
from conversation.session import Session
from conversation.step import Step, Wake, retire_pressed, step
from handlers import DEEDS, DIALOGS, SURVEYS
from handlers.lookups import Lookups, is_number
from nlp.danger import dangers
from services.desk import Desk, Here
from services.menus import menu, warning
from services.voice import Voice

DEEPEST = 3
Deed = Callable[[Desk], Awaitable[None]]


@dataclass(slots=True)
class Plan:
    """What will be done: replies first, then the deed, then what comes after it.

    `about` is the report the replies are about. `topic` is where the dialog that speaks first is
    held, `None` where the event itself is answered; what comes after goes where the dialog is held
    that stays open. Where `turns_dialog`, the open dialog becomes `session`, which is `None` when
    it is over; otherwise it stays as it is stored.
    """

    before: list[Reply] = field(default_factory=list)
    deed: Deed | None = None
    after: list[Reply] = field(default_factory=list)
    session: Session | None = None
    wake: Wake | None = None
    about: int | None = None
    topic: int | None = None
    turns_dialog: bool = False


class Planner:
    """Plans what one person's event in one chat leads to."""

    def __init__(self, parts: Parts, here: Here, voice: Voice) -> None:
        """Plan for `here`, speaking with `voice`."""
        self._here = here
        self._voice = voice
        self._parts = parts
        self._ways = Ways(parts, here)
        self._look = Lookups(
            parts.city,
            parts.reader,
            parts.locator,
            here,
            parts.reading_desk,
            parts.places,
            parts.pictures,
            parts.knowledge,
            parts.forecasts,
            parts.eyes,
            Bulletins(parts),
            Clerk(parts),
            parts.files,
        )

    async def plan(self, event: Event, session: Session | None) -> Plan:
        """What the event leads to. Raises `Refusal` if it may not be."""
        if event.wake:
            return await self._continued(session, event) if session else Plan()
        if self._ways.is_for_another_bot(event):
            return Plan()
        if founding.is_for_later(self._parts, event, in_dialog=session is not None):
            return Plan([*founding.awaiting(self._parts, self._here, self._voice, event)])
        if event.command == ("cancel", "") and session:
            return await self._cancelled(session, event)
        return await self._routed(await self._ways.route(event, session), event, session)

    async def _routed(self, route: router.Route, event: Event, session: Session | None) -> Plan:
        """What comes of an event that goes there."""
        match route:
            case router.Continue() if session:
                return await self._continued(session, event)
            case router.Begin(dialog, about, reads_event):
                return await self._begun(dialog, about, event if reads_event else None, session)
            case router.Do(deed, argument):
                return await self._done(deed, argument, session)
            case router.Hint(phrase):
                return Plan([Say(text=self._voice.say(phrase))])
        return Plan()

    async def _begun(
        self, dialog: str, about: dict[str, str], event: Event | None, open_: Session | None
    ) -> Plan:
        same = open_ is not None and _topic(open_.dialog, open_.about) == _topic(dialog, about)
        if open_ and same and "said" not in about:
            return await self._resumed(open_, Phrase("talk-unfinished"))
        now = self._parts.clock.now()
        session = Session(
            dialog=dialog,
            serial=secrets.token_hex(5),
            opened_at=now,
            touched_at=now,
            topic=self._here.chat.topic,
            about=about,
        )
        too_deep = _depth(open_) >= DEEPEST
        session.beneath = open_.beneath if open_ and (same or too_deep) else open_
        return await self._after(session, await self._step(session, event), event)

    async def _continued(self, session: Session, event: Event) -> Plan:
        if session.dialog not in DIALOGS:
            lost = Say(text=self._voice.say("talk-lost"), keyboard=menu(self._voice))
            return Plan([lost], turns_dialog=True)
        asked = session.open
        made = await self._step(session, event)
        made.replies[:0] = [*retire_pressed(session, event), *self._warned(asked, event)]
        return await self._after(session, made, event)

    def _warned(self, asked: str | None, event: Event) -> list[Reply]:
        """Words of danger get the number whatever was asked; those of the story get it anyway."""
        said = "" if event.press or asked == "story" else event.text
        found = dangers(said) if said and self._here.chat.kind == "private" else ()
        return [warning(self._parts.city, self._voice, found[0].code)] if found else []

    async def _step(self, session: Session, event: Event | None) -> Step:
        script = DIALOGS[session.dialog].script
        now = self._parts.clock.now()
        return await step(lambda talk: script(talk, self._look), session, event, self._voice, now)

    async def _after(self, session: Session, made: Step, event: Event | None) -> Plan:
        if made.ended is None:
            return _open(made.replies, session, made.wake)
        if made.ended != "done" and self._here.chat.kind == "private":
            made.replies = [_with_menu(reply, self._voice) for reply in made.replies]
        about = _report_id(session)
        plan = Plan(made.replies, about=about, topic=session.topic, turns_dialog=True)
        if made.ended == "done":
            finish, outcome, here = DIALOGS[session.dialog].finish, made.outcome, self._here
            plan.deed = lambda desk: finish(desk, here, outcome)
        if session.beneath and session.beneath.dialog in DIALOGS:
            resumed = await self._resumed(session.beneath, Phrase("talk-resumed"))
            plan.after, plan.session, plan.wake = resumed.before, resumed.session, resumed.wake
        return plan

    async def _resumed(self, session: Session, hint: Phrase) -> Plan:
        made = await self._step(session, None)
        replies: list[Reply] = [Say(text=self._voice.text(hint)), *made.replies]
        return _open(replies, session, made.wake)

    async def _cancelled(self, session: Session, event: Event) -> Plan:
        said = replace(event, text=self._voice.word("talk-cancel"))
        return await self._continued(session, said)

    async def _done(self, name: str, argument: str, session: Session | None) -> Plan:
        if name in SURVEYS:
            return Plan(await SURVEYS[name](self._look, self._voice, argument))
        deed, here = DEEDS[name], self._here
        plan = Plan(deed=lambda desk: deed(desk, here, argument))
        if session and name == "start":
            resumed = await self._resumed(session, Phrase("talk-unfinished"))
            plan = replace(resumed, before=[], deed=plan.deed, after=resumed.before)
        return plan


def _open(replies: list[Reply], session: Session, wake: Wake | None) -> Plan:
    about = _report_id(session)
    return Plan(
        replies, session=session, wake=wake, about=about, topic=session.topic, turns_dialog=True
    )


def _depth(session: Session | None) -> int:
    return 0 if session is None else 1 + _depth(session.beneath)


def _topic(dialog: str, about: dict[str, str]) -> tuple[str, str | None]:
    return dialog, about.get("report")


def _report_id(session: Session) -> int | None:
    number = session.about.get("report", "")
    return int(number) if is_number(number) else None


def _with_menu(reply: Reply, voice: Voice) -> Reply:
    return replace(reply, keyboard=menu(voice)) if isinstance(reply, Say) else reply
