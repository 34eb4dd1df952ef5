"""The rota: whose turn it is, who is rung for an emergency, and nobody missed if one falls out."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from domain.city import Hours, Rule
from domain.errors import Refusal
from domain.hours import read_week
from nlp.reading import Reading
from services import bindings, escalation, membership, offices, rota, whyroute
from services.desk import Here
from services.standing import HEAD, ON_CALL
from storage import audit, people, reports, roles
from storage.rota import TurnRow, of_unit
from tests.services.conftest import (
    ALI,
    CITIZEN,
    OWNER,
    REZA,
    ROADS,
    SARA,
    WASTE,
    Office,
    Post,
    with_hours,
)

UNIT, BOSS = "urban_services_01", 31
NIGHT = datetime(2026, 4, 11, 17, 30, tzinfo=UTC)
"""Saturday, nine in the evening in Tehran, when the waste unit is closed."""
GAS = {"danger": "gas", "emergency": True}
NIGHTLY = "هر روز ۱۴:۳۰-۷:۳۰"
on_one = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""What is about words and times needs no second kind of database."""


@pytest.fixture
async def town(office: Office) -> Office:
    """At night: the waste unit has office hours, a head, and people who started the bot."""
    made = office.later(now=NIGHT, city=with_hours(read_week("sat-wed 7:30-14:30"), UNIT))
    for person in (ALI, SARA, BOSS):
        await made.here(person)
    await grant(made, BOSS, HEAD)
    return made


async def grant(office: Office, person: int, role: str, unit: str = UNIT) -> None:
    """A person has a role."""
    here = await office.here(person)
    async with office.database.write() as tx:
        await roles.grant(tx, here.person.id, here.chat.id, unit, role, office.now)


async def say(office: Office, said: str, who: int = BOSS, chat: int | None = None) -> Post:
    """Somebody says `/oncall …`, in private or in a group."""
    return await office.do(rota.command, await office.here(who, chat), said)


async def turns(office: Office, unit: str = UNIT) -> list[TurnRow]:
    """The turns of the unit."""
    async with office.database.read() as tx:
        return await of_unit(tx, unit, office.now)


async def look(office: Office, **after: float) -> Post:
    """The clock has gone on by so much; all that is due happens."""
    later = office.later(now=office.now + timedelta(**after))
    async with later.desk() as desk:
        await escalation.look(desk, await reports.waking(desk.tx, later.now, 500))
    return Post(desk.letters)


def bare(told: str) -> str:
    """Words without the marks that keep their order."""
    return "".join(letter for letter in told if letter not in "\u2068\u2069")


async def test_a_head_fills_his_own_rota(town: Office) -> None:
    """He sees who is on call, the week and its gaps; who got a turn hears it; all is written."""
    before = await say(town, UNIT)
    assert "هنوز نوبتی نیست" in before.words(BOSS)
    assert "بی‌کشیک" in before.words(BOSS)
    post = await say(town, f"{UNIT} افزودن علی {NIGHTLY}")
    told = bare(post.words(BOSS))

    assert "اکنون: علی" in told
    assert "نوبت ۱: علی، شنبه تا جمعه ۱۴:۳۰ تا ۰۷:۳۰" in told
    assert "نوبت کشیک گرفتید" in post.words(ALI)
    assert "ساعت کار: شنبه تا چهارشنبه" in told
    async with town.database.read() as tx:
        assert ("oncall", UNIT) in [(one.action, one.target) for one in await audit.recent(tx, 5)]


async def test_gaps_are_warned_of(town: Office) -> None:
    """Thursday and Friday in daylight nobody is there and nobody is on call."""
    told = bare((await say(town, f"{UNIT} add علی {NIGHTLY}")).words(BOSS))
    gaps = [line for line in told.splitlines() if "بی‌کشیک" in line]

    assert [
        "⚠️ بی‌کشیک: پنجشنبه ۲۷ فروردین، ساعت ۰۷:۳۰ تا پنجشنبه ۲۷ فروردین، ساعت ۱۴:۳۰",
        "⚠️ بی‌کشیک: جمعه ۲۸ فروردین، ساعت ۰۷:۳۰ تا جمعه ۲۸ فروردین، ساعت ۱۴:۳۰",
    ] == gaps
    told = (await say(town, f"{UNIT} add سارا شبانه‌روزی")).words(BOSS)
    assert "بی‌کشیک" not in told


