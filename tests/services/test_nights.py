"""An emergency that gets its unit later, at night: who is on call has it, else the night duty."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from domain.city import Hours, Rule
from domain.hours import read_week
from domain.report import Report
from services import (
    configuration,
    correcting,
    escalation,
    feedback,
    rota,
    triage,
    triage_card,
    unit_work,
)
from services.standing import HEAD
from storage import cities, reports, roles
from tests.services.conftest import (
    ALI,
    CITIZEN,
    CITY,
    OWNER,
    REZA,
    ROADS,
    SARA,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
    Post,
    with_hours,
)

UNIT, NIGHT_UNIT, BOSS = "urban_services_01", "technical_01", 31
NIGHT = datetime(2026, 4, 11, 17, 30, tzinfo=UTC)
DAY = datetime(2026, 4, 12, 8, 0, tzinfo=UTC)
GAS = {"danger": "gas", "emergency": True, "subject": "gas_smell"}
RULES = (
    Rule(danger=True, hours=Hours(time(20), time(6)), unit=NIGHT_UNIT),
    Rule(subject="gas_smell", unit=UNIT),
    Rule(subject="pothole", unit=UNIT),
)
Deed = Callable[..., Awaitable[object]]
on_one = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def town(office: Office) -> Office:
    """At night: the waste unit has office hours and a head; a rule names who has the nights."""
    city = replace(with_hours(read_week("sat-wed 7:30-14:30"), UNIT), rules=RULES)
    made = office.later(now=NIGHT, city=city)
    boss = await made.here(BOSS)
    async with made.database.write() as tx:
        await cities.keep_city(tx, city, made.now)
        await roles.grant(tx, boss.person.id, boss.chat.id, UNIT, HEAD, made.now)
    return made


async def on_call(office: Office) -> None:
    """Ali and, after him, Sara are on call every night."""
    for person in (ALI, SARA):
        await office.here(person)
    boss = await office.here(BOSS)
    for name in ("علی", "سارا"):
        await office.do(rota.command, boss, f"{UNIT} add {name} هر روز ۱۴:۳۰-۷:۳۰")


async def at_triage(office: Office) -> Report:
    """An emergency that the desk must find a unit for."""
    report, _ = await office.file(**GAS)
    await office.bring_to("triage", report.id)
    async with office.database.write() as tx:
        await reports.note_clock(tx, report.id, unit="triage")
    return await office.report(report.id)


async def clerk(office: Office, deed: Deed, report: Report, said: str) -> Post:
    """The triage desk's clerk does something in its group."""
    return await office.do(deed, await office.here(TRIAGE_CLERK, TRIAGE), report.id, said)


async def test_the_night_duty_has_what_the_desk_assigns(town: Office) -> None:
    """As when it is filed: the closed unit hears who has it, and the tap had said so."""
    report = await at_triage(town)
    async with town.desk() as desk:
        labels = [row[0].label for row in await triage_card.taps(desk, report, [])]
    post = await clerk(town, triage.assign, report, "gas_smell")

    assert NIGHT_UNIT == (await town.report(report.id)).unit
    assert CITY.unit(NIGHT_UNIT).name.fa in labels[0]
    assert "take" in post.verbs(ROADS)
    assert "بیرون از ساعت کار شما" in post.words(WASTE)
    assert [] == post.verbs(WASTE)


@on_one
@pytest.mark.parametrize(
    ("deed", "said"), [(correcting.correct, "pothole"), (correcting.relocate, "2")]
)
async def test_and_what_the_centre_sets_right(town: Office, deed: Deed, said: str) -> None:
    """Another subject or place by night, whoever had it."""
    report, _ = await town.later(now=DAY).file(**GAS)
    assert UNIT == report.unit
    post = await clerk(town, deed, report, said)

    assert NIGHT_UNIT == (await town.report(report.id)).unit
    assert "take" in post.verbs(ROADS)


@on_one
@pytest.mark.parametrize("deed", [correcting.relocate, correcting.correct])
async def test_who_has_it_in_hand_keeps_it(town: Office, deed: Deed) -> None:
    """Somebody of the closed unit took it: setting it right does not take it from there."""
    report = await at_triage(town)
    await clerk(town, triage.send, report, UNIT)
    await town.do(unit_work.take, await town.here(ALI, WASTE), report.id)
    post = await clerk(town, deed, report, "1" if deed is correcting.relocate else "pothole")

    assert UNIT == (await town.report(report.id)).unit
    assert "take" in post.verbs(WASTE)
    assert "بیرون از ساعت کار شما" not in post.words(WASTE)
    assert [] == post.to(ROADS)


@on_one
async def test_what_was_taken_by_day_and_is_urgent_only_now_is_not_in_hand(town: Office) -> None:
    """Who took it as an ordinary report sleeps now; the night duty has the emergency."""
    day = town.later(now=DAY)
    report, _ = await day.file(subject="pothole")
    await day.do(unit_work.take, await day.here(ALI, WASTE), report.id)
    await clerk(town, correcting.correct, report, "gas_smell")

    assert NIGHT_UNIT == (await town.report(report.id)).unit


