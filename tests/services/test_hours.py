"""A unit's own hours: said in words, and what waits for them."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import Refusal
from domain.hours import read_week, spell_week
from domain.routing import route
from services import configuration, escalation, feedback, moves, triage
from services.hours import hours_told, part, week_said
from services.voice import Voice
from storage import cities, reports
from tests.services.conftest import (
    CITIZEN,
    CITY,
    OWNER,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
    Post,
    with_hours,
)

WASTE_UNIT = "urban_services_01"
OFFICE = "sat-wed 7:30-14:30, thu 7:30-12"
SATURDAY_NIGHT = datetime(2026, 4, 11, 17, 30, tzinfo=UTC)
"""Nine in the evening in Tehran; the next opening is ten and a half hours later."""
OPENING = datetime(2026, 4, 12, 4, 0, tzinfo=UTC)


@pytest.fixture
def at_night(office: Office) -> Office:
    """The office at night, when the waste unit is at home."""
    return office.later(now=SATURDAY_NIGHT, city=with_hours(read_week(OFFICE)))


async def look(office: Office, now: datetime) -> Post:
    """All that is due by then happens."""
    async with office.later(now=now).desk() as desk:
        await escalation.look(desk, await reports.waking(desk.tx, now, 500))
    return Post(desk.letters)


@pytest.mark.parametrize(
    ("said", "spelled"),
    [
        ("شنبه تا چهارشنبه ۷:۳۰-۱۴:۳۰، پنجشنبه ۷:۳۰-۱۲", "sat-wed 07:30-14:30, thu 07:30-12:00"),
        ("از شنبه تا چهار شنبه ساعت ۷:۳۰ تا ۱۲ و ۱۳ تا ۱۶", "sat-wed 07:30-12:00 13:00-16:00"),
        ("شنبه، دوشنبه‌ها ۸–۱۲", "sat 08:00-12:00, mon 08:00-12:00"),
        ("یک‌شنبه و سه‌شنبه ۸ تا ۱۲", "sun 08:00-12:00, tue 08:00-12:00"),
        ("هر روز ۲۲ تا ۶", "sat-fri 22:00-06:00"),
        ("۷ تا ۱۴", "sat-thu 07:00-14:00"),
        ("روزهای کاری ۷-۱۴ تعطیلات ۹-۱۲", "sat-thu 07:00-14:00, holidays 09:00-12:00"),
        ("شبانه‌روزی", "24h"),
        ("۲۴ ساعته", "24h"),
        ("Saturday to Wednesday 7:30 to 14:30", "sat-wed 07:30-14:30"),
        ("every day from 8 to 12 and 13 to 16", "sat-fri 08:00-12:00 13:00-16:00"),
        ("round the clock", "24h"),
    ],
)
def test_hours_are_said_as_people_speak(said: str, spelled: str) -> None:
    """In Persian and English, with any digits; without a day on the city's working days."""
    assert spelled == spell_week(week_said(CITY, said))


@pytest.mark.parametrize("said", ["", "کی بشود", "شنبه", "۲۵-۲۶", "شنبه ۸-۱۲ ۱۱-۱۳"])
def test_hours_that_are_not_clear_are_answered_with_an_example(said: str) -> None:
    """Never guessed."""
    with pytest.raises(Refusal, match="hours-unclear"):
        week_said(CITY, said)


def test_the_name_before_the_hours_may_have_any_words() -> None:
    """The hours are as long a rest of the words as makes sense."""
    name, week = part("خدمات شهری منطقه ۱ شنبه ۸-۱۲", lambda said: week_said(CITY, said))

    assert ("خدمات شهری منطقه ۱", "sat 08:00-12:00") == (name, spell_week(week))


def test_a_flood_of_words_is_not_tried_word_by_word() -> None:
    """The bot answers others meanwhile; a whole week with a long name is no flood."""
    days = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه")
    week = "، ".join(f"{day} از ۷:۳۰ تا ۱۲ و ۱۳ تا ۱۶:۴۵" for day in days)
    part(f"خدمات شهری منطقه ۱ {week}", lambda said: week_said(CITY, said))
    tried: list[str] = []
    with pytest.raises(Refusal, match="hours-unclear"):
        part("a " * 1900, tried.append)

    assert [] == tried


@pytest.mark.parametrize(
    ("week", "fa", "en"),
    [
        (None, "روزهای کاری شهر", "the city’s working days"),
        ("24h", "شبانه‌روزی، روزهای تعطیل هم", "round the clock, holidays too"),
        (
            "sat-wed 7:30-12 22-6, fri 9-12, holidays 10-11",
            "شنبه تا چهارشنبه ۰۷:۳۰ تا ۱۲:۰۰ و ۲۲:۰۰ تا ۰۶:۰۰، جمعه ۰۹:۰۰ تا ۱۲:۰۰، "
            "روزهای تعطیل ۱۰:۰۰ تا ۱۱:۰۰",
            "Saturday to Wednesday 07:30 to 12:00 and 22:00 to 06:00, Friday 09:00 to 12:00, "
            "holidays 10:00 to 11:00",
        ),
    ],
)
def test_hours_are_told_in_words(week: str | None, fa: str, en: str) -> None:
    """In both languages."""
    for language, told in (("fa", fa), ("en", en)):
        voice = Voice(language, UTC)
        said = hours_told(voice, read_week(week) if week else None)
        assert told == "".join(letter for letter in said if letter not in "\u2068\u2069")