async def test_the_head_is_warned_of_the_gaps_of_the_coming_day(town: Office) -> None:
    """Only where there is a rota, and only of gaps."""
    wednesday = town.later(now=datetime(2026, 4, 15, 17, 30, tzinfo=UTC))
    for said, gaps in (("", 0), (f"{UNIT} add علی {NIGHTLY}", 1), (f"{UNIT} add سارا 24h", 0)):
        if said:
            await say(wednesday, said)
        async with wednesday.desk() as desk:
            await rota.warn_of_gaps(desk)
        assert gaps == bare(Post(desk.letters).words(BOSS)).count("بی‌کشیک")


@on_one
@pytest.mark.parametrize(
    ("said", "starts", "ends"),
    [
        ("1405/01/23 14:30 تا 1405/01/24 7:30", (12, 11, 0), (13, 4, 0)),
        ("۱۴۰۵/۰۱/۲۳", (11, 20, 30), (12, 20, 30)),
        ("1405/01/23 - 1405/01/24", (11, 20, 30), (13, 20, 30)),
        ("2026/04/12 22-6", (12, 18, 30), (13, 2, 30)),
        ("از امروز ساعت ۲۰ تا ۲۴", (11, 16, 30), (11, 20, 30)),
        ("tomorrow 8:00 to 12", (12, 4, 30), (12, 8, 30)),
    ],
)
async def test_a_turn_of_certain_days(
    town: Office, said: str, starts: tuple[int, int, int], ends: tuple[int, int, int]
) -> None:
    """By Jalali or other dates, from a time to a time, or whole days, on the city's clock."""
    await say(town, f"{UNIT} add سارا {said}")
    turn = (await turns(town))[0]

    when = [datetime(2026, 4, *day, tzinfo=UTC) for day in (starts, ends)]
    assert when == [turn.starts_at, turn.ends_at]


@on_one
@pytest.mark.parametrize(
    ("said", "why"),
    [
        (f"{UNIT} add علی", "hours-unclear"),
        (f"{UNIT} add علی کی بشود", "hours-unclear"),
        (f"{UNIT} add علی 2026/04/10", "hours-unclear"),
        (f"{UNIT} add علی 2026/04/12 - 2026/04/10", "hours-unclear"),
        (f"{UNIT} add علی 2026/04/12 25:00-26", "hours-unclear"),
        (f"{UNIT} add علی 2026/04/12 - 2027/04/10", "hours-unclear"),
        (f"{UNIT} add علی 1405/13/40", "figures-no-such-day"),
        (f"{UNIT} add علی 9999/12/31", "hours-unclear"),
        (f"{UNIT} add {NIGHTLY}", "oncall-who"),
        (f"{UNIT} add رضا {NIGHTLY}", "oncall-not-theirs"),
        (f"{UNIT} add @nobody {NIGHTLY}", "oncall-not-theirs"),
        (f"{UNIT} remove 7", "oncall-number"),
        (f"{UNIT} remove", "oncall-number"),
        (f"{UNIT} swap 7 8", "oncall-number"),
        ("nowhere", "unit-unknown"),
        (f"technical_01 add رضا {NIGHTLY}", "right-missing"),
    ],
)
async def test_what_is_not_clear_is_answered_with_an_example(
    town: Office, said: str, why: str
) -> None:
    """And nothing is changed; a head has no say in another's unit."""
    with pytest.raises(Refusal, match=why):
        await say(town, said)

    assert [] == await turns(town)


