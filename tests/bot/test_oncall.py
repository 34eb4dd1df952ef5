"""The rota in the chat, from the command to what the clock does with it."""

from datetime import datetime, timedelta

from conversation.events import Membership
from conversation.events import Sender as Person
from conversation.replies import Say, plain
from services.desk import Desk
from storage import people, postponed, roles, rota
from tests.bot.conftest import NOW, Workshop, said
from tests.bot.test_turn import GROUP, WORKER, bound

HEAD, UNIT = 77, "urban_services_01"


async def with_head(workshop: Workshop) -> None:
    """The group is the waste unit's, and the unit has a head who started the bot."""
    await bound(workshop)
    await workshop.hear(said("/start", chat=HEAD))
    async with workshop.database.write() as tx:
        head = await people.person_at(tx, "bale", HEAD)
        home = await people.chat_at(tx, "bale", HEAD)
        assert head
        assert home
        await roles.grant(tx, head.id, home.id, UNIT, "head", NOW)


async def names(workshop: Workshop) -> list[str]:
    """Whose the turns of the unit are."""
    async with workshop.database.read() as tx:
        return [turn.mate.name for turn in await rota.of_unit(tx, UNIT, NOW)]


async def test_a_head_gives_turns_to_whom_he_answers_or_names(workshop: Workshop) -> None:
    """In the group, as an answer or by the user name that was seen when somebody acted there."""
    await with_head(workshop)
    worker = Person("bale", WORKER, f"p{WORKER}", "Wor_Ker")
    await workshop.hear(said("/my", chat=GROUP, who=WORKER, sender=worker))
    answer = {"reply_to": 5, "points_at": WORKER}
    await workshop.hear(said("/oncall افزودن هر روز ۸-۱۲", chat=GROUP, who=HEAD, **answer))
    told = await workshop.hear(said("/oncall add @wor_ker fri 8-12", chat=GROUP, who=HEAD))

    assert [f"p{WORKER}"] * 2 == await names(workshop)
    assert any("نوبت ۲" in one for one in told)


async def test_who_blocks_the_bot_is_called_no_more(workshop: Workshop) -> None:
    """The messenger says so, and the head hears it at once."""
    await with_head(workshop)
    await workshop.hear(said("/start", chat=WORKER), said("/my", chat=GROUP, who=WORKER))
    await workshop.hear(said(f"/oncall {UNIT} add p{WORKER} daily 8-12", chat=HEAD))
    assert [f"p{WORKER}"] == await names(workshop)
    gone = Membership("removed", of_bot=True)
    told = await workshop.hear(said(chat=WORKER, membership=gone))

    assert [] == await names(workshop)
    assert any("دیگر در کشیک" in one for one in told)


async def keep(workshop: Workshop, until: datetime) -> None:
    """A reply for the head waits."""
    async with workshop.database.write() as tx:
        desk: Desk = workshop.parts.desk(tx)
        chat = await people.chat_at(tx, "bale", HEAD)
        assert chat
        desk.post(chat, Say(text=plain("صبح به‌خیر")))
        await postponed.keep(tx, desk.letters[0], until)


async def test_what_waits_for_the_morning_goes_out_once(workshop: Workshop) -> None:
    """When it has come, and it holds nothing up before."""
    await with_head(workshop)
    await keep(workshop, NOW + timedelta(hours=2))
    heard = []
    for hours in (1, 2, 3):
        workshop.clock.time = NOW + timedelta(hours=hours)
        before = len(workshop.messenger.texts(HEAD))
        await workshop.ticker.tick()
        await workshop.deliver()
        heard.append(workshop.messenger.texts(HEAD)[before:])

    assert [[], ["صبح به‌خیر"], []] == heard
