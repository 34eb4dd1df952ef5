"""Reminders, closing and quiet seconds: time-outs that may come late, early or twice."""

from datetime import timedelta

import pytest

from conversation.step import CLOSE_AFTER, QUIET, REMIND_AFTER, Wake
from conversation.testing import Story
from handlers.rehearsal import BIN, INSIDE
from services.voice import Voice
from tests.conversation.conftest import Tell


@pytest.fixture
async def story(tell: Tell) -> Story:
    """A report whose place is asked for."""
    begun = tell("report")
    await begun.say(BIN)
    return begun


async def test_a_quiet_dialog_is_reminded_once_and_closed_after_a_day(
    story: Story, voice: Voice
) -> None:
    """Half an hour later the open question is shown again, a day later the dialog is over."""
    said_at = story.now
    assert story.wake == Wake(said_at + REMIND_AFTER, "remind")
    await story.wake_up("remind")
    assert story.last == [voice.word("talk-reminder"), voice.word("report-where")]
    assert story.wake == Wake(said_at + CLOSE_AFTER, "close")
    await story.wake_up("close")

    assert (story.ended, story.last) == ("closed", [voice.word("talk-closed")])


async def test_an_answer_starts_the_time_anew(story: Story) -> None:
    """Who answers after the reminder has another half an hour."""
    await story.wake_up("remind")
    await story.place(*INSIDE)

    assert story.wake == Wake(story.now + REMIND_AFTER, "remind")


@pytest.mark.parametrize("why", ["quiet", "close", "remind"])
async def test_a_time_out_that_is_not_due_changes_nothing(story: Story, why: str) -> None:
    """A time-out that crossed with a message of the citizen is not obeyed."""
    due = story.wake
    await story.wake_up(why, after=timedelta(minutes=1))

    assert (story.last, story.wake, story.asked) == ([], due, "place")


async def test_a_doubled_reminder_is_said_once(story: Story) -> None:
    """The same time-out twice speaks once."""
    await story.wake_up("remind")
    await story.wake_up("remind", after=timedelta(0))

    assert story.last == []


async def test_a_late_reminder_leaves_time(story: Story) -> None:
    """After two days' standstill of ours nobody is reminded and closed in one breath."""
    await story.wake_up("remind", after=timedelta(days=2))

    assert story.wake == Wake(story.now + CLOSE_AFTER - REMIND_AFTER, "close")


async def test_photos_are_counted_after_a_quiet_second(story: Story, voice: Voice) -> None:
    """An album is answered once, when nothing more of it comes."""
    await story.place(*INSIDE)
    await story.photo(album="a")
    first = story.now
    assert (story.last, story.wake) == ([], Wake(first + QUIET, "quiet"))
    await story.photo(album="a")
    await story.wake_up("quiet", after=timedelta(seconds=0.5))
    assert story.last == []
    await story.wake_up("quiet")

    assert story.last == [voice.word("talk-media-so-far", count="2")]
    assert story.wake is not None
    assert story.wake.why == "remind"


async def test_a_close_that_crossed_with_a_photo_is_not_obeyed(story: Story) -> None:
    """A photo that came in the last moment keeps the dialog open."""
    await story.place(*INSIDE)
    await story.photo()
    await story.wake_up("close", after=timedelta(seconds=3))

    assert (story.ended, story.asked) == (None, "media")
