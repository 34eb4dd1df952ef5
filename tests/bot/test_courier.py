"""Messages to many on their way: slowly, never before what is urgent, and told in the end."""

from datetime import timedelta
from typing import Any

import pytest

from bot.courier import Courier
from bot.messengers.port import Sent
from conversation.replies import Say, plain
from domain.errors import RecipientGone, Rejected
from services import broadcasts
from services.broadcasts import NewBroadcast
from services.desk import Here
from storage import broadcasts as circulars
from storage import copies, outbox, people
from tests.bot.conftest import NOW, Workshop, said

OWNER = 99


async def settle_in(workshop: Workshop, many: int) -> None:
    """An owner and so many citizens who wrote to the bot."""
    for person in (OWNER, *range(1, many + 1)):
        await workshop.hear(said("/start", chat=person))
    workshop.messenger.sent.clear()


async def begin(workshop: Workshop, words: str = "فردا آب قطع است") -> None:
    """The owner writes to everybody."""
    async with workshop.database.write() as tx:
        desk = workshop.parts.desk(tx)
        person = await people.person_at(tx, "bale", OWNER)
        chat = await people.chat_at(tx, "bale", OWNER)
        assert person
        assert chat
        await broadcasts.begin(desk, Here(person, chat), NewBroadcast(words, "all", words, ""))


def courier_of(workshop: Workshop) -> Courier:
    """The courier of this workshop, who sends at once."""
    return Courier(workshop.parts, workshop.sender.poke)


async def carry(workshop: Workshop, courier: Courier, rounds: int = 30) -> None:
    """Let some seconds go by."""
    for _ in range(rounds):
        workshop.clock.move(seconds=1)
        await courier.look()
        await workshop.rest()


async def test_everybody_gets_one_copy_and_the_owner_a_report(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who blocked the bot and what failed is counted apart."""
    await settle_in(workshop, 6)
    await begin(workshop)
    troubles: dict[int, Exception] = {2: RecipientGone("blocked"), 3: Rejected("too odd")}
    send = workshop.messenger.send

    async def fails(chat: int, *args: Any) -> Sent:
        if chat in troubles:
            raise troubles[chat]
        return await send(chat, *args)

    monkeypatch.setattr(workshop.messenger, "send", fails)
    await carry(workshop, courier_of(workshop))

    got = [chat for chat, *_ in workshop.messenger.sent if chat != OWNER]
    assert len(got) == len(set(got))
    async with workshop.database.read() as tx:
        counts = await copies.counts(tx, 1)
    assert counts == {"sent": 5, "gone": 1, "failed": 1}
    assert "از ۷ نفر به ۵ نفر رسید" in workshop.messenger.texts(OWNER)[-1]


async def test_no_more_than_a_handful_is_under_way(workshop: Workshop) -> None:
    """So a receipt that comes in between waits for nobody."""
    await settle_in(workshop, 40)
    await begin(workshop)
    courier = Courier(workshop.parts, lambda messenger, chat: None)
    room = int(workshop.messenger.abilities.per_second / 4)
    for _ in range(5):
        workshop.clock.move(seconds=1)
        await courier.look()
        async with workshop.database.read() as tx:
            assert 0 < await copies.under_way(tx, 1, "bale") <= min(room, 41)


async def test_urgent_news_overtakes_a_message_to_thousands(workshop: Workshop) -> None:
    """With hundreds of copies still to go, a letter to somebody leaves at once."""
    workshop.messenger.abilities = workshop.messenger.abilities.__class__(
        4096, 1024, 10, 20, True, 8, 1000, 60000
    )
    await settle_in(workshop, 30)
    await begin(workshop)
    courier = courier_of(workshop)
    await carry(workshop, courier, 2)
    before = len(workshop.messenger.sent)
    async with workshop.database.write() as tx:
        desk = workshop.parts.desk(tx)
        chat = await people.chat_at(tx, "bale", 30)
        assert chat
        desk.post(chat, Say(text=plain("کارت فوری")))
        await outbox.add(tx, desk.letters, desk.now)
    await workshop.deliver()

    assert [chat for chat, *_ in workshop.messenger.sent[before:]] == [30]


async def test_nothing_leaves_at_night_or_after_a_stop(workshop: Workshop) -> None:
    """What was begun in the evening goes on in the morning; what was stopped never does."""
    await settle_in(workshop, 30)
    await begin(workshop)
    workshop.clock.time = NOW + timedelta(hours=12)
    courier = courier_of(workshop)
    await carry(workshop, courier, 3)
    assert workshop.messenger.sent == []

    workshop.clock.time = NOW + timedelta(hours=22)
    await courier.look()
    await workshop.rest()
    await workshop.hear(said("/broadcasts", chat=OWNER))
    await workshop.hear(said("", chat=OWNER, press=_press("stopcast:1")))
    sent = len(workshop.messenger.sent)
    await carry(workshop, courier, 10)

    assert len(workshop.messenger.sent) == sent


def _press(data: str) -> object:
    from conversation.events import Press

    return Press("p", data)


async def test_who_becomes_quiet_meanwhile_gets_none(workshop: Workshop) -> None:
    """His copy had not left yet."""
    await settle_in(workshop, 3)
    await begin(workshop)
    await workshop.hear(said("/quiet", chat=2))
    workshop.messenger.sent.clear()
    await carry(workshop, courier_of(workshop))

    assert workshop.messenger.texts(2) == []
    async with workshop.database.read() as tx:
        assert await copies.counts(tx, 1) == {"sent": 3, "hushed": 1}


@pytest.mark.parametrize("seconds", [0, 0.4])
async def test_it_looks_once_a_second(workshop: Workshop, seconds: float) -> None:
    """Not at every tick."""
    await settle_in(workshop, 3)
    courier = courier_of(workshop)
    await courier.look()
    await begin(workshop)
    workshop.clock.move(seconds=seconds)
    await courier.look()
    await workshop.rest()

    assert workshop.messenger.texts(1) == []


async def test_at_night_only_danger_to_life_is_carried(workshop: Workshop) -> None:
    """What two people approved leaves at once; the message before it waits for the morning."""
    await settle_in(workshop, 2)
    workshop.clock.move(hours=10)
    await begin(workshop, "فردا آب قطع است")
    await begin(workshop, "سیل می‌آید؛ از رودخانه دور شوید")
    courier = courier_of(workshop)
    await carry(workshop, courier, 3)
    assert not [text for text in workshop.messenger.texts(1) if "سیل" in text]
    async with workshop.database.write() as tx:
        mate = await people.person_at(tx, "bale", 1)
        owner = await people.person_at(tx, "bale", OWNER)
        assert mate
        assert owner
        assert await circulars.urge(tx, 2, owner.id)
        assert await circulars.approve(tx, 2, mate.id, workshop.clock.now())
    await carry(workshop, courier, 5)

    told = "\n".join(workshop.messenger.texts(1))
    assert "سیل" in told
    assert "فردا آب قطع است" not in told
