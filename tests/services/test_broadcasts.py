"""Messages to many: whom they reach, when they leave, and who wants none."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from conversation.replies import Say, Show, words
from domain.errors import Refusal
from services import broadcasts, neighbours
from services.broadcasts import NewBroadcast
from services.daytime import may_leave_at
from services.desk import Desk
from storage import audit, copies, people, roles
from storage import broadcasts as circulars
from storage.broadcasts import BroadcastRow
from tests.services.conftest import (
    ALI,
    CITIZEN,
    OTHER_CITIZEN,
    OWNER,
    SARA,
    Office,
)

OUTAGE = NewBroadcast("cast", "all", "فردا آب قطع است", "")


async def size(office: Office, audience: str) -> int:
    """How many people an owner would reach."""
    owner = await office.here(OWNER)
    async with office.desk() as desk:
        return await broadcasts.size(desk, owner, audience)


async def test_an_audience_is_who_it_concerns(office: Office) -> None:
    """Who filed or follows there within ninety days; everybody else only hears what is for all."""
    report, _ = await office.file(region="2")
    other = await office.here(OTHER_CITIZEN)
    async with office.desk() as desk:
        joining = neighbours.Joining(report.id, "همین", ())
        await neighbours.join(desk, other, joining)

    found = {
        audience: await size(office, audience)
        for audience in ("region:2", "region:1", "subject:bin_issue", "subject:pothole", "all")
    }
    later = office.later(now=office.now + timedelta(days=91))

    assert found == {
        "region:2": 2, "region:1": 0, "subject:bin_issue": 2, "subject:pothole": 0, "all": 3,
    }  # fmt: skip
    assert await size(later, "region:2") == 0


async def test_who_is_quiet_or_gone_gets_none(office: Office) -> None:
    """And may change his mind; his own reports' news comes always."""
    await office.file()
    citizen = await office.here(CITIZEN)
    assert await size(office, "all") == 2
    await office.do(broadcasts.hush, citizen, "")
    await office.do(broadcasts.hush, citizen, "on")
    assert await size(office, "all") == 1
    _, post = await office.file(origin="b")
    assert CITIZEN in post.chats
    await office.do(broadcasts.hush, citizen, "off")
    assert await size(office, "all") == 2
    async with office.desk() as desk:
        await people.mark_gone(desk.tx, "bale", CITIZEN, office.now)
    assert await size(office, "all") == 1


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        ("2026-03-21T08:30", "2026-03-21T08:30"),
        ("2026-03-21T18:29", "2026-03-21T18:29"),
        ("2026-03-21T18:30", "2026-03-22T04:30"),
        ("2026-03-21T22:00", "2026-03-22T04:30"),
        ("2026-03-22T04:29", "2026-03-22T04:30"),
    ],
)
def test_nothing_is_sent_to_many_at_night(office_city: object, now: str, leaves: str) -> None:
    """From 22 to 8 in the city, which is three and a half hours ahead of UTC."""
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)

    expected = datetime.fromisoformat(leaves).replace(tzinfo=UTC)

    assert expected == may_leave_at(office_city, moment)  # type: ignore[arg-type]


@pytest.fixture
def office_city(office: Office) -> object:
    """The city."""
    return office.city


async def test_a_message_is_begun_once_and_waits_for_the_morning(office: Office) -> None:
    """The same dialog twice makes one message."""
    await office.file()
    owner = await office.here(OWNER)
    night = office.later(now=datetime(2026, 3, 21, 20, tzinfo=UTC))
    post = await night.do(broadcasts.begin, owner, OUTAGE)
    again = await night.do(broadcasts.begin, owner, OUTAGE)

    assert "🌙" in post.words(OWNER)
    assert again.letters == []
    async with office.database.read() as tx:
        assert await circulars.due(tx, datetime(2026, 3, 22, 4, 29, tzinfo=UTC)) == []
        due = await circulars.due(tx, datetime(2026, 3, 22, 4, 30, tzinfo=UTC))
        assert [row.words for row in due] == ["فردا آب قطع است"]


async def test_a_message_can_be_stopped(office: Office) -> None:
    """Copies that have not left never do; whoever began it hears how far it came."""
    await office.file()
    owner = await office.here(OWNER)
    await office.do(broadcasts.begin, owner, OUTAGE)
    async with office.desk() as desk:
        (first, *_) = await copies.next_copies(desk.tx, 1, "bale", 5)
        await copies.queue(desk.tx, 1, first, "{}", office.now)
    shown = await office.do(broadcasts.tell_state, owner)
    assert len(shown.letters) == 1
    post = await office.do(broadcasts.stop, owner, 1)
    assert "۲" in post.words(OWNER)

    with pytest.raises(Refusal, match="broadcast-over"):
        await office.do(broadcasts.stop, owner, 1)
    async with office.database.read() as tx:
        assert await circulars.due(tx, office.now) == []
        assert await copies.counts(tx, 1) == {"stopped": 2}
        assert await copies.under_way(tx, 1, "bale") == 0
    shown = await office.do(broadcasts.tell_state, owner)
    assert shown.to(OWNER)[0].buttons == ()  # type: ignore[union-attr]


