"""What happens to reports of itself: who hears of it, once, and nobody in a flood."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conversation.replies import Say, load_reply
from domain.errors import Refusal
from domain.lifecycle import State
from services import escalation, offices, unit_work
from services.standing import HEAD, ON_CALL
from storage import groups, reports, roles
from tests.services.conftest import (
    ALI,
    CITIZEN,
    CITY,
    LEFT,
    NOW,
    OWNER,
    PHOTO,
    SARA,
    WASTE,
    Office,
    Post,
)

UNIT = "urban_services_01"
SUPERVISOR, CENTRE, INSPECTORS = -30, -31, -32
ABOVE = {SUPERVISOR: "region_office_01", CENTRE: "headquarters", INSPECTORS: "inspection"}
BOSS = 31


@pytest.fixture
async def office(office: Office) -> Office:
    """The office in a year without holidays, so that every day but Friday is a working day."""
    return office.later(city=replace(CITY, holidays=()))


async def open_above(office: Office) -> None:
    """The supervisor of region 1, the centre and the inspectors have their groups."""
    for chat, unit in ABOVE.items():
        here = await office.here(BOSS, chat)
        async with office.database.write() as tx:
            await groups.bind(tx, here.chat.id, unit, here.person.id, office.now)


async def give(office: Office, person: int, role: str) -> None:
    """A person has a role in the waste unit."""
    here = await office.here(person)
    async with office.database.write() as tx:
        await roles.grant(tx, here.person.id, here.chat.id, UNIT, role, office.now)


async def look(office: Office, **after: float) -> Post:
    """The clock has gone on by so much; all that is due happens."""
    later = office.later(now=NOW + timedelta(**after))
    async with later.desk() as desk:
        await escalation.look(desk, await reports.waking(desk.tx, later.now, 500))
    return Post(desk.letters)


async def test_a_report_climbs_the_ladder_step_by_step(office: Office) -> None:
    """Group, then head and citizen, then supervisor, centre, inspectors; each hears once."""
    await open_above(office)
    await give(office, SARA, HEAD)
    report, _ = await office.file()
    term = (report.due_at - report.opened_at).total_seconds() / 3600
    heard = [(await look(office, hours=term * share)).chats for share in (0.5, 0.95, 1, 1.5, 2)]

    assert [{WASTE}, {WASTE, SARA, CITIZEN}, {SUPERVISOR}, {CENTRE}, {INSPECTORS}] == heard
    assert (await look(office, hours=term * 3)).chats == set()


async def test_the_citizen_gets_a_new_date_before_the_term_is_over(office: Office) -> None:
    """Not after it, and in the morning where four fifths of it end at night."""
    report, _ = await office.file()
    term = (report.due_at - report.opened_at).total_seconds() / 3600
    at_night = (await look(office, hours=term * 0.81)).words(CITIZEN)
    told = (await look(office, hours=term * 0.95)).words(CITIZEN)

    assert "" == at_night
    assert "زمان تازه" in told


async def test_after_an_outage_only_the_last_step_is_told(office: Office) -> None:
    """And the citizen still hears that it is late."""
    await open_above(office)
    await office.file()
    post = await look(office, days=60)

    assert {INSPECTORS, CITIZEN} == post.chats
    assert len(post.to(INSPECTORS)) == 1


async def test_many_at_once_are_one_list(office: Office) -> None:
    """A group gets one message for thirty reports, naming twenty of them."""
    await open_above(office)
    for number in range(30):
        await office.file(origin=f"serial{number}", decided_by="unit")
    post = await look(office, days=60)

    assert len(post.to(INSPECTORS)) == 1
    assert post.words(INSPECTORS).count("▫️") == 20
    assert "۱۰ گزارش دیگر" in post.words(INSPECTORS)


async def test_a_unit_opens_what_is_listed(office: Office) -> None:
    """Each report that its group is reminded of has a button for its card."""
    for number in range(5):
        report, _ = await office.file(origin=f"serial{number}", decided_by="unit")
    term = (report.due_at - report.opened_at).total_seconds() / 3600
    post = await look(office, hours=term / 2)

    assert post.verbs(WASTE) == ["card"] * 5


async def test_those_on_call_are_rung_until_somebody_takes_it(office: Office) -> None:
    """Every two minutes, each in private with a button; supervisor and centre hear in time."""
    await open_above(office)
    await give(office, SARA, ON_CALL)
    report, _ = await office.file(danger="gas", emergency=True)
    first = await look(office, minutes=2)
    assert first.verbs(SARA) == ["take"]
    assert {SARA, WASTE} == first.chats
    assert (await look(office, minutes=3)).chats == set()
    assert SUPERVISOR in (await look(office, minutes=5)).chats
    assert CENTRE in (await look(office, minutes=15)).chats
    await office.do(unit_work.take, await office.here(SARA), report.id)

    assert (await office.report(report.id)).state == "accepted"
    assert SARA not in (await look(office, minutes=30)).chats


async def test_without_anybody_on_call_the_head_is_rung(office: Office) -> None:
    """Somebody must hear it."""
    await give(office, LEFT, HEAD)
    await office.file(danger="gas", emergency=True)

    assert (await look(office, minutes=2)).verbs(LEFT) == ["take"]


async def test_a_question_without_answer_closes_nothing(office: Office) -> None:
    """The citizen is reminded once; after three days the unit goes on with what it has."""
    report, _ = await office.file()
    worker = await office.here(ALI, WASTE)
    await office.do(unit_work.take, worker, report.id)
    await office.do(unit_work.ask, worker, report.id, "کدام سمت خیابان؟")
    assert {"answer"} == set((await look(office, hours=49)).verbs(CITIZEN))
    post = await look(office, hours=72)

    assert (await office.report(report.id)).state == "accepted"
    assert WASTE in post.chats
    assert post.verbs(CITIZEN) == ["note"]


async def test_triage_that_sleeps_is_told_of_to_the_centre(office: Office) -> None:
    """After four hours."""
    await open_above(office)
    report, _ = await office.file()
    await office.do(unit_work.give_back, await office.here(ALI, WASTE), report.id, "other-unit", "")

    assert CENTRE not in (await look(office, hours=3)).chats
    assert CENTRE in (await look(office, hours=4)).chats


async def test_a_claim_is_reminded_of_twice_and_closes_in_silence(office: Office) -> None:
    """It is counted apart, and the citizen may object."""
    report, _ = await office.file()
    worker = await office.here(ALI, WASTE)
    await office.do(unit_work.take, worker, report.id)
    await office.do(unit_work.claim, worker, report.id, (PHOTO,), "سطل امروز خالی و شسته شد")
    for days in (3, 6):
        assert (await look(office, days=days)).verbs(CITIZEN) == ["confirm", "partly", "object"]
    post = await look(office, days=7)

    assert (await office.report(report.id)).state == "closed_silent"
    assert "object" in post.verbs(CITIZEN)
    assert (await look(office, days=70)).chats == set()


@pytest.mark.parametrize("state", sorted(State))
async def test_in_every_state_every_bell_can_ring(office: Office, state: str) -> None:
    """Whatever state a report was left in, looking at it a year later harms nothing."""
    report, _ = await office.file(emergency=True, danger="gas")
    await office.bring_to(state, report.id)
    async with office.database.write() as tx:
        until = NOW + timedelta(days=2)
        await reports.note_clock(tx, report.id, wake_at=NOW, outside="برق", until_at=until)
    for _ in range(4):
        await look(office, days=365)

    assert (await office.report(report.id)).unit


async def test_what_rang_is_not_looked_at_again_before_its_time(office: Office) -> None:
    """The database is asked for nothing when nothing is due."""
    report, _ = await office.file()
    await look(office, days=60)
    async with office.database.read() as tx:
        assert await reports.waking(tx, NOW + timedelta(days=60), 500) == []
    assert (await office.report(report.id)).rung


async def test_a_role_is_taken_with_a_code_once(office: Office) -> None:
    """An owner makes it; whoever brings it first has it and may act in private."""
    owner, sara = await office.here(OWNER), await office.here(LEFT)
    post = await office.do(offices.invite, owner, f"{UNIT} {HEAD}")
    code = post.words(OWNER).split("/role ")[1].split()[0]
    await office.do(offices.take_up, sara, code)
    async with office.database.read() as tx:
        assert await roles.has(tx, sara.person.id, UNIT, HEAD)
    for deed, here, args, why in (
        (offices.take_up, await office.here(CITIZEN), (code,), "bind-code-bad"),
        (offices.invite, await office.here(CITIZEN), (f"{UNIT} {HEAD}",), "right-missing"),
        (offices.invite, owner, ("nowhere head",), "unit-unknown"),
        (offices.invite, owner, (f"{UNIT} king",), "role-unknown"),
        (offices.lay_down, await office.here(CITIZEN), (f"{UNIT} {HEAD}",), "role-none"),
    ):
        with pytest.raises(Refusal, match=why):
            await office.do(deed, here, *args)
    await office.do(offices.lay_down, sara, f"{UNIT} {HEAD}")


async def test_a_reminder_in_the_units_group_can_be_acted_on_where_it_is(office: Office) -> None:
    """The unit's reminder has the card's buttons; those who only watch over it get none."""
    await open_above(office)
    report, _ = await office.file()
    term = report.due_at - report.opened_at
    half = await look(office, seconds=(term * 0.51).total_seconds())
    late = await look(office, seconds=(term * 1.01).total_seconds())

    assert (["take", "ask", "return"], []) == (
        [data.split(":")[2] for data in pressable(half, WASTE)],
        pressable(late, SUPERVISOR),
    )


def pressable(post: Post, chat: int) -> list[str]:
    """The data of the buttons in what a chat was sent."""
    replies = [load_reply(letter.reply) for letter in post.letters if letter.chat == chat]
    rows = [row for reply in replies if isinstance(reply, Say) for row in reply.buttons]
    return [button.data for row in rows for button in row if button.data]
