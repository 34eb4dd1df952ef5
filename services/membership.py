"""Which group is which unit's, and who is in it."""

from dataclasses import replace
from datetime import timedelta

from conversation.replies import Say
from domain.city import UnknownKey
from domain.errors import Refusal
from services import notices
from services.desk import Desk, Here
from storage import groups, outbox, people, reports
from storage.groups import GroupChat
from storage.people import ChatRecord

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8
CODE_GOOD_FOR = timedelta(days=7)


def is_owner(desk: Desk, here: Here) -> bool:
    """Whether the settings name this person as an owner."""
    return (here.person.messenger, here.person.native_id) in desk.owners


async def make_code(desk: Desk, unit: str) -> str:
    """A one-time code that makes a group the unit's within a week; `Refusal` for no such unit."""
    try:
        desk.city.unit(unit)
    except UnknownKey as error:
        raise Refusal("unit-unknown", unit=unit) from error
    code = "".join(desk.random.choices(CODE_LETTERS, k=CODE_LENGTH))
    await groups.make_code(desk.tx, code, unit, desk.now, desk.now + CODE_GOOD_FOR)
    return code


async def give_code(desk: Desk, here: Here, unit: str) -> None:
    """An owner gets a code for a unit."""
    if not is_owner(desk, here):
        raise Refusal("owners-only")
    code = await make_code(desk, unit)
    voice = desk.voice(here.person.language)
    name = voice.name(desk.city.unit(unit).name)
    desk.post(here.chat, Say(text=voice.say("unit-code", unit=name, code=code)))


async def bind(desk: Desk, here: Here, code: str) -> None:
    """This group is the unit's that the code was made for; its waiting reports come here."""
    if here.chat.kind == "private":
        raise Refusal("bind-in-group")
    unit = await groups.use_code(desk.tx, _bare(code), desk.now)
    if unit is None:
        raise Refusal("bind-code-bad")
    before = await notices.responsible_groups(desk, unit)
    await groups.bind(desk.tx, here.chat.id, unit, here.person.id, desk.now)
    await groups.empty_out(desk.tx, here.chat.id)
    await people.note_worker(desk.tx, here.person.id, here.chat.id, desk.now)
    voice = desk.voice()
    name = voice.name(desk.city.unit(unit).name)
    desk.post(here.chat, Say(text=voice.say("bound", unit=name)))
    await _hand_over_waiting(desk, here.chat, unit)
    await _take_leave(desk, unit, before)
    if here.chat.unit and here.chat.unit != unit:
        former = GroupChat(here.chat.id, here.chat.messenger, here.chat.native_id)
        await _left_without(desk, here.chat.unit, [former])


def _bare(code: str) -> str:
    """The code without what copying from a message brings along."""
    return "".join(letter for letter in code.upper() if letter in CODE_LETTERS)


async def _take_leave(desk: Desk, unit: str, before: list[GroupChat]) -> None:
    """Groups that answered for a unit until now say on its cards that they no longer do."""
    after = await notices.responsible_groups(desk, unit)
    for report in await reports.waiting_for(desk.tx, unit, for_all=False):
        notices.cards_gone(desk, report, [group for group in before if group not in after])


async def _left_without(desk: Desk, unit: str, former: list[GroupChat]) -> None:
    """A group is a unit's no more: its cards there say so, and who answers now gets the work."""
    others = await groups.groups_of(desk.tx, unit)
    for report in await reports.waiting_for(desk.tx, unit, for_all=False):
        notices.cards_gone(desk, report, former)
        if not others:
            await notices.new_card(desk, report)


async def _hand_over_waiting(desk: Desk, chat: ChatRecord, unit: str) -> None:
    """What waits for the unit comes to this group; to the fallback's, what waits for nobody."""
    group = GroupChat(chat.id, chat.messenger, chat.native_id)
    for_all = unit == desk.city.fallback
    for report in await reports.waiting_for(desk.tx, unit, for_all=for_all):
        await notices.hand_over(desk, report, group)


async def greet_group(desk: Desk, chat: ChatRecord) -> None:
    """The bot came into a group and says what it is; in one that is a unit's, work goes on."""
    before = await notices.responsible_groups(desk, chat.unit) if chat.unit else []
    await people.open_chat(desk.tx, chat.messenger, chat.native_id, chat.kind, chat.title)
    back = replace(chat, gone_at=None)
    if not chat.unit:
        desk.post(back, Say(text=desk.voice().say("group-hello")))
    if chat.gone_at and chat.unit:
        await _hand_over_waiting(desk, back, chat.unit)
        await _take_leave(desk, chat.unit, before)


async def leave_group(desk: Desk, chat: ChatRecord) -> None:
    """Nothing can be sent to a chat any more; if it was a unit's group, the owners hear it."""
    await people.mark_gone(desk.tx, chat.messenger, chat.native_id, desk.now)
    await groups.empty_out(desk.tx, chat.id)
    if chat.unit and not chat.gone_at:
        unit = desk.voice().name(desk.city.unit(chat.unit).name)
        await notices.tell_owners(desk, "owners-group-lost", unit=unit, title=chat.title)
        await _left_without(desk, chat.unit, [])


async def people_left(desk: Desk, chat: ChatRecord, native_ids: tuple[int, ...]) -> None:
    """People who left a group work there no longer."""
    for native_id in native_ids:
        gone = await people.person_at(desk.tx, chat.messenger, native_id)
        if gone:
            await groups.leave(desk.tx, gone.id, chat.id)


async def group_moved(desk: Desk, chat: ChatRecord, new_id: int) -> None:
    """The messenger gave a group a new id: all it had, and all that waits for it, goes along."""
    await groups.migrate(desk.tx, chat.messenger, chat.native_id, new_id)
    await outbox.move_chat(desk.tx, chat.messenger, chat.native_id, new_id)
