"""Which group is which unit's, and who is in it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from conversation.replies import Say
from domain.errors import Refusal
from domain.rights import Action
from services import group_notices, guesses, lists, oncall
from services.desk import Desk, Here
from services.handing import settle, whereabouts
from services.naming import unit_named
from services.standing import require
from storage import audit, groups, outbox, people, roles
from storage.groups import GroupChat
from storage.people import ChatRecord

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8
CODE_GOOD_FOR = timedelta(days=7)


async def make_code(desk: Desk, said: str) -> str:
    """A one-time code that makes a group the unit's within a week; `Refusal` for no such unit."""
    unit = unit_named(desk.city, said)
    code = new_code(desk)
    await groups.make_code(desk.tx, code, unit.key, desk.now, desk.now + CODE_GOOD_FOR)
    return code


def new_code(desk: Desk) -> str:
    """A code that nobody can guess, of letters that nobody mistakes."""
    return "".join(desk.random.choices(CODE_LETTERS, k=CODE_LENGTH))


async def give_code(desk: Desk, here: Here, said: str) -> None:
    """Whoever may bind groups gets a code for the unit named."""
    await require(desk, here, Action.BIND)
    if not said:
        raise Refusal("help-unitcode")
    unit, code = unit_named(desk.city, said), await make_code(desk, said)
    await audit.record(desk.tx, desk.now, here.person.id, "unitcode", unit.key)
    voice = desk.voice(here.person.language)
    desk.post(here.chat, Say(text=voice.say("unit-code", unit=voice.name(unit.name), code=code)))


async def bind(desk: Desk, here: Here, code: str) -> None:
    """This group, or this topic of it, is the unit's that the code was made for.

    What waits for the unit comes here; what waits for the unit it was before goes elsewhere.
    """
    if here.chat.kind == "private":
        raise Refusal("bind-in-group")
    if not code.strip():
        raise Refusal("help-bind")
    await guesses.check(desk, here)
    unit = await groups.use_code(desk.tx, bare_code(code), desk.now)
    if unit is None:
        raise Refusal("bind-code-bad")
    await give_group(desk, here, unit)


async def give_group(desk: Desk, here: Here, unit: str) -> None:
    """This group, or this topic of it, is the unit's from now on."""
    chat, topic = here.chat, here.chat.topic
    former = [one.unit for one in await groups.bindings(desk.tx, chat.id) if one.topic == topic]
    before = await whereabouts(desk, {unit, *former})
    await groups.bind(desk.tx, chat.id, unit, here.person.id, desk.now, topic)
    were_here = await groups.forget_workers(desk.tx, chat.id, topic)
    await people.note_worker(desk.tx, here.person.id, chat.id, desk.now, topic)
    words = " ".join(former)
    await audit.record(desk.tx, desk.now, here.person.id, "bind", f"{unit} «{chat.title}»", words)
    voice = desk.voice()
    name = voice.name(desk.city.unit(unit).name)
    desk.post(chat, Say(text=voice.say("bound-topic" if topic else "bound", unit=name)))
    await settle(desk, before)
    if unit not in former:
        await leave_unit(desk, were_here)


async def leave_unit(desk: Desk, person_ids: Iterable[int]) -> None:
    """The group of these people is their unit's no more: whoever it made one of it falls out."""
    for person_id in person_ids:
        await oncall.sweep_person(desk, person_id)


def bare_code(code: str) -> str:
    """The code without what copying from a message brings along."""
    return "".join(letter for letter in code.upper() if letter in CODE_LETTERS)


async def greet_group(desk: Desk, chat: ChatRecord) -> None:
    """The bot came into a group and says what it is; in one that is a unit's, work goes on."""
    units = {one.unit for one in await groups.bindings(desk.tx, chat.id)}
    before = await whereabouts(desk, units)
    await people.open_chat(desk.tx, chat.messenger, chat.native_id, chat.kind, chat.title)
    if not units:
        back = replace(chat, gone_at=None)
        desk.post(back, Say(text=desk.voice().say("group-hello")))
    await settle(desk, before)


async def leave_group(desk: Desk, chat: ChatRecord) -> None:
    """Nothing can be sent to a chat any more; if it was a unit's group, the owners hear it."""
    bound = await groups.bindings(desk.tx, chat.id)
    units = {} if chat.gone_at else dict.fromkeys(one.unit for one in bound)
    before = await whereabouts(desk, units)
    await people.mark_gone(desk.tx, chat.messenger, chat.native_id, desk.now)
    await groups.empty_out(desk.tx, chat.id)
    if units:
        names = _names(desk, units)
        await group_notices.tell_owners(desk, "owners-group-lost", unit=names, title=chat.title)
    lost = {GroupChat(chat.id, chat.messenger, chat.native_id, one.topic) for one in bound}
    await settle(desk, before, lost)
    his = await people.person_at(desk.tx, chat.messenger, chat.native_id)
    if his and chat.kind == "private":
        await oncall.sweep_person(desk, his.id)


async def leave_topic(desk: Desk, chat: ChatRecord, topic: int) -> None:
    """Nothing can be sent to a topic any more; if it was a unit's, the owners hear it."""
    units = [one.unit for one in await groups.bindings(desk.tx, chat.id) if one.topic == topic]
    before = await whereabouts(desk, units)
    await groups.unbind(desk.tx, chat.id, topic)
    if units:
        names = _names(desk, units)
        await group_notices.tell_owners(desk, "owners-topic-lost", unit=names, title=chat.title)
    await settle(desk, before, {GroupChat(chat.id, chat.messenger, chat.native_id, topic)})


def _names(desk: Desk, units: Iterable[str]) -> str:
    return "، ".join(desk.voice().name(desk.city.unit(unit).name) for unit in units)


async def people_left(desk: Desk, chat: ChatRecord, native_ids: tuple[int, ...]) -> None:
    """People who left a group work there no longer; the cards of what they have in hand say so.

    Who works in no other group of the unit loses the roles he had in it.
    """
    for native_id in native_ids:
        gone = await people.person_at(desk.tx, chat.messenger, native_id)
        if gone:
            await groups.leave(desk.tx, gone.id, chat.id)
            await _dismiss(desk, gone.id, chat)
            await lists.left_behind(desk, gone.id)
            await oncall.sweep_person(desk, gone.id)


async def _dismiss(desk: Desk, person_id: int, chat: ChatRecord) -> None:
    for unit in {one.unit for one in await groups.bindings(desk.tx, chat.id)}:
        if await people.works_for(desk.tx, person_id, unit):
            continue
        for role in await roles.dismiss(desk.tx, person_id, unit):
            await audit.record(desk.tx, desk.now, person_id, "left", f"{unit} {role}")


async def group_moved(desk: Desk, chat: ChatRecord, new_id: int) -> None:
    """The messenger gave a group a new id: all it had, and all that waits for it, goes along."""
    await groups.migrate(desk.tx, chat.messenger, chat.native_id, new_id)
    await outbox.move_chat(desk.tx, chat.messenger, chat.native_id, new_id)
