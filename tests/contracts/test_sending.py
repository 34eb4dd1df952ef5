"""What the bot sends is what people see, the same whatever the messenger."""

from collections.abc import Callable

import pytest

from conversation.events import Pin
from conversation.replies import (
    Answer,
    Button,
    Edit,
    Key,
    Locate,
    Retire,
    Say,
    Show,
    Span,
    Stored,
    plain,
)
from domain.errors import Rejected
from tests.contracts.bench import Bench

YES_NO = ((Button("بله", data="y"), Button("نه", data="n")),)


async def test_styles_are_seen_and_marks_stay_marks(bench: Bench) -> None:
    """Bold and links are shown as such; the same marks in a person's words are words."""
    text = (
        Span("گزارش تازه", "bold"),
        Span("\n"),
        Span("<b>*نه*</b> [کلیک](http://bad.example)"),
        Span("\n"),
        Span("نقشه", "link", "https://maps.example/?q=35.7,51.4"),
    )
    await bench.send(Say(text=text))

    (bubble,) = await bench.bubbles()
    shown = bubble["text"].replace("\u200b", "")

    assert shown == "گزارش تازه\n<b>*نه*</b> [کلیک](http://bad.example)\nنقشه"
    kinds = [(span["type"], span.get("url")) for span in bubble["spans"] if span["type"] != "url"]
    assert kinds == [("bold", None), ("text_link", "https://maps.example/?q=35.7,51.4")]


async def test_buttons_stand_under_the_message(bench: Bench) -> None:
    """A button brings data, opens a link or copies words."""
    rows = (*YES_NO, (Button("نقشه", url="https://maps.example/"), Button("کد", copy="K7M2")))
    sent = await bench.send(Say(text=plain("درست است؟"), buttons=rows))

    (bubble,) = await bench.bubbles()

    assert sent.message_ids == (bubble["id"],)
    assert bubble["buttons"] == [
        [{"text": "بله", "callback_data": "y"}, {"text": "نه", "callback_data": "n"}],
        [
            {"text": "نقشه", "url": "https://maps.example/"},
            {"text": "کد", "copy_text": {"text": "K7M2"}},
        ],
    ]


async def test_a_keyboard_comes_and_goes(bench: Bench) -> None:
    """A keyboard is laid under the input, left alone by other texts, and taken away by ()."""
    await bench.send(Say(text=plain("کجا؟"), keyboard=((Key("مکان", "location"),), (Key("لغو"),))))
    await bench.send(Say(text=plain("منتظرم")))
    laid = await bench.maryam.keyboard()
    await bench.send(Say(text=plain("ممنون"), keyboard=()))

    assert laid == [["مکان"], ["لغو"]]
    assert await bench.maryam.keyboard() == []


async def test_keyboard_and_buttons_go_on_two_messages(bench: Bench) -> None:
    """A message carries only one of them, so the first line takes the keyboard."""
    await bench.send(Say(text=plain("کجا؟"), keyboard=((Key("لغو"),),)))
    sent = await bench.send(Say(text=plain("ممنون\nدرست است؟"), keyboard=(), buttons=YES_NO))

    bubbles = (await bench.bubbles())[1:]

    assert [bubble["text"] for bubble in bubbles] == ["ممنون", "درست است؟"]
    assert bubbles[-1]["id"] == sent.message_ids[-1]
    assert bubbles[-1]["buttons"]
    assert await bench.maryam.keyboard() == []


async def test_a_long_text_goes_in_parts(bench: Bench) -> None:
    """Ten thousand characters arrive whole, in order, the buttons under the last part."""
    long = "\n".join(f"خط {number} از یک متن بسیار بلند" for number in range(400))
    await bench.send(Say(text=plain(long), buttons=YES_NO))

    bubbles = await bench.bubbles()

    assert len(bubbles) == 3
    assert "\n".join(bubble["text"] for bubble in bubbles) == long
    assert [bool(bubble["buttons"]) for bubble in bubbles] == [False, False, True]


