"""One turn: an event comes in; all it changes and all that is to be said is committed at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.arrivals import bring_in
from bot.parts import Parts
from bot.plan import Plan, Planner
from conversation.events import Event
from conversation.replies import Answer, Reply, Say, words
from conversation.session import Session, dump_session, load_session
from domain.city import UnknownKey
from domain.errors import Refusal
from services import guesses, membership, refusals, unit_work
from services.desk import Desk, Here
from services.voice import Voice
from storage import inbox, outbox, people, sessions
from storage.database import Tx
from storage.inbox import InboxRow
from storage.people import Acquaintance, ChatRecord

log = structlog.get_logger()

ALERT_LENGTH = 180
TOLD_AGAIN_AFTER = timedelta(minutes=10)
Poke = Callable[[str, int], None]


def announce(poke: Poke, desk: Desk) -> None:
    """Poke the sender for each chat that something was queued for, once."""
    for key in dict.fromkeys((letter.messenger, letter.chat) for letter in desk.letters):
        poke(*key)


class Turn:
    """Handles events one at a time per chat, whichever process they came to."""

    def __init__(self, parts: Parts, poke: Poke) -> None:
        """Work with these parts; `poke` hears of each chat that something was queued for."""
        self._parts = parts
        self._poke = poke
        self._flooded: dict[int, datetime] = {}

    async def handle(self, event: Event, row: InboxRow | None) -> None:
        """Let an event happen. `row` is its inbox row, marked as done in the same transaction."""
        async with self._parts.database.alone(f"{event.messenger}:{event.chat.id}"):
            known = await self._meet(event)
            if known.person is None or known.chat is None:
                await self._house(event, row, known.chat)
                return
            session = _session(known.session)
            me = Here(known.person, known.chat, event.points_at)
            here = await self._woken(me, event, session)
            brought = await bring_in(self._parts, event, wanted=_wanted(event, session))
            await self._turn(here, brought, session, row)

    async def apologise(self, event: Event, row: InboxRow, error: str) -> None:
        """Set an update aside that cannot be handled, and say so to whoever sent it."""
        async with self._parts.database.write() as tx:
            desk = self._parts.desk(tx)
            await inbox.give_up(tx, row.id, error, desk.now)
            chat = await people.chat_at(tx, event.messenger, event.chat.id)
            if chat and chat.kind == "private":
                desk.post(chat, Say(text=desk.voice().say("talk-trouble")))
            await desk.send()
        announce(self._poke, desk)

    async def let_go(self, event: Event, rows: Sequence[InboxRow]) -> None:
        """Mark updates as handled that were too many; a private chat is told so, now and then."""
        async with self._parts.database.write() as tx:
            desk = self._parts.desk(tx)
            for row in rows:
                await inbox.finish(tx, row.id, desk.now)
            chat = await people.chat_at(tx, event.messenger, event.chat.id)
            if chat and chat.kind == "private" and self._flooded.get(chat.id, desk.now) <= desk.now:
                self._flooded[chat.id] = desk.now + TOLD_AGAIN_AFTER
                desk.post(chat, Say(text=desk.voice().say("talk-flood")))
            await desk.send()
        announce(self._poke, desk)

    async def _meet(self, event: Event) -> Acquaintance:
        """Who this is, and where; strangers and renamed people are written down first."""
        sender = event.sender.id if event.sender else 0
        async with self._parts.database.read() as tx:
            await self._parts.keep_up(tx)
            topic = await _topic(tx, event)
            known = await people.acquaintance(tx, event.messenger, event.chat.id, sender, topic)
        if not _is_news(event, known):
            return known
        async with self._parts.database.write() as tx:
            chat, who = event.chat, event.sender
            await people.open_chat(tx, chat.messenger, chat.id, chat.kind, chat.title)
            if who and not who.is_bot:
                await people.meet(tx, who.messenger, who.id, who.name, self._parts.clock.now())
            return await people.acquaintance(tx, event.messenger, event.chat.id, sender, topic)

    async def _woken(self, here: Here, event: Event, session: Session | None) -> Here:
        """A time-out names no topic: the dialog that it wakes knows where it is held."""
        if not event.wake or session is None or session.topic == here.chat.topic:
            return here
        known = await self._meet(replace(event, topic=session.topic))
        return replace(here, chat=known.chat) if known.chat else here

    async def _house(self, event: Event, row: InboxRow | None, chat: ChatRecord | None) -> None:
        """What happens to a group itself: we came, we were put out, people left, it moved."""
        async with self._parts.database.write() as tx:
            desk = self._parts.desk(tx)
            if row and not await inbox.finish(tx, row.id, desk.now):
                return
            if chat:
                await _keep_house(desk, chat, event)
            await desk.send()
        announce(self._poke, desk)

    async def _turn(
        self, here: Here, event: Event, session: Session | None, row: InboxRow | None
    ) -> None:
        if event.membership or event.migrated_to:
            await self._house(event, row, here.chat)
            return
        voice = Voice(_language(here), self._parts.zone)
        plan = Plan(turns_dialog=bool(event.wake))
        try:
            plan = await Planner(self._parts, here, voice).plan(event, session)
            await self._commit(here, event, plan, row)
        except (Refusal, UnknownKey) as refusal:
            said = _refused(event, voice, refusal)
            over = _after_refusal(plan, said, refusal)
            await self._commit(here, event, over, row, refusal=refusal)

    async def _commit(
        self, here: Here, event: Event, plan: Plan, row: InboxRow | None,
        refusal: Refusal | UnknownKey | None = None,
    ) -> None:  # fmt: skip
        async with self._parts.database.write() as tx:
            await self._parts.keep_up(tx)
            desk = self._parts.desk(tx)
            if row and not await inbox.finish(tx, row.id, desk.now):
                return
            if isinstance(refusal, Refusal):
                await guesses.note(desk, here, refusal)
            if event.press and not refusal:
                desk.post(here.chat, Answer(press_id=event.press.id))
            username = (event.sender.username or "") if event.sender else ""
            acted = plan.deed is not None
            await unit_work.seen_working(desk, here, acted=acted, username=username[:64])
            _post(desk, _at(here.chat, plan.topic), plan.before, plan.about)
            if plan.deed:
                await plan.deed(desk)
            open_at = plan.session.topic if plan.session else plan.topic
            _post(desk, _at(here.chat, open_at), plan.after, plan.about)
            if plan.turns_dialog:
                await _store(desk, here, plan)
            await desk.send()
        announce(self._poke, desk)


async def _store(desk: Desk, here: Here, plan: Plan) -> None:
    if plan.session is None:
        await sessions.drop(desk.tx, here.chat.id, here.person.id)
        return
    at, why = (plan.wake.at, plan.wake.why) if plan.wake else (None, None)
    state = dump_session(plan.session)
    await sessions.keep(desk.tx, here.chat.id, here.person.id, state, at, why)


async def _topic(tx: Tx, event: Event) -> int:
    """Where it happened; of a press on an old message only our own notes tell the topic."""
    if event.topic or event.press is None or event.message_id is None:
        return event.topic
    return await outbox.topic_of(tx, event.messenger, event.chat.id, event.message_id)


def _at(chat: ChatRecord, topic: int | None) -> ChatRecord:
    return chat if topic is None else replace(chat, topic=topic)


def _post(desk: Desk, chat: ChatRecord, replies: Sequence[Reply], about: int | None) -> None:
    for reply in replies:
        desk.queue(chat, reply, about)


async def _keep_house(desk: Desk, chat: ChatRecord, event: Event) -> None:
    if event.migrated_to:
        await membership.group_moved(desk, chat, event.migrated_to)
    elif event.membership and event.membership.of_bot and chat.kind != "private":
        came = event.membership.change == "added"
        await (membership.greet_group if came else membership.leave_group)(desk, chat)
    elif event.membership and event.membership.of_bot:
        if event.membership.change == "removed":
            await membership.leave_group(desk, chat)
        else:
            await people.open_chat(desk.tx, chat.messenger, chat.native_id, chat.kind, chat.title)
    elif event.membership and event.membership.change == "removed":
        await membership.people_left(desk, chat, event.membership.people)


def _is_news(event: Event, known: Acquaintance) -> bool:
    if known.chat is None:
        return True
    if event.wake or event.membership:
        return False
    if known.chat.gone_at:
        return True
    who = event.sender
    return bool(who and not who.is_bot and (not known.person or known.person.name != who.name))


def _session(state: str | None) -> Session | None:
    """The open dialog; one that a newer program cannot read any more is let go."""
    if state is None:
        return None
    try:
        return load_session(state)
    except ValueError as error:
        log.warning("a stored dialog cannot be read", error=str(error))
        return None


def _after_refusal(plan: Plan, said: list[Reply], refusal: Refusal | UnknownKey) -> Plan:
    """What is left of a plan whose deed was refused: a dialog that came to it is over all the same.

    Where the city's data changed under a dialog it stays open: its answers can be edited.
    """
    if isinstance(refusal, UnknownKey) and plan.deed:
        return Plan(said)
    return replace(plan, before=said, deed=None)


def _wanted(event: Event, session: Session | None) -> bool:
    """Whether the files of this message are ours to keep: in a group only what is meant for us."""
    return event.chat.kind == "private" or session is not None or event.reply_to is not None


def _language(here: Here) -> str:
    return here.person.language if here.chat.kind == "private" else "fa"


def _refused(event: Event, voice: Voice, error: Refusal | UnknownKey) -> list[Reply]:
    """Say no kindly: on a pressed button as an alert, otherwise as a message."""
    told = voice.say("talk-old-button")
    if isinstance(error, Refusal):
        told = refusals.told(voice, error)
    if event.press is None:
        return [Say(text=told)]
    return [Answer(press_id=event.press.id, text=words(told)[:ALERT_LENGTH], alert=True)]
