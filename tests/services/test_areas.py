"""Groups and topics that work in some regions only."""

import pytest

from domain.errors import Refusal
from services import areas, membership, unit_work
from tests.services.conftest import ALI, CITIZEN, OWNER, REZA, TRIAGE, WASTE, WASTE_2, Office

UNIT = "parks"
NORTH, SOUTH = 7, 8


async def bound(office: Office, topic: int, *said: str, chat: int = WASTE_2) -> None:
    """A topic of a group is the unit's, limited as the owner says."""
    async with office.desk() as desk:
        code = await membership.make_code(desk, UNIT)
    await office.do(membership.bind, await office.here(ALI, chat, topic), code)
    for words in said:
        await office.do(areas.limit_area, await office.here(OWNER, chat, topic), words)


async def filed_in(office: Office, region: str | None, origin: str) -> tuple[int, set[int]]:
    """A report about a park in a region, and the topics that hear of it."""
    report, post = await office.file(subject="playground", region=region, origin=origin)
    return report.id, {topic for chat, topic in post.places if chat == WASTE_2}


async def test_a_report_comes_into_the_topic_of_its_region(office: Office) -> None:
    """Where no topic names its region, into those that work everywhere; else into all."""
    await bound(office, NORTH, "۱")
    await bound(office, SOUTH, ["منطقه", "۲"][1])
    heard = [(await filed_in(office, region, f"o{region}"))[1] for region in ("1", "2", None)]
    await bound(office, 0)
    heard.append((await filed_in(office, None, "late"))[1])

    assert heard == [{NORTH}, {SOUTH}, {NORTH, SOUTH}, {0}]


async def test_what_waits_moves_when_an_area_is_set(office: Office) -> None:
    """The topic that keeps it hears nothing, the one that loses it says so."""
    await bound(office, NORTH)
    await bound(office, SOUTH)
    await filed_in(office, "1", "a")
    first = await office.do(areas.limit_area, await office.here(OWNER, WASTE_2, NORTH), "1")
    back = await office.do(areas.limit_area, await office.here(OWNER, WASTE_2, NORTH), "همه")

    assert first.places == {(WASTE_2, NORTH), (WASTE_2, SOUTH)}
    assert "سپرده شد" in first.words(WASTE_2)
    assert back.verbs(WASTE_2) == ["take", "ask", "return"]


async def test_only_the_topic_that_has_a_report_may_work_on_it(office: Office) -> None:
    """Neither the other topic of the unit, nor the group around them, nor who works only there."""
    await bound(office, NORTH, "1")
    await bound(office, SOUTH, "2")
    number, _ = await filed_in(office, "2", "a")
    reza = await office.here(REZA, WASTE_2, NORTH)
    async with office.desk() as desk:
        await unit_work.seen_working(desk, reza, acted=True)
    strangers = (reza, await office.here(ALI, WASTE_2), await office.here(REZA))
    for stranger in strangers:
        with pytest.raises(Refusal, match="report-not-yours"):
            await office.do(unit_work.take, stranger, number)

    await office.do(unit_work.take, await office.here(ALI, WASTE_2, SOUTH), number)


async def test_the_area_is_told_when_nothing_is_said(office: Office) -> None:
    """First that it is the whole city, then the regions by name."""
    await bound(office, NORTH)
    here = await office.here(OWNER, WASTE_2, NORTH)
    before = await office.do(areas.limit_area, here, "")
    await office.do(areas.limit_area, here, "۲، 1")
    after = await office.do(areas.limit_area, here, " ")

    assert "همهٔ منطقه‌ها" in before.words(WASTE_2)
    assert all(region.name.fa in after.words(WASTE_2) for region in office.city.regions)


@pytest.mark.parametrize(
    ("who", "chat", "topic", "said", "refused"),
    [
        (ALI, WASTE, 0, "1", "right-missing"),
        (OWNER, OWNER, 0, "1", "area-in-group"),
        (OWNER, -77, 0, "1", "area-not-bound"),
        (OWNER, WASTE, NORTH, "1", "area-not-bound"),
        (OWNER, WASTE, 0, "1 99", "area-unknown"),
    ],
)
async def test_an_area_is_set_by_owners_where_something_is_bound(
    office: Office, who: int, chat: int, topic: int, said: str, refused: str
) -> None:
    """A topic that is not bound itself is not its group; there is no region 99."""
    with pytest.raises(Refusal, match=refused):
        await office.do(areas.limit_area, await office.here(who, chat, topic), said)


async def test_the_centre_hears_only_what_nobody_else_has(office: Office) -> None:
    """A unit whose groups all work elsewhere still gets its report itself."""
    await bound(office, NORTH, "1")
    _, post = await office.file(subject="playground", region="2", origin="a")

    assert post.places == {(CITIZEN, 0), (WASTE_2, NORTH)}
    assert TRIAGE not in post.chats