async def test_a_reply_quotes_and_survives_a_lost_quote(bench: Bench) -> None:
    """The message answered is quoted; when it is gone the answer still arrives."""
    said = await bench.maryam.say("کی؟")
    await bench.send(Say(text=plain("فردا"), reply_to=said["id"]))
    await bench.send(Say(text=plain("پس‌فردا"), reply_to=987_654))

    quoting, unquoted = await bench.bubbles()

    assert quoting["reply"]["id"] == said["id"]
    assert unquoted["reply"] is None


@pytest.mark.parametrize("kind", ["photo", "video", "voice", "audio", "document"])
async def test_a_single_file_is_sent_as_its_kind(
    bench: Bench, picture: Callable[..., bytes], kind: str
) -> None:
    """Each kind goes by its own way, with the caption."""
    key = bench.keep("one", picture())
    file = Stored(kind, key, 'گزا"رش\n.pdf' if kind == "document" else "")  # type: ignore[arg-type]
    sent = await bench.send(Show(files=(file,), caption=(Span("پیش", "bold"),)))

    (bubble,) = await bench.bubbles()

    assert bubble["media"]["kind"] == kind
    assert (bubble["text"], sent.message_ids) == ("پیش", (bubble["id"],))


async def test_several_files_make_an_album(bench: Bench, picture: Callable[..., bytes]) -> None:
    """Photos and videos share an album; the caption stands under the first."""
    photos = tuple(Stored("photo", bench.keep(f"p{n}", picture(32 + n))) for n in range(3))
    video = Stored("video", bench.keep("v", b"video"))
    sent = await bench.send(Show(files=(*photos, video), caption=plain("پیش و پس")))

    bubbles = await bench.bubbles()

    assert [bubble["media"]["kind"] for bubble in bubbles] == ["photo", "photo", "photo", "video"]
    assert len({bubble["album"] for bubble in bubbles}) == 1
    assert [bubble["text"] or "" for bubble in bubbles] == ["پیش و پس", "", "", ""]
    assert sent.message_ids == tuple(bubble["id"] for bubble in bubbles)


async def test_files_that_cannot_share_an_album_are_parted(
    bench: Bench, picture: Callable[..., bytes]
) -> None:
    """Twelve photos make two albums; documents go on their own, a voice alone."""
    photos = tuple(Stored("photo", bench.keep(f"p{n}", picture(32 + n))) for n in range(12))
    voice = Stored("voice", bench.keep("voice", b"voice"))
    papers = tuple(Stored("document", bench.keep(f"d{n}", b"paper"), f"{n}.pdf") for n in range(2))
    await bench.send(Show(files=(voice, *papers, *photos)))

    albums = [one["album"] for call in await bench.bubbles() for one in [call] if one["album"]]

    assert len(await bench.bubbles()) == 15
    assert sorted(albums.count(album) for album in set(albums)) == [2, 2, 10]


async def test_a_caption_too_long_becomes_a_text(
    bench: Bench, picture: Callable[..., bytes]
) -> None:
    """No word is lost: the text goes first, the album after it."""
    photos = tuple(Stored("photo", bench.keep(f"p{n}", picture(32 + n))) for n in range(2))
    await bench.send(Show(files=photos, caption=plain("واژه " * 300)))

    bubbles = await bench.bubbles()

    assert [bubble["media"] is None for bubble in bubbles] == [True, False, False]
    assert bubbles[0]["text"].split() == ["واژه"] * 300


async def test_a_photo_refused_as_such_goes_as_a_document(
    bench: Bench, picture: Callable[..., bytes]
) -> None:
    """A picture too long for a photo, and bytes that are no picture, still arrive."""
    long = Stored("photo", bench.keep("long", picture(12_000, 2)))
    odd = Stored("photo", bench.keep("odd", b"no picture"))
    good = Stored("photo", bench.keep("good", picture()))
    await bench.send(Show(files=(long,)))
    await bench.send(Show(files=(good, odd), caption=plain("دو")))

    kinds = [bubble["media"]["kind"] for bubble in await bench.bubbles()]

    assert kinds == ["document", "photo", "document"]


