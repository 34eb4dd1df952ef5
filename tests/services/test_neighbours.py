"""Reports of one fault: which are offered, what joining means, and when a place is a repeat."""

from datetime import timedelta

import pytest

from conversation.events import Attachment, Pin
from conversation.gathering import Place
from domain.errors import Refusal
from domain.report import Report
from services import neighbours, unit_work, verdict
from services.neighbours import MOST_TOLD, Joining, Neighbour, Sought
from storage import followers
from tests.services.conftest import ALI, CITIZEN, OTHER_CITIZEN, PHOTO, WASTE, Office, Post
from tests.services.trusting import claim

THIRD = 3
SPOT = Pin(35.7, 51.4)
STORY = "سطل زبالهٔ سر کوچه پر است"
WATCH = Attachment("photo", "f2", key="m" * 64)


def north(metres: float) -> Pin:
    """A point so far north of the report's."""
    return Pin(35.7 + metres / 111_320, 51.4)


async def seen(
    office: Office, pin: Pin = SPOT, story: str = STORY, subject: str = "bin_issue"
) -> list[int]:
    """The reports offered to a citizen who is about to file this."""
    return [one.report_id for one in await offered(office, Sought(subject, pin, story))]


async def offered(office: Office, sought: Sought) -> tuple[Neighbour, ...]:
    """What is likely the same fault, with no picture in hand."""
    async with office.desk() as desk:
        found = await neighbours.candidates(desk, sought)
        return await neighbours.likely(desk, sought, found)


async def join(office: Office, number: int, person: int = OTHER_CITIZEN, **more: object) -> Post:
    """Somebody says that it is the same."""
    joining = Joining(number, str(more.get("words", STORY)), more.get("media", ()))  # type: ignore[arg-type]
    return await office.do(neighbours.join, await office.here(person), joining)


async def test_an_open_near_and_likely_report_is_offered(office: Office) -> None:
    """With its picture, its distance and how many wait for it."""
    report, _ = await office.file()
    one = (await offered(office, Sought("bin_issue", north(10), STORY)))[0]

    assert (one.report_id, one.distance_m, one.waiting) == (report.id, 10, 1)
    assert one.picture
    assert one.picture.key == PHOTO.key


async def test_what_is_far_old_or_about_something_else_is_not_offered(office: Office) -> None:
    """The reach is that of the subject."""
    await office.file()
    later = office.later(now=office.now + timedelta(days=20))

    assert await seen(office, north(400)) == []
    assert await seen(later) == []
    assert await seen(office, story="روشنایی معبر", subject="street_light") == []


async def test_sisters_are_looked_for_too(office: Office) -> None:
    """People take a full bin for a missed collection."""
    report, _ = await office.file(story="سطل زباله پر است و زباله را نبرده‌اند")
    story = "سطل زباله پر است و زباله‌ها را نبرده‌اند"

    assert await seen(office, story=story, subject="missed_collection") == [report.id]


@pytest.mark.parametrize("state", ["resolved_claimed", "verification", "withdrawn", "merged"])
async def test_what_is_claimed_or_over_is_not_offered(office: Office, state: str) -> None:
    """Whoever still sees the fault then files his own."""
    report, _ = await office.file()
    await office.bring_to(state, report.id)

    assert await seen(office) == []


async def test_where_each_report_is_its_own_nothing_is_offered(office: Office) -> None:
    """The conduct of staff has no place that two could share."""
    own = next(one for one in office.city.subjects if not one.radius_m)
    await office.file(subject=own.key)

    assert await seen(office, subject=own.key) == []


async def test_who_joins_hears_every_step_and_has_a_word(office: Office) -> None:
    """His words go to the unit; he is told how many wait."""
    report, _ = await office.file()
    post = await join(office, report.id, words="سطل جلوی خانهٔ ما هم همین است")
    worker = await office.here(ALI, WASTE)
    told = await office.do(unit_work.take, worker, report.id)
    done = await claim(office, report.id)

    assert "۲ نفر" in post.words(OTHER_CITIZEN)
    assert "جلوی خانهٔ ما" in post.words(WASTE)
    assert "پذیرفت" in told.words(OTHER_CITIZEN)
    assert done.verbs(OTHER_CITIZEN) == ["confirm", "partly", "object"]


async def test_each_decides_for_himself(office: Office) -> None:
    """One says done, the other does not: the objection counts, the report goes back."""
    report, _ = await office.file()
    await join(office, report.id)
    await office.do(unit_work.take, await office.here(ALI, WASTE), report.id)
    await claim(office, report.id)
    await office.do(verdict.confirm, await office.here(OTHER_CITIZEN), report.id)
    await office.do(
        verdict.object_to, await office.here(CITIZEN), report.id, "not-done", "پر است", ()
    )

    assert (await office.report(report.id)).state == "accepted"