async def test_a_copy_is_in_its_readers_language(office: Office) -> None:
    """With a picture it is a caption; without one there is a button against more of them."""
    person = (await office.here(CITIZEN)).person
    now = office.now
    plain = BroadcastRow(1, 1, 1, "all", "Water is off", "", "sending", now, now, None)
    shown = BroadcastRow(1, 1, 1, "all", "Water is off", "k" * 64, "sending", now, now, None)

    said = broadcasts.copy_for(office.city, person, plain)
    pictured = broadcasts.copy_for(office.city, person, shown)

    assert isinstance(said, Say)
    assert "/quiet" in words(said.text)
    assert said.buttons[0][0].data == "hush:on"
    assert isinstance(pictured, Show)
    assert "Water is off" in words(pictured.caption)


async def test_only_the_centre_writes_to_many(office: Office) -> None:
    """Neither citizens nor units."""
    for person in (CITIZEN, ALI, SARA):
        here = await office.here(person)

        async def size_of(desk: Desk, who: object, audience: str) -> None:
            await broadcasts.size(desk, who, audience)  # type: ignore[arg-type]

        for deed, args in (
            (broadcasts.begin, (OUTAGE,)), (broadcasts.stop, (1,)),
            (broadcasts.tell_state, ()), (size_of, ("all",)),
        ):  # fmt: skip
            with pytest.raises(Refusal, match="right-missing"):
                await office.do(deed, here, *args)
    post = await office.do(broadcasts.tell_state, await office.here(OWNER))
    assert "/broadcast" in post.words(OWNER)


NIGHT = datetime(2026, 3, 21, 20, tzinfo=UTC)


async def test_danger_to_life_passes_the_night_with_two_people(office: Office) -> None:
    """One says so, another approves: it is due at once, before all others, and written down."""
    await office.file()
    owner, sara = await office.here(OWNER), await office.here(SARA)
    async with office.desk() as desk:
        await roles.grant(desk.tx, sara.person.id, sara.chat.id, "", "admin", office.now)
    night = office.later(now=NIGHT)
    await night.do(broadcasts.begin, owner, replace(OUTAGE, origin="first"))
    begun = await night.do(broadcasts.begin, owner, OUTAGE)
    assert "urgecast:2" in str(begun.to(OWNER)[0])
    asked = await night.do(broadcasts.urge, owner, 2)
    assert "تأیید نفر دوم" in asked.words(SARA)
    assert "passcast:2" in str(asked.to(SARA)[0])
    with pytest.raises(Refusal, match="broadcast-second"):
        await night.do(broadcasts.approve, owner, 2)
    async with office.database.read() as tx:
        assert [] == await circulars.due(tx, NIGHT)
    await night.do(broadcasts.approve, sara, 2)

    async with office.database.read() as tx:
        assert [2] == [row.id for row in await circulars.due(tx, NIGHT)]
        morning = await circulars.due(tx, NIGHT + timedelta(hours=12))
        assert [2, 1] == [row.id for row in morning]
        done = [(one.action, one.target) for one in await audit.recent(tx, 2)]
    assert [("broadcast-pass", "2"), ("broadcast-urge", "2")] == done
    for deed in (broadcasts.approve, broadcasts.urge):
        with pytest.raises(Refusal, match=r"broadcast-(over|urged)"):
            await night.do(deed, sara, 2)


async def test_nobody_passes_the_night_alone(office: Office) -> None:
    """Without a second person it waits; what was never called a danger cannot be approved."""
    await office.file()
    owner = await office.here(OWNER)
    night = office.later(now=NIGHT)
    await night.do(broadcasts.begin, owner, OUTAGE)

    with pytest.raises(Refusal, match="broadcast-alone"):
        await night.do(broadcasts.urge, owner, 1)
    with pytest.raises(Refusal, match="broadcast-over"):
        await night.do(broadcasts.approve, owner, 1)
    for deed in (broadcasts.urge, broadcasts.approve):
        with pytest.raises(Refusal, match="right-missing"):
            await night.do(deed, await office.here(ALI), 1)


async def test_by_day_there_is_nothing_to_urge(office: Office) -> None:
    """It leaves at once anyway; only stopping is offered."""
    await office.file()
    begun = await office.do(broadcasts.begin, await office.here(OWNER), OUTAGE)

    assert "stopcast:1" in str(begun.to(OWNER)[0])
    assert "urgecast" not in str(begun.to(OWNER)[0])
