"""What waits for the morning is told in its order, and not at all if it is not so any more."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from conversation.replies import Say, load_reply
from services import (
    correcting,
    feedback,
    joining,
    planning,
    privacy,
    triage,
    unit_work,
    verdict,
)
from services.desk import Here
from storage import erasure, followers, postponed
from tests.services.conftest import (
    ALI,
    CITIZEN,
    CITY,
    OTHER_CITIZEN,
    PHOTO,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
    Post,
)
from tests.services.test_daytime import EVENING, MORNING, NIGHT, kept

Deed = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
URGENT = next(one.key for one in CITY.subjects if one.is_emergency(danger=False))


@pytest.fixture
async def night(office: Office) -> Office:
    """The office at half past one at night."""
    return office.later(now=NIGHT)


async def sent(office: Office, deed: Deed, here: Here, *args: Any) -> Post:
    """Do a deed; what enters the outbox by it."""
    async with office.desk() as desk:
        await deed(desk, here, *args)
        await desk.send()
    return Post(desk.letters)


async def follow(office: Office, number: int, person: int = OTHER_CITIZEN) -> Here:
    """Somebody follows a report."""
    here = await office.here(person)
    async with office.database.write() as tx:
        await followers.follow(tx, number, here.person.id, here.chat.id, office.now)
    return here


async def claimed(office: Office) -> int:
    """A report that somebody follows, and whose repair is claimed at night; its number."""
    report, _ = await office.later(now=EVENING).file()
    await follow(office, report.id)
    ali = await office.here(ALI, WASTE)
    await office.later(now=EVENING).do(unit_work.take, ali, report.id)
    await office.do(unit_work.claim, ali, report.id, (PHOTO,), "سطل خالی و شسته شد")
    return report.id


@pytest.mark.parametrize(
    ("deed", "args"),
    [(verdict.confirm, ()), (verdict.object_to, ("not-done", "هنوز پر است", ()))],
)
async def test_his_word_at_night_overtakes_the_question(
    night: Office, deed: Deed, args: tuple[Any, ...]
) -> None:
    """Nobody is asked in the morning what he has answered; others hear what he said."""
    number = await claimed(night)
    await night.do(deed, await night.here(CITIZEN), number, *args)

    assert [] == await kept(night)
    assert 1 == len(await kept(night, OTHER_CITIZEN))


async def test_a_followers_word_is_not_asked_for_again(night: Office) -> None:
    """Its citizen still is."""
    number = await claimed(night)
    await night.do(verdict.confirm, await night.here(OTHER_CITIZEN), number)

    assert [] == await kept(night, OTHER_CITIZEN)
    assert 2 == len(await kept(night))


async def test_who_takes_it_back_hears_nothing_more(night: Office) -> None:
    """Neither that it was taken, nor anything else."""
    report, _ = await night.file()
    await night.do(unit_work.take, await night.here(ALI, WASTE), report.id)
    await night.do(feedback.withdraw, await night.here(CITIZEN), report.id)

    assert [] == await kept(night)


async def test_who_leaves_it_to_others_hears_nothing_more(night: Office) -> None:
    """Those who go on with it do."""
    report, _ = await night.file()
    await follow(night, report.id)
    await follow(night, report.id, 3)
    await night.do(unit_work.take, await night.here(ALI, WASTE), report.id)
    await night.do(feedback.withdraw, await night.here(CITIZEN), report.id)

    assert [] == await kept(night)
    assert [1, 1] == [len(await kept(night, chat)) for chat in (OTHER_CITIZEN, 3)]


async def test_an_appeal_overtakes_the_refusal(night: Office) -> None:
    """With its button."""
    report, _ = await night.file(unsure=True)
    await night.do(triage.reject, await night.here(TRIAGE_CLERK, TRIAGE), report.id, "test", "")
    await night.do(feedback.appeal, await night.here(CITIZEN), report.id)

    assert [] == await kept(night)


async def test_who_appeals_hears_no_more_of_the_main_report(night: Office) -> None:
    """Which he follows no longer."""
    report, _ = await night.file()
    main, _ = await night.file(origin="main")
    ali, other = await night.here(ALI, WASTE), await night.here(OTHER_CITIZEN)
    async with night.database.write() as tx:
        await erasure.leave_to(tx, main.id, other.person.id, other.chat.id, main.story)
    await night.do(joining.merge, ali, report.id, main.code)
    await night.do(unit_work.take, ali, main.id)
    before = await kept(night)
    await night.do(feedback.appeal, await night.here(CITIZEN), report.id)

    assert 2 == len(before)
    assert [] == await kept(night)


async def test_an_emergency_found_at_night_leaves_no_stale_unit_for_the_morning(
    night: Office,
) -> None:
    """The right unit and term at once, and nothing after."""
    report, _ = await night.file(unsure=True)
    await night.do(triage.assign, await night.here(TRIAGE_CLERK, TRIAGE), report.id, "pothole")
    post = await sent(night, correcting.correct, await night.here(TRIAGE_CLERK), report.id, URGENT)

    assert 1 == len(post.to(CITIZEN))
    assert [] == await kept(night)


async def test_the_last_unit_is_told_with_its_date(night: Office) -> None:
    """The notice before it, which had the date, is not told any more."""
    report, _ = await night.file(unsure=True)
    await night.do(triage.assign, await night.here(TRIAGE_CLERK, TRIAGE), report.id, "pothole")
    clerk = await night.here(TRIAGE_CLERK)
    await night.do(correcting.transfer, clerk, report.id, "urban_services_01")
    (told,) = await kept(night)

    assert CITY.unit("urban_services_01").name.fa in told
    assert "مهلت" in told


async def test_what_goes_at_once_goes_behind_what_waits(night: Office) -> None:
    """That it was taken, then the question; each once."""
    report, _ = await night.file()
    ali = await night.here(ALI, WASTE)
    await sent(night, unit_work.take, ali, report.id)
    await sent(night, planning.plan, ali, report.id, date(2026, 4, 13))
    post = await sent(night, unit_work.ask, ali, report.id, "کدام پلاک است؟")
    told = post.words(CITIZEN).split("\n")

    assert 3 == len(post.to(CITIZEN))
    assert "پذیرفت" in told[0]
    assert "کدام پلاک است؟" in post.words(CITIZEN).rpartition("پذیرفت")[2]
    assert [] == await kept(night)


async def test_what_waits_about_another_report_goes_on_waiting(night: Office) -> None:
    """And so does what waits for another chat."""
    first, _ = await night.file()
    second, _ = await night.file(origin="second")
    await follow(night, second.id)
    ali = await night.here(ALI, WASTE)
    await sent(night, unit_work.take, ali, first.id)
    await sent(night, unit_work.take, ali, second.id)
    post = await sent(night, unit_work.ask, ali, second.id, "کدام پلاک است؟")

    assert 2 == len(post.to(CITIZEN))
    assert [1, 1] == [len(await kept(night, chat)) for chat in (CITIZEN, OTHER_CITIZEN)]


async def test_pictures_of_who_is_forgotten_are_shown_to_nobody_in_the_morning(
    night: Office,
) -> None:
    """That it is done is still told to who follows."""
    report, _ = await night.file(media=(replace(PHOTO, key="b" * 64),))
    await follow(night, report.id)
    ali = await night.here(ALI, WASTE)
    await night.do(unit_work.take, ali, report.id)
    await night.do(unit_work.claim, ali, report.id, (PHOTO,), "سطل خالی و شسته شد")
    before = await kept(night, OTHER_CITIZEN)
    await night.do(privacy.forget, await night.here(CITIZEN))
    after = await kept(night, OTHER_CITIZEN)

    assert 3 == len(before)
    assert [before[0], before[2]] == after


async def test_a_receipt_that_waits_brings_no_menu(night: Office) -> None:
    """One that comes at once does."""
    report, filed = await night.file()
    here = await night.here(ALI, WASTE)
    await night.do(joining.split, here, report.id, "چراغ خاموش است", "street_light")
    async with night.database.read() as tx:
        waiting = [load_reply(one.letter.reply) for one in await postponed.due(tx, MORNING, 9)]
    at_once = [one.keyboard for one in filed.to(CITIZEN) if isinstance(one, Say)]

    assert [None, None] == [one.keyboard for one in waiting if isinstance(one, Say)]
    assert None not in at_once


NOON = datetime(2026, 4, 11, 8, 30, tzinfo=UTC)


async def test_by_day_a_unit_is_told_without_a_date_that_is_known(office: Office) -> None:
    """As only what waits may be the first he hears of it."""
    noon = office.later(now=NOON)
    report, _ = await noon.file()
    clerk = await noon.here(TRIAGE_CLERK)
    post = await noon.do(correcting.transfer, clerk, report.id, "technical_01")

    assert "مهلت" not in post.words(CITIZEN)
