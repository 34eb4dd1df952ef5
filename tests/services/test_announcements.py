"""Announcements: who sees them, from when to when, and what comes of a yes."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from domain.errors import Refusal
from services import announcements
from services.announcements import NewAnnouncement, Window, window
from storage import announcements as notices
from storage import audit, erasure, postponed
from storage.belongings import belongings
from tests.services.conftest import (
    ALI,
    CITIZEN,
    CITY,
    NOW,
    OTHER_CITIZEN,
    OWNER,
    Office,
    Post,
)

HOUR = timedelta(hours=1)
BY_KEY = "(announcement_id=? AND person_id=?)"
WATER: dict[str, Any] = {
    "origin": "a", "region": "2", "subject": "bin_issue", "words": "کامیون فردا می‌آید",
    "begins_at": NOW, "ends_at": NOW + 6 * HOUR,
}  # fmt: skip


async def announce(office: Office, **changes: Any) -> Post:
    """The owner announces something."""
    new = NewAnnouncement(**(WATER | changes))
    return await office.do(announcements.announce, await office.here(OWNER), new)


async def met(office: Office, subject: str, region: str, who: int = CITIZEN) -> list[int]:
    """The announcements that somebody meets before his report."""
    here = await office.here(who)
    async with office.desk() as desk:
        found = await announcements.about(desk, subject, region)
        await announcements.note_seen(desk, here, found)
    return [one.number for one in found]


async def greeted(office: Office, who: int = CITIZEN) -> str:
    """What somebody reads who opens the bot."""
    return (await office.do(announcements.greet, await office.here(who))).words(who)


async def counted(office: Office, number: int = 1) -> tuple[int, int]:
    """How many saw it, and how many reports it answered."""
    async with office.database.read() as tx:
        return await notices.counts(tx, number)


@pytest.mark.parametrize(
    ("wanted", "meets"),
    [
        ({}, {("bin_issue", "2")}),
        ({"subject": ""}, {("bin_issue", "2"), ("pothole", "2"), ("", "2")}),
        ({"region": ""}, {("bin_issue", "2"), ("bin_issue", "1"), ("bin_issue", "")}),
        ({"region": "", "subject": ""}, set()),
        ({"begins_at": NOW + HOUR}, set()),
        ({"begins_at": NOW - 2 * HOUR, "ends_at": NOW}, set()),
    ],
)
async def test_a_notice_meets_the_reports_that_it_is_about(
    office: Office, wanted: dict[str, Any], meets: set[tuple[str, str]]
) -> None:
    """By subject and region, from its beginning up to its end; one for all is no answer."""
    await announce(office.later(now=NOW - HOUR), **wanted)
    tried = [(s, r) for s in ("bin_issue", "pothole", "") for r in ("1", "2", "")]

    assert meets == {one for one in tried if await met(office, *one)}


async def test_the_city_wide_is_seen_once_at_the_door(office: Office) -> None:
    """By everybody for himself; what is for one region is not seen there."""
    await announce(office, region="", words="فردا همهٔ دفترها بسته است")
    await announce(office, origin="b")

    assert "فردا همهٔ دفترها بسته است" in await greeted(office)
    assert "" == await greeted(office)
    assert "دفترها" in await greeted(office, OTHER_CITIZEN)
    assert (2, 0) == await counted(office)
    assert "" == await greeted(office.later(now=NOW + 7 * HOUR), ALI)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_door_reads_no_views_of_others(office: Office) -> None:
    """However many people saw announcements, each is looked up by its key and the person's."""
    citizen = await office.here(CITIZEN)
    async with office.desk() as desk:
        asked = notices.unseen_by(NOW, citizen.person.id)
        told = asked.compile(desk.tx.sync_engine, compile_kwargs={"literal_binds": True})
        steps = await desk.tx.execute(text(f"EXPLAIN QUERY PLAN {told}"))
        plan = [str(step[-1]) for step in steps]

    assert any("announcement_views" in step for step in plan)
    assert not [one for one in plan if "announcement_views" in one and not one.endswith(BY_KEY)]


