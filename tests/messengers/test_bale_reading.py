"""Bale's updates become events even where Bale leaves half of the fields out."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.messengers.bale_reading import read_update
from bot.messengers.reading import NO_TIME
from conversation.events import Attachment, Contact, Event, Membership, Pin, Press
from tests.messengers.samples import ME, UPDATES

NOT_OURS = {
    "channel_post",
    "pre_checkout_query",
    "successful_payment",
    "invoice",
    "web_app_data",
    "unknown_update_kind",
}


def read(name: str) -> Event:
    """The event in one of the samples."""
    event = read_update(UPDATES[name], ME)
    assert event
    return event


@pytest.mark.parametrize("name", sorted(UPDATES))
def test_every_sample_is_read(name: str) -> None:
    """Each of the thirty-five is an event, save those that do not concern us."""
    event = read_update(UPDATES[name], ME)

    assert (event is None) is (name in NOT_OURS)
    assert event is None or event.chat.messenger == "bale"


def test_a_text_is_read_in_full() -> None:
    """Author, chat, time and words of a plain message."""
    event = read("text")
    assert event.sender

    assert event.text == "سلام، چراغ خیابان خاموش است"
    assert (event.sender.id, event.sender.name, event.sender.username) == (
        1500000042,
        "مریم",
        "maryam_demo",
    )
    assert (event.chat.id, event.chat.kind, event.message_id) == (1500000042, "private", 1)
    assert event.at == datetime.fromtimestamp(1790000001, UTC)


@pytest.mark.parametrize("name", ["start_with_payload_entities", "start_without_entities"])
def test_a_command_needs_no_entities(name: str) -> None:
    """A command is told by its words alone."""
    assert read(name).command == ("start", "area-12")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("photo_with_caption", Attachment("photo", "1100000001:-111:1:x", 183422)),
        ("photo_album_item", Attachment("photo", "1100000001:-111:1:x", 183422)),
        ("voice_documented_fields_only", Attachment("voice", "1100000001:-222:1:v")),
        ("voice_with_duration", Attachment("voice", "1100000001:-222:1:v", 20312, "audio/ogg")),
        ("video", Attachment("video", "1100000001:-333:1:m", 4200000, "video/mp4")),
        (
            "document",
            Attachment("document", "1100000001:-444:1:d", 90000, "application/pdf", "report.pdf"),
        ),
        ("sticker_documented_fields_only", Attachment("sticker", "1100000001:-555:1:w", 20000)),
    ],
)
def test_files_are_read_from_what_is_there(name: str, expected: Attachment) -> None:
    """Kind, id, size, type and name, as far as Bale tells them."""
    assert read(name).media == (expected,)


def test_albums_places_numbers_and_answers_are_read() -> None:
    """What comes beside the words has its own place in the event."""
    assert read("photo_album_item").album == "88123400"
    assert read("location").pin == Pin(35.6892, 51.389)
    assert read("contact").contact == Contact("989120000000", "مریم", 1500000042)
    assert read("reply_to_message").reply_to == 1
    answered = UPDATES["reply_to_message"]["message"]["reply_to_message"]["from"]
    assert read("reply_to_message").points_at == (None if answered["is_bot"] else answered["id"])
    assert read("edited_message").edited
    assert [read(name).forwarded for name in ("text", "forwarded_from_user")] == [False, True]
    assert read("forward_from_id_only").forwarded


@pytest.mark.parametrize("name", [name for name in UPDATES if name.startswith("callback")])
def test_a_press_can_always_be_answered(name: str) -> None:
    """Its id, its data and its message are there, whatever else is missing."""
    raw = UPDATES[name]["callback_query"]
    event = read(name)

    assert event.press == Press(raw["id"], raw["data"])
    assert (event.message_id, event.chat.id, event.at) == (20, 1500000042, NO_TIME)


def test_a_press_on_a_message_that_is_gone_belongs_to_the_private_chat() -> None:
    """Without a message the answer goes to the person."""
    query = {"id": "43", "from": {"id": 7}, "data": "y"}
    event = read_update({"update_id": 1, "callback_query": query}, ME)
    assert event

    assert (event.chat.id, event.chat.kind, event.message_id) == (7, "private", None)


def test_groups_tell_who_came_and_went() -> None:
    """The bot knows itself by its own id."""
    assert read("group_message").chat.kind == "group"
    assert read("new_member").membership == Membership("added", True, (ME,))
    assert read("left_member").membership == Membership("removed", False, (1500000042,))


def test_a_message_without_a_date_has_no_time() -> None:
    """An event always has a time; a missing one is the year 1970."""
    assert read("message_without_date").at == NO_TIME


def message(**more: Any) -> dict[str, Any]:
    """A private message with these fields besides the necessary ones."""
    person = {"id": 7, "first_name": "مریم"}
    return {
        "update_id": 1,
        "message": {"message_id": 1, "chat": {"id": 7}, "from": person, **more},
    }


def test_a_place_by_name_is_a_point_with_words() -> None:
    """A venue brings its point, its title and its address."""
    point = {"latitude": 35.7, "longitude": 51.4}
    raw = message(location=point, venue={"location": point, "title": "پارک", "address": "لاله"})
    event = read_update(raw, ME)
    assert event

    assert (event.pin, event.text) == (Pin(35.7, 51.4), "پارک\nلاله")


def test_what_we_cannot_use_still_arrives() -> None:
    """A poll is an event without words, so that the person gets an answer."""
    event = read_update(message(poll={"id": "1"}), ME)
    assert event

    assert (event.text, event.media) == ("", ())


def test_other_bots_are_not_listened_to() -> None:
    """What a bot writes does not concern us."""
    raw = message(text="سلام")
    raw["message"]["from"]["is_bot"] = True

    assert read_update(raw, ME) is None


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"update_id": "x", "message": {}},
        {"update_id": 2**70, "message": {"chat": {"id": 7}, "from": {"id": 7}, "text": "x"}},
        {"update_id": 1, "message": {"from": {"id": 7}, "text": "x"}},
        {"update_id": 1, "message": {"chat": {"id": True}, "from": {"id": 7}, "text": "x"}},
        {"update_id": 1, "callback_query": {"from": {"id": 7}, "data": "y"}},
        {"update_id": 1, "callback_query": {"id": "1", "data": "y"}},
        message(location={"latitude": "شمال"}),
        message(location={"latitude": 91, "longitude": 51}),
        message(location={"latitude": float("nan"), "longitude": 51}),
        message(location={"latitude": 10**400, "longitude": 51}),
        message(text="x", reply_to_message={"message_id": 2**64}),
    ],
)
def test_a_hopeless_update_is_a_value_error(raw: dict[str, Any]) -> None:
    """Without what an event needs there is no event."""
    with pytest.raises(ValueError, match=r".+"):
        read_update(raw, ME)


def test_words_that_no_database_takes_are_mended() -> None:
    """NUL and half a letter do not get through."""
    event = read_update(message(text="سل\x00ام \ud800"), ME)
    assert event

    assert event.text == "سلام ?"
