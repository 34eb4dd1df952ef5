"""No change of the city loses or strands an open report: every command, in every open state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.city import City, Succession
from domain.lifecycle import AT_WORK, OPEN, State
from domain.report import Report
from services import configuration, escalation, group_notices
from services.configuration import EDITS
from services.edits import _RULES, _UNITS
from services.subject_edits import _SUBJECTS
from services.template_edits import _TEMPLATES
from storage import cities, reports
from tests.services.conftest import CITY, OWNER, Office

WASTE, ROADS = "urban_services_01", "technical_01"
PAUSED = (State.NEEDS_INFO, State.ON_HOLD)
TEXT = "مخزن عوض شد ({date}، {unit})."
CLOSING = (f"close {WASTE}", f"close {WASTE} | {ROADS}")

COMMANDS: dict[str, tuple[str, ...]] = {
    "unit": (
        "add extra parks | گشت شب",
        f"rename {WASTE} | خدمات نو",
        f"phone {WASTE} 137",
        f"hours {WASTE} 7:00-14:30",
        *CLOSING,
    ),
    "subject": (
        "add drone order urban_services 72 | پهپاد",
        "split bin_issue | bin_smell | بوی مخزن | بوی بد",
        "rename bin_issue | مخزن زباله",
        "keywords bin_issue | سطل، مخزن",
        "owner bin_issue technical",
        "emergency bin_issue always",
        "retire bin_issue",
        "merge bin_issue | pothole",
    ),
    "term": ("bin_issue 5",),
    "rule": (f"add subject=bin_issue region=1 unit={ROADS}", "remove 1"),
    "template": (f"add x claim unit={WASTE} | {TEXT}", "change pothole_hot unit=technical_01",
                 "remove pothole_hot"),
}  # fmt: skip
"""Every command that changes the city, with what it does to the unit and subject of a report."""


def _renamed(city: City, old: str, new: str) -> City:
    """A unit is another with a new key; rules that named it go."""
    units = tuple(replace(one, key=new) if one.key == old else one for one in city.units)
    rules = tuple(one for one in city.rules if one.unit != old)
    fallback = new if city.fallback == old else city.fallback
    return replace(city, units=units, rules=rules, fallback=fallback)


FILES: dict[str, Callable[[City], City]] = {
    "its unit gone": lambda city: _renamed(city, WASTE, "waste_new"),
    "another centre": lambda city: _renamed(city, "triage", "desk_new"),
    "the centre elsewhere": lambda city: replace(city, fallback=ROADS),
    "another inspection": lambda city: replace(city, inspection=ROADS),
    "its subject gone": lambda city: replace(
        city,
        subjects=tuple(one for one in city.subjects if one.key != "bin_issue"),
        successions=(Succession("bin_issue"),),
        rules=tuple(one for one in city.rules if one.subject != "bin_issue"),
        sisters=tuple(group - {"bin_issue"} for group in city.sisters if len(group) > 2),
        templates=tuple(one for one in city.templates if "bin_issue" not in one.subjects),
    ),
}
"""What a whole file may bring that no single command does."""


async def one_in_each_state(office: Office) -> dict[State, int]:
    """An open report on a bin in region 1 in every state, as its moves would have left it."""
    made: dict[State, int] = {}
    worker = await office.here(11)
    for state in sorted(OPEN):
        report, _ = await office.file(origin=state, decided_by="unit")
        held = {"taken_by": worker.person.id} if state in AT_WORK else {}
        resume = {"resume": State.IN_PROGRESS} if state in PAUSED else {}
        unit = {"unit": office.city.fallback} if state is State.TRIAGE else {}
        async with office.database.write() as tx:
            await reports.change(tx, report, state, office.now, **held, **resume, **unit)
        made[state] = report.id
    return made


async def asked_by_the_desk(office: Office) -> int:
    """A report that the centre asked about: it is triage's again when the citizen answers."""
    report, _ = await office.file(origin="asked", decided_by="unit")
    facts = {"resume": State.TRIAGE, "unit": office.city.fallback}
    async with office.database.write() as tx:
        await reports.change(tx, report, State.NEEDS_INFO, office.now, **facts)
    return report.id


