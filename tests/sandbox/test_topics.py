"""Topics in a group of the box: opened, spoken in, closed, deleted."""

import pytest

from sandbox.lab import Lab, LabError
from tests.sandbox.conftest import TOKEN, Bot


async def test_a_topic_begins_with_a_message_that_all_in_it_answer(lab: Lab, bot: Bot) -> None:
    """Its number is that message's; an answer to something else stays one."""
    hossein = await lab.person("telegram", "حسین")
    group = await lab.group("telegram", "خدمات", members=[hossein], bot=TOKEN)
    topic = await group.open_topic("پارک‌ها")
    there = hossein.at(group, topic)
    first = await there.say("سلام")
    await hossein.at(group).say("بله", reply_to=first["id"])
    begun, said, answer = [one["message"] for one in (await bot.updates())[-3:]]

    assert (begun["message_id"], begun["forum_topic_created"]["name"]) == (topic, "پارک‌ها")
    assert (said["message_thread_id"], said["is_topic_message"]) == (topic, True)
    assert said["reply_to_message"]["message_id"] == topic
    assert (answer["message_thread_id"], answer["chat"]["is_forum"]) == (topic, True)
    assert answer["reply_to_message"]["message_id"] == first["id"]


async def test_a_bot_speaks_in_a_topic_while_it_is_open(lab: Lab, bot: Bot) -> None:
    """Else it is refused as Telegram refuses it; an opened one takes words again."""
    hossein = await lab.person("telegram", "حسین")
    group = await lab.group("telegram", "خدمات", members=[hossein], bot=TOKEN, topics=["یک", "دو"])
    one, two = (await group.topics()).values()
    words = {"chat_id": group.id, "text": "کارت"}
    await bot.call("sendMessage", **words, message_thread_id=one)
    await group.change_topic(one, "closed")
    closed = await bot.refusal("sendMessage", **words, message_thread_id=one)
    await group.change_topic(one, "open")
    await bot.call("sendMessage", **words, message_thread_id=one)
    await group.change_topic(two, "deleted")
    deleted = await bot.refusal("sendMessage", **words, message_thread_id=two)

    assert closed["description"] == "Bad Request: TOPIC_CLOSED"
    assert deleted["description"] == "Bad Request: message thread not found"
    assert (await group.wait_for("کارت", topic=one))["topic"] == one
    assert list(await group.topics()) == ["یک"]


async def test_what_cannot_be_is_refused(lab: Lab) -> None:
    """No topics in basic groups or at Bale, no words in a topic that is not there."""
    for flavour, kind in (("telegram", "group"), ("bale", "")):
        hossein = await lab.person(flavour, "حسین")
        group = await lab.group(flavour, "گروه", members=[hossein], kind=kind)
        with pytest.raises(LabError, match="only a Telegram supergroup"):
            await group.open_topic("پارک‌ها")
        with pytest.raises(LabError, match="no topic 7"):
            await hossein.at(group, 7).say("سلام")
        with pytest.raises(LabError, match="no topic 7"):
            await group.change_topic(7, "closed")