async def test_only_the_head_and_admins_write_it(town: Office) -> None:
    """A colleague may look, in his group without the unit's name; a citizen may not."""
    assert "کشیک" in (await say(town, "", ALI, WASTE)).words(WASTE)
    for who, chat in ((ALI, WASTE), (REZA, ROADS)):
        with pytest.raises(Refusal, match="right-missing"):
            await say(town, f"{UNIT} add علی {NIGHTLY}", who, chat)
    with pytest.raises(Refusal, match="right-missing"):
        await say(town, "", CITIZEN)
    with pytest.raises(Refusal, match="help-oncall"):
        await say(town, "", OWNER)
    await say(town, f"{UNIT} add علی {NIGHTLY}", OWNER)
    assert "علی" in (await say(town, "")).words(BOSS)


async def test_somebody_is_meant_by_name_user_name_link_or_message(town: Office) -> None:
    """Whatever is at hand in the chat."""
    ali = await town.here(ALI, WASTE)
    async with town.database.write() as tx:
        await people.note_worker(tx, ali.person.id, ali.chat.id, town.now, 0, "Ali_W")
    for who in ("علی", "@ali_w", "https://t.me/Ali_W", "ble.ir/ali_w"):
        await say(town, f"{UNIT} add {who} {NIGHTLY}")
    boss = await town.here(BOSS, WASTE)
    pointing = Here(boss.person, boss.chat, points_at=ALI)
    await town.do(rota.command, pointing, f"افزودن {NIGHTLY}")

    assert [ali.person.id] * 5 == [turn.mate.person_id for turn in await turns(town)]


async def test_turns_change_hands_and_are_taken_away(town: Office) -> None:
    """Two are swapped, one is given to somebody else, and whoever it concerns hears it."""
    await say(town, f"{UNIT} add علی شنبه ۱۴-۲۲")
    await say(town, f"{UNIT} add سارا یکشنبه ۱۴-۲۲")
    post = await say(town, f"{UNIT} جابه‌جا ۱ ۲")
    assert ["سارا", "علی"] == [turn.mate.name for turn in await turns(town)]
    assert {ALI, SARA, BOSS} == post.chats
    await say(town, f"{UNIT} swap #1 علی")
    assert ["علی", "علی"] == [turn.mate.name for turn in await turns(town)]
    await say(town, f"{UNIT} حذف ۱")
    assert [2] == [turn.id for turn in await turns(town)]


async def test_an_emergency_calls_who_is_on_call(town: Office) -> None:
    """The card in the group names him, and he has it in private at once; nobody else is woken."""
    await say(town, f"{UNIT} add علی {NIGHTLY}")
    _, post = await town.file(**GAS)

    assert "📟 کشیک: علی" in post.words(WASTE)
    assert ["take"] == post.verbs(ALI)
    assert SARA not in post.chats
    _, ordinary = await town.file(origin="other")
    assert "📟" not in ordinary.words(WASTE)
    assert ALI not in ordinary.chats


async def test_the_next_on_the_rota_then_the_head_then_all(town: Office) -> None:
    """Each has his time to take it; the ladder above goes on as ever."""
    await say(town, f"{UNIT} add سارا {NIGHTLY}")
    await say(town, f"{UNIT} add علی 2026/04/11")
    report, post = await town.file(**GAS)
    heard = [post.chats & {ALI, SARA, BOSS}]
    for minutes in (2, 4, 6, 8):
        rung = await look(town, minutes=minutes)
        heard += [rung.chats & {ALI, SARA, BOSS}]

    assert [{ALI}, {SARA}, {BOSS}, {ALI, SARA, BOSS}, {ALI, SARA, BOSS}] == heard
    assert (await town.report(report.id)).rung == 3


async def test_without_a_turn_it_is_as_it_was(town: Office) -> None:
    """All who have the role are rung, else the head."""
    await say(town, f"{UNIT} add علی پنجشنبه ۸-۱۲")
    _, post = await town.file(**GAS)
    assert {ALI, BOSS} & post.chats == set()
    assert {BOSS} == (await look(town, minutes=2)).chats & {ALI, BOSS}
    await grant(town, SARA, ON_CALL)
    assert {SARA} == (await look(town, minutes=4)).chats & {ALI, BOSS, SARA}


