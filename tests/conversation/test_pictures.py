"""The main dialog: pictures and other files, whenever they come."""

import pytest

from conversation.events import Pin
from conversation.gathering import Place
from conversation.testing import Story
from conversation.trials import happening, sent
from handlers.rehearsal import BIN, HOLE, INSIDE
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


async def test_a_clear_story_a_pin_and_a_photo_make_a_report(story: Story) -> None:
    """Four messages and a yes are enough where the model is sure."""
    await story.say(BIN)
    await story.place(*INSIDE)
    await story.photo(key="bin")
    await _enough(story)
    await story.choose("talk-send")

    made = story.outcome
    assert story.ended == "done"
    assert (made.origin, made.story, made.subject, made.decided_by) == (
        "0123456789", BIN, "bin_issue", "model",
    )  # fmt: skip
    assert (made.place, made.region) == (Place(Pin(*INSIDE)), "1")
    assert [item.key for item in made.media] == ["bin"]


async def test_an_album_may_come_before_the_story(story: Story, voice: Voice) -> None:
    """Pictures that come first are kept, and answered once for the whole album."""
    await story.photo(album="a", key="1")
    assert story.last == [voice.word("talk-kept-for-later"), voice.word("report-what")]
    await story.photo(album="a", key="2")
    assert story.last == []
    await story.say(BIN)
    await story.place(*INSIDE)
    assert story.last[-1] == voice.word("talk-media-so-far", count="2")
    await _enough(story)
    await story.choose("talk-send")

    assert [item.key for item in story.outcome.media] == ["1", "2"]


async def test_a_photo_with_a_caption_may_come_first(story: Story) -> None:
    """The caption is the story and the photo is not forgotten."""
    await story.photo(BIN, key="1")
    await story.place(*INSIDE)
    await _enough(story)
    await story.choose("talk-send")

    assert story.outcome.story == BIN
    assert [item.key for item in story.outcome.media] == ["1"]


async def test_the_words_of_a_later_photo_join_the_story(story: Story) -> None:
    """What is written under a photo reaches the unit too."""
    await story.say(BIN)
    await story.place(*INSIDE)
    await story.photo("پلاک ۱۲")
    await _enough(story)
    await story.choose("talk-send")

    assert story.outcome.story == f"{BIN}\nپلاک ۱۲"


async def test_a_photo_may_come_last(story: Story) -> None:
    """Pictures sent at the review are part of the report, and the review says so."""
    await _to_review(story)
    await story.photo(key="late", album="z")
    await story.photo(key="later", album="z")
    assert story.last == []
    await story.wake_up("quiet")
    assert story.asked == "review"
    assert "۳" in story.last[-1]
    await story.choose("talk-send")

    assert [item.key for item in story.outcome.media][1:] == ["late", "later"]


async def test_ten_photos_are_enough(story: Story, voice: Voice) -> None:
    """The eleventh is told so; ten are filed."""
    await story.say(BIN)
    await story.place(*INSIDE)
    for number in range(10):
        await story.photo(key=str(number), album="a")
        assert story.last == []
    await story.photo(key="10", album="a")
    assert story.last[0] == voice.word("talk-media-enough", most="10")
    await story.photo(key="3")
    assert story.last == []
    await _enough(story)
    await story.photo(key="11")
    assert story.last[0] == voice.word("talk-media-enough", most="10")
    await story.choose("talk-send")

    assert [item.key for item in story.outcome.media] == [str(number) for number in range(10)]


async def test_too_many_photos_before_they_are_asked_for(story: Story, voice: Voice) -> None:
    """Of twelve photos that come first ten are taken, and the citizen hears so."""
    for number in range(12):
        await story.photo(key=str(number), album="a")
    await story.say(BIN)
    await story.place(*INSIDE)

    assert voice.word("talk-media-enough", most="10") in story.last
    assert len(story.session.drafts["media"]) == 10


async def test_photos_between_the_questions_are_not_lost(story: Story) -> None:
    """What comes after going back joins what was there before."""
    await story.say(BIN)
    await story.place(*INSIDE)
    await story.photo(key="1")
    await story.wake_up("quiet")
    await story.back()
    assert story.asked == "place"
    await story.photo(key="2")
    await story.place(*INSIDE)
    await _enough(story)
    await story.choose("talk-send")

    assert [item.key for item in story.outcome.media] == ["1", "2"]


async def test_text_is_no_photo(story: Story, voice: Voice) -> None:
    """Words at the photo question get a kind hint."""
    await story.say(BIN)
    await story.place(*INSIDE)
    await story.say("الان می‌فرستم")

    assert story.last == [voice.word("talk-media-hint"), voice.word("report-media")]


@pytest.mark.parametrize(
    ("fault", "hint"),
    [
        (None, "talk-kept-for-later"),
        ("gone", "talk-file-gone"),
        ("too_big", "talk-file-too-big"),
        ("empty", "talk-file-empty"),
        ("unreadable", "talk-file-unreadable"),
        ("unsaved", "talk-file-unsaved"),
    ],
)
async def test_a_file_that_cannot_be_kept_is_explained(
    story: Story, voice: Voice, fault: str | None, hint: str
) -> None:
    """The citizen hears what was wrong with his file."""
    await story.file("photo", fault)

    assert story.last == [voice.word(hint), voice.word("report-what")]


async def test_a_sticker_at_the_photo_question_is_explained(story: Story, voice: Voice) -> None:
    """A sticker is no photo, and nobody pretends to keep it."""
    await story.say(BIN)
    await story.place(*INSIDE)
    await story.happen(sent("sticker", key="s"))

    assert story.last[0] == voice.word("talk-file-kind")
    assert story.session.pocket.media == []


async def test_what_nobody_can_read_is_answered(story: Story, voice: Voice) -> None:
    """A contact or an empty message gets the question again."""
    await story.happen(happening())

    assert story.last == [voice.word("talk-not-understood"), voice.word("report-what")]


async def test_wrong_kinds_at_every_question(story: Story, voice: Voice) -> None:
    """At each question the hint says what would be right there."""
    await story.say("؟!")
    assert story.last[0] == voice.word("report-story-hint")
    await story.say(HOLE)
    await story.say("نمی‌دانم")
    assert story.last[0] == voice.word("talk-choose-hint")
    await story.say("9" * 5000)
    assert story.last[0] == voice.word("talk-choose-hint")
    await story.photo("۱")
    assert story.last[0] == voice.word("talk-kept-for-later")
    await story.press("🛣️")
    await story.say("؟")
    assert story.last[0] == voice.word("talk-where-hint")
    await story.photo("این‌جا")
    assert story.last[0] == voice.word("talk-kept-for-later")
    await story.place(*INSIDE)
    await _enough(story)
    await story.say("خب؟")

    assert story.last[0] == voice.word("talk-review-hint")
