"""Who is on call for a unit, and who is rung: the rota first, one after the other, then its head.

Whoever blocked the bot or left the unit falls out of the rota, and its head hears it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from conversation.replies import Button, Say, Span, Text, plain
from domain.city import City
from domain.duty import Duty
from domain.duty import Span as Time
from domain.hours import read_week
from domain.lifecycle import State
from domain.report import Report
from domain.tracking import spell_code
from services import cards
from services.desk import Desk
from services.hours import unit_duty
from services.standing import HEAD, ON_CALL, answering_unit
from services.voice import lines
from storage import audit, people, roles, rota
from storage.people import ChatRecord
from storage.rota import Mate, TurnRow


def times_of(city: City, turn: TurnRow, since: datetime, until: datetime) -> Iterator[Time]:
    """When a turn runs between two moments, as far as it touches that time."""
    if turn.starts_at and turn.ends_at:
        if turn.starts_at < until and since < turn.ends_at:
            yield turn.starts_at, turn.ends_at
        return
    hours = Duty(city.calendar, ZoneInfo(city.timezone), read_week(turn.week), through=True)
    yield from ((shift.opens, shift.closes) for shift in hours.shifts(since, until))


async def crew_of(desk: Desk, unit: str) -> list[Mate]:
    """Everybody who works for a unit."""
    return await rota.crew(desk.tx, unit, await answering_unit(desk, unit))


async def turns_of(desk: Desk, unit: str) -> list[TurnRow]:
    """The turns of a unit of those who can be reached."""
    found = await rota.of_unit(desk.tx, unit, desk.now)
    lost = {turn.id for turn in await _unreachable(desk, found)}
    return [turn for turn in found if turn.id not in lost]


async def _unreachable(desk: Desk, turns: Sequence[TurnRow]) -> list[TurnRow]:
    """The turns of those who blocked the bot."""
    chats = {turn.mate.person_id: await chat_of(desk, turn.mate) for turn in turns}
    gone = {who for who, chat in chats.items() if chat and chat.gone_at}
    return [one for one in turns if one.mate.person_id in gone]


async def chat_of(desk: Desk, mate: Mate) -> ChatRecord | None:
    """The private chat with somebody; `None` if he never started the bot."""
    return await people.chat_at(desk.tx, mate.messenger, mate.native_id)


async def on_call(desk: Desk, unit: str) -> list[Mate]:
    """Whose turn it is now, each once: turns of these very days before those of every week."""
    moment = desk.now.resolution
    running = [
        turn
        for turn in await turns_of(desk, unit)
        if any(times_of(desk.city, turn, desk.now, desk.now + moment))
    ]
    running.sort(key=lambda turn: bool(turn.week))
    return list({turn.mate.person_id: turn.mate for turn in running}.values())


async def is_deserted(desk: Desk, unit: str) -> bool:
    """Whether a unit is closed now and nobody is on call for it; never a body outside the city."""
    if desk.city.is_external(unit) or unit_duty(desk.city, unit).is_open(desk.now):
        return False
    if await on_call(desk, unit):
        return False
    return not await roles.holders(desk.tx, unit, ON_CALL)


async def call(desk: Desk, report: Report) -> None:
    """An emergency has come to its unit: the first on call hears it in private, at once."""
    if not report.emergency or report.state != State.ROUTED:
        return
    await sweep(desk, report.unit)
    chats = await _reachable(desk, await on_call(desk, report.unit))
    await ring(desk, report, chats[:1])


async def ring(desk: Desk, report: Report, chats: Sequence[ChatRecord]) -> None:
    """These hear of an emergency that nobody has taken, each with a button to take it."""
    voice = desk.voice()
    told = voice.say("ring", code=spell_code(report.code))
    take = Button(voice.word("unit-take"), data=cards.press(report, "take"))
    for chat in chats:
        card = cards.unit_card(desk, report, None)
        said = Say(text=lines(told, card), buttons=((take,), *cards.maps(voice, report)))
        desk.post(chat, said, report)


async def to_ring(desk: Desk, report: Report) -> list[ChatRecord]:
    """Whom an emergency rings next that nobody takes.

    Those on the rota one after the other, the first was called when it came; then their head; then
    all of them, again and again. Without a rota all who have the role, else the head.
    """
    await sweep(desk, report.unit)
    turn = await _reachable(desk, await on_call(desk, report.unit))
    heads = await heads_of(desk, report.unit)
    if not turn:
        ready = await roles.holders(desk.tx, report.unit, ON_CALL)
        return [await people.chat(desk.tx, chat) for _, chat in ready] or heads
    nth = report.nudges + 1
    if nth < len(turn):
        return [turn[nth]]
    return heads if heads and nth == len(turn) else [*turn, *heads]


async def heads_of(desk: Desk, unit: str) -> list[ChatRecord]:
    """Where the heads of a unit hear of it."""
    found = await roles.holders(desk.tx, unit, HEAD)
    return [await people.chat(desk.tx, chat) for _, chat in found]


async def _reachable(desk: Desk, mates: Sequence[Mate]) -> list[ChatRecord]:
    chats = [await chat_of(desk, mate) for mate in mates]
    return [chat for chat in chats if chat]


async def mentions(desk: Desk, report: Report, messenger: str) -> Text:
    """A line of an emergency's card that calls those on call by name; nobody's is empty."""
    if not report.emergency or report.state != State.ROUTED:
        return ()
    called = [_mention(mate, messenger) for mate in await on_call(desk, report.unit)]
    if not called:
        return ()
    told = list(desk.voice().say("card-on-call"))
    for number, name in enumerate(called):
        told += [*(plain("، ") if number else plain(" ")), name]
    return tuple(told)


def _mention(mate: Mate, messenger: str) -> Span:
    """Somebody's name, so that his messenger tells him, where the group is at his messenger."""
    if mate.messenger != messenger:
        return Span(mate.name)
    if messenger == "telegram":
        return Span(mate.name, "link", f"tg://user?id={mate.native_id}")
    return Span(f"{mate.name} (@{mate.username})" if mate.username else mate.name)