async def test_who_never_started_the_bot_is_called_in_the_group(town: Office) -> None:
    """The list says so, and his head is rung in his place."""
    here = await town.here(77, WASTE)
    async with town.database.write() as tx:
        await people.note_worker(tx, here.person.id, here.chat.id, town.now)
    told = await say(town, f"{UNIT} add p77 {NIGHTLY}")
    _, post = await town.file(**GAS)

    assert "ربات را شروع نکرده است" in told.words(BOSS)
    assert "کشیک: p77" in post.words(WASTE)
    assert {BOSS} == (await look(town, minutes=2)).chats & {77, BOSS}


async def leave(office: Office) -> Post:
    """He left the unit's group."""
    group = await office.here(ALI, WASTE)
    async with office.desk() as desk:
        await membership.people_left(desk, group.chat, (ALI,))
    return Post(desk.letters)


async def block(office: Office) -> Post:
    """He blocked the bot."""
    here = await office.here(ALI)
    async with office.desk() as desk:
        await membership.leave_group(desk, here.chat)
    return Post(desk.letters)


@pytest.mark.parametrize("go", [leave, block])
async def test_who_cannot_be_called_any_more_falls_out(
    town: Office, go: Callable[[Office], Awaitable[Post]]
) -> None:
    """His turns go, and the head is told whose place to fill; the next on the rota is called."""
    await say(town, f"{UNIT} add علی {NIGHTLY}")
    await say(town, f"{UNIT} add سارا {NIGHTLY}")
    post = await go(town)
    _, card = await town.file(**GAS)

    assert "علی دیگر در کشیک" in bare(post.words(BOSS))
    assert ["سارا"] == [turn.mate.name for turn in await turns(town)]
    assert {SARA} == card.chats & {ALI, SARA}


async def put_out(office: Office) -> None:
    """The bot is put out of the unit's group, and comes back."""
    chat = (await office.here(ALI, WASTE)).chat
    async with office.desk() as desk:
        await membership.leave_group(desk, chat)
        await membership.greet_group(desk, replace(chat, gone_at=desk.now))


async def bind_anew(office: Office) -> None:
    """The unit's group is bound to it once more."""
    async with office.desk() as desk:
        code = await membership.make_code(desk, UNIT)
    await office.do(membership.bind, await office.here(SARA, WASTE), code)


@pytest.mark.parametrize("happens", [put_out, bind_anew])
async def test_a_group_that_is_as_before_keeps_its_rota(
    town: Office, happens: Callable[[Office], Awaitable[None]]
) -> None:
    """Nobody left, so nobody falls out, though the group has to get to know its people again."""
    await say(town, f"{UNIT} add علی {NIGHTLY}")
    await happens(town)
    _, card = await town.file(**GAS)

    assert ["علی"] == [turn.mate.name for turn in await turns(town)]
    assert {ALI} == card.chats & {ALI, BOSS}


@pytest.mark.parametrize("anew", ["move", "unbind"])
async def test_who_worked_only_in_a_group_that_is_the_units_no_more_falls_out(
    town: Office, anew: str
) -> None:
    """It was given to another unit, or to none; the head's own turns stay."""
    for name in ("علی", f"p{BOSS}"):
        await say(town, f"{UNIT} add {name} {NIGHTLY}")
    owner = await town.here(OWNER, WASTE)
    if anew == "move":
        post = await town.do(bindings.move, owner, "technical_01")
    else:
        post = await town.do(bindings.unbind, owner)

    assert "علی دیگر در کشیک" in bare(post.words(BOSS))
    assert [f"p{BOSS}"] == [turn.mate.name for turn in await turns(town)]


