"""Reports that an operator enters for a caller, and how a caller comes to his own in a messenger.

A caller is a person who is at home at no messenger. What he is to hear goes to his operator.
"""

import asyncio
from dataclasses import dataclass

from conversation.events import Contact
from conversation.replies import Say
from domain.errors import Refusal
from domain.lifecycle import is_open
from domain.phones import digest_of, read_phone, tail_of
from domain.report import Person, Report
from domain.rights import Action
from domain.tracking import spell_code
from services.desk import Desk, Here
from services.menus import menu
from services.standing import held, require
from storage import audit, callers, followers, people, reports

ANONYMOUS = 1 << 50


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: his number, where he let us keep it, and his name, where he gave it."""

    phone: str | None
    consents: bool
    name: str


async def caller_here(desk: Desk, here: Here, caller: Caller) -> Here:
    """The caller as a person, at his operator's chat, or at his own if he came to a messenger.

    `Refusal` for who is no operator.
    """
    await require(desk, here, Action.OPERATE)
    person = await _person(desk, caller)
    own = await people.chat_at(desk.tx, person.messenger, person.native_id)
    return Here(person, own or here.chat)


async def _person(desk: Desk, caller: Caller) -> Person:
    """The same number is the same person; whose number is not kept is nobody we know again."""
    if not (caller.phone and caller.consents):
        return await _made(desk, "")
    digest = await asyncio.to_thread(digest_of, caller.phone, desk.city.key)
    known = await callers.caller_with(desk.tx, digest)
    if known:
        return known
    person = await _made(desk, caller.name)
    await callers.keep(desk.tx, person.id, digest, tail_of(caller.phone))
    return person


async def _made(desk: Desk, name: str) -> Person:
    number = desk.random.randrange(ANONYMOUS)
    return await callers.new_caller(desk.tx, callers.MESSENGER, number, name, desk.now)


async def note_call(desk: Desk, here: Here, caller: Here, origin: str, *, consents: bool) -> None:
    """Write down who entered a report for whom, and give the operator its code to read out."""
    report = await reports.report_from(desk.tx, f"{caller.person.id}:{origin}")
    if report is None:
        return
    agreed = desk.now if consents else None
    await callers.note_call(desk.tx, report.id, caller.person.id, here.person.id, agreed)
    await audit.record(desk.tx, desk.now, here.person.id, "entry", report.code)
    voice = desk.voice(here.person.language)
    told = voice.say("entry-read-out", code=spell_code(report.code))
    desk.post(here.chat, Say(text=told, keyboard=menu(voice)))


async def claim_calls(desk: Desk, here: Here, contact: Contact) -> None:
    """Who shares his own number gets the reports that were entered for it.

    `Refusal` for a number that is another's, or that the messenger does not vouch for.
    """
    if contact.user_id != here.person.native_id or here.chat.kind != "private":
        raise Refusal("phone-not-own")
    phone = read_phone(contact.phone)
    if phone is None:
        raise Refusal("phone-slip")
    digest = await asyncio.to_thread(digest_of, phone, desk.city.key)
    caller = await callers.caller_with(desk.tx, digest)
    found = await _take_over(desk, here, caller, digest, phone) if caller else []
    voice = desk.voice(here.person.language)
    if not found:
        return desk.post(here.chat, Say(text=voice.say("phone-none"), keyboard=menu(voice)))
    codes = "\n".join(f"▫️ {spell_code(report.code)}" for report in found)
    told = voice.say("phone-claimed", count=str(len(found)), codes=codes)
    desk.post(here.chat, Say(text=told, keyboard=menu(voice)))
    return None


async def _take_over(
    desk: Desk, here: Here, caller: Person, digest: str, phone: str
) -> list[Report]:
    if caller.id == here.person.id:
        return await reports.reports_of(desk.tx, here.person.id, 10)
    numbers = await callers.hand_over(desk.tx, caller.id, here.person.id, here.chat.id)
    await callers.forget(desk.tx, caller.id)
    await callers.keep(desk.tx, here.person.id, digest, tail_of(phone))
    found = [await held(desk, number) for number in numbers]
    for report in found:
        await followers.leave(desk.tx, report.id, here.person.id)
    words = " ".join(report.code for report in found)
    await audit.record(desk.tx, desk.now, here.person.id, "claim-calls", words)
    return found


async def speaking_for(desk: Desk, here: Here, report_id: int) -> tuple[Here, Report]:
    """The caller of a report that was entered by phone, so that an operator may speak for him."""
    await require(desk, here, Action.OPERATE)
    report = await held(desk, report_id)
    person = await people.person(desk.tx, report.author_id)
    if person.messenger != callers.MESSENGER or await callers.call_of(desk.tx, report.id) is None:
        raise Refusal("speak-for-nobody")
    return Here(person, here.chat), report


def speakable(report: Report) -> str:
    """What a caller can say of his report now: `answer`, `note` or `object`."""
    if report.state == "needs_info":
        return "answer"
    return "note" if is_open(report.state) and report.state != "awaiting_citizen" else "object"