async def sweep(desk: Desk, unit: str) -> None:
    """Who blocked the bot has no turns in a unit any more; its head hears it.

    Whoever is only not known there stays: a group that comes back, or is bound anew, knows nobody.
    """
    turns = await rota.of_unit(desk.tx, unit, desk.now)
    await _drop(desk, unit, await _unreachable(desk, turns))


async def _drop(desk: Desk, unit: str, lost: Sequence[TurnRow]) -> None:
    await rota.remove(desk.tx, [turn.id for turn in lost])
    for mate in {turn.mate.person_id: turn.mate for turn in lost}.values():
        await audit.record(desk.tx, desk.now, None, "oncall", unit, f"fell out: {mate.name}")
        await _warn(desk, unit, mate)


async def _warn(desk: Desk, unit: str, mate: Mate) -> None:
    voice = desk.voice()
    name = voice.name(desk.city.unit(unit).name)
    told = voice.say("oncall-fell-out", name=mate.name, unit=name, tag=unit)
    for chat in await heads_of(desk, unit) or await desk.groups_for(unit, None):
        desk.post(chat, Say(text=told))


async def sweep_person(desk: Desk, person_id: int) -> None:
    """Somebody left or blocked the bot: wherever he cannot be called any more he falls out."""
    his = await rota.of_person(desk.tx, person_id, desk.now)
    blocked = await _unreachable(desk, his)
    for unit in dict.fromkeys(turn.unit for turn in his):
        works = person_id in {mate.person_id for mate in await crew_of(desk, unit)}
        if blocked or not works:
            await _drop(desk, unit, [turn for turn in his if turn.unit == unit])
