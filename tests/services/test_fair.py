"""What looks like gaming is told to headquarters, with its reason, once a day; it blocks nobody."""

from datetime import timedelta

import pytest

from domain.errors import Refusal
from domain.report import Report
from services import fair, thanks, verdict
from storage import people, trust
from tests.services.conftest import (
    ALI,
    CITIZEN,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
    Post,
)
from tests.services.trusting import claim, taken

SIGNAL = "⚖️"


async def file_many(office: Office, count: int, begin: int = 0, **changes: object) -> Post:
    """The citizen files so many reports; what the last one queued."""
    for number in range(begin, begin + count):
        report, post = await office.file(origin=f"n{number}", **changes)
        assert (await office.report(report.id)).state in ("routed", "triage")
    return post


async def rated(office: Office, origin: str, stars: int) -> Post:
    """A case of the citizen's is mended, confirmed and rated."""
    number = await taken(office, origin=origin)
    await claim(office, number)
    here = await office.here(CITIZEN)
    await office.do(verdict.confirm, here, number)
    return await office.do(verdict.rate, here, number, stars)


async def hire(office: Office, person: int) -> None:
    """Somebody is seen working in the waste unit's group."""
    here = await office.here(person, WASTE)
    async with office.database.write() as tx:
        await people.note_worker(tx, here.person.id, here.chat.id, office.now)


async def test_a_burst_is_told_and_every_report_is_filed(office: Office) -> None:
    """The eighth within an hour, and no sooner; the unit gets its card all the same."""
    seventh = await file_many(office, fair.BURST - 1)
    eighth = await file_many(office, 1, fair.BURST)

    assert SIGNAL not in seventh.words(TRIAGE)
    assert "در یک ساعت ۸ گزارش" in eighth.words(TRIAGE)
    assert "take" in eighth.verbs(WASTE)
    assert eighth.verbs(TRIAGE)[-2:] == ["judge", "judge"]


async def test_a_signal_comes_once_a_day(office: Office) -> None:
    """The ninth says nothing more; the next day's eighth does."""
    await file_many(office, fair.BURST)
    ninth = await file_many(office, 1, fair.BURST)
    tomorrow = office.later(now=office.now + timedelta(days=1, hours=1))
    again = await file_many(tomorrow, fair.BURST, 100)

    assert SIGNAL not in ninth.words(TRIAGE)
    assert SIGNAL in again.words(TRIAGE)


async def test_eight_in_a_day_are_no_burst(office: Office) -> None:
    """Only what comes within an hour counts."""
    for hour in range(fair.BURST):
        later = office.later(now=office.now + timedelta(minutes=30 * hour))
        _, post = await later.file(origin=f"h{hour}")

    assert SIGNAL not in post.words(TRIAGE)


async def test_emergencies_are_never_looked_at(office: Office) -> None:
    """Neither is one told of, nor do they count for what comes after."""
    last = await file_many(office, fair.BURST, danger="fire")
    after = await file_many(office, 1, fair.BURST)

    assert SIGNAL not in last.words(TRIAGE) + after.words(TRIAGE)


async def test_reports_of_one_unit_against_another_are_told(office: Office) -> None:
    """Three in a week by somebody who works elsewhere; two are none, his own unit's are none."""
    await hire(office, CITIZEN)
    own = await file_many(office, fair.RIVAL)
    second = await file_many(office, fair.RIVAL - 1, 10, subject="pothole")
    third = await file_many(office, 1, 20, subject="pothole")

    assert SIGNAL not in own.words(TRIAGE) + second.words(TRIAGE)
    assert "۳ گزارش" in third.words(TRIAGE)


async def test_stars_for_ones_own_unit_are_told(office: Office) -> None:
    """The rating is kept as it is."""
    await hire(office, CITIZEN)
    post = await rated(office, "own", 5)

    assert "واحد خودش" in post.words(TRIAGE)
    assert "ممنون از امتیاز" in post.words(CITIZEN)


async def test_a_week_of_nothing_but_the_best_is_told(office: Office) -> None:
    """Five alike; one other star among them makes it a person's own judgement."""
    posts = [await rated(office, f"s{number}", 5) for number in range(fair.ONE_SIDED)]

    assert [SIGNAL in post.words(TRIAGE) for post in posts] == [False] * 4 + [True]


async def test_stars_that_differ_are_not_told(office: Office) -> None:
    """Five ratings, one of them four stars."""
    for number, stars in enumerate((5, 5, 4, 5, 5)):
        post = await rated(office, f"s{number}", stars)

    assert SIGNAL not in post.words(TRIAGE)


async def signalled(office: Office) -> tuple[int, Report]:
    """A signal that waits for a judgement, and a report."""
    report, _ = await office.file()
    await file_many(office, fair.BURST)
    async with office.database.read() as tx:
        waiting = await trust.open_signals(tx, 5)
    return waiting[0].id, report


async def test_only_headquarters_judges_a_signal(office: Office) -> None:
    """Nobody else may, nobody a second time, and nobody something else."""
    number, _ = await signalled(office)
    clerk = await office.here(TRIAGE_CLERK, TRIAGE)
    for person, chat in ((ALI, WASTE), (CITIZEN, CITIZEN)):
        with pytest.raises(Refusal, match="report-not-yours"):
            await office.do(fair.judge, await office.here(person, chat), number, "fair")
    with pytest.raises(Refusal, match="talk-old-button"):
        await office.do(fair.judge, clerk, number, "nonsense")
    post = await office.do(thanks.judge_signal, clerk, number, "gaming")
    with pytest.raises(Refusal, match="talk-old-button"):
        await office.do(thanks.judge_signal, clerk, number, "fair")

    assert "سوءاستفاده" in post.words(TRIAGE)
    assert post.verbs(TRIAGE) == []
    async with office.database.read() as tx:
        assert await trust.open_signals(tx, 5) == []


async def test_a_judgement_changes_no_report(office: Office) -> None:
    """Whatever was found, all that was filed stays with its unit."""
    number, report = await signalled(office)
    clerk = await office.here(TRIAGE_CLERK, TRIAGE)
    await office.do(thanks.judge_signal, clerk, number, "gaming")

    assert (await office.report(report.id)).state == "routed"
