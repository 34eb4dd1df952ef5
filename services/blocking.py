"""Blocks: who abuses the channel files nothing for some days; with a reason, and to be reviewed."""

from datetime import timedelta

from conversation.replies import Button, Say
from domain.errors import Refusal
from domain.report import Person
from domain.rights import Action
from domain.tracking import read_code, spell_code
from services import admission
from services.desk import Desk, Here
from services.standing import require
from storage import audit, blocks, erasure, people, reports

MOST_DAYS = 90
REASON_LETTERS = 5
LISTED = 20


async def block(desk: Desk, here: Here, said: str) -> None:
    """`PERSON|CODE reason days`: this citizen files nothing but what is urgent for some days."""
    await require(desk, here, Action.BLOCK)
    who, reason, days = _read(said)
    person = await _person(desk, who)
    if await _may_not_be_blocked(desk, person):
        raise Refusal("block-staff")
    until = desk.now + timedelta(days=days)
    await blocks.block(desk.tx, person.id, here.person.id, reason, desk.now, until)
    words = f"{days} d: {reason}"
    await audit.record(desk.tx, desk.now, here.person.id, "block", f"person {person.id}", words)
    voice = desk.voice(here.person.language)
    told = {"number": str(person.id), "until": voice.moment(until)}
    button = Button(voice.word("unblock-button"), data=f"unblock:{person.id}")
    said_ = voice.say("block-done", **told, reason=reason)
    desk.post(here.chat, Say(text=said_, buttons=((button,),)))
    await _tell(desk, person, "blocked-notice")


def _read(said: str) -> tuple[str, str, int]:
    """Whom, why and for how many days."""
    who, _, rest = said.strip().partition(" ")
    reason, _, days = rest.strip().rpartition(" ")
    right = days.isascii() and days.isdigit() and 1 <= int(days) <= MOST_DAYS
    if not right or sum(letter.isalnum() for letter in reason) < REASON_LETTERS:
        raise Refusal("help-block")
    return who, reason.strip(), int(days)


async def _person(desk: Desk, who: str, unknown: str = "block-whom") -> Person:
    """The citizen with this number of ours, or the one who filed the report with this code."""
    code = read_code(who)
    if code:
        report = await reports.report_with_code(desk.tx, code)
        if report is None:
            raise Refusal("report-unknown")
        return await people.person(desk.tx, report.author_id)
    number = who.lstrip("#")
    short = number.isascii() and number.isdigit() and len(number) < 18
    if not short or not await blocks.person_exists(desk.tx, int(number)):
        raise Refusal(unknown)
    return await people.person(desk.tx, int(number))


async def _may_not_be_blocked(desk: Desk, person: Person) -> bool:
    """People of the city's are not blocked: their roles are taken from them instead."""
    is_owner = (person.messenger, person.native_id) in desk.owners
    is_body = person.messenger == erasure.CITY
    return is_owner or is_body or await erasure.is_staff(desk.tx, person.id)


async def unblock(desk: Desk, here: Here, said: str) -> None:
    """Lift a block; with no name, list those that stand."""
    await require(desk, here, Action.BLOCK)
    if not said.strip():
        return await _list(desk, here)
    person = await _person(desk, said.strip(), "unblock-whom")
    if not await blocks.lift(desk.tx, person.id, here.person.id, desk.now):
        raise Refusal("block-none")
    await audit.record(desk.tx, desk.now, here.person.id, "unblock", f"person {person.id}")
    voice = desk.voice(here.person.language)
    desk.post(here.chat, Say(text=voice.say("unblock-done", number=str(person.id))))
    await _tell(desk, person, "unblocked-notice")
    return None


async def _list(desk: Desk, here: Here) -> None:
    voice = desk.voice(here.person.language)
    found = await blocks.all_standing(desk.tx, desk.now, LISTED)
    told = "\n".join(
        voice.word(
            "block-line", number=str(one.person_id), until=voice.moment(one.until),
            reason=one.reason,
        )
        for one in found
    )  # fmt: skip
    rows = tuple(
        (Button(voice.word("unblock-one", number=str(one.person_id)),
                data=f"unblock:{one.person_id}"),)
        for one in found
    )  # fmt: skip
    said = voice.say("blocks", lines=told) if found else voice.say("blocks-none")
    desk.post(here.chat, Say(text=said, buttons=rows))


async def _tell(desk: Desk, person: Person, key: str) -> None:
    """The person himself hears it, with the numbers that are open to him always."""
    chat = await people.chat_at(desk.tx, person.messenger, person.native_id)
    if chat is None:
        return
    voice = desk.voice(person.language)
    block = await blocks.standing(desk.tx, person.id, desk.now)
    told = {"until": voice.moment(block.until), "reason": block.reason} if block else {}
    numbers = admission.numbers(desk, Here(person, chat))
    desk.post(chat, Say(text=voice.say(key, **told, numbers=numbers)))


async def who_filed(desk: Desk, here: Here, report_id: int) -> None:
    """Tell the number a citizen has with us, for a block or its review; never his name."""
    await require(desk, here, Action.BLOCK)
    report = await reports.report(desk.tx, report_id)
    if report is None:
        raise Refusal("report-unknown")
    past = await blocks.blocks_of(desk.tx, report.author_id)
    voice = desk.voice(here.person.language)
    told = {"code": spell_code(report.code), "number": str(report.author_id)}
    desk.post(here.chat, Say(text=voice.say("who-filed", **told, count=str(len(past)))))
