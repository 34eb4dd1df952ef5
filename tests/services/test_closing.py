"""A unit closes: who waits for its reports hears one sentence, by day, and his term stays."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from conversation.replies import Say, load_reply, words
from domain.city import City
from domain.hours import read_week
from services import closing, configuration, rota
from storage import cities, erasure, followers, postponed
from storage.rota import of_unit
from tests.services.conftest import (
    CITIZEN,
    CITY,
    NOW,
    OTHER_CITIZEN,
    OWNER,
    REZA,
    Office,
    Post,
)

WASTE_UNIT, ROADS_UNIT = "urban_services_01", "technical_01"
NIGHT = datetime(2026, 3, 21, 21, 0, tzinfo=UTC)
MORNING = datetime(2026, 3, 22, 4, 30, tzinfo=UTC)


@pytest.fixture
async def city_office(office: Office) -> Office:
    """The office with its city stored, as `migrate` leaves it."""
    async with office.database.write() as tx:
        await cities.keep_city(tx, CITY, office.now)
    return office


async def close(office: Office, now: datetime = NOW) -> tuple[City, Post]:
    """The waste unit is closed, and the roads unit takes its place."""
    here = await office.here(OWNER)
    async with office.later(now=now).desk() as desk:
        said = f"close {WASTE_UNIT} | {ROADS_UNIT}"
        await configuration.carry_out(desk, here, "unit", said)
    return desk.city, Post(desk.letters)


async def kept(office: Office, now: datetime) -> list[tuple[int, str]]:
    """What waits and is due by then, as (chat, words)."""
    async with office.database.read() as tx:
        found = [one.letter for one in await postponed.due(tx, now, 9)]
    replies = [(one.chat, load_reply(one.reply)) for one in found]
    return [(chat, words(reply.text)) for chat, reply in replies if isinstance(reply, Say)]


def bare(told: str) -> str:
    """Words without the marks that keep their order."""
    return "".join(letter for letter in told if letter not in "\u2068\u2069")


async def test_the_citizen_hears_to_whom_it_went_and_that_his_term_stays(
    city_office: Office,
) -> None:
    """In one sentence; who follows the report hears it as well."""
    report, _ = await city_office.file()
    follower = await city_office.here(OTHER_CITIZEN)
    async with city_office.database.write() as tx:
        await followers.follow(tx, report.id, follower.person.id, follower.chat.id, NOW)
    _, post = await close(city_office)
    told = bare(post.words(CITIZEN))

    assert "جمع شد" in told
    assert CITY.unit(ROADS_UNIT).name.fa in told
    assert "مهلت از نو شروع نمی‌شود و همان" in told
    assert len(post.to(CITIZEN)) == len(post.to(OTHER_CITIZEN)) == 1
    assert report.due_at == (await city_office.report(report.id)).due_at


async def test_who_waits_for_several_hears_it_once(city_office: Office) -> None:
    """All his codes in one sentence; a term that is over is not told as a date."""
    codes = [(await city_office.file(origin=f"o{n}"))[0].code for n in range(2)]
    _, post = await close(city_office, NOW + timedelta(days=30, hours=3))

    assert len(post.to(CITIZEN)) == 1
    assert "، " in post.words(CITIZEN)
    assert "و همان" not in post.words(CITIZEN)
    assert len(codes) == 2


async def test_at_night_it_waits_for_the_morning(city_office: Office) -> None:
    """And nothing else that he is told meanwhile waits behind it."""
    await city_office.file()
    _, post = await close(city_office, NIGHT)

    assert [] == post.to(CITIZEN)
    assert [] == await kept(city_office, MORNING - timedelta(seconds=1))
    assert [CITIZEN] == [
        chat for chat, told in await kept(city_office, MORNING) if "جمع شد" in told
    ]
    async with city_office.database.write() as tx:
        number = (await postponed.due(tx, MORNING, 9))[0].id
        assert [True, False] == [await postponed.take(tx, number) for _ in range(2)]


async def test_of_an_emergency_it_is_said_at_any_hour(city_office: Office) -> None:
    """Like every step of it, and what he waits for besides comes with it."""
    await city_office.file(danger="gas", emergency=True)
    await city_office.file(origin="other")
    _, post = await close(city_office, NIGHT)

    assert 1 == len(post.to(CITIZEN))
    assert [] == await kept(city_office, MORNING)


async def test_a_city_may_want_it_at_night(city_office: Office) -> None:
    """As its settings say of every step."""
    report, _ = await city_office.file()
    async with city_office.later(now=NIGHT).desk() as desk:
        desk.steps_at_night = True
        await closing.tell_citizens(desk, [(report, ROADS_UNIT)])

    assert [CITIZEN] == [letter.chat for letter in desk.letters]
    assert [] == await kept(city_office, MORNING)


async def test_what_waits_for_the_morning_is_forgotten_with_the_citizen(
    city_office: Office,
) -> None:
    """Nobody who was forgotten at night is written to in the morning."""
    await city_office.file()
    await close(city_office, NIGHT)
    citizen = await city_office.here(CITIZEN)
    async with city_office.desk() as desk:
        await erasure.drop_traces(desk.tx, citizen.person)

    assert CITIZEN not in [chat for chat, _ in await kept(city_office, MORNING)]


async def test_an_emergency_that_goes_on_calls_who_is_on_call_there(city_office: Office) -> None:
    """At once, and in private."""
    owner = await city_office.here(OWNER)
    await city_office.here(REZA)
    await city_office.do(rota.command, owner, f"{ROADS_UNIT} add رضا 24h")
    await city_office.file(danger="gas", emergency=True)
    _, post = await close(city_office)

    assert ["take"] == post.verbs(REZA)


async def test_a_closed_unit_has_no_rota(city_office: Office) -> None:
    """Its turns are nobody's; going back brings the unit back, and its hours, without them."""
    units = [
        replace(one, hours=read_week("24h")) if one.key == WASTE_UNIT else one for one in CITY.units
    ]
    async with city_office.database.write() as tx:
        await cities.keep_city(tx, replace(CITY, units=tuple(units)), NOW)
    owner = await city_office.here(OWNER)
    await city_office.do(rota.command, owner, f"{WASTE_UNIT} add علی هر روز ۸-۱۲")
    await close(city_office)
    async with city_office.desk() as desk:
        await configuration.bring_back(desk, owner, 2)
        assert [] == await of_unit(desk.tx, WASTE_UNIT, NOW)
        assert desk.city.unit(WASTE_UNIT).hours == read_week("24h")