async def test_the_citizen_hears_when_the_unit_comes(at_night: Office) -> None:
    """Honestly; the card goes to the group at once all the same, and the term begins there."""
    report, post = await at_night.file()

    assert "کارشناسان این واحد فردا ساعت ۷:۳۰ می‌آیند" in bare(post.words(CITIZEN))
    assert "take" in post.verbs(WASTE)
    assert report.due_at == OPENING + timedelta(days=2)


async def test_who_waits_hears_it_when_triage_gives_the_report_on(at_night: Office) -> None:
    """The triage desk works at night, the unit does not."""
    report, post = await at_night.file(unsure=True)
    clerk = await at_night.here(TRIAGE_CLERK, TRIAGE)
    given = await at_night.do(triage.send, clerk, report.id, WASTE_UNIT)

    assert "کارشناسان این واحد" not in post.words(CITIZEN)
    assert "کارشناسان این واحد فردا ساعت ۷:۳۰ می‌آیند" in bare(given.words(CITIZEN))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (datetime(2026, 4, 12, 0, 0, tzinfo=UTC), "امروز ساعت ۷:۳۰"),
        (datetime(2026, 4, 9, 12, 0, tzinfo=UTC), "شنبه ساعت ۷:۳۰"),
        (datetime(2026, 4, 12, 5, 0, tzinfo=UTC), None),
    ],
)
async def test_the_day_is_named_as_people_name_it(
    at_night: Office, now: datetime, told: str | None
) -> None:
    """Today, tomorrow, a day of the week; nothing while the unit is there."""
    words = bare((await at_night.later(now=now).file())[1].words(CITIZEN))

    assert (told or "") in words
    assert (told is None) is ("کارشناسان این واحد" not in words)


async def test_a_far_day_is_told_with_its_date(office: Office) -> None:
    """A unit without hours of its own comes on the city's next working day, after Nowruz."""
    _, post = await office.later(now=datetime(2026, 3, 20, 8, 0, tzinfo=UTC)).file()

    assert "کارشناسان این واحد چهارشنبه می‌آیند" in bare(post.words(CITIZEN))
    unit = with_hours(read_week("fri 8-12"))
    _, post = await office.later(now=datetime(2026, 4, 3, 9, 0, tzinfo=UTC), city=unit).file(
        origin="other"
    )
    assert "جمعه ۲۱ فروردین ساعت ۸:۰۰" in bare(post.words(CITIZEN))


async def test_an_emergency_neither_waits_nor_speaks_of_hours(at_night: Office) -> None:
    """It rings after two minutes, in the middle of the night."""
    report, post = await at_night.file(danger="gas", emergency=True)
    rung = await look(at_night, SATURDAY_NIGHT + timedelta(minutes=2))

    assert "کارشناسان این واحد" not in post.words(CITIZEN)
    assert report.due_at == SATURDAY_NIGHT + timedelta(hours=1)
    assert rung.chats


async def test_nudges_wait_until_the_unit_opens(at_night: Office) -> None:
    """Half the term is over at night: the group hears it in the morning, once."""
    report, _ = await at_night.file()
    half = report.opened_at + (report.due_at - report.opened_at) / 2
    morning = OPENING + timedelta(days=1)
    assert half < morning - timedelta(hours=5)

    assert set() == (await look(at_night, half)).chats
    assert set() == (await look(at_night, morning - timedelta(seconds=1))).chats
    assert {WASTE} == (await look(at_night, morning)).chats
    assert set() == (await look(at_night, morning)).chats


async def test_hours_that_change_strand_no_report(at_night: Office) -> None:
    """What waits for the morning is looked at again, as the unit may be there at once now."""
    office = at_night
    async with office.database.write() as tx:
        await cities.keep_city(tx, office.city, office.now)
    report, _ = await office.file()
    half = report.opened_at + (report.due_at - report.opened_at) / 2
    await look(office, half)
    here = await office.here(OWNER)
    async with office.later(now=half).desk() as desk:
        told = await configuration.proposed(desk, here, "unit", f"hours {WASTE_UNIT} 24h")
        await configuration.carry_out(desk, here, "unit", f"hours {WASTE_UNIT} 24h")
        office.city = desk.city

    assert "شبانه‌روزی" in told[0]
    assert "شنبه تا چهارشنبه" in told[0]
    assert {WASTE} == (await look(office, half + timedelta(seconds=1))).chats


async def test_the_clock_looks_at_what_is_open_at_once(at_night: Office) -> None:
    """Whatever it was to wait for; what is closed sleeps on."""
    report, _ = await at_night.file()
    closed, _ = await at_night.file(origin="closed")
    await at_night.do(feedback.withdraw, await at_night.here(CITIZEN), closed.id)
    async with at_night.desk() as desk:
        await moves.look_again(desk, [WASTE_UNIT])

        assert [report.id] == await reports.waking(desk.tx, at_night.now, 9)


async def test_a_units_hours_are_taken_away_again(at_night: Office) -> None:
    """With a dash; and hours on no day of the week are none."""
    async with at_night.database.write() as tx:
        await cities.keep_city(tx, at_night.city, at_night.now)
    here = await at_night.here(OWNER)
    async with at_night.desk() as desk:
        with pytest.raises(Refusal, match="hours-unclear"):
            await configuration.proposed(desk, here, "unit", f"hours {WASTE_UNIT} | holidays 8-9")
        await configuration.carry_out(desk, here, "unit", f"ساعت {WASTE_UNIT} -")

    assert desk.city.unit(WASTE_UNIT).hours is None
    assert WASTE_UNIT == route(desk.city, "bin_issue", "1", emergency=False).unit


def bare(told: str) -> str:
    """Words without the marks that keep their order."""
    return "".join(letter for letter in told if letter not in "\u2068\u2069")
