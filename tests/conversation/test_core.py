"""What holds for every dialog, shown on scripts made up for it."""

import pytest
from pydantic import TypeAdapter

from conversation.events import Attachment
from conversation.gathering import Place, Where
from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.replies import (
    Show,
    Stored,
)
from conversation.review import Line, Review
from conversation.session import POCKET_FILES, Kept, load_session
from conversation.step import step
from conversation.talk import Talk
from conversation.testing import Story
from conversation.trials import (
    START,
    happening,
    opened,
    pressed,
)
from services.voice import Voice

ASKED = Phrase("report-what")
COUNT = TypeAdapter(int)


async def words_and_place(talk: Talk) -> tuple[str, Place]:
    """Two questions."""
    return await talk.ask("words", Words(ASKED)), await talk.ask("place", Where(ASKED))


async def test_a_dialog_that_refuses_for_ever_is_stopped(voice: Voice) -> None:
    """A script that takes no answer fails loudly and does not hang."""

    async def stubborn(talk: Talk) -> None:
        await talk.ask("words", Words(ASKED), proposed="خوب")
        await talk.refuse("other", hint=ASKED)

    with pytest.raises(RuntimeError, match="for ever"):
        await step(stubborn, load_session(opened()), None, voice, START)


async def test_back_at_the_first_question_stays_there(voice: Voice) -> None:
    """There is no way back from the first question, whatever a button says."""
    story = Story(words_and_place, voice)
    await story.start()
    await story.happen(pressed("d:0123456789:words:<"))

    assert (story.asked, story.session.asked_anew) == ("words", [])


async def test_the_word_back_at_the_first_question_is_an_answer(voice: Voice) -> None:
    """Where there is no way back the word means nothing special."""
    story = Story(words_and_place, voice)
    await story.start()
    await story.say(voice.word("talk-back"))

    assert story.asked == "place"


async def test_editing_twice_remembers_once(voice: Voice) -> None:
    """What is asked anew is remembered once, however often it is changed."""

    async def reviewed(talk: Talk) -> None:
        await talk.ask("words", Words(ASKED))
        await talk.ask("sent", Review(ASKED, lines=(Line(Phrase("edit-story"), ("words", "old")),)))

    story = Story(reviewed, voice)
    for text in ("یک", "دو", "سه"):
        await story.say(text)
        await story.choose("edit-story")

    assert sorted(story.session.asked_anew) == ["old", "words"]


async def test_an_answer_is_asked_again_when_its_basis_changes(voice: Voice) -> None:
    """An answer to another question is no answer; it counts again when the old one is back."""

    async def two(talk: Talk) -> str:
        of = await talk.ask("of", Words(ASKED))
        await talk.ask("sure", Choose(ASKED, (Option("yes", Phrase("withdraw-yes")),)), basis=of)
        return await talk.ask("last", Words(ASKED))

    story = Story(two, voice)
    await story.say("یک")
    await story.choose("withdraw-yes")
    await story.edit_message("یک", "دو")
    assert story.asked == "sure"
    await story.edit_message("یک", "یک")

    assert story.asked == "last"


async def test_a_look_up_is_made_once_for_the_same_arguments(voice: Voice) -> None:
    """What was looked up is kept until it is asked about something else."""
    calls: list[str] = []

    async def length(text: str) -> int:
        calls.append(text)
        return len(text)

    async def counted(talk: Talk) -> int:
        text = await talk.ask("words", Words(ASKED))
        count = await talk.look_up("count", COUNT, length, text)
        await talk.ask("more", Words(ASKED))
        return count

    story = Story(counted, voice)
    await story.say("یک")
    await story.edit_message("یک", "یکی")
    await story.say("خب")

    assert (calls, story.outcome) == (["یک", "یکی"], 3)


async def test_what_a_newer_program_cannot_read_is_asked_again(voice: Voice) -> None:
    """A deploy that changes a type costs one repeated question, not the dialog."""
    session = load_session(opened())
    session.answers["words"] = Kept("/", {"from": "an older program"})
    made = await step(words_and_place, session, None, voice, START)

    assert (session.open, len(made.replies)) == ("words", 1)


async def test_a_flood_of_files_is_dammed(voice: Voice) -> None:
    """A dialog keeps no more files for later than any question could take."""
    story = Story(words_and_place, voice)
    files = tuple(Attachment("photo", str(key), key=str(key)) for key in range(60))
    await story.happen(happening(media=files))

    assert len(story.session.pocket.media) == POCKET_FILES


def test_a_stored_dialog_that_cannot_be_read_is_an_error() -> None:
    """The turn lets such a dialog go."""
    with pytest.raises(ValueError, match="validation error"):
        load_session('{"dialog": 1}')


async def test_a_picture_is_shown_on_the_way(voice: Voice) -> None:
    """Files go with their words, and once."""
    files = (Stored("photo", "map"),)

    async def shown(talk: Talk) -> None:
        await talk.tell("map", ASKED, files=files)
        await talk.ask("words", Words(ASKED, least=2))

    story = Story(shown, voice)
    await story.start()
    assert story.made.replies[0] == Show(files=files, caption=voice.text(ASKED))
    await story.say("؟")

    assert not [reply for reply in story.made.replies if isinstance(reply, Show)]
