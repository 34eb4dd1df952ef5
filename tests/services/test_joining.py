"""One fault reported twice, and two faults in one message."""

import asyncio

import pytest

from domain.city import UnknownKey
from domain.errors import Refusal
from services import joining, unit_work
from storage import followers
from tests.services.conftest import ALI, CITIZEN, OTHER_CITIZEN, REZA, ROADS, WASTE, Office


async def test_a_duplicate_joins_the_main_report(office: Office) -> None:
    """Its citizen follows the main one from now on, and both histories name the other."""
    main, _ = await office.file()
    twin, _ = await office.file(origin="second")
    here = await office.here(ALI, WASTE)
    post = await office.do(joining.merge, here, twin.id, main.code)
    merged = await office.report(twin.id)

    assert (merged.state, merged.parent_id) == ("merged", main.id)
    assert main.code[:3] in post.words(CITIZEN).translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
    assert post.verbs(WASTE) == []
    assert (await office.past(twin.id))[-1].words == main.code
    assert (await office.past(main.id))[-1].words == twin.code


async def test_who_followed_a_duplicate_follows_the_main_report(office: Office) -> None:
    """Nobody is lost; the main one's own citizen does not follow himself."""
    main, _ = await office.file()
    twin, _ = await office.file(origin="second")
    other = await office.here(OTHER_CITIZEN)
    async with office.database.write() as tx:
        await followers.follow(tx, twin.id, other.person.id, other.chat.id, office.now)
    await office.do(joining.merge, await office.here(ALI, WASTE), twin.id, main.code)
    async with office.database.read() as tx:
        found = await followers.followers(tx, main.id)

    assert found == [(other.person.id, other.chat.id)]


async def test_only_an_open_report_of_another_can_be_joined(office: Office) -> None:
    """Not itself, not a closed one, not one that there is not."""
    main, _ = await office.file()
    twin, _ = await office.file(origin="second")
    here = await office.here(ALI, WASTE)
    with pytest.raises(Refusal, match="merge-itself"):
        await office.do(joining.merge, here, twin.id, twin.code)
    with pytest.raises(Refusal, match="report-unknown"):
        await office.do(joining.merge, here, twin.id, "000000000")
    await office.bring_to("withdrawn", main.id)

    with pytest.raises(Refusal, match="merge-closed"):
        await office.do(joining.merge, here, twin.id, main.code)


async def test_only_its_own_unit_joins_a_report(office: Office) -> None:
    """Another unit's group may not."""
    main, _ = await office.file()
    twin, _ = await office.file(origin="second")

    with pytest.raises(Refusal, match="report-not-yours"):
        await office.do(joining.merge, await office.here(REZA, ROADS), twin.id, main.code)


async def test_two_reports_never_join_each_other(office: Office) -> None:
    """Pressed at the same moment, one of both stays open."""
    one, _ = await office.file()
    two, _ = await office.file(origin="second")
    here = await office.here(ALI, WASTE)
    await asyncio.gather(
        office.do(joining.merge, here, one.id, two.code),
        office.do(joining.merge, here, two.id, one.code),
        return_exceptions=True,
    )
    states = [(await office.report(number)).state for number in (one.id, two.id)]

    assert sorted(states) == ["merged", "routed"]


async def test_a_second_fault_becomes_a_report_of_its_own(office: Office) -> None:
    """Same citizen, same place, same pictures, another unit; he gets its number."""
    first, _ = await office.file()
    here = await office.here(ALI, WASTE)
    post = await office.do(joining.split, here, first.id, "کف کوچه گود است", "pothole")
    second = await office.report(first.id + 1)

    assert (second.subject, second.unit, second.story) == (
        "pothole", "technical_01", "کف کوچه گود است",
    )  # fmt: skip
    assert (second.author_id, second.latitude, second.region) == (
        first.author_id, first.latitude, first.region,
    )  # fmt: skip
    assert post.verbs(ROADS) == ["take", "ask", "return"]
    assert (await office.past(first.id))[-1].words == second.code
    assert (await office.past(second.id))[-1].words == first.code
    assert (await office.report(first.id)).state == "routed"


async def test_a_second_fault_may_be_told_without_a_point(office: Office) -> None:
    """A place in words stays a place in words; a third fault is another report again."""
    first, _ = await office.file()
    async with office.database.write() as tx:
        await tx.exec_driver_sql("UPDATE reports SET latitude = NULL, longitude = NULL")
    here = await office.here(ALI, WASTE)
    for words in ("کف کوچه گود است", "بوی گاز می‌آید"):
        await office.do(joining.split, here, first.id, words, "pothole")
    second, third = await office.report(first.id + 1), await office.report(first.id + 2)

    assert (second.latitude, second.emergency, third.emergency) == (None, False, True)


async def test_what_is_closed_or_unknown_is_not_split(office: Office) -> None:
    """A closed report, or a subject the city does not have."""
    first, _ = await office.file()
    here = await office.here(ALI, WASTE)
    with pytest.raises(UnknownKey):
        await office.do(joining.split, here, first.id, "کف کوچه گود است", "nonsense")
    await office.do(unit_work.take, here, first.id)
    await office.bring_to("withdrawn", first.id)

    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(joining.split, here, first.id, "کف کوچه گود است", "pothole")