@on_one
async def test_the_night_duty_that_gave_it_back_does_not_get_it_again(town: Office) -> None:
    """The desk's tap says where it leads and goes there; the clerk reads that nobody is there."""
    report, _ = await town.file(**GAS)
    assert NIGHT_UNIT == report.unit
    reza = await town.here(REZA, ROADS)
    await town.do(unit_work.give_back, reza, report.id, "other-region", "")
    returned = await town.report(report.id)
    async with town.desk() as desk:
        past = await reports.history(desk.tx, report.id)
        labels = [row[0].label for row in await triage_card.taps(desk, returned, past)]
    post = await clerk(town, triage.assign, report, "gas_smell")

    assert UNIT == (await town.report(report.id)).unit
    assert CITY.unit(UNIT).name.fa in labels[0]
    assert "کسی کشیک نیست" in post.words(TRIAGE)
    assert "take" in post.verbs(WASTE)


@on_one
async def test_who_is_on_call_is_called_and_keeps_it(town: Office) -> None:
    """The first on the rota has the card in private when the desk assigns it."""
    report = await at_triage(town)
    await on_call(town)
    post = await clerk(town, triage.assign, report, "gas_smell")

    assert UNIT == (await town.report(report.id)).unit
    assert ["take"] == post.verbs(ALI)
    assert {ALI} == post.chats & {ALI, SARA, BOSS}


@on_one
@pytest.mark.parametrize(
    ("deed", "night"), [(triage.send, "technical_01"), (correcting.transfer, "")]
)
async def test_a_unit_named_by_somebody_keeps_it_and_he_hears_that_nobody_is_there(
    town: Office, deed: Deed, night: str
) -> None:
    """His word is above the rules; he reads who has the nights, where a rule says so."""
    office = town if night else town.later(city=replace(town.city, rules=RULES[1:]))
    report = await at_triage(office)
    post = await clerk(office, deed, report, UNIT)

    assert UNIT == (await office.report(report.id)).unit
    assert "کسی کشیک نیست" in post.words(TRIAGE)
    assert bool(night) == ("گشت شب" in post.words(TRIAGE))


@on_one
@pytest.mark.parametrize("why", ["on call", "open", "ordinary"])
async def test_else_nobody_is_warned(town: Office, why: str) -> None:
    """Somebody is on call, the unit is open, or it is no emergency."""
    office = town.later(now=DAY) if why == "open" else town
    report = await at_triage(office)
    if why == "on call":
        await on_call(office)
    if why == "ordinary":
        async with office.database.write() as tx:
            await reports.note_clock(tx, report.id, emergency=False)
    post = await clerk(office, triage.send, report, UNIT)

    assert "کسی کشیک نیست" not in post.words(TRIAGE)


@on_one
async def test_the_heir_of_a_closed_unit_may_be_closed_too(town: Office) -> None:
    """What had begun goes to the night duty; what waits for its citizen stays with the heir."""
    heir = "urban_services_02"
    office = town.later(city=with_hours(read_week("sat-wed 7:30-14:30"), heir, town.city))
    async with office.database.write() as tx:
        await cities.keep_city(tx, office.city, office.now)
    day = office.later(now=DAY)
    begun, _ = await day.file(**GAS)
    asked, _ = await day.file(**GAS, origin="other")
    await day.bring_to("awaiting_citizen", asked.id)
    post = await office.do(
        configuration.carry_out, await office.here(OWNER), "unit", f"close {UNIT} | {heir}"
    )

    assert [NIGHT_UNIT, heir] == [(await office.report(one.id)).unit for one in (begun, asked)]
    assert "take" in post.verbs(ROADS)


async def answered(office: Office, report: Report) -> Post:
    """Its citizen answers."""
    return await office.do(feedback.answer, await office.here(CITIZEN), report.id, "بله", ())


async def unanswered(office: Office, report: Report) -> Post:
    """He does not, for three days."""
    later = office.later(now=office.now + timedelta(days=3))
    async with later.desk() as desk:
        await escalation.look(desk, [report.id])
    return Post(desk.letters)


@on_one
@pytest.mark.parametrize("ends", [answered, unanswered])
async def test_whom_a_question_gave_it_back_to_is_called(
    town: Office, ends: Callable[[Office, Report], Awaitable[Post]]
) -> None:
    """The first on call, not only the second two minutes later."""
    await on_call(town)
    report, _ = await town.file(**GAS)
    await town.do(unit_work.ask, await town.here(ALI, WASTE), report.id, "کدام پلاک؟")
    post = await ends(town, report)

    assert "routed" == (await town.report(report.id)).state
    assert ["take"] == post.verbs(ALI)
    assert SARA not in post.chats
    assert REZA not in post.chats
