"""What people do in a messenger arrives as events, the same ones whatever the messenger."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from conversation.events import Contact, Membership, Pin
from conversation.replies import Button, Key, Say, plain
from domain.errors import Rejected
from tests.contracts.bench import TOKEN, Bench


async def test_a_text_arrives_with_its_author(bench: Bench) -> None:
    """A message brings its words, its chat and who wrote it."""
    said = await bench.maryam.say("سطل زباله پر شده")

    event = await bench.event()
    assert event.sender

    assert (event.messenger, event.text) == (bench.flavour, "سطل زباله پر شده")
    assert (event.chat.id, event.chat.kind) == (bench.maryam.id, "private")
    assert (event.sender.id, event.sender.name) == (bench.maryam.id, "مریم")
    assert event.message_id == said["id"]


async def test_a_deep_link_arrives_as_a_command(bench: Bench) -> None:
    """Opening the bot from a link is `/start` with the link's payload."""
    await bench.maryam.start("r_K7M2")

    assert (await bench.event()).command == ("start", "r_K7M2")


async def test_a_photo_arrives_and_can_be_fetched(
    bench: Bench, picture: Callable[..., bytes], tmp_path: Path
) -> None:
    """Of a photo's sizes the largest is named, and its bytes are the ones sent."""
    data = picture()
    await bench.maryam.photo(data, "چاله")

    event = await bench.event()
    await bench.messenger.fetch(event.media[0].file_id, tmp_path / "kept" / "photo")

    assert (event.text, event.media[0].kind) == ("چاله", "photo")
    assert (tmp_path / "kept" / "photo").read_bytes() == data


async def test_an_album_arrives_as_messages_that_name_it(
    bench: Bench, picture: Callable[..., bytes]
) -> None:
    """Each picture of an album is an event, and all carry the album's name."""
    await bench.maryam.album([picture(), picture(40), picture(50)], "سه عکس")

    events = await bench.events()

    assert len(events) == 3
    assert len({event.album for event in events}) == 1
    assert [event.text for event in events] == ["سه عکس", "", ""]
    assert events[0].album


async def test_every_kind_of_file_arrives(bench: Bench) -> None:
    """Video, voice, document and sticker are told apart."""
    await bench.maryam.video(b"video")
    await bench.maryam.voice(b"voice")
    await bench.maryam.document(b"paper", "نامه.pdf")
    await bench.maryam.sticker()

    events = await bench.events()

    assert [event.media[0].kind for event in events] == ["video", "voice", "document", "sticker"]
    assert events[2].media[0].name == "نامه.pdf"


async def test_a_place_and_a_number_asked_for_arrive(bench: Bench) -> None:
    """The keys of a keyboard that asks bring the point and the person's own number."""
    await bench.send(Say(text=plain("کجا؟"), keyboard=((Key("مکان من", "location"),),)))
    await bench.maryam.tap("مکان من", latitude=35.7, longitude=51.4)
    await bench.send(Say(text=plain("شماره؟"), keyboard=((Key("شماره من", "contact"),),)))
    await bench.maryam.tap("شماره من")

    place, number = await bench.events()

    assert place.pin == Pin(35.7, 51.4)
    assert isinstance(number.contact, Contact)
    assert (number.contact.user_id, number.contact.name) == (bench.maryam.id, "مریم")


async def test_an_answer_an_edit_and_a_forward_are_told(bench: Bench) -> None:
    """A reply names its message, an edited or a forwarded message says so."""
    first = await bench.maryam.say("یک")
    await bench.maryam.say("دو", reply_to=first["id"])
    await bench.maryam.edit(first["id"], "سه")
    await bench.maryam.do("forward", message=first["id"])

    _said, answer, edit, forward = await bench.events()

    assert answer.reply_to == first["id"]
    assert (edit.text, edit.edited) == ("سه", True)
    assert (forward.text, forward.forwarded) == ("سه", True)


@pytest.mark.parametrize("how", [{}, {"bare": True}, {"old_client": True}])
async def test_a_press_arrives_and_can_be_answered(bench: Bench, how: dict[str, bool]) -> None:
    """A press says which button on which message, even when the message is very old."""
    sent = await bench.send(Say(text=plain("درست است؟"), buttons=((Button("بله", data="y:1"),),)))
    pressed = await bench.maryam.press("بله", **how)

    event = await bench.event()
    assert event.press

    assert event.press.data == "y:1"
    assert event.press.id == pressed["press"]
    assert event.message_id == sent.message_ids[0]
    assert (event.chat.id, event.chat.kind) == (bench.maryam.id, "private")


