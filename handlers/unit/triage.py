"""What the triage desk's people do with a card: subject, unit, place, refer, reject."""

from dataclasses import dataclass

from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.talk import Talk
from domain.city import City, Name, Unit
from handlers.citizen.place import named
from handlers.facts import Facts
from handlers.lookups import Lookups, report_number
from handlers.unit.answers import answer
from handlers.unit.subjects import pick_subject
from handlers.unit.work import FACTS, say
from services import triage
from services.desk import Desk, Here

OTHER, ASK = "other", "ask"


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a report is really about."""

    report_id: int
    subject: str


@dataclass(frozen=True, slots=True)
class Sending:
    """The unit that gets a report."""

    report_id: int
    unit: str


@dataclass(frozen=True, slots=True)
class Placing:
    """The region a report is in; `None` when its citizen is to be asked."""

    report_id: int
    region: str | None


@dataclass(frozen=True, slots=True)
class Referral:
    """Which outside body does it, how to reach it, and why it is theirs."""

    report_id: int
    body: str
    phone: str
    words: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a report is not accepted."""

    report_id: int
    reason: str
    words: str


async def assign_it(talk: Talk, look: Lookups) -> Assignment:
    """Decide what a returned or unclear report is about."""
    facts = await _facts(talk, look, "assign")
    subject = await pick_subject(talk, look, _prompt(look, facts, "assign-area"))
    return Assignment(_number(talk), subject)


async def send_it(talk: Talk, look: Lookups) -> Sending:
    """Choose the unit: its kind, and its region where there is one in each."""
    facts = await _facts(talk, look, "assign")
    return Sending(_number(talk), await pick_unit(talk, look, _prompt(look, facts, "send-kind")))


async def pick_unit(talk: Talk, look: Lookups, prompt: Phrase) -> str:
    """The key of the unit chosen: its kind first, then its region where there are several."""
    kinds = tuple(
        Option(kind.key, _plain(talk, kind.name))
        for kind in look.city.unit_kinds
        if _units(look.city, kind.key)
    )
    kind = await talk.ask("kind", Choose(prompt, kinds, columns=2))
    units = _units(look.city, kind)
    if len(units) == 1:
        return units[0].key
    options = tuple(Option(unit.key, _region_or_name(talk, look.city, unit)) for unit in units)
    return await talk.ask("unit", Choose(Phrase("send-unit"), options, columns=2), basis=kind)


async def pick_region(talk: Talk, look: Lookups, prompt: Phrase) -> str:
    """The key of the region chosen."""
    regions = tuple(Option(region.key, _plain(talk, region.name)) for region in look.city.regions)
    return await talk.ask("region", Choose(prompt, regions, columns=2))


def _units(city: City, kind: str) -> tuple[Unit, ...]:
    return tuple(unit for unit in city.units_of(kind) if unit.key != city.fallback)


def _region_or_name(talk: Talk, city: City, unit: Unit) -> Phrase:
    return _plain(talk, city.region(unit.region).name if unit.region else unit.name)


async def place_it(talk: Talk, look: Lookups) -> Placing:
    """Choose the right region, or have the citizen asked."""
    facts = await _facts(talk, look, "assign")
    regions = tuple(Option(region.key, _plain(talk, region.name)) for region in look.city.regions)
    options = (*regions, Option(ASK, Phrase(facts.said("place-ask"))))
    question = Choose(_prompt(look, facts, "place-region"), options, columns=2)
    region = await talk.ask("region", question)
    return Placing(_number(talk), None if region == ASK else region)


async def refer_it(talk: Talk, look: Lookups) -> Referral:
    """Name the body outside the municipality, its number, and say why it is theirs."""
    facts = await _facts(talk, look, "refer")
    bodies = {unit.key: unit for unit in look.city.units if look.city.is_external(unit.key)}
    options = tuple(Option(key, _plain(talk, unit.name)) for key, unit in bodies.items())
    other = Option(OTHER, Phrase("outside-other"))
    question = Choose(_prompt(look, facts, "outside-body"), (*options, other), columns=2)
    chosen = await talk.ask("body", question)
    if chosen == OTHER:
        body = await talk.ask("body-words", Words(Phrase("outside-which"), least=3, most=80))
    else:
        body = bodies[chosen].name.fa
    phone = await _phone(talk, facts, bodies.get(chosen))
    words = await answer(
        talk, look, facts, "out_of_scope", Phrase(facts.said("refer-why")), least=5
    )
    return Referral(_number(talk), body, phone, words)


async def _phone(talk: Talk, facts: Facts, unit: Unit | None) -> str:
    if unit and unit.phone:
        return unit.phone
    return await talk.ask("phone", Words(Phrase(facts.said("refer-phone")), most=60, optional=True))


async def reject_it(talk: Talk, look: Lookups) -> Rejection:
    """Say why it is not accepted; the citizen reads it."""
    facts = await _facts(talk, look, "reject")
    options = tuple(Option(reason, Phrase(f"reject-{reason}")) for reason in triage.REJECTIONS)
    reason = await talk.ask(
        "reason", Choose(_prompt(look, facts, facts.said("reject-why")), options)
    )
    if reason == OTHER:
        words = await answer(
            talk, look, facts, "reject", Phrase(facts.said("reject-words")), least=5
        )
    else:
        words = await talk.ask(
            "more", Words(Phrase(facts.said("reject-more")), most=500, optional=True)
        )
    return Rejection(_number(talk), reason, words)


async def _facts(talk: Talk, look: Lookups, deed: str) -> Facts:
    return await talk.look_up("facts", FACTS, look.triage_report, talk.about["report"], deed)


def _number(talk: Talk) -> int:
    return int(talk.about["report"])


def _prompt(look: Lookups, facts: Facts, key: str) -> Phrase:
    return Phrase(key, {"code": facts.code, "name": look.here.person.name})


def _plain(talk: Talk, name: Name) -> Phrase:
    return Phrase("option-plain", {"name": named(talk, name)})


async def tap(desk: Desk, here: Here, argument: str) -> None:
    """One tap on a likely subject assigns the report."""
    number, _, subject = argument.partition(" ")
    report_id = report_number(number)
    await triage.assign(desk, here, report_id, subject, "tap")
    await say(desk, here, "assigned", report_id)


async def assign(desk: Desk, here: Here, assigned: Assignment) -> None:
    """Send the report to the unit of its subject."""
    await triage.assign(desk, here, assigned.report_id, assigned.subject)
    await say(desk, here, "assigned", assigned.report_id)


async def send(desk: Desk, here: Here, sending: Sending) -> None:
    """Send the report to the unit chosen."""
    await triage.send(desk, here, sending.report_id, sending.unit)
    await say(desk, here, "assigned", sending.report_id)


async def place(desk: Desk, here: Here, placing: Placing) -> None:
    """Set the region right, or ask the citizen."""
    if placing.region is None:
        await triage.ask_place(desk, here, placing.report_id)
        await say(desk, here, "asked", placing.report_id)
    else:
        await triage.set_region(desk, here, placing.report_id, placing.region)
        await say(desk, here, "placed", placing.report_id)


async def refer(desk: Desk, here: Here, referral: Referral) -> None:
    """Refer the citizen to the body outside."""
    told = (referral.body, referral.phone, referral.words)
    await triage.refer(desk, here, referral.report_id, *told)
    await say(desk, here, "referred-on", referral.report_id)


async def reject(desk: Desk, here: Here, rejection: Rejection) -> None:
    """Tell the citizen that it is not accepted."""
    await triage.reject(desk, here, rejection.report_id, rejection.reason, rejection.words)
    await say(desk, here, "rejected", rejection.report_id)