async def test_who_says_yes_files_nothing_and_hears_of_changes(office: Office) -> None:
    """It is counted; a change and the end are told to him, and to nobody else."""
    await announce(office)
    await met(office, "bin_issue", "2")
    await met(office, "bin_issue", "2", OTHER_CITIZEN)
    citizen, owner = await office.here(CITIZEN), await office.here(OWNER)
    told = await office.do(announcements.answered, citizen, 1)
    await office.do(announcements.answered, citizen, 1)

    assert "گزارشی ثبت نشد" in told.words(CITIZEN)
    assert (2, 2) == await counted(office)
    post = await office.do(announcements.change, owner, 1, "کامیون شنبه می‌آید", NOW + 9 * HOUR)
    assert {OWNER, CITIZEN} == post.chats
    assert "شنبه" in post.words(CITIZEN)
    shown = (await office.do(announcements.tell_all, owner)).words(OWNER)
    assert "دیده‌اند: ۲ نفر، گفته‌اند همین است: ۲ بار" in shown
    post = await office.do(announcements.stop, owner, 1)
    assert "همین‌جا بنویسید" in post.words(CITIZEN)
    assert [] == await met(office, "bin_issue", "2")
    async with office.database.read() as tx:
        found = await audit.recent(tx, 9, "announce")
    assert ["announce-stop", "announce-change", "announce"] == [one.action for one in found]


async def test_nobody_is_woken_by_a_change(office: Office) -> None:
    """Whose report it answered hears in the morning; who changed it hears at once."""
    await announce(office, ends_at=NOW + 30 * HOUR)
    for who in (CITIZEN, OTHER_CITIZEN):
        await office.do(announcements.answered, await office.here(who), 1)
    night = office.later(now=NOW + 13 * HOUR)
    post = await night.do(announcements.stop, await office.here(OWNER), 1)
    async with office.database.read() as tx:
        early = await postponed.due(tx, NOW + 19 * HOUR, 9)
        kept = await postponed.due(tx, NOW + 20 * HOUR, 9)

    assert {OWNER} == post.chats
    assert [] == early
    assert [CITIZEN, OTHER_CITIZEN] == [one.letter.chat for one in kept]


async def test_many_hear_of_a_change_one_after_the_other(office: Office) -> None:
    """So that what others are told goes out between them."""
    await announce(office)
    citizens = range(1000, 1000 + announcements.PACE + 1)
    for who in citizens:
        await office.do(announcements.answered, await office.here(who), 1)
    post = await office.do(announcements.stop, await office.here(OWNER), 1)
    async with office.database.read() as tx:
        kept = await postponed.due(tx, NOW + timedelta(seconds=1), 9)

    assert {OWNER, *citizens[:-1]} == post.chats
    assert [citizens[-1]] == [one.letter.chat for one in kept]


async def test_a_yes_that_comes_too_late_loses_nothing(office: Office) -> None:
    """He is asked to write again, and nothing is counted."""
    await announce(office)
    await met(office, "bin_issue", "2")
    later = office.later(now=NOW + 7 * HOUR)
    told = await later.do(announcements.answered, await office.here(CITIZEN), 1)

    assert "دوباره بنویسید" in told.words(CITIZEN)
    assert (1, 0) == await counted(office)
    for deed, args in (
        (announcements.stop, (1,)),
        (announcements.change, (1, "کامیون شنبه می‌آید", NOW + 9 * HOUR)),
        (announcements.stop, (99,)),
    ):
        with pytest.raises(Refusal, match="announce-over"):
            await later.do(deed, await office.here(OWNER), *args)


