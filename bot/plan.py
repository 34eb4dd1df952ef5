"""Think before writing: what an event will change, worked out with no transaction open."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC
from functools import lru_cache

from bot import founding
from bot.bulletins import Bulletins
from bot.clerk import Clerk
from bot.parts import Parts
from conversation import router
from conversation.events import Event
from conversation.phrases import Phrase
from conversation.replies import Reply, Say
from conversation.session import Session
from conversation.spelling import fold
from conversation.step import Step, Wake, retire_pressed, step
from domain.tracking import read_code
from handlers import DEEDS, DIALOGS, SURVEYS
from handlers.entries import MENU_WORDS, table
from handlers.lookups import Lookups, is_number
from nlp.danger import dangers
from services import feedback
from services.desk import Desk, Here
from services.menus import menu, warning
from services.voice import Voice
from storage import outbox
from wording.catalogue import LANGUAGES

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
        if self._is_for_another_bot(event):
            return Plan()
        if founding.is_for_later(self._parts, event, in_dialog=session is not None):
            return Plan([*founding.awaiting(self._parts, self._here, self._voice, event)])
        if event.command == ("cancel", "") and session:
            return await self._cancelled(session, event)
        return await self._routed(await self._route(event, session), event, session)

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

    def _is_for_another_bot(self, event: Event) -> bool:
        """Several bots may serve one group; a command may name the one it is for."""
        own = self._parts.usernames.get(event.messenger, "").lower()
        return bool(own and event.addressee) and event.addressee != own

    async def _route(self, event: Event, session: Session | None) -> router.Route:
        if event.press or event.command:
            return router.route(event, session, _table())
        replied = await self._replied(event)
        if event.chat.kind != "private":
            return self._in_group(event, session, replied)
        if session is None and not event.edited:
            meant = await self._meant(event, replied)
            return meant or router.route(event, session, _table())
        return router.route(event, session, _table())

    async def _meant(self, event: Event, replied: int | None) -> router.Route:
        """What a first message is about: the notice replied to, a code, or a unit's question."""
        if replied is not None:
            return await self._reply_to(replied)
        if read_code(event.text) and not any(letter.isalpha() for letter in event.text):
            return router.Begin("track", {"said": event.text})
        if not event.text or fold(event.text) in _table().words:
            return None
        async with self._parts.reading_desk() as desk:
            asked = await feedback.question_to(desk, self._here)
        return await self._reply_to(asked) if asked else None

    async def _replied(self, event: Event) -> int | None:
        """The report that the message replied to is about."""
        if event.reply_to is None or event.edited:
            return None
        async with self._parts.database.read() as tx:
            return await outbox.report_of(tx, event.messenger, event.chat.id, event.reply_to)

    def _in_group(self, event: Event, session: Session | None, replied: int | None) -> router.Route:
        """In a group only what is meant for us counts: an answer, or a reply to a card."""
        asked = session.about.get("report") if session else None
        if session and replied is not None and asked == str(replied):
            return router.Continue()
        if replied is None or self._here.chat.unit is None:
            return None
        if event.media:
            return router.Begin("done", {"report": str(replied), "verb": "done"}, reads_event=True)
        return router.Do("remark", f"{replied} {event.text}") if event.text else None

    async def _reply_to(self, report_id: int) -> router.Route:
        """Who hears of a report answers a notice: it goes to the report the notice was about."""
        async with self._parts.reading_desk() as desk:
            dialog = await feedback.reply_begins(desk, self._here, report_id)
        if not dialog:
            return None
        return router.Begin(dialog, {"report": str(report_id), "verb": dialog}, reads_event=True)

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


@lru_cache(maxsize=1)
def _table() -> router.Table:
    """The routing table, with the menu's words in every language we speak."""
    voices = [Voice(language, UTC) for language in LANGUAGES]
    words = {
        fold(voice.word(key)): command for voice in voices for key, command in MENU_WORDS.items()
    }
    return table(words)


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
