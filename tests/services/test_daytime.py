"""What a citizen hears at night: danger, what somebody writes to him, and answers; no more."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from conversation.replies import Say, Show, load_reply, words
from domain.hours import read_week
from services import (
    correcting,
    escalation,
    joining,
    outside,
    planning,
    triage,
    unit_work,
    verdict,
)
from storage import postponed, reports
from tests.services.conftest import (
    ALI,
    CITIZEN,
    PHOTO,
    REZA,
    ROADS,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
    Post,
    with_hours,
)

EVENING = datetime(2026, 4, 11, 17, 30, tzinfo=UTC)
"""Nine in the evening in Tehran, on a Saturday."""
NIGHT = datetime(2026, 4, 11, 22, 0, tzinfo=UTC)
MORNING = datetime(2026, 4, 12, 4, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
GAS = {"danger": "gas", "emergency": True}
Deed = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def kept(office: Office, chat: int = CITIZEN, until: datetime = MORNING) -> list[str]:
    """What waits for a chat until the morning, in order."""
    async with office.database.read() as tx:
        found = [one.letter for one in await postponed.due(tx, until, 99)]
    replies = [load_reply(one.reply) for one in found if one.chat == chat]
    texts = [one.text if isinstance(one, Say) else one.caption for one in replies
             if isinstance(one, Say | Show)]  # fmt: skip
    return [words(text) for text in texts]


@pytest.fixture
async def night(office: Office) -> Office:
    """The office at half past one at night."""
    return office.later(now=NIGHT)


UNITS_STEPS: dict[str, tuple[Deed, tuple[Any, ...]]] = {
    "take": (unit_work.take, ()),
    "visit": (unit_work.step, ("visit",)),
    "plan": (planning.plan, (datetime(2026, 4, 12, tzinfo=UTC).date(),)),
    "outside": (outside.hand_out, ("آبفا", "۱۲")),
    "return": (unit_work.give_back, ("other-unit", "")),
    "claim": (unit_work.claim, ((PHOTO,), "سطل خالی و شسته شد")),
}


@pytest.mark.parametrize("name", UNITS_STEPS)
async def test_the_steps_of_a_unit_wait_for_the_morning(office: Office, name: str) -> None:
    """Whatever it does at night with what is not urgent, its own group hears at once."""
    report, _ = await office.later(now=EVENING).file()
    night = office.later(now=NIGHT)
    if name not in ("take", "return"):
        await office.later(now=EVENING).do(unit_work.take, await office.here(ALI, WASTE), report.id)
    deed, args = UNITS_STEPS[name]
    post = await night.do(deed, await night.here(ALI, WASTE), report.id, *args)

    assert [] == post.to(CITIZEN)
    assert WASTE in post.chats
    assert [] != await kept(night)
    assert [] == await kept(night, until=MORNING - timedelta(seconds=1))


async def test_before_and_after_come_in_the_morning_in_their_order(office: Office) -> None:
    """The pictures first, then the question below them."""
    evening, night = office.later(now=EVENING), office.later(now=NIGHT)
    report, _ = await evening.file()
    here = await office.here(ALI, WASTE)
    await evening.do(unit_work.take, here, report.id)
    await night.do(unit_work.claim, here, report.id, (PHOTO,), "سطل خالی و شسته شد")
    told = await kept(night)

    assert 2 == len(told)
    assert report.state != (await office.report(report.id)).state
    assert "سطل خالی" in told[1]


@pytest.mark.parametrize(
    ("deed", "said"),
    [(unit_work.ask, "کدام پلاک است؟"), (unit_work.tell, "گروه ما در راه است و تا یک ساعت می‌رسد")],
)
async def test_what_somebody_of_the_unit_writes_goes_at_once(
    night: Office, deed: Deed, said: str
) -> None:
    """He asks or answers now; the citizen may be waiting for it."""
    report, _ = await night.file()
    post = await night.do(deed, await night.here(ALI, WASTE), report.id, said)

    assert said in post.words(CITIZEN)
    assert [] == await kept(night)


async def test_what_he_does_himself_is_answered_at_once(night: Office) -> None:
    """A receipt at night, and thanks for his word; who follows hears by day."""
    report, filed = await night.file()
    await night.bring_to("awaiting_citizen", report.id)
    confirmed = await night.do(verdict.confirm, await night.here(CITIZEN), report.id)

    assert "کد" in filed.words(CITIZEN)
    assert [] != confirmed.to(CITIZEN)
    assert [] == await kept(night)


async def test_danger_is_told_at_any_hour(night: Office) -> None:
    """Until it is over; that it was closed in silence can wait."""
    report, _ = await night.file(**GAS)
    here = await night.here(ALI, WASTE)
    taken = await night.do(unit_work.take, here, report.id)
    claimed = await night.do(unit_work.claim, here, report.id, (PHOTO,), "نشت گاز بسته شد")
    assert [] != taken.to(CITIZEN)
    assert [] != claimed.to(CITIZEN)
    await night.bring_to("awaiting_citizen", report.id)
    async with night.desk() as desk:
        await verdict.close_unspoken(desk, await night.report(report.id))

    assert [] == Post(desk.letters).to(CITIZEN)
    assert 1 == len(await kept(night))


@pytest.mark.parametrize(
    ("deed", "args"),
    [
        (triage.assign, ("pothole",)),
        (triage.reject, ("test", "")),
        (triage.refer, ("آبفا", "۱۲۲", "لولهٔ آب شهر است")),
    ],
)
async def test_the_word_of_the_triage_desk_waits_too(
    night: Office, deed: Deed, args: tuple[Any, ...]
) -> None:
    """Nobody is woken to hear which unit has his pothole."""
    report, _ = await night.file(unsure=True)
    post = await night.do(deed, await night.here(TRIAGE_CLERK, TRIAGE), report.id, *args)

    assert [] == post.to(CITIZEN)
    assert 1 == len(await kept(night))


async def test_the_centres_words_to_many_wait(night: Office) -> None:
    """As all messages to many do."""
    report, _ = await night.file()
    await night.do(correcting.tell, await night.here(TRIAGE_CLERK), report.id, "کار آغاز شد")

    assert ["کار آغاز شد" in one for one in await kept(night)] == [True]


async def test_a_second_fault_split_off_at_night_is_told_by_day(night: Office) -> None:
    """With its receipt, which the citizen did not ask for."""
    report, _ = await night.file()
    here = await night.here(ALI, WASTE)
    post = await night.do(joining.split, here, report.id, "چراغ خاموش است", "street_light")

    assert [] == post.to(CITIZEN)
    assert 2 == len(await kept(night))


async def test_when_the_unit_comes_is_said_as_of_the_morning(office: Office) -> None:
    """«Today», not «tomorrow», for who reads it in the morning; nothing if it is there by then."""
    for week, told in (("daily 9-14", "امروز"), ("daily 7:30-14", None)):
        night = office.later(now=NIGHT, city=with_hours(read_week(week), "technical_01"))
        report, _ = await night.file(unsure=True, origin=week)
        clerk = await night.here(TRIAGE_CLERK, TRIAGE)
        await night.do(triage.assign, clerk, report.id, "pothole")
        said = (await kept(night))[-1]

        assert "فردا" not in said
        assert (told == "امروز") == ("امروز" in said)


async def test_a_city_may_want_every_step_at_night(night: Office) -> None:
    """As its settings say."""
    report, _ = await night.file()
    here = await night.here(ALI, WASTE)
    async with night.desk() as desk:
        desk.steps_at_night = True
        await unit_work.take(desk, here, report.id)

    assert [] != Post(desk.letters).to(CITIZEN)
    assert [] == await kept(night)


async def test_what_the_clock_asks_citizens_rings_by_day(office: Office) -> None:
    """A reminder whose time comes at night is given in the morning, if it is still due then."""
    filed = office.later(now=NIGHT - timedelta(days=2))
    report, _ = await filed.file(subject="pothole")
    await filed.do(unit_work.ask, await filed.here(REZA, ROADS), report.id, "کدام پلاک؟")
    told = []
    for now in (NIGHT, NIGHT + HOUR, MORNING):
        at = office.later(now=now)
        async with at.desk() as desk:
            await escalation.look(desk, await reports.waking(desk.tx, now, 9))
        told.append(len(Post(desk.letters).to(CITIZEN)))

    assert [0, 0, 1] == told
    assert [] == await kept(office)