async def test_what_would_be_over_at_once_is_refused(office: Office) -> None:
    """Who says yes after the end hears so, and nothing is kept or changed."""
    with pytest.raises(Refusal, match="announce-end-early"):
        await announce(office.later(now=NOW + 6 * HOUR))
    await announce(office)
    with pytest.raises(Refusal, match="announce-end-early"):
        await office.do(announcements.change, await office.here(OWNER), 1, "کامیون", NOW)
    listed = await office.do(announcements.tell_all, await office.here(OWNER))

    assert 1 == len(listed.letters)
    assert "کامیون فردا می‌آید" in listed.words(OWNER)


async def test_one_dialog_makes_one_notice_and_only_the_centre_may(office: Office) -> None:
    """What is over is not listed."""
    await announce(office)
    again = await announce(office)
    later = office.later(now=NOW + 7 * HOUR)

    assert [] == again.letters
    listed = await later.do(announcements.tell_all, await office.here(OWNER))
    assert "/announce" in listed.words(OWNER)
    for deed, args in (
        (announcements.announce, (NewAnnouncement(**WATER),)),
        (announcements.tell_all, ()),
        (announcements.stop, (1,)),
        (announcements.change, (1, "کامیون شنبه می‌آید", NOW)),
    ):
        with pytest.raises(Refusal, match="right-missing"):
            await office.do(deed, await office.here(ALI), *args)


async def test_what_somebody_saw_is_his_to_read_and_forgotten_with_him(office: Office) -> None:
    """It is part of what is kept of him."""
    await announce(office, region="")
    await greeted(office)
    citizen = await office.here(CITIZEN)
    async with office.desk() as desk:
        kept = await belongings(desk.tx, citizen.person.id)
        assert [1] == [one["announcement_id"] for one in kept["announcements_seen"]]
        await erasure.drop_traces(desk.tx, citizen.person)

    assert (0, 0) == await counted(office)


LOCAL_NOON = "2026-03-21T08:30"
"""NOW is noon in the city, on the first day of 1405."""


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        ("now", "2h", (0, 2)),
        ("now", "۱۸", (0, 6)),
        ("now", "تا ساعت ۱۸:۳۰", (0, 6.5)),
        ("now", "امروز", (0, 12)),
        ("فردا ۸", "فردا ۱۸", (20, 30)),
        ("فردا ۸", "۱۸", (20, 30)),
        ("tomorrow 8", "1d", (20, 44)),
        ("now", "پس‌فردا", (0, 60)),
        ("now", "1405/01/03 12:00", (0, 48)),
        ("now", "2026-03-23 12:00", (0, 48)),
        ("now", "6", (0, 18)),
    ],
)
def test_moments_are_read_as_people_write_them(
    begin: str, end: str, hours: tuple[float, float]
) -> None:
    """Hours and days from noon."""
    found = window(CITY, NOW, begin, end)
    expected = Window(NOW + hours[0] * HOUR, NOW + hours[1] * HOUR)

    assert datetime.fromisoformat(LOCAL_NOON).replace(tzinfo=UTC) == NOW
    assert expected == found


@pytest.mark.parametrize(
    ("begin", "end", "fault"),
    [
        ("بعداً", "2h", "announce-begin-unclear"),
        ("now", "تا شب", "announce-end-unclear"),
        ("now", "۲۵", "announce-end-unclear"),
        ("now", "۱۸ ۱۹", "announce-end-unclear"),
        ("now", "امروز فردا", "announce-end-unclear"),
        ("now", "1405/13/01", "announce-end-unclear"),
        ("now", "امروز ۹", "announce-end-early"),
        ("فردا ۸", "امروز ۱۸", "announce-end-early"),
        ("now", "1406/01/01", "announce-too-long"),
        ("now", "", "announce-end-unclear"),
        ("now", "9999/12/31", "announce-end-unclear"),
        ("9999/12/31 23:00", "2h", "announce-begin-unclear"),
    ],
)
def test_what_is_not_clear_is_asked_again(begin: str, end: str, fault: str) -> None:
    """The begin or the end, with what is wrong with it."""
    assert fault == window(CITY, NOW, begin, end).fault
