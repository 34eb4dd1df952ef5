"""What looks like gaming is told to headquarters, with its reason, once a day; it blocks nobody."""

from datetime import timedelta

import pytest

from conversation.replies import words
from domain.errors import Refusal
from domain.periods import Period
from domain.report import Report
from domain.statistics import Ratings
from services import bulletins, fair, statistics, thanks, verdict
from services.sight import View
from services.statistics import Counted, Wanted
from storage import audit, people, tallies, trust
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


async def rated(office: Office, origin: str, stars: int, **changes: object) -> Post:
    """A case of the citizen's is mended, confirmed and rated."""
    number = await taken(office, origin=origin, **changes)
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
    assert post.verbs(TRIAGE) == ["unjudge"]
    async with office.database.read() as tx:
        assert await trust.open_signals(tx, 5) == []


async def test_a_judgement_changes_no_report(office: Office) -> None:
    """Whatever was found, all that was filed stays with its unit."""
    number, report = await signalled(office)
    clerk = await office.here(TRIAGE_CLERK, TRIAGE)
    await office.do(thanks.judge_signal, clerk, number, "gaming")

    assert (await office.report(report.id)).state == "routed"


async def judge(office: Office, judged: str) -> Post:
    """Headquarters judges the newest open signal."""
    async with office.database.read() as tx:
        number = (await trust.open_signals(tx, 1))[0].id
    clerk = await office.here(TRIAGE_CLERK, TRIAGE)
    return await office.do(thanks.judge_signal, clerk, number, judged)


async def figures(office: Office) -> Counted:
    """What is counted of today, for the whole city."""
    async with office.desk() as desk:
        today = statistics.today(desk)
        return await statistics.counted(desk, Wanted(Period(today, today), View()))


async def stars(office: Office) -> Ratings:
    """The stars as the figures have them; a second later, since a period has no end of its own."""
    later = office.later(now=office.now + timedelta(seconds=1))
    return (await figures(later)).summary.ratings


async def test_stars_that_were_gaming_do_not_count(office: Office) -> None:
    """Nor does another of the same day before the judgement; that they are left out is told."""
    await rated(office, "honest", 2)
    await hire(office, CITIZEN)
    await rated(office, "own", 5)
    silent = await rated(office, "own too", 5)
    before = await stars(office)
    post = await judge(office, "gaming")
    async with office.database.read() as tx:
        line = (await audit.recent(tx, 1, "judge"))[0]

    assert SIGNAL not in silent.words(TRIAGE)
    assert before == Ratings(3, 3, 4.0)
    assert await stars(office) == Ratings(3, 1, 2.0, 2)
    assert "۲ امتیاز دیگر در آمار به حساب نمی‌آید" in post.words(TRIAGE)
    assert (line.target[:6], line.words) == ("signal", "gaming: 2")


async def test_the_figures_say_how_many_were_left_out(office: Office) -> None:
    """Even where nothing else is left."""
    await hire(office, CITIZEN)
    await rated(office, "own", 5)
    await judge(office, "gaming")
    later = office.later(now=office.now + timedelta(seconds=1))
    counted = await figures(later)
    async with later.desk() as desk:
        told = words(bulletins.told(desk.city, desk.voice("fa"), counted))

    assert counted.summary.ratings == Ratings(1, 0, 0.0, 1)
    assert "۱ امتیاز، ۰ تشکر" in told


@pytest.mark.parametrize("judged", ["fair", ""])
async def test_an_unjudged_or_fair_signal_changes_no_figure(office: Office, judged: str) -> None:
    """All stars count as they were given."""
    await hire(office, CITIZEN)
    await rated(office, "own", 5)
    if judged:
        await judge(office, judged)

    assert await stars(office) == Ratings(1, 1, 5.0)


async def test_a_one_sided_week_is_left_out_as_a_whole(office: Office) -> None:
    """The five that were told of; one that comes after the judgement counts, and is told anew."""
    for number in range(fair.ONE_SIDED):
        await rated(office, f"s{number}", 5)
    await judge(office, "gaming")
    left = await stars(office)
    again = await rated(office, "after", 5)

    assert left == Ratings(5, 0, 0.0, 5)
    assert SIGNAL in again.words(TRIAGE)
    assert await stars(office) == Ratings(6, 1, 5.0, 5)


async def test_what_was_fair_is_not_told_again_on_that_day(office: Office) -> None:
    """The next star of the day is not about the signal that was judged."""
    await hire(office, CITIZEN)
    await rated(office, "own", 5)
    await judge(office, "fair")
    again = await rated(office, "own too", 5)

    assert SIGNAL not in again.words(TRIAGE)
    assert await stars(office) == Ratings(2, 2, 5.0)


