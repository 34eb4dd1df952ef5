"""What a unit does with a report that needs a body outside the municipality."""

from dataclasses import dataclass

from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.talk import Talk
from domain.city import Unit
from handlers.lookups import Lookups
from handlers.unit.work import facts_of, say
from services import outside
from services.desk import Desk, Here

OTHER = "other"


@dataclass(frozen=True, slots=True)
class HandingOut:
    """Which body has it, and under which number."""

    report_id: int
    body: str
    number: str


@dataclass(frozen=True, slots=True)
class Referral:
    """What the citizen hears beside the body's name and number."""

    report_id: int
    words: str


async def hand_it_out(talk: Talk, look: Lookups) -> HandingOut:
    """Say which outside body has it, and the number it gave."""
    facts = await facts_of(talk, look, "outside")
    prompt = Phrase("outside-body", {"code": facts.code, "name": look.here.person.name})
    bodies = {unit.key: unit for unit in _bodies(look, facts.subject)}
    options = [Option(unit.key, _named(unit)) for unit in bodies.values()]
    other = Option(OTHER, Phrase("outside-other"))
    chosen = await talk.ask("body", Choose(prompt, (*options, other), columns=2))
    if chosen == OTHER:
        body = await talk.ask("body-words", Words(Phrase("outside-which"), least=3, most=80))
    else:
        body = bodies[chosen].name.fa
    number = await talk.ask("number", Words(Phrase(facts.said("outside-number")), most=60))
    return HandingOut(int(talk.about["report"]), body, number)


def _bodies(look: Lookups, subject: str) -> list[Unit]:
    """The city's outside bodies, the subject's own first."""
    own = look.city.subject(subject).owner
    found = [unit for unit in look.city.units if look.city.is_external(unit.key)]
    return sorted(found, key=lambda unit: unit.kind not in own)


def _named(unit: Unit) -> Phrase:
    return Phrase("option-plain", {"name": unit.name.fa})


async def refer_it_on(talk: Talk, look: Lookups) -> Referral:
    """Close what is the outside body's work for good, with a word for the citizen if need be."""
    facts = await facts_of(talk, look, "refer")
    prompt = Phrase(
        facts.said("refer-on-words"), {"code": facts.code, "name": look.here.person.name}
    )
    words = await talk.ask("words", Words(prompt, most=500, optional=True))
    return Referral(int(talk.about["report"]), words)


async def hand_out(desk: Desk, here: Here, handed: HandingOut) -> None:
    """Hand it out."""
    await outside.hand_out(desk, here, handed.report_id, handed.body, handed.number)
    await say(desk, here, "handed-out", handed.report_id)


async def refer_on(desk: Desk, here: Here, referral: Referral) -> None:
    """Refer it for good."""
    await outside.refer_on(desk, here, referral.report_id, referral.words)
    await say(desk, here, "referred-on", referral.report_id)
