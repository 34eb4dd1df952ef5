"""The kit catches what no dialog may do."""

from datetime import UTC

import pytest

from conversation.gathering import Place, Where
from conversation.phrases import Phrase
from conversation.questions import Words
from conversation.replies import (
    Button,
    Text,
    plain,
)
from conversation.talk import Talk
from conversation.testing import Story
from conversation.trials import START, BrokenPromiseError, happen, opened
from services.voice import Voice

ASKED = Phrase("report-what")


async def words_and_place(talk: Talk) -> tuple[str, Place]:
    """Two questions."""
    return await talk.ask("words", Words(ASKED)), await talk.ask("place", Where(ASKED))


async def _restless(talk: Talk) -> None:
    talk.about["seen"] = talk.about.get("seen", "") + "!"
    await talk.ask("words", Words(ASKED))


class _Changing(Voice):
    """A voice that says everything another way each time."""

    count = 0

    def text(self, phrase: Phrase) -> Text:
        """The sentence with a number behind it."""
        self.count += 1
        return (*super().text(phrase), *plain(str(self.count)))


class _Shut(Voice):
    """A voice that calls the way out by another name when it is looked for."""

    count = 0

    def label(self, phrase: Phrase) -> str:
        """The label, but not for the third time."""
        self.count += phrase.key == "talk-cancel"
        return super().label(phrase) if self.count < 3 else "؟"


async def test_the_kit_catches_a_replay_that_changes_something(voice: Voice) -> None:
    """A script may keep nothing but its answers."""
    with pytest.raises(BrokenPromiseError, match="a replay changes"):
        await happen(_restless, opened(), None, voice, START)


async def test_the_kit_catches_a_question_that_changes(voice: Voice) -> None:
    """The open question looks the same however often it is shown."""
    with pytest.raises(BrokenPromiseError, match="a replay shows"):
        await happen(words_and_place, opened(), None, _Changing("fa", UTC), START)


async def test_the_kit_catches_a_question_with_no_way_out() -> None:
    """Nobody is caught in a dialog."""

    async def place(talk: Talk) -> None:
        await talk.ask("place", Where(ASKED))

    with pytest.raises(BrokenPromiseError, match="no way out"):
        await happen(place, opened(), None, _Shut("fa", UTC), START)


async def test_the_kit_catches_a_button_that_is_too_long(voice: Voice) -> None:
    """A button that no messenger takes is found in the story."""

    async def telling(talk: Talk) -> None:
        await talk.tell("told", ASKED, ((Button("؟", data="x" * 65),),))
        await talk.ask("words", Words(ASKED))

    with pytest.raises(BrokenPromiseError, match="too long"):
        await happen(telling, opened(), None, voice, START)


@pytest.mark.filterwarnings("ignore:Pydantic serializer")
async def test_the_kit_catches_a_reply_that_cannot_be_stored(voice: Voice) -> None:
    """What is sent later must be what was said."""

    async def telling(talk: Talk) -> None:
        await talk.tell("told", ASKED, [[Button("؟", data="x")]])  # type: ignore[arg-type]
        await talk.ask("words", Words(ASKED))

    with pytest.raises(BrokenPromiseError, match="being stored"):
        await happen(telling, opened(), None, voice, START)


async def test_the_kit_says_which_buttons_there_are(voice: Voice) -> None:
    """Pressing what is not there is a mistake of the test."""
    story = Story(words_and_place, voice)
    await story.start()

    with pytest.raises(LookupError, match="no button"):
        await story.press("نیست")
    with pytest.raises(LookupError, match="no button"):
        await story.press_old("نیست")
