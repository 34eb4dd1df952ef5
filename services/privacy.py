"""What is kept of a citizen: he may read it, take it with him, and have it forgotten."""

import json
from datetime import datetime

from conversation.replies import Button, Say
from domain.errors import Refusal
from domain.lifecycle import OPEN, Actor
from domain.report import Report
from domain.tracking import spell_code
from nlp.personal import mask
from services import group_notices, moves
from services.desk import Desk, Here
from services.menus import menu
from services.moves import move
from services.standing import is_owner
from storage import audit, blocks, erasure, followers, reports
from storage.belongings import Facts, belongings
from storage.database import Tx

SMALLEST, LARGEST = 1 << 40, 1 << 52
"""Numbers that no messenger gives: a forgotten person stands under one of them, below zero."""


async def tell(desk: Desk, here: Here) -> None:
    """Say what is kept, for how long, and offer to read, take or forget it."""
    voice = desk.voice(here.person.language)
    mine = await belongings(desk.tx, here.person.id)
    told = {name: str(len(mine[name])) for name in ("reports", "files", "followed", "verdicts")}
    row = (
        (Button(voice.word("privacy-download"), data="mydata:all"),),
        (Button(voice.word("privacy-forget"), data="forget:me"),),
    )
    desk.post(here.chat, Say(text=voice.say("privacy", **told), buttons=row))


def document(mine: Facts) -> bytes:
    """All that is kept, as a JSON document that a person can read too; nothing empty in it."""
    made = {kind: rows for kind, rows in mine.items() if rows}
    return json.dumps(made, ensure_ascii=False, indent=2).encode()


async def discard_later(tx: Tx, key: str, now: datetime) -> None:
    """Such a document is made to be handed out: it is not kept."""
    await erasure.discard(tx, [key], now)


async def forget(desk: Desk, here: Here) -> None:
    """Take out what only this person brought; what he told of danger stays, under the city's name.

    So does every order he gave. Open reports that are no danger are withdrawn first. `Refusal` for
    people of the city's.
    """
    person = here.person
    if is_owner(desk, here) or await erasure.is_staff(desk.tx, person.id):
        raise Refusal("forget-staff")
    left = [*await _leave_orders(desk, here), *await _leave_dangers(desk, here)]
    await _withdraw_rest(desk, here)
    mine = await erasure.all_reports(desk.tx, person.id)
    await erasure.blank_reports(desk.tx, mine)
    await erasure.blank_history(desk.tx, person.id, mine)
    await erasure.drop_files(desk.tx, person.id, left, desk.now)
    await erasure.drop_traces(desk.tx, person)
    await _lose_name(desk, here)
    words = f"{len(mine)} reports, {len(left)} left to the city"
    await audit.record(desk.tx, desk.now, None, "forget", f"person {person.id}", words)
    voice = desk.voice(person.language)
    desk.post(here.chat, Say(text=voice.say("forgotten", left=str(len(left))), keyboard=()))


async def _leave_orders(desk: Desk, here: Here) -> list[int]:
    """What he ordered was the city's: it stays as it is told, open or not, without him."""
    city, chat = await erasure.the_city(desk.tx, desk.now)
    numbers = await erasure.orders_of(desk.tx, here.person.id)
    for number in numbers:
        report = await reports.report(desk.tx, number, held=True)
        if report:
            await erasure.leave_to(desk.tx, number, city.id, chat, report.story)
            await moves.note(desk, None, report, "forgotten", Actor.SYSTEM)
    return numbers


async def _leave_dangers(desk: Desk, here: Here) -> list[int]:
    """Open reports of danger go on without him: their words are masked."""
    city, chat = await erasure.the_city(desk.tx, desk.now)
    left = []
    for number in await erasure.open_reports(desk.tx, here.person.id, sorted(OPEN)):
        report = await reports.report(desk.tx, number, held=True)
        if report and (report.emergency or report.danger):
            await erasure.leave_to(desk.tx, number, city.id, chat, mask(report.story))
            await moves.note(desk, None, report, "forgotten", Actor.SYSTEM)
            left.append(number)
    return left


async def _withdraw_rest(desk: Desk, here: Here) -> None:
    """What is open and no danger is taken back; others who follow one go on with it."""
    city, chat = await erasure.the_city(desk.tx, desk.now)
    for number in await erasure.open_reports(desk.tx, here.person.id, sorted(OPEN)):
        report = await reports.report(desk.tx, number, held=True)
        if report is None:
            continue
        if await followers.followers(desk.tx, number):
            await erasure.leave_to(desk.tx, number, city.id, chat, mask(report.story))
            await moves.note(desk, None, report, "forgotten", Actor.SYSTEM)
            continue
        await _withdraw(desk, here, report)


async def _withdraw(desk: Desk, here: Here, report: Report) -> None:
    gone = await move(desk, here, report, "withdraw", Actor.CITIZEN)
    told = desk.voice().say("group-forgotten", code=spell_code(report.code))
    await group_notices.card_changed(desk, gone)
    await group_notices.tell_group(desk, gone, told)


async def _lose_name(desk: Desk, here: Here) -> None:
    """Name and number go; while a block stands the number stays, lest it be escaped."""
    if await blocks.standing(desk.tx, here.person.id, desk.now):
        return await erasure.name_away(desk.tx, here.person)
    number = -desk.random.randrange(SMALLEST, LARGEST)
    await erasure.rename(desk.tx, here.person, number, desk.now)
    return None


async def keep(desk: Desk, here: Here) -> None:
    """Say that everything stays as it is."""
    voice = desk.voice(here.person.language)
    desk.post(here.chat, Say(text=voice.say("forget-kept"), keyboard=menu(voice)))
