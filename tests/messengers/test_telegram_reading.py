"""Telegram's updates become events; one that aiogram cannot parse is a ValueError, no more."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.messengers.reading import NO_TIME
from bot.messengers.telegram_reading import read_update
from conversation.events import Attachment, Event, Membership, Pin, Press
from tests.messengers.samples import ME, UPDATES

MARYAM = {
    "id": 7,
    "is_bot": False,
    "first_name": "مریم",
    "last_name": "رضایی",
    "language_code": "fa",
}
ANOTHER_BOT = {"id": 8, "is_bot": True, "first_name": "بازو"}
OURSELVES = {"id": ME, "is_bot": True, "first_name": "شهرداد"}
ALONE = {"id": 7, "type": "private", "first_name": "مریم"}
GROUP = {"id": -100200, "type": "supergroup", "title": "ناحیه ۱"}
FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 9}
FRAME = {"width": 4, "height": 3}


def raw(**more: Any) -> dict[str, Any]:
    """A private message with these fields besides the necessary ones."""
    body = {"message_id": 5, "date": 1790000001, "chat": ALONE, "from": MARYAM, **more}
    return {"update_id": 1, "message": body}


def read(update: dict[str, Any]) -> Event:
    """The event in an update."""
    event = read_update(update, ME)
    assert event
    return event


def test_a_text_is_read_in_full() -> None:
    """Author, chat, time and words of a plain message."""
    event = read(raw(text="سطل پر است"))
    assert event.sender

    assert (event.text, event.message_id) == ("سطل پر است", 5)
    assert (event.sender.name, event.sender.language) == ("مریم رضایی", "fa")
    assert (event.chat.id, event.chat.kind) == (7, "private")
    assert event.at == datetime.fromtimestamp(1790000001, UTC)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ({"video": {**FILE, **FRAME, "duration": 3}}, "video"),
        ({"video_note": {**FILE, "length": 3, "duration": 3}}, "video"),
        ({"voice": {**FILE, "duration": 3}}, "voice"),
        ({"audio": {**FILE, "duration": 3}}, "audio"),
        ({"document": FILE}, "document"),
        ({"animation": {**FILE, **FRAME, "duration": 3}, "document": FILE}, "animation"),
        (
            {"sticker": {**FILE, **FRAME, "type": "regular", "is_animated": 0, "is_video": 0}},
            "sticker",
        ),
    ],
)
def test_each_kind_of_file_is_told_apart(field: dict[str, Any], expected: str) -> None:
    """A round video is a video, and an animation is not the document it also comes as."""
    event = read(raw(**field, caption="نگاه کنید"))

    assert [(one.kind, one.file_id, one.size) for one in event.media] == [(expected, "f", 9)]
    assert event.text == "نگاه کنید"


def test_the_largest_of_a_photos_sizes_is_taken() -> None:
    """Whatever their order."""
    sizes = [{**FILE, "file_id": str(n), "width": n, "height": n} for n in (90, 1280, 320)]
    event = read(raw(photo=sizes, media_group_id="album"))

    assert event.media == (Attachment("photo", "1280", 9),)
    assert event.album == "album"


def test_a_place_by_name_is_a_point_with_words() -> None:
    """A venue brings its point, its title and its address."""
    point = {"latitude": 35.7, "longitude": 51.4}
    event = read(raw(location=point, venue={"location": point, "title": "پارک", "address": "لاله"}))

    assert (event.pin, event.text) == (Pin(35.7, 51.4), "پارک\nلاله")


def test_somebody_named_without_a_user_name_is_pointed_at() -> None:
    """Rather than whoever is answered; a bot never is."""
    named = {"id": 77, "is_bot": False, "first_name": "علی"}
    mention = {"type": "text_mention", "offset": 0, "length": 3, "user": named}
    answered = raw(text="x")["message"]
    bots = {**answered, "from": {**named, "is_bot": True}}

    assert read(raw(text="علی", entities=[mention], reply_to_message=answered)).points_at == 77
    assert read(raw(text="علی", reply_to_message=bots)).points_at is None
    assert read(raw(text="علی")).points_at is None


def test_answers_edits_and_forwards_are_told() -> None:
    """What a message refers to has its own place in the event."""
    answered = raw(text="x")["message"]
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "x"}
    edited = {"update_id": 1, "edited_message": answered}
    topic = {**answered, "forum_topic_created": {"name": "x", "icon_color": 1}}

    assert read(raw(text="y", reply_to_message=answered)).reply_to == 5
    assert read(raw(text="y", reply_to_message=answered)).points_at == answered["from"]["id"]
    assert read(raw(text="y", reply_to_message=topic)).reply_to is None
    assert read(raw(text="y", forward_origin=origin)).forwarded
    assert read(edited).edited


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"message_thread_id": 12, "is_topic_message": True}, 12),
        ({"message_thread_id": 12}, 0),
        ({"message_thread_id": -1, "is_topic_message": True}, 0),
        ({}, 0),
    ],
)
def test_a_topic_is_told_from_a_chain_of_answers(fields: dict[str, Any], expected: int) -> None:
    """Both carry a thread; only in a topic is it one. A press is where its message stands."""
    said = raw(text="x", **fields)
    query = {"id": "43", "from": MARYAM, "data": "y:1", "chat_instance": "1"}
    press = {"update_id": 1, "callback_query": {**query, "message": said["message"]}}

    assert (read(said).topic, read(press).topic) == (expected, expected)


@pytest.mark.parametrize("date", [0, 1790000001])
def test_a_press_can_always_be_answered(date: int) -> None:
    """Also on a message so old that only its number is left, and on one that is gone."""
    query = {"id": "43", "from": MARYAM, "data": "y:1", "chat_instance": "1"}
    body = {"message_id": 5, "date": date, "chat": GROUP}
    on_message = read({"update_id": 1, "callback_query": {**query, "message": body}})
    on_nothing = read({"update_id": 1, "callback_query": query})

    assert on_message.press == on_nothing.press == Press("43", "y:1")
    assert (on_message.chat.kind, on_message.message_id) == ("group", 5)
    assert (on_nothing.chat.id, on_nothing.chat.kind) == (7, "private")
    assert on_message.at == NO_TIME


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("left", "administrator", "added"),
        ("kicked", "member", "added"),
        ("administrator", "kicked", "removed"),
        ("member", "left", "removed"),
        ("member", "administrator", None),
        ("left", "restricted", None),
    ],
)
def test_our_own_coming_and_going_is_told_once(was: str, now: str, expected: Any) -> None:
    """By `my_chat_member` alone, of which no more than the status is needed."""
    news = {
        "chat": GROUP,
        "from": MARYAM,
        "date": 1790000001,
        "old_chat_member": {"user": OURSELVES, "status": was},
        "new_chat_member": {"user": OURSELVES, "status": now},
    }
    event = read_update({"update_id": 1, "my_chat_member": news}, ME)
    service = raw(chat=GROUP, new_chat_members=[OURSELVES])

    assert (event.membership if event else None) == (
        Membership(expected, True, (ME,)) if expected else None
    )
    assert read_update(service, ME) is None


def test_a_person_who_blocks_the_bot_is_told() -> None:
    """In a private chat the bot's removal is a block."""
    news = {
        "chat": ALONE,
        "from": MARYAM,
        "date": 1790000001,
        "old_chat_member": {"user": OURSELVES, "status": "member"},
        "new_chat_member": {"user": OURSELVES, "status": "kicked", "until_date": 0},
    }
    event = read({"update_id": 1, "my_chat_member": news})

    assert (event.chat.kind, event.membership) == (
        "private",
        Membership("removed", True, (ME,)),
    )


