"""The main dialog, told as stories: a citizen reports a problem."""

import pytest

from conversation.testing import Story
from handlers.rehearsal import BIN, GAS, HELLO, HOLE, INSIDE
from services.voice import Voice
from tests.conversation.conftest import Tell

SQUARE = "میدان آزادی، روبروی نانوایی"
STREET = "سر کوچهٔ بهار"


@pytest.fixture
def story(tell: Tell) -> Story:
    """A report that nobody has begun yet."""
    return tell("report")


async def _enough(story: Story) -> None:
    """Wait for the count of what came, and close the list."""
    if story.wake and story.wake.why == "quiet":
        await story.wake_up("quiet")
    await story.choose("talk-media-done")


async def _to_review(story: Story) -> None:
    await story.say(HOLE)
    await story.press("🛣️")
    await story.place(*INSIDE)
    await story.photo()
    await _enough(story)

    assert story.asked == "review"


async def test_an_unclear_story_is_asked_about(story: Story, voice: Voice) -> None:
    """Where the model is unsure the citizen chooses, and the report says so."""
    await story.say(HOLE)
    assert story.asked == "subject"
    await story.say("۲")
    await story.place(*INSIDE)
    await story.say(voice.word("talk-media-none"))
    await story.say(voice.word("talk-send"))

    assert (story.outcome.subject, story.outcome.decided_by) == ("subsidence", "citizen")
    assert story.outcome.media == ()


async def test_something_else_opens_the_tree(story: Story, voice: Voice) -> None:
    """Every subject can be reached in two steps."""
    await story.say(HOLE)
    await story.choose("report-subject-other")
    assert story.asked == "area"
    await story.press("🌳")
    assert story.asked == "leaf"
    await story.say("۱")

    assert story.asked == "place"
    assert story.session.answers["leaf"].value == "pruning"


async def test_a_voice_may_be_the_story(story: Story, voice: Voice) -> None:
    """Who cannot write speaks, and finds the subject in the tree."""
    await story.voice()
    assert story.asked == "area"
    await story.say("1")
    await story.say("1")
    await story.place(*INSIDE)
    await _enough(story)
    assert voice.word("report-by-voice") in story.last[-1]
    await story.choose("talk-send")

    assert story.outcome.story == ""
    assert [item.kind for item in story.outcome.media] == ["voice"]


async def test_danger_is_answered_once(story: Story) -> None:
    """The right number comes before everything else, and only once."""
    await story.say(GAS)
    told = story.last
    assert "۱۹۴" in told[0]
    assert story.shown[-2].buttons[0][0].copy == "194"  # type: ignore[union-attr]
    await story.back()
    await story.back()
    await story.say(GAS)

    assert not [text for text in story.last if "۱۹۴" in text]


async def test_danger_marks_the_report(story: Story) -> None:
    """The report is taken all the same and marked."""
    await story.say(GAS)
    await story.place(*INSIDE)
    await story.choose("talk-media-none")
    await story.choose("talk-send")

    assert (story.outcome.danger, story.outcome.emergency) == ("gas", True)


async def test_a_greeting_is_answered_once(story: Story, voice: Voice) -> None:
    """A hello gets the question back; a second one is taken for a story."""
    await story.say(HELLO)
    assert story.last == [voice.word("report-greeting"), voice.word("report-what")]
    await story.say(HELLO)

    assert story.asked == "area"


async def test_words_behind_the_command_are_the_story(voice: Voice, tell: Tell) -> None:
    """`/report چه شده` needs not be written twice; too few words are asked for."""
    story = tell("report")
    story.begin_about({"said": BIN})
    await story.start()
    short = tell("report")
    short.begin_about({"said": "؟"})
    await short.start()

    assert (story.asked, short.asked) == ("place", "story")


async def test_a_long_story_is_cut(story: Story) -> None:
    """Ten thousand letters are no reason to fail."""
    await story.say(HELLO)
    await story.say("الف " * 2500)

    assert len(story.session.answers["story"].value) == 4000
