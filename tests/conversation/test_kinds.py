"""The main dialog: messages that are no new report."""

import pytest

from conversation.testing import Story
from handlers.citizen.kinds import Told
from handlers.rehearsal import BRIBE, INSIDE, QUESTION, THANKS, TWIN, WISH
from services.intake import NewReport
from services.neighbours import Joining
from services.thanks import ThankYou
from services.voice import Voice
from tests.conversation.conftest import Tell


@pytest.fixture
def story(tell: Tell) -> Story:
    """A report that nobody has begun yet."""
    return tell("report")


async def _file(story: Story) -> NewReport:
    await story.choose("talk-media-none")
    await story.choose("talk-send")
    assert isinstance(story.outcome, NewReport)
    return story.outcome


async def test_a_question_is_answered_without_a_report(story: Story) -> None:
    """Nothing is filed when the answer helped."""
    await story.say(QUESTION)
    await story.choose("kind-information")
    assert "۸ تا ۱۴" in story.last[-1]
    await story.choose("question-helped")

    assert story.outcome == Told("question-glad")


async def test_an_answer_that_did_not_help_goes_to_a_person(story: Story) -> None:
    """It is filed as a question, of the whole city or of a place."""
    await story.say(QUESTION)
    await story.choose("kind-information")
    await story.choose("question-not")
    await story.choose("placed-no")
    filed = await _file(story)

    assert (filed.kind, filed.place.pin, filed.region) == ("information", None, None)


async def test_thanks_are_bound_to_a_case(story: Story) -> None:
    """The citizen says which one."""
    await story.say(THANKS)
    await story.choose("kind-appreciation")
    await story.press("۱۲۳-۴۵۶-۷۸۶")

    assert isinstance(story.outcome, ThankYou)
    assert story.outcome.report_id == 7


async def test_thanks_for_something_else_need_a_place(story: Story) -> None:
    """So that the right unit hears them."""
    await story.say(THANKS)
    await story.choose("kind-appreciation")
    await story.choose("thanks-elsewhere")
    await story.place(*INSIDE)

    assert isinstance(story.outcome, ThankYou)
    assert (story.outcome.report_id, story.outcome.region) == (None, "1")


async def test_word_of_corruption_is_not_filed(story: Story) -> None:
    """The citizen hears that a protected channel follows; nothing is kept."""
    await story.say(BRIBE)
    await story.choose("kind-corruption")
    await story.choose("corruption-end")

    assert story.outcome == Told("corruption-ended")


async def test_a_fault_taken_for_corruption_is_filed_as_a_fault(story: Story) -> None:
    """The model's guess binds nobody."""
    await story.say(BRIBE)
    await story.choose("kind-corruption")
    await story.choose("corruption-fault")
    await story.place(*INSIDE)

    assert (await _file(story)).kind == "request"


async def test_a_suggestion_may_be_about_a_place(story: Story) -> None:
    """Its kind stays with it."""
    await story.say(WISH)
    await story.choose("kind-suggestion")
    await story.choose("placed-yes")
    await story.place(*INSIDE)
    filed = await _file(story)

    assert (filed.kind, filed.region) == ("suggestion", "1")


async def test_the_same_fault_is_joined(story: Story) -> None:
    """With words and pictures; no review, no second report."""
    await story.say(TWIN)
    await story.place(*INSIDE)
    assert story.asked == "same"
    await story.press("🔁")
    await story.choose("talk-media-none")

    assert story.outcome == Joining(7, TWIN, ())


async def test_another_fault_nearby_is_filed(story: Story, voice: Voice) -> None:
    """The citizen decides, and sees before sending how long such reports take."""
    await story.say(TWIN)
    await story.place(*INSIDE)
    await story.choose("same-no")
    await story.choose("talk-media-none")
    assert "۴۳" in story.last[-1]
    await story.choose("talk-send")

    assert isinstance(story.outcome, NewReport)
    assert voice.language == "fa"