async def test_a_group_tells_who_comes_and_goes(bench: Bench) -> None:
    """The bot hears once that it was added, and of each person who comes or leaves."""
    ali = await bench.lab.person(bench.flavour, "علی", bot=TOKEN)
    group = await bench.lab.group(bench.flavour, "ناحیه ۱", members=[bench.maryam], bot=TOKEN)
    await group.change(add=[ali.id])
    await group.change(remove=[ali.id])
    await group.change(remove=[bench.messenger.me])

    events = await bench.events()

    assert [event.membership for event in events] == [
        Membership("added", True, (bench.messenger.me,)),
        Membership("added", False, (ali.id,)),
        Membership("removed", False, (ali.id,)),
        Membership("removed", True, (bench.messenger.me,)),
    ]
    assert {(event.chat.id, event.chat.kind) for event in events} == {(group.id, "group")}


async def test_a_group_that_moves_names_its_new_id(bench: Bench) -> None:
    """A Telegram group that becomes a supergroup says where it went."""
    if bench.flavour == "bale":
        pytest.skip("groups at Bale keep their id")
    group = await bench.group(kind="group")
    new = await group.migrate()

    (event,) = await bench.events()

    assert (event.chat.id, event.migrated_to) == (group.id, new.id)


async def test_an_update_is_delivered_until_confirmed(bench: Bench) -> None:
    """The same offset brings the same update again; the next one is past it."""
    await bench.maryam.say("یک")
    offset = bench.offset
    first = await bench.messenger.updates(offset, 0)
    again = await bench.messenger.updates(offset, 0)

    assert first == again
    assert await bench.messenger.updates(first[0]["update_id"] + 1, 0) == []


async def test_an_update_delivered_twice_keeps_its_number(bench: Bench) -> None:
    """Whoever counts by update id sees that it is the same."""
    await bench.maryam.say("یک")
    first = await bench.event()
    await bench.lab.redeliver(bench.flavour)

    again = await bench.messenger.updates(0, 0)

    assert [bench.messenger.read(raw) for raw in again] == [first, first]


async def test_a_long_poll_ends_when_something_arrives(bench: Bench) -> None:
    """A call that waits up to thirty seconds returns at once with the news."""
    async with asyncio.timeout(2), asyncio.TaskGroup() as group:
        waiting = group.create_task(bench.messenger.updates(bench.offset, 30))
        await asyncio.sleep(0.05)
        await bench.maryam.say("یک")

    assert waiting.result()[0]["message"]["text"] == "یک"


async def test_a_poisoned_update_does_not_stop_the_line(bench: Bench) -> None:
    """Between two good updates a hopeless one is ValueError, and only that one."""
    await bench.maryam.say("یک")
    await bench.lab.inject(bench.flavour, {"message": {"chat": "نیست", "date": "دیروز"}})
    await bench.maryam.say("دو")

    good, poison, also_good = await bench.updates()

    assert [bench.messenger.read(raw).text for raw in (good, also_good)] == ["یک", "دو"]  # type: ignore[union-attr]
    with pytest.raises(ValueError, match=r".+"):
        bench.messenger.read(poison)


async def test_a_file_that_is_gone_is_rejected(bench: Bench, tmp_path: Path) -> None:
    """A made-up file id is no error of the network, and leaves no half file."""
    with pytest.raises(Rejected):
        await bench.messenger.fetch("nothing", tmp_path / "kept")

    assert not (tmp_path / "kept").exists()


async def test_a_file_too_big_to_fetch_is_rejected(bench: Bench, tmp_path: Path) -> None:
    """Twenty-one megabytes are refused before they are read."""
    await bench.maryam.document(bytes(21 * 1024 * 1024), "بزرگ.bin")
    event = await bench.event()

    with pytest.raises(Rejected, match="too big"):
        await bench.messenger.fetch(event.media[0].file_id, tmp_path / "kept")


@pytest.mark.parametrize(("kind", "gone"), [("not_found", True), ("server_error", False)])
async def test_a_download_that_fails_leaves_nothing(
    bench: Bench, tmp_path: Path, kind: str, gone: bool
) -> None:
    """A download refused for good is Rejected, one that merely fails may be tried again."""
    await bench.maryam.voice(b"voice")
    file_id = (await bench.event()).media[0].file_id
    await bench.lab.fault(kind, method="download")

    with pytest.raises(Exception) as caught:  # noqa: PT011 - which one is asserted below
        await bench.messenger.fetch(file_id, tmp_path / "kept")

    assert isinstance(caught.value, Rejected) is gone
    assert TOKEN not in str(caught.value)
    assert not (tmp_path / "kept").exists()
    await bench.messenger.fetch(file_id, tmp_path / "kept")
    assert (tmp_path / "kept").read_bytes() == b"voice"
