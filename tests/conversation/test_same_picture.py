"""The main dialog: a picture that was sent with another report may be asked about, once."""

import pytest

from conversation.testing import Story
from handlers.rehearsal import BIN, GAS, INSIDE, RESENT, TWIN
from services.intake import NewReport
from services.neighbours import Joining
from tests.conversation.conftest import Tell


@pytest.fixture
def story(tell: Tell) -> Story:
    """A report that nobody has begun yet."""
    return tell("report")


async def shown(story: Story, text: str = BIN, key: str = RESENT) -> None:
    """Tell of a fault, and show a picture where one is asked for."""
    await story.say(text)
    await story.place(*INSIDE)
    await story.photo(key=key)
    await story.wake_up("quiet")
    await story.choose("talk-media-done")


async def test_a_picture_that_came_with_another_report_is_asked_about(story: Story) -> None:
    """Before the review; who says it is the same joins, with words and picture."""
    await shown(story)
    assert story.asked == "resent"
    await story.press("🔁")

    assert isinstance(story.outcome, Joining)
    assert (story.outcome.report_id, story.outcome.words) == (7, BIN)
    assert [item.key for item in story.outcome.media] == [RESENT]


async def test_who_says_it_is_another_fault_files_his_own(story: Story) -> None:
    """The picture binds nobody, and he is not asked again."""
    await shown(story)
    await story.choose("same-no")
    assert story.asked == "review"
    await story.choose("talk-send")

    assert isinstance(story.outcome, NewReport)


async def test_any_other_picture_is_not_asked_about(story: Story) -> None:
    """People stand on different sides of a fault: a picture of its own says nothing."""
    await shown(story, key="photo-of-mine")

    assert story.asked == "review"


async def test_a_picture_that_came_first_speaks_in_the_first_question(story: Story) -> None:
    """And the second is not put."""
    await story.photo(caption=BIN, key=RESENT)
    await story.place(*INSIDE)
    assert story.asked == "same"
    await story.choose("same-no")
    await story.choose("talk-media-done")

    assert story.asked == "review"


async def test_no_report_is_asked_about_twice(story: Story) -> None:
    """He said that it is another one; its own picture does not bring the question back."""
    await story.say(TWIN)
    await story.place(*INSIDE)
    await story.choose("same-no")
    await story.photo(key=RESENT)
    await story.wake_up("quiet")
    await story.choose("talk-media-done")

    assert story.asked == "review"


async def test_another_report_with_that_picture_is_asked_about(story: Story) -> None:
    """Only what he was not asked about before, and all of it."""
    await story.say(TWIN)
    await story.place(*INSIDE)
    await story.choose("same-no")
    await story.photo()
    await story.wake_up("quiet")
    await story.choose("talk-media-done")
    assert story.asked == "resent"
    await story.press("🔁")

    assert story.outcome.report_id == 8


async def test_nor_after_the_place_was_changed(story: Story) -> None:
    """A denial in the second question holds in the first."""
    await shown(story)
    await story.choose("same-no")
    await story.choose("edit-place")
    await story.place(INSIDE[0] + 0.001, INSIDE[1])

    assert story.asked == "review"


async def test_a_picture_that_comes_at_the_review_is_looked_at_too(story: Story) -> None:
    """When its quiet second is over the question comes before anything is sent."""
    await shown(story, key="photo-of-mine")
    await story.photo(key=RESENT)
    assert story.asked == "review"
    await story.wake_up("quiet")
    assert story.asked == "resent"
    await story.choose("same-no")
    await story.choose("talk-send")

    assert isinstance(story.outcome, NewReport)
    assert len(story.outcome.media) == 2


async def test_a_hasty_yes_at_the_review_meets_the_question_first(story: Story) -> None:
    """A button pressed within the quiet second files nothing unseen."""
    await shown(story, key="photo-of-mine")
    await story.photo(key=RESENT)
    await story.choose("talk-send")

    assert story.asked == "resent"


async def test_the_question_can_be_gone_back_to(story: Story) -> None:
    """Who slipped answers anew, and is offered the same report."""
    await shown(story)
    await story.choose("same-no")
    await story.back()
    assert story.asked == "resent"
    await story.press("🔁")

    assert isinstance(story.outcome, Joining)


async def test_silence_brings_the_question_back(story: Story) -> None:
    """The reminder shows it again, and nothing is filed in the meantime."""
    await shown(story)
    await story.wake_up("remind")

    assert story.asked == "resent"


async def test_in_danger_no_picture_is_looked_at(story: Story) -> None:
    """An emergency is never held up."""
    await shown(story, GAS)

    assert story.asked == "review"


async def test_danger_told_with_a_picture_is_not_held_up(story: Story) -> None:
    """Words of danger that come later count as well."""
    await story.say(BIN)
    await story.place(*INSIDE)
    await story.photo(caption=GAS, key=RESENT)
    await story.wake_up("quiet")
    await story.choose("talk-media-done")

    assert story.asked == "review"
