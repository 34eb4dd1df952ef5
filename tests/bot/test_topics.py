"""Topics of a group: what is begun in one goes on there."""

from dataclasses import replace
from typing import Any

from conversation.events import Event
from conversation.replies import Answer, Edit, Retire, Say, plain, topic_of
from domain.errors import TopicGone
from storage import groups, people
from tests.bot.conftest import NOW, Workshop, pressed, said, told
from tests.bot.test_sender import post
from tests.bot.test_turn import filed

GROUP, WORKER, OWNER = -10, 11, 99
NORTH, SOUTH = 7, 8


def at(topic: int, event: Event) -> Event:
    """The event in a topic."""
    return replace(event, topic=topic)


def press(data: str, **more: Any) -> Event:
    """A press of the worker's in the group."""
    return replace(pressed(data, chat=GROUP, who=WORKER), **more)


async def furnish(workshop: Workshop, *topics: int) -> None:
    """These topics of the group are the centre's; the owner has written to the bot."""
    async with workshop.database.write() as tx:
        await people.open_chat(tx, "bale", GROUP, "group", "گروه")
        await people.open_chat(tx, "bale", OWNER, "private", "")
        await people.meet(tx, "bale", WORKER, f"p{WORKER}", NOW)
        known = await people.acquaintance(tx, "bale", GROUP, WORKER)
        assert known.person
        assert known.chat
        for topic in topics:
            await groups.bind(tx, known.chat.id, "triage", known.person.id, NOW, topic)


def heard(workshop: Workshop) -> list[int]:
    """The topics of what was said in the group, in order."""
    spoken = [reply for to, reply, _ in workshop.messenger.sent if to == GROUP]
    return [topic_of(reply) for reply in spoken if not isinstance(reply, Answer | Retire)]


def card_in(workshop: Workshop, topic: int) -> int:
    """The number of the card in a topic."""
    for place, (_, reply, _) in enumerate(workshop.messenger.sent):
        if isinstance(reply, Say) and reply.card and reply.topic == topic:
            return 101 + place
    raise LookupError(topic)


async def test_a_dialog_goes_on_in_the_topic_where_it_began(workshop: Workshop) -> None:
    """Questions, reminders and the end; each topic's card is edited by itself."""
    await furnish(workshop, NORTH, SOUTH)
    report = await filed(workshop)
    cards = {topic: card_in(workshop, topic) for topic in (NORTH, SOUTH)}
    workshop.messenger.sent.clear()
    await workshop.hear(press(f"r:{report.id}:take", topic=NORTH))
    edits = {
        reply.topic: number
        for _, reply, number in workshop.messenger.sent
        if isinstance(reply, Edit)
    }
    workshop.messenger.sent.clear()
    await workshop.hear(press(f"r:{report.id}:ask", topic=SOUTH))
    asked = heard(workshop)
    workshop.clock.move(hours=1)
    await workshop.ticker.tick()
    await workshop.rest()
    await workshop.deliver()

    assert edits == cards
    assert asked == [SOUTH]
    assert heard(workshop) == [SOUTH] * 3


async def test_a_dialog_that_waited_is_taken_up_in_its_own_topic(workshop: Workshop) -> None:
    """The one that was begun meanwhile elsewhere is over."""
    await furnish(workshop, NORTH, SOUTH)
    report = await filed(workshop)
    await workshop.hear(press(f"r:{report.id}:take", topic=NORTH))
    await workshop.hear(press(f"r:{report.id}:return", topic=NORTH))
    await workshop.hear(press(f"r:{report.id}:ask", topic=SOUTH))
    workshop.messenger.sent.clear()
    await workshop.hear(at(SOUTH, said("/cancel", chat=GROUP, who=WORKER)))

    assert heard(workshop)[0] == SOUTH
    assert heard(workshop)[-1] == NORTH


async def test_a_press_on_an_old_card_is_known_to_its_topic(workshop: Workshop) -> None:
    """Telegram does not say any more where that message stands; we remember."""
    await furnish(workshop, NORTH)
    report = await filed(workshop)
    card = card_in(workshop, NORTH)
    workshop.messenger.sent.clear()
    await workshop.hear(press(f"r:{report.id}:take", message_id=card))

    assert set(heard(workshop)) == {NORTH}


async def test_what_a_lost_topic_had_goes_elsewhere(workshop: Workshop) -> None:
    """The next in the line is not held up, and the owner hears of it."""
    await furnish(workshop, NORTH)
    workshop.messenger.troubles.append(TopicGone("message thread not found"))
    await post(workshop, Say(text=plain("a"), topic=NORTH), Say(text=plain("b")), chat=GROUP)
    await workshop.deliver()
    await workshop.deliver()
    async with workshop.database.read() as tx:
        left = await groups.groups_of(tx, "triage")

    assert workshop.messenger.texts(GROUP) == ["b"]
    assert len(workshop.messenger.texts(OWNER)) == 1
    assert left == []


async def test_a_topic_that_is_gone_in_private_costs_no_word(workshop: Workshop) -> None:
    """It is said outside of it."""
    async with workshop.database.write() as tx:
        await people.open_chat(tx, "bale", 1, "private", "")
    workshop.messenger.troubles.append(TopicGone("message thread not found"))
    await post(workshop, Say(text=plain("a"), topic=NORTH))
    await workshop.deliver()
    await workshop.deliver()

    assert [told(reply) for _, reply, _ in workshop.messenger.sent] == ["a"]
    assert topic_of(workshop.messenger.sent[0][1]) == 0