async def test_a_role_that_is_taken_back_takes_the_turns_along(town: Office) -> None:
    """And without a head the unit's group is told."""
    await grant(town, REZA, "member")
    await say(town, f"{UNIT} add رضا {NIGHTLY}")
    boss, owner = await town.here(BOSS), await town.here(OWNER)
    async with town.database.write() as tx:
        await roles.revoke(tx, boss.person.id, UNIT, HEAD)
    async with town.desk() as desk:
        found = await offices.revocable(desk, owner, "رضا")
    holder = next(one for one in found if one.unit == UNIT)
    post = await town.do(offices.revoke, owner, holder)

    assert "رضا دیگر در کشیک" in bare(post.words(WASTE))
    assert [] == await turns(town)
    await grant(town, REZA, "member")
    await say(town, f"{UNIT} add رضا {NIGHTLY}", OWNER)
    await town.do(offices.lay_down, await town.here(REZA), f"{UNIT} member")
    assert [] == await turns(town)


NIGHT_RULE = Rule(danger=True, hours=Hours(time(20), time(6)), unit="technical_01")
SPECIAL = Rule(subject="gas_smell", unit=UNIT)


async def urgent(office: Office) -> tuple[str, Post]:
    """A smell of gas is reported, which a rule gives to the waste unit; whose it is."""
    report, post = await office.file(**GAS, subject="gas_smell")
    return report.unit, post


async def test_the_night_duty_has_what_a_deserted_unit_cannot_take(town: Office) -> None:
    """Whom a rule with hours names gets the emergency; the closed unit hears who has it."""
    office = town.later(city=replace(town.city, rules=(NIGHT_RULE, SPECIAL)))
    unit, post = await urgent(office)

    assert "technical_01" == unit
    assert "take" in post.verbs(ROADS)
    assert "بیرون از ساعت کار شما" in post.words(WASTE)
    assert [] == post.verbs(WASTE)


@on_one
@pytest.mark.parametrize("why", ["on call", "role", "open", "no rule", "day", "own"])
async def test_else_it_stays_with_its_unit(town: Office, why: str) -> None:
    """Somebody is on call, it is open, no rule is of this hour, or a rule names the unit itself."""
    rules = {
        "no rule": (SPECIAL,),
        "day": (replace(NIGHT_RULE, hours=Hours(time(6), time(20))), SPECIAL),
        "own": (replace(NIGHT_RULE, unit=UNIT), SPECIAL),
    }
    office = town.later(city=replace(town.city, rules=rules.get(why, (NIGHT_RULE, SPECIAL))))
    if why == "on call":
        await say(office, f"{UNIT} add علی {NIGHTLY}")
    if why == "role":
        await grant(office, SARA, ON_CALL)
    if why == "open":
        office = office.later(now=datetime(2026, 4, 12, 10, 0, tzinfo=UTC))
    unit, post = await urgent(office)

    assert UNIT == unit
    assert ROADS not in post.chats


async def test_the_dry_run_says_hours_and_who_is_on_call(town: Office) -> None:
    """And where an emergency would go while nobody is there."""
    rules = (replace(NIGHT_RULE), SPECIAL)
    office = town.later(city=replace(town.city, rules=rules))
    reading = Reading("gas_smell", None, "request", True, 0.99, "auto", (("gas_smell", 0.99),))
    async with office.desk() as desk:
        voice = desk.voice()
        alone = await whyroute.who_is_there(desk, voice, reading, "1", "")
        told = whyroute.explain(desk.city, voice, reading, "1", desk.now)
    await say(office, f"{UNIT} add علی {NIGHTLY}")
    async with office.desk() as desk:
        called = await whyroute.who_is_there(desk, voice, reading, "1", "")

    assert ["کشیک اکنون: هیچ‌کس", "بیرون از ساعت کار و بی کشیک"] == [
        bare(alone[0]), bare(alone[1])[:27],
    ]  # fmt: skip
    assert ["کشیک اکنون: علی"] == [bare(one) for one in called]
    assert "ساعت کار واحد: شنبه تا چهارشنبه" in bare("\n".join(told))
    assert "اکنون بسته است؛ یکشنبه" in bare("\n".join(told))