async def check(office: Office, made: dict[State, int], asked: int) -> None:
    """Each is open still, with a unit and subject that are known, in a group's hands, and rung."""
    for state, number in made.items():
        report = await office.report(number)
        moved = report.unit != WASTE and state in AT_WORK
        assert (State.ROUTED if moved else state) == report.state
        if moved:
            assert report.taken_by is None
    await check_places(office, [*made.values(), asked])
    later = office.later(now=office.now + timedelta(days=40))
    async with later.desk() as desk:
        await escalation.look(desk, [*made.values(), asked])


async def check_places(office: Office, numbers: list[int], *, drawn: bool = True) -> list[Report]:
    """Their units work, the desk has what is the desk's, and a group has each card."""
    city, found = office.city, [await office.report(number) for number in numbers]
    async with office.desk() as desk:
        for report in found:
            assert report.unit in {unit.key for unit in city.units}
            assert city.subject(report.subject)
            if State.TRIAGE in (report.state, report.resume):
                assert city.fallback == report.unit
            assert await group_notices.groups_in_charge(desk, report)
            if drawn:
                await group_notices.card_changed(desk, report)
    return found


@pytest.fixture
async def full(office: Office) -> tuple[Office, dict[State, int], int]:
    """The office with its city stored, and an open report in every state."""
    async with office.database.write() as tx:
        await cities.keep_city(tx, CITY, office.now)
    return office, await one_in_each_state(office), await asked_by_the_desk(office)


def test_every_command_is_tried() -> None:
    """A new one has to join the table."""
    verbs: dict[str, list[str]] = {
        "unit": [*_UNITS], "subject": [*_SUBJECTS], "rule": [*_RULES], "template": [*_TEMPLATES],
    }  # fmt: skip
    tried = {name: {said.split()[0] for said in COMMANDS[name]} for name in verbs}

    assert {name: set(known) for name, known in verbs.items()} == tried
    assert {*EDITS, "template"} == set(COMMANDS)


async def change(office: Office, command: str, said: str) -> None:
    """Carry a command out; from then on the office works with the city it made."""
    here = await office.here(OWNER)
    async with office.desk() as desk:
        await configuration.carry_out(desk, here, command, said)
        office.city = desk.city


async def take_back(office: Office) -> None:
    """The first version is the present one again."""
    here = await office.here(OWNER)
    async with office.desk() as desk:
        await configuration.bring_back(desk, here, 1)
        office.city = desk.city


async def test_no_command_loses_any(full: tuple[Office, dict[State, int], int]) -> None:
    """Neither when it is done nor when it is taken back; all but a closing leave them be."""
    office, made, asked = full
    before = await check_places(office, [*made.values(), asked])
    for command, said in ((name, one) for name, many in COMMANDS.items() for one in many):
        if said in CLOSING:
            continue
        await change(office, command, said)
        shown = command in ("unit", "subject")
        assert before == await check_places(office, [*made.values(), asked], drawn=shown)
        if "bin_issue" not in {subject.key for subject in office.city.subjects}:
            await take_back(office)
    await check(office, made, asked)


@pytest.mark.parametrize("said", CLOSING)
async def test_a_closing_loses_none(full: tuple[Office, dict[State, int], int], said: str) -> None:
    """With an heir and without; when the unit is back, what went on is where it was brought."""
    office, made, asked = full
    await change(office, "unit", said)
    await check(office, made, asked)
    await take_back(office)

    await check_places(office, [*made.values(), asked])


@pytest.mark.parametrize("name", FILES)
async def test_a_file_loses_none(full: tuple[Office, dict[State, int], int], name: str) -> None:
    """Not even one that renames the desk itself."""
    office, made, asked = full
    here = await office.here(OWNER)
    async with office.desk() as desk:
        await configuration.bring_in(desk, here, FILES[name](CITY), 1)
        office.city = desk.city

    await check(office, made, asked)