def test_others_who_come_and_go_are_named() -> None:
    """Also when another bot brought them."""
    came = raw(chat=GROUP, new_chat_members=[MARYAM, OURSELVES], **{"from": ANOTHER_BOT})
    left = raw(chat=GROUP, left_chat_member=MARYAM)

    assert read(came).membership == Membership("added", False, (7,))
    assert read(left).membership == Membership("removed", False, (7,))


def test_a_group_that_moves_names_its_new_id() -> None:
    """On the old chat; the new one's own notice says nothing more."""
    old = raw(chat={**GROUP, "id": -300, "type": "group"}, migrate_to_chat_id=-100200)
    new = raw(chat=GROUP, migrate_from_chat_id=-300)

    assert (read(old).chat.id, read(old).migrated_to) == (-300, -100200)
    assert read_update(new, ME) is None


@pytest.mark.parametrize(
    "update",
    [
        raw(text="x", **{"from": ANOTHER_BOT}),
        raw(text="x", chat={"id": -1, "type": "channel", "title": "x"}),
        raw(text="x", chat=GROUP, is_automatic_forward=True),
        raw(new_chat_title="نام تازه", chat=GROUP),
        {"update_id": 1, "channel_post": {**raw()["message"], "text": "x"}},
        {"update_id": 1, "something_new": {"id": 1}},
        {"update_id": 1, "callback_query": {"id": "1", "from": MARYAM, "chat_instance": "1"}},
        UPDATES["pre_checkout_query"],
    ],
)
def test_what_does_not_concern_us_is_nothing(update: dict[str, Any]) -> None:
    """Bots, channels, service messages, payments and kinds that are new to us."""
    assert read_update(update, ME) is None


def test_what_we_cannot_use_still_arrives() -> None:
    """A die is an event without words, so that the person gets an answer."""
    assert read(raw(dice={"emoji": "🎲", "value": 3})).text == ""


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"update_id": 1, "message": {"text": "سلام"}},
        {"update_id": 1, "my_chat_member": {}},
        {"update_id": 2**70, "message": raw(text="x")["message"]},
        raw(text="x", chat={"id": 7, "type": "secret"}),
        raw(location={"latitude": 91, "longitude": 51}),
    ],
)
def test_a_hopeless_update_is_a_value_error(update: dict[str, Any]) -> None:
    """Without what an event needs there is no event."""
    with pytest.raises(ValueError, match=r".+"):
        read_update(update, ME)


def test_an_error_quotes_nobody() -> None:
    """A citizen's words do not reach a log by way of an error."""
    with pytest.raises(ValueError, match="date") as caught:
        read_update({"update_id": 1, "message": {"text": "راز من", "chat": ALONE}}, ME)

    assert "راز" not in str(caught.value)
