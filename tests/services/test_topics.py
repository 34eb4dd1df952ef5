"""Topics of a group, each a unit's of its own."""

import pytest

from domain.errors import Refusal
from services import membership, unit_work
from storage import people
from tests.services.conftest import ALI, OWNER, REZA, TRIAGE, WASTE, WASTE_2, Office, Post

PARKS, ROADS = 7, 8


async def bind(office: Office, unit: str, topic: int, chat: int = WASTE_2, who: int = ALI) -> Post:
    """A topic of a group is the unit's from now on."""
    async with office.desk() as desk:
        code = await membership.make_code(desk, unit)
    return await office.do(membership.bind, await office.here(who, chat, topic), code)


async def test_each_topic_of_a_group_may_be_another_units(office: Office) -> None:
    """Reports come into the topic of their unit, and only there can be worked on."""
    told = await bind(office, "parks", PARKS)
    await bind(office, "power", ROADS)
    report, post = await office.file(subject="playground")
    with pytest.raises(Refusal, match="report-not-yours"):
        await office.do(unit_work.take, await office.here(ALI, WASTE_2, ROADS), report.id)
    taken = await office.do(unit_work.take, await office.here(ALI, WASTE_2, PARKS), report.id)

    assert "این تاپیک" in told.words(WASTE_2)
    assert (WASTE_2, PARKS) in post.places
    assert (WASTE_2, PARKS) in taken.places
    assert {topic for chat, topic in post.places | taken.places if chat == WASTE_2} == {PARKS}


async def test_a_topic_that_is_nobodys_belongs_to_its_group(office: Office) -> None:
    """Its people may work there too; one that is another unit's is not the group's."""
    await bind(office, "power", ROADS, chat=WASTE, who=REZA)
    report, _ = await office.file()
    with pytest.raises(Refusal, match="report-not-yours"):
        await office.do(unit_work.take, await office.here(REZA, WASTE, ROADS), report.id)

    await office.do(unit_work.take, await office.here(ALI, WASTE, 99), report.id)


async def test_who_works_in_a_topic_works_for_its_unit_only(office: Office) -> None:
    """Bound to another unit, the topic forgets who worked there."""
    await bind(office, "parks", PARKS)
    ali = await office.here(ALI, WASTE_2, PARKS)
    await bind(office, "power", PARKS, who=REZA)
    async with office.desk() as desk:
        known = [
            await people.works_for(desk.tx, ali.person.id, unit)
            for unit in ("parks", "power", "urban_services_01")
        ]

    assert known == [False, False, True]


async def test_a_lost_topic_leaves_no_report_alone(office: Office) -> None:
    """They go to the unit's other groups, else to the centre; the owners hear it once."""
    await office.here(OWNER)
    await bind(office, "parks", PARKS)
    await office.file(subject="playground")
    chat = (await office.here(ALI, WASTE_2)).chat
    async with office.desk() as desk:
        await membership.leave_topic(desk, chat, PARKS)
        await membership.leave_topic(desk, chat, PARKS)
    post = Post(desk.letters)

    assert post.chats == {OWNER, TRIAGE}
    assert len(post.to(OWNER)) == 1
    assert post.verbs(TRIAGE) == ["take", "ask", "return"]


async def test_a_lost_topic_hands_over_to_the_group_around_it(office: Office) -> None:
    """Where that is the same unit's."""
    await bind(office, "parks", 0)
    await bind(office, "parks", PARKS)
    await office.do(unit_work.take, *(await taken(office)))
    chat = (await office.here(ALI, WASTE_2)).chat
    async with office.desk() as desk:
        await membership.leave_topic(desk, chat, PARKS)
    report, post = await office.file(subject="playground", origin="later")

    assert desk.letters == []
    assert (WASTE_2, 0) in post.places
    assert report.unit == "parks"


async def test_inspectors_get_what_lies_with_them_when_their_group_is_bound(
    office: Office,
) -> None:
    """Until then the centre had it."""
    report, _ = await office.file()
    await office.bring_to("inspection", report.id)
    post = await bind(office, office.city.inspection, PARKS)

    assert post.places == {(WASTE_2, PARKS), (TRIAGE, 0)}


async def taken(office: Office):  # type: ignore[no-untyped-def]
    """Who takes a report on a park, and its number."""
    report, _ = await office.file(subject="playground")
    return await office.here(ALI, WASTE_2, PARKS), report.id


async def test_a_lost_group_loses_its_topics_and_gets_them_back(office: Office) -> None:
    """The owners hear of each unit; its work comes into the topics again."""
    await office.here(OWNER)
    await bind(office, "parks", PARKS)
    await bind(office, "power", ROADS)
    await office.file(subject="playground")
    group = (await office.here(ALI, WASTE_2)).chat
    async with office.desk() as desk:
        await membership.leave_group(desk, group)
    lost = Post(desk.letters)
    async with office.desk() as desk:
        gone = await people.chat_at(desk.tx, "bale", WASTE_2)
        assert gone
        await membership.greet_group(desk, gone)
    back = Post(desk.letters)

    units = (office.city.unit("parks").name.fa, office.city.unit("power").name.fa)
    assert lost.chats == {OWNER, TRIAGE}
    assert all(name in lost.words(OWNER) for name in units)
    assert back.places == {(TRIAGE, 0), (WASTE_2, PARKS)}