async def test_stars_for_an_emergency_are_never_looked_at(office: Office) -> None:
    """They neither make a week one-sided nor are they left out with it."""
    for number in range(fair.ONE_SIDED - 1):
        await rated(office, f"s{number}", 5)
    urgent = await rated(office, "urgent", 5, danger="fire")
    fifth = await rated(office, "fifth", 5)
    await judge(office, "gaming")

    assert SIGNAL not in urgent.words(TRIAGE)
    assert SIGNAL in fifth.words(TRIAGE)
    assert await stars(office) == Ratings(6, 1, 5.0, 5)


async def test_what_a_burst_was_changes_no_stars(office: Office) -> None:
    """A signal about reports is about no rating."""
    await rated(office, "own", 5)
    await file_many(office, fair.BURST)
    post = await judge(office, "gaming")

    assert "به حساب نمی‌آید" not in post.words(TRIAGE)
    assert await stars(office) == Ratings(1, 1, 5.0)


async def take_back(office: Office, number: int) -> Post:
    """Headquarters takes back that a signal was gaming."""
    return await office.do(fair.take_back, await office.here(TRIAGE_CLERK, TRIAGE), number)


async def test_that_it_was_gaming_can_be_taken_back(office: Office) -> None:
    """On the same card, by who may judge: the stars count again, and the audit has both lines."""
    await rated(office, "honest", 2)
    await hire(office, CITIZEN)
    await rated(office, "own", 5)
    async with office.database.read() as tx:
        number = (await trust.open_signals(tx, 1))[0].id
    judged = await judge(office, "gaming")
    left = await stars(office)
    undone = await take_back(office, number)
    async with office.database.read() as tx:
        lines = [line.words for line in await audit.recent(tx, 2, "judge")]

    assert ["unjudge"] == judged.verbs(TRIAGE)
    assert [Ratings(2, 1, 2.0, 1), Ratings(2, 2, 3.5)] == [left, await stars(office)]
    assert "حکم «سوءاستفاده» را پس گرفت" in undone.words(TRIAGE)
    assert "۱ امتیاز دوباره در آمار" in undone.words(TRIAGE)
    assert ["judge", "judge"] == undone.verbs(TRIAGE)
    assert ["taken back: 1", "gaming: 1"] == lines
    assert [] == (await judge(office, "fair")).verbs(TRIAGE)


async def test_what_another_signal_leaves_out_is_not_said_to_count_again(office: Office) -> None:
    """Two weeks share five ratings: each card and the audit name only what changes."""
    for number in range(fair.ONE_SIDED):
        await rated(office, f"s{number}", 5)
    async with office.database.read() as tx:
        first = (await trust.open_signals(tx, 1))[0].id
    await judge(office, "gaming")
    await rated(office, "after", 5)
    second = await judge(office, "gaming")
    undone = await take_back(office, first)
    async with office.database.read() as tx:
        lines = [line.words for line in await audit.recent(tx, 3, "judge")]

    assert await stars(office) == Ratings(6, 0, 0.0, 6)
    assert "۱ امتیاز" in second.words(TRIAGE)
    assert "امتیاز دوباره" not in undone.words(TRIAGE)
    assert ["taken back", "gaming: 1", "gaming: 5"] == lines


async def test_the_packed_figures_count_it_again_too(office: Office) -> None:
    """Blocks hold every rating as it was given; what is left out is asked each time."""
    await hire(office, CITIZEN)
    await rated(office, "own", 5)
    async with office.database.read() as tx:
        number = (await trust.open_signals(tx, 1))[0].id
    await judge(office, "gaming")
    while await tallies.renew(office.database):
        pass
    left = await stars(office)
    await take_back(office, number)
    async with office.database.read() as tx:
        is_packed = not (await tallies.view(tx)).old

    assert is_packed
    assert [Ratings(1, 0, 0.0, 1), Ratings(1, 1, 5.0)] == [left, await stars(office)]


@pytest.mark.parametrize("judged", ["", "fair"])
async def test_only_gaming_is_taken_back_and_only_by_headquarters(
    office: Office, judged: str
) -> None:
    """What is open, or was fair, stays as it is; so does what others press."""
    number, _ = await signalled(office)
    for person, chat in ((ALI, WASTE), (CITIZEN, CITIZEN)):
        with pytest.raises(Refusal, match="report-not-yours"):
            await office.do(fair.take_back, await office.here(person, chat), number)
    if judged:
        await judge(office, judged)
    with pytest.raises(Refusal, match="talk-old-button"):
        await take_back(office, number)
