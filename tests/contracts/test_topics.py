"""Topics of a group: at Telegram what is said there stays there; Bale's groups have none."""

from collections.abc import Callable

import pytest

from conversation.events import Pin
from conversation.replies import Button, Edit, Locate, Reply, Say, Show, Stored, plain
from domain.errors import TopicGone
from sandbox.folk import Group
from tests.contracts.bench import TOKEN, Bench

YES = ((Button("بله", data="y"),),)


async def forum(bench: Bench) -> tuple[Group, int]:
    """A group with a topic, where there are such; its number, or one made up."""
    group = await bench.group()
    if bench.flavour == "bale":
        return group, 7
    topic = await group.open_topic("پارک‌ها")
    await bench.updates()
    return group, topic


async def shown(bench: Bench, group: Group) -> list[int]:
    """The topics of what the bot said in a group, in order."""
    return [one["topic"] for one in await group.messages() if one["from"]["is_bot"]]


async def test_every_kind_of_reply_goes_into_its_topic(
    bench: Bench, picture: Callable[..., bytes]
) -> None:
    """Texts in parts, pictures, albums, points, and cards that are sent anew."""
    group, topic = await forum(bench)
    key = bench.keep("one", picture())
    one, two = Stored("photo", key), Stored("photo", bench.keep("two", picture(40)))
    replies: list[Reply] = [
        Say(text=plain("الف"), topic=topic, buttons=YES),
        Show(files=(one,), topic=topic),
        Show(files=(one, two), caption=plain("دو"), topic=topic),
        Locate(pin=Pin(35.7, 51.4), topic=topic),
        Edit(text=plain("ب"), topic=topic),
    ]
    for reply in replies:
        await bench.messenger.send(group.id, reply, bench.path, None)

    here = 0 if bench.flavour == "bale" else topic
    assert await shown(bench, group) == [here] * 6


async def test_without_a_topic_it_is_said_in_the_group(bench: Bench) -> None:
    """That is Telegram's General."""
    group, _ = await forum(bench)
    await bench.messenger.send(group.id, Say(text=plain("الف")), bench.path, None)

    assert await shown(bench, group) == [0]


async def test_what_happens_in_a_topic_names_it(bench: Bench) -> None:
    """A message and a press; what merely stands in a topic answers nothing."""
    group, topic = await forum(bench)
    if bench.flavour == "bale":
        pytest.skip("groups at Bale have no topics")
    said = Say(text=plain("درست است؟"), buttons=YES, topic=topic)
    await bench.messenger.send(group.id, said, bench.path, None)
    await bench.maryam.at(group, topic).say("سلام")
    await bench.maryam.at(group, topic).press("بله")
    await bench.maryam.at(group).say("در عمومی")

    there, press, outside = await bench.events()

    assert (there.topic, there.reply_to) == (topic, None)
    assert press.topic == topic
    assert outside.topic == 0


@pytest.mark.parametrize("state", ["closed", "deleted"])
async def test_a_topic_that_is_gone_is_told_from_a_group_that_is(bench: Bench, state: str) -> None:
    """The group can still be written to."""
    group, topic = await forum(bench)
    if bench.flavour == "bale":
        pytest.skip("groups at Bale have no topics")
    await group.change_topic(topic, state)

    with pytest.raises(TopicGone):
        await bench.messenger.send(group.id, Say(text=plain("الف"), topic=topic), bench.path, None)
    await bench.messenger.send(group.id, Say(text=plain("ب")), bench.path, None)


async def test_a_bot_in_a_group_with_topics_hears_of_them(bench: Bench) -> None:
    """That a topic is opened is nobody's message."""
    if bench.flavour == "bale":
        pytest.skip("groups at Bale have no topics")
    group = await bench.lab.group(
        bench.flavour, "ناحیه ۱", members=[bench.maryam], bot=TOKEN, topics=["پارک‌ها", "خیابان‌ها"]
    )
    await bench.updates()
    await group.open_topic("چراغ‌ها")

    assert await bench.events() == []
    assert list(await group.topics()) == ["پارک‌ها", "خیابان‌ها", "چراغ‌ها"]
