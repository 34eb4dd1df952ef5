"""What counts as an answer to each kind of question, and how it is shown."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from conversation.events import Attachment, Pin
from conversation.gathering import Gather, Place, Where
from conversation.phrases import Phrase
from conversation.questions import Face, Words, buttons, named
from conversation.replies import (
    Button,
    Edit,
    Locate,
    Reply,
    Retire,
    Say,
    Show,
    Stored,
    dump_reply,
    load_reply,
    plain,
)
from conversation.review import Line, Review
from conversation.session import Session
from conversation.spelling import bare, fold
from conversation.step import retire_pressed
from conversation.talk import Talk
from conversation.testing import Story
from conversation.trials import (
    buttons_of,
    happening,
    keys_of,
    pressed,
    said,
    sent,
)
from services.voice import Voice

ASKED = Phrase("report-what")


async def words_and_place(talk: Talk) -> tuple[str, Place]:
    """Two questions."""
    return await talk.ask("words", Words(ASKED)), await talk.ask("place", Where(ASKED))


def test_folded_words_compare() -> None:
    """Arabic letters, digits, half-spaces and spaces make no difference."""
    assert fold(" شمارة  ۱۲ ") == fold("شماره 12")
    assert fold("كوچه\u200cي") == "کوچهی"
    assert bare("✖️ انصراف!") == "انصراف"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/start", ("start", "")),
        ("/Start@shahrdad_bot r_123456786", ("start", "r_123456786")),
        ("/track\n۱۲۳ ۴۵۶", ("track", "۱۲۳ ۴۵۶")),
        ("/", ("", "")),
        ("start", None),
    ],
)
def test_commands_are_read(text: str, command: tuple[str, str] | None) -> None:
    """A command has a name and words, with or without the bot's name."""
    assert said(text).command == command


@pytest.mark.parametrize(
    ("text", "bot"),
    [("/help@Other_bot now", "other_bot"), ("/help me@home", ""), ("me@home", "")],
)
def test_a_command_names_the_bot_it_is_for(text: str, bot: str) -> None:
    """Only what stands behind the command itself is a bot's name."""
    assert said(text).addressee == bot


def test_an_edited_command_is_none() -> None:
    """Editing an old message commands nothing."""
    assert replace(said("/cancel"), edited=True).command is None


async def test_a_list_that_is_too_short_cannot_be_closed(voice: Voice) -> None:
    """A made-up button does not get round the picture that is needed."""

    async def proof(talk: Talk) -> object:
        return await talk.ask("media", Gather(ASKED, least=1))

    story = Story(proof, voice)
    await story.start()
    await story.happen(pressed("d:0123456789:media:!"))
    assert story.last[0] == voice.word("talk-media-needed")
    await story.happen(pressed("d:0123456789:media:?"))

    assert story.last[0] == voice.word("talk-old-button")


async def test_an_unknown_token_of_the_open_question_is_old(voice: Voice) -> None:
    """A button that the question has no more is answered like any old one."""

    async def both(talk: Talk) -> None:
        await talk.ask("skip", Words(ASKED, optional=True))
        await talk.ask("sent", Review(ASKED, lines=(Line(ASKED, ("skip",)),)))

    story = Story(both, voice)
    await story.start()
    await story.happen(pressed("d:0123456789:skip:?"))
    assert story.last[0] == voice.word("talk-old-button")
    await story.choose("talk-skip")
    await story.happen(pressed("d:0123456789:sent:?"))

    assert story.last[0] == voice.word("talk-old-button")


async def test_a_place_has_its_words_and_its_pin(voice: Voice) -> None:
    """A venue is a point with a name."""
    story = Story(words_and_place, voice)
    await story.say("چاله")
    await story.happen(happening(pin=Pin(35.9, 50.9), text="میدان آزادی"))

    assert story.outcome == ("چاله", Place(Pin(35.9, 50.9), "میدان آزادی"))


