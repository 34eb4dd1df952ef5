"""A report on behalf of somebody who calls: the citizen's own dialog, asked by an operator."""

from dataclasses import dataclass
from functools import partial

from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.talk import Talk
from domain.phones import read_phone
from domain.rights import Action
from handlers.citizen import report
from handlers.citizen.own import YES, clerk_of
from handlers.citizen.report import Outcome
from handlers.lookups import Lookups
from services import entry
from services.desk import Desk, Here
from services.entry import Caller


@dataclass(frozen=True, slots=True)
class Entry:
    """Who called, and what his message comes to; `origin` names the dialog."""

    origin: str
    caller: Caller
    outcome: Outcome


async def enter_it(talk: Talk, look: Lookups) -> Entry:
    """Ask for the caller's number, his consent and his name, then all that a citizen is asked."""
    clerk = clerk_of(look)
    await talk.look_up("may", YES, partial(clerk.allow, look.here), Action.OPERATE)
    if "said" in talk.about:
        # The words behind the command are the number; they must not be taken for the story.
        talk.about["phone"] = talk.about.pop("said")
    phone = await _phone(talk)
    consents, name = await _consent(talk) if phone else (False, "")
    outcome = await report.report_a_problem(talk, look)
    return Entry(talk.session.serial, Caller(phone, consents, name), outcome)


async def _phone(talk: Talk) -> str | None:
    """The number, checked; `None` for who gives none."""
    question = Words(Phrase("entry-phone"), most=40, optional=True)
    said = await talk.ask("phone", question, proposed=talk.about.get("phone"))
    phone = read_phone(said)
    if said and phone is None:
        await talk.refuse("phone", hint=Phrase("phone-slip"))
    return phone


async def _consent(talk: Talk) -> tuple[bool, str]:
    options = (Option("yes", Phrase("entry-consents")), Option("no", Phrase("entry-refuses")))
    agreed = await talk.ask("consent", Choose(Phrase("entry-consent"), options))
    if agreed == "no":
        return False, ""
    return True, await talk.ask("caller", Words(Phrase("entry-name"), most=80, optional=True))


async def file_entry(desk: Desk, here: Here, entered: Entry) -> None:
    """File it in the caller's name; the operator hears what he would hear."""
    caller = await entry.caller_here(desk, here, entered.caller)
    await report.file_it(desk, caller, entered.outcome)
    consents = entered.caller.consents
    await entry.note_call(desk, here, caller, entered.origin, consents=consents)
