"""Groups: bound by a code, lost, back, moved."""

from datetime import timedelta

import pytest

from domain.errors import Refusal
from services import membership, unit_work
from storage import outbox, people
from storage.outbox import Letter
from tests.services.conftest import (
    ALI,
    CITIZEN,
    OWNER,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    WASTE_2,
    Office,
    Post,
)


async def a_code(office: Office, unit: str) -> str:
    """A new code for a unit."""
    async with office.desk() as desk:
        return await membership.make_code(desk, unit)


async def test_a_code_makes_a_group_the_units(empty_office: Office) -> None:
    """However it is typed; who used it works there; the code is used up."""
    office = empty_office
    code = await a_code(office, "urban_services_01")
    post = await office.do(membership.bind, await office.here(ALI, WASTE), f" {code.lower()} ")
    _, filed = await office.file()

    assert office.city.unit("urban_services_01").name.fa in post.words(WASTE)
    assert filed.chats == {CITIZEN, WASTE}
    async with office.desk() as desk:
        ali = (await office_person(office)).id
        assert await people.works_for(desk.tx, ali, "urban_services_01")
    with pytest.raises(Refusal, match="bind-code-bad"):
        await office.do(membership.bind, await office.here(ALI, WASTE_2), code)


async def office_person(office: Office):  # type: ignore[no-untyped-def]
    """Ali, as he is known."""
    async with office.database.read() as tx:
        return await people.person_at(tx, "bale", ALI)


async def test_a_code_is_good_for_a_week_and_for_groups_only(empty_office: Office) -> None:
    """In private it is not used up."""
    office = empty_office
    code = await a_code(office, "urban_services_01")
    with pytest.raises(Refusal, match="bind-in-group"):
        await office.do(membership.bind, await office.here(ALI), code)
    late = office.later(now=office.now + timedelta(days=7))
    with pytest.raises(Refusal, match="bind-code-bad"):
        await late.do(membership.bind, await office.here(ALI, WASTE), code)


async def test_only_owners_get_codes_in_the_chat(empty_office: Office) -> None:
    """And only for units there are."""
    office = empty_office
    with pytest.raises(Refusal, match="right-missing"):
        await office.do(membership.give_code, await office.here(ALI), "triage")
    with pytest.raises(Refusal, match="unit-unknown"):
        await office.do(membership.give_code, await office.here(OWNER), "nonsense")
    post = await office.do(membership.give_code, await office.here(OWNER), "triage")

    assert post.chats == {OWNER}


async def test_what_waited_comes_to_a_new_group_and_to_it_alone(office: Office) -> None:
    """The unit's other group has its cards already."""
    report, _ = await office.file()
    code = await a_code(office, "urban_services_01")
    post = await office.do(membership.bind, await office.here(ALI, WASTE_2), code)

    assert post.chats == {WASTE_2}
    assert post.verbs(WASTE_2) == ["take", "ask", "return"]
    await office.do(unit_work.take, await office.here(ALI, WASTE_2), report.id)


async def test_what_nobody_had_comes_to_triage(empty_office: Office) -> None:
    """Reports from before there was any group are not lost."""
    office = empty_office
    report, _ = await office.file()
    code = await a_code(office, "triage")
    here = await office.here(TRIAGE_CLERK, TRIAGE)
    post = await office.do(membership.bind, here, code)

    assert post.verbs(TRIAGE) == ["take", "ask", "return"]
    await office.do(unit_work.take, await office.here(TRIAGE_CLERK, TRIAGE), report.id)


async def test_owners_hear_once_that_a_units_group_is_lost(office: Office) -> None:
    """Whether the messenger says so or a message does not arrive; its reports go to triage."""
    await office.here(OWNER)
    group = (await office.here(ALI, WASTE)).chat
    async with office.desk() as desk:
        await membership.leave_group(desk, group)
        gone = await people.chat_at(desk.tx, "bale", WASTE)
        assert gone
        await membership.leave_group(desk, gone)
    _, filed = await office.file()

    assert [letter.chat for letter in desk.letters] == [OWNER]
    assert filed.chats == {CITIZEN, TRIAGE}


async def test_a_group_that_was_nobodys_is_lost_in_silence(office: Office) -> None:
    """It concerns no owner."""
    await office.here(OWNER)
    other = (await office.here(ALI, -77)).chat
    async with office.desk() as desk:
        await membership.leave_group(desk, other)

    assert desk.letters == []


async def test_a_group_that_is_back_gets_its_work(office: Office) -> None:
    """Meanwhile the centre had it; the bot says hello, and shows what waits."""
    await office.file()
    group = (await office.here(ALI, WASTE)).chat
    async with office.desk() as desk:
        await membership.leave_group(desk, group)
        gone = await people.chat_at(desk.tx, "bale", WASTE)
        assert gone
        await membership.greet_group(desk, gone)
    post = Post(desk.letters)

    assert post.chats == {WASTE, TRIAGE}
    assert "سپرده شد" in post.words(TRIAGE)
    assert post.verbs(WASTE) == ["take", "ask", "return"]


async def test_a_new_group_is_told_how_to_begin(office: Office) -> None:
    """Nothing more."""
    group = (await office.here(ALI, -77)).chat
    async with office.desk() as desk:
        await membership.greet_group(desk, group)

    assert "/bind" in Post(desk.letters).words(-77)


async def test_a_moved_group_keeps_its_unit_and_its_post(office: Office) -> None:
    """Cards sent afterwards come to the new id, as does what waits."""
    group = (await office.here(ALI, WASTE)).chat
    async with office.desk() as desk:
        await outbox.add(desk.tx, [Letter("bale", WASTE, True, "{}")], office.now)
        await membership.group_moved(desk, group, -1010)
        waiting = await outbox.chats_waiting(desk.tx, ["bale"], office.now)
    _, filed = await office.file()

    assert waiting == [("bale", -1010)]
    assert filed.chats == {CITIZEN, -1010}


async def test_a_group_bound_to_another_unit_leaves_no_report_alone(office: Office) -> None:
    """Even one that was taken goes to who answers now, who can finish it."""
    report, _ = await office.file()
    worker = await office.here(ALI, WASTE)
    await office.do(unit_work.take, worker, report.id)
    async with office.desk() as desk:
        code = await membership.make_code(desk, "parks")
        await membership.bind(desk, worker, f"\u2068{code.lower()}\u2069")
    post = Post(desk.letters)

    assert "done" in post.verbs(TRIAGE)
    assert "سپرده شد" in post.words(WASTE)


async def test_who_worked_in_a_lost_group_works_no_more(office: Office) -> None:
    """From his private chat neither."""
    report, _ = await office.file()
    worker = await office.here(ALI, WASTE)
    async with office.desk() as desk:
        await unit_work.seen_working(desk, worker, acted=True)
        await membership.leave_group(desk, worker.chat)
        await membership.greet_group(desk, worker.chat)
    with pytest.raises(Refusal, match="report-not-yours"):
        await office.do(unit_work.take, await office.here(ALI), report.id)
