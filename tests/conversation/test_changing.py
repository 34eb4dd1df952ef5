"""The main dialog: every answer can be changed, and left."""

import pytest

from conversation.events import Pin
from conversation.testing import Story
from conversation.trials import happening
from handlers.rehearsal import BIN, HOLE, INSIDE, RIDDLE
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


async def test_a_new_story_is_not_about_the_old_subject(story: Story, voice: Voice) -> None:
    """A subject chosen in the tree is asked again when the story turns out to be another one."""
    await story.say(RIDDLE)
    await story.press("🌳")
    await story.say("1")
    await story.edit_message(RIDDLE, HOLE)
    assert story.asked == "subject"
    await story.choose("report-subject-other")

    assert story.asked == "area"


async def test_back_asks_the_question_before_again(story: Story, voice: Voice) -> None:
    """Going back reaches even a subject that the model chose; from then on the citizen chooses."""
    await story.say(BIN)
    await story.back()
    assert story.asked == "subject"
    await story.back()
    assert story.asked == "story"
    assert voice.word("talk-back") not in story.labels
    await story.say(BIN)

    assert story.asked == "subject"


@pytest.mark.parametrize(
    ("part", "asked", "lost"),
    [
        ("edit-story", "story", {"story"}),
        ("edit-subject", "subject", {"subject"}),
        ("edit-place", "place", {"place"}),
        ("edit-media", "media", {"media"}),
    ],
)
async def test_every_answer_can_be_changed(
    story: Story, voice: Voice, part: str, asked: str, lost: set[str]
) -> None:
    """From the review any one answer is asked again; the others stay."""
    await _to_review(story)
    before = set(story.session.answers)
    await story.choose(part)

    assert story.asked == asked
    assert set(story.session.answers) == before - lost


async def test_a_changed_place_comes_back_to_the_review(story: Story, voice: Voice) -> None:
    """After a change the citizen sees everything again, with what is new."""
    await _to_review(story)
    await story.choose("edit-place")
    await story.say(STREET)

    assert story.asked == "review"
    assert STREET in story.last[-1]


async def test_changed_photos_begin_with_none(story: Story, voice: Voice) -> None:
    """Who changes his photos sends them anew."""
    await _to_review(story)
    await story.choose("edit-media")
    assert voice.word("talk-media-none") in story.labels
    await story.photo(key="new")
    await _enough(story)
    await story.choose("talk-send")

    assert [item.key for item in story.outcome.media] == ["new"]


async def test_cancel_works_at_every_question(tell: Tell) -> None:
    """There is a way out everywhere, by button, by key and by a plain word."""
    begun = tell("report")
    await begun.start()
    await begun.cancel()
    told = tell("report")
    await told.say(HOLE)
    await told.say("انصراف")
    placed = tell("report")
    await placed.say(BIN)
    await placed.cancel()
    looked = tell("report")
    await _to_review(looked)
    await looked.cancel()

    assert [s.ended for s in (begun, told, placed, looked)] == ["cancelled"] * 4
    assert placed.asked is None


async def test_an_old_button_shows_the_open_question(story: Story, voice: Voice) -> None:
    """A button of a question that is over changes nothing."""
    await story.say(HOLE)
    await story.press("🛣️")
    chosen = story.session.answers["subject"]
    await story.press_old(voice.word("report-subject-other"))

    assert story.last == [voice.word("talk-old-button"), voice.word("report-where")]
    assert story.session.answers["subject"] == chosen


async def test_an_edited_message_changes_its_answer(story: Story) -> None:
    """Who corrects his message has corrected his report."""
    await _to_review(story)
    await story.edit_message(HOLE, BIN)

    assert story.asked == "review"
    assert BIN in story.last[-1]


async def test_an_edited_message_that_answered_nothing_is_let_be(story: Story) -> None:
    """Editing something older is no event for the dialog."""
    await story.say("؟!")
    await story.say(HOLE)
    await story.edit_message("؟!", "؟؟؟")

    assert (story.last, story.asked) == ([], "subject")


async def test_a_live_location_does_not_move_the_report(story: Story) -> None:
    """The citizen walks on; the place that he reported stays."""
    await story.say(BIN)
    await story.place(*INSIDE)
    await story.happen(happening(pin=Pin(35.96, 50.95), edited=True, message_id=2))

    assert story.last == []
    assert story.session.answers["place"].value["pin"]["latitude"] == INSIDE[0]