async def test_the_location_key_comes_and_goes(voice: Voice) -> None:
    """The reply keyboard is taken away by the question after it."""

    async def place_first(talk: Talk) -> None:
        await talk.ask("place", Where(ASKED))
        await talk.ask("words", Words(ASKED))

    story = Story(place_first, voice)
    await story.start()
    assert [key.asks for key in keys_of(story.shown[-1])] == ["location", None]
    await story.say("سر کوچهٔ بهار")

    assert story.made.replies[0] == Say(text=voice.say("talk-noted"), keyboard=())


async def test_several_files_in_one_event_fill_the_list(voice: Voice) -> None:
    """Of more files than are wanted the first are kept, each once."""

    async def media(talk: Talk) -> tuple[Attachment, ...]:
        return await talk.ask("media", Gather(ASKED, most=2))

    files = tuple(Attachment("photo", key, key=key) for key in ("1", "1", "2", "3"))
    story = Story(media, voice)
    await story.happen(happening(media=files))
    assert story.last[0] == voice.word("talk-media-enough", most="2")
    await story.choose("talk-media-done")

    assert [item.key for item in story.outcome] == ["1", "2"]


async def test_captions_answer_a_later_question_together(voice: Voice) -> None:
    """Two captions, each too short, may be enough together."""

    async def media_last(talk: Talk) -> str:
        return await talk.ask("words", Words(ASKED, least=6))

    story = Story(media_last, voice)
    await story.start()
    await story.photo("جوی آب")
    assert story.asked == "words"
    await story.photo("بوی بد")

    assert story.outcome == "جوی آب\nبوی بد"


def test_a_button_names_itself_only_where_nothing_else_came(voice: Voice) -> None:
    """A caption that reads like a button does not throw its picture away."""
    face = Gather(ASKED).face(None)
    label = voice.word("talk-media-none")

    assert named(face, said(label), voice) == "!"
    assert named(face, sent(caption=label), voice) is None
    assert named(face, said("؟"), voice) is None


def test_button_data_over_the_limit_is_an_error(voice: Voice) -> None:
    """Messengers take 64 bytes, and a dialog that needs more is found out at once."""
    face = Face(ASKED, (((ASKED, "س" * 32),),))

    with pytest.raises(ValueError, match="64 bytes"):
        buttons(face, "d:", voice, may_go_back=False)


def test_a_pressed_message_loses_its_buttons() -> None:
    """What was pressed is not pressed twice; another person's dialog keeps its buttons."""
    moment = datetime(2026, 11, 26, tzinfo=UTC)
    session = Session(dialog="report", serial="1", opened_at=moment, touched_at=moment)
    event = replace(pressed("d:1:a:b"), message_id=5)

    assert retire_pressed(session, event) == [Retire(message_id=5)]
    assert retire_pressed(session, replace(pressed("d:2:a:b"), message_id=5)) == []
    assert retire_pressed(session, said("سلام")) == []


@pytest.mark.parametrize(
    "reply",
    [
        Say(text=plain("سلام"), buttons=((Button("بله", data="d:1"),),), reply_to=3, card="c"),
        Show(files=(Stored("photo", "k"),), caption=plain("عکس")),
        Locate(pin=Pin(35.0, 51.0)),
        Edit(text=plain("نو"), card="c"),
        Retire(message_id=4),
    ],
)
def test_replies_outlive_being_stored(reply: Reply) -> None:
    """Every kind of reply comes back from JSON as it was, and only texts have buttons."""
    assert load_reply(dump_reply(reply)) == reply
    assert bool(buttons_of(reply)) == (isinstance(reply, Say) and bool(reply.buttons))
    assert keys_of(reply) == []


async def test_a_place_that_may_be_meant_is_a_key(voice: Voice) -> None:
    """One more key of the reply keyboard says the words of a likely place."""

    async def near(talk: Talk) -> Place:
        return await talk.ask("place", Where(ASKED, near=Phrase("menu-help")))

    story = Story(near, voice)
    await story.start()
    await story.choose("menu-help")

    assert story.outcome == Place(words=voice.word("menu-help"))