async def test_ones_own_report_is_added_to(office: Office) -> None:
    """Its citizen does not follow himself; his new picture goes to the unit."""
    report, _ = await office.file()
    post = await join(office, report.id, CITIZEN, media=(WATCH,))
    async with office.database.read() as tx:
        waiting = await followers.count(tx, report.id)

    assert waiting == 1
    assert STORY in post.words(WASTE)
    assert (await office.past(report.id))[-1].move == "join"


async def test_joining_twice_counts_once(office: Office) -> None:
    """One person waits, however often he says so."""
    report, _ = await office.file()
    await join(office, report.id)
    await join(office, report.id)
    async with office.database.read() as tx:
        waiting = await followers.count(tx, report.id)

    assert waiting == 2


async def test_a_closed_report_cannot_be_joined(office: Office) -> None:
    """It may close while somebody looks at the offer; he is told."""
    report, _ = await office.file()
    await office.bring_to("withdrawn", report.id)
    with pytest.raises(Refusal, match="report-closed"):
        await join(office, report.id)
    with pytest.raises(Refusal, match="report-unknown"):
        await join(office, report.id + 999)


async def test_many_who_join_do_not_drown_the_group(office: Office) -> None:
    """The first are told in words, later ones by the card, a picture always."""
    report, _ = await office.file()
    posts = [await join(office, report.id, 100 + one) for one in range(MOST_TOLD + 2)]
    shown = await join(office, report.id, 300, media=(WATCH,))
    told = ["خبر داد" in post.words(WASTE) for post in posts]

    assert told == [True] * (MOST_TOLD - 1) + [False] * 3
    assert f"{MOST_TOLD + 3}".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) in posts[
        -1
    ].words(WASTE)
    assert "خبر داد" in shown.words(WASTE)


async def filed(office: Office, *days: int, **changes: object) -> Report:
    """Reports at one place, so many days from now; the last of them."""
    for day in days:
        later = office.later(now=office.now + timedelta(days=day))
        report, _ = await later.file(origin=f"day {day}", **changes)
    return report


async def test_the_third_report_of_a_place_in_ninety_days_is_structural(office: Office) -> None:
    """The card says so, and the first two say nothing of it."""
    await filed(office, 0, 30)
    later = office.later(now=office.now + timedelta(days=60))
    report, post = await later.file(origin="third")

    assert report.repeats == 3
    assert "۳ گزارش در همین" in post.words(WASTE)


async def test_reports_long_past_or_far_away_are_no_repeat(office: Office) -> None:
    """Ninety days, and the subject's own radius."""
    old = await filed(office, 0, 30, 100)
    new = await filed(office, 101, place=Place(north(500), ""))

    assert old.repeats == 2
    assert new.repeats == 1


@pytest.mark.parametrize(
    ("state", "counted"),
    [
        ("withdrawn", 2),
        ("merged", 2),
        ("rejected", 2),
        ("closed_no_action", 2),
        ("closed_confirmed", 3),
        ("closed_out_of_scope", 3),
    ],
)
async def test_what_was_no_fault_of_its_own_is_no_repeat(
    office: Office, state: str, counted: int
) -> None:
    """Neither what its citizen took back nor a duplicate makes a place structural."""
    first = await filed(office, 0)
    await filed(office, 30)
    await office.bring_to(state, first.id)
    third = await filed(office, 60)

    assert third.repeats == counted


async def test_nothing_more_to_do_after_a_repair_is_a_repeat(office: Office) -> None:
    """The inspectors find a repair good: there was a fault all the same."""
    first = await filed(office, 0)
    await office.do(unit_work.take, await office.here(ALI, WASTE), first.id)
    await claim(office, first.id)
    await office.bring_to("closed_no_action", first.id)
    third = await filed(office, 30, 60)

    assert third.repeats == 3


async def test_a_card_is_marked_no_longer_when_a_repeat_turns_out_to_be_none(
    office: Office,
) -> None:
    """It counts anew whenever it is drawn."""
    first = await filed(office, 0)
    third = await filed(office, 30, 60)
    await office.bring_to("withdrawn", first.id)
    later = office.later(now=office.now + timedelta(days=61))
    post = await later.do(unit_work.take, await office.here(ALI, WASTE), third.id)

    assert third.repeats == 3
    assert "گزارش در همین" not in post.words(WASTE)
    assert "پذیرفته" in post.words(WASTE)