async def test_a_voice_that_is_not_taken_goes_as_a_document(bench: Bench) -> None:
    """Some people take no voices; the file still arrives."""
    await bench.lab.fault(
        "error", method="sendVoice", status=400, description="VOICE_MESSAGES_FORBIDDEN"
    )
    await bench.send(Show(files=(Stored("voice", bench.keep("v", b"voice")),)))

    (bubble,) = await bench.bubbles()

    assert bubble["media"]["kind"] == "document"


@pytest.mark.parametrize("size", [None, 0, 51 * 1024 * 1024])
async def test_a_file_that_cannot_be_sent_is_rejected(bench: Bench, size: int | None) -> None:
    """A file that is missing, empty or over the limit is refused before it is sent."""
    if size is not None:
        with bench.path("file").open("wb") as file:
            file.truncate(size)

    with pytest.raises(Rejected):
        await bench.send(Show(files=(Stored("document", "file"),)))

    assert await bench.bubbles() == []


async def test_a_place_is_sent(bench: Bench) -> None:
    """A point arrives as a point."""
    await bench.send(Locate(pin=Pin(35.7, 51.4)))

    calls = await bench.lab.calls("sendlocation")

    assert [float(calls[0]["params"][name]) for name in ("latitude", "longitude")] == [35.7, 51.4]


async def test_a_card_is_edited_in_place(bench: Bench) -> None:
    """Words and buttons change, no new message appears, and changing nothing is no error."""
    sent = await bench.send(Say(text=plain("باز"), buttons=YES_NO))
    edit = Edit(text=(Span("بسته", "bold"),))
    first = await bench.send(edit, sent.message_ids[0])
    again = await bench.send(edit, sent.message_ids[0])

    (bubble,) = await bench.bubbles()

    assert (first.message_ids, again.message_ids) == ((), ())
    assert (bubble["text"], bubble["buttons"]) == ("بسته", [])


async def test_a_card_nobody_may_edit_is_sent_anew(bench: Bench) -> None:
    """A refusal that is only about the one message does not mean that the chat is gone."""
    sent = await bench.send(Say(text=plain("باز")))
    await bench.lab.fault("forbidden", method="editMessageText")
    anew = await bench.send(Edit(text=plain("بسته")), sent.message_ids[0])

    assert len(anew.message_ids) == 1


@pytest.mark.parametrize("message_id", [None, 987_654])
async def test_a_card_that_is_gone_is_sent_anew(bench: Bench, message_id: int | None) -> None:
    """A card that cannot be found appears as a new message, whose id is told."""
    sent = await bench.send(Edit(text=plain("بسته"), buttons=YES_NO), message_id)

    (bubble,) = await bench.bubbles()

    assert sent.message_ids == (bubble["id"],)
    assert bubble["buttons"]


async def test_retired_buttons_go_and_words_stay(bench: Bench) -> None:
    """Buttons are taken away; where there is nothing to take, nothing happens."""
    sent = await bench.send(Say(text=plain("درست است؟"), buttons=YES_NO))
    await bench.send(Retire(message_id=sent.message_ids[0]))
    await bench.send(Retire(message_id=sent.message_ids[0]))
    await bench.send(Retire(message_id=987_654))

    (bubble,) = await bench.bubbles()

    assert (bubble["text"], bubble["buttons"]) == ("درست است؟", [])


async def test_a_press_is_answered(bench: Bench) -> None:
    """The person sees the answer; an answer that comes too late is no error."""
    await bench.send(Say(text=plain("درست است؟"), buttons=YES_NO))
    pressed = await bench.maryam.press("بله")
    await bench.send(Answer(press_id=pressed["press"], text="ثبت شد", alert=True))
    await bench.send(Answer(press_id="4000"))

    answer = await bench.maryam.answer(pressed)

    assert (answer["text"], answer["alert"]) == ("ثبت شد", True)


async def test_button_data_beyond_64_bytes_is_rejected(bench: Bench) -> None:
    """Thirty-three Persian letters are more than a button can hold."""
    with pytest.raises(Rejected, match="64 bytes"):
        await bench.send(Say(text=plain("؟"), buttons=((Button("بله", data="س" * 33),),)))
