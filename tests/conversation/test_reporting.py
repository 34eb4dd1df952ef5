"""The main dialog, told as stories: a citizen reports a problem."""

import pytest

from conversation.events import Pin
from conversation.gathering import Place
from conversation.testing import Story, happening, sent
from handlers.rehearsal import BIN, BORDER, ELSEWHERE, GAS, HELLO, HOLE, INSIDE, OUTSIDE, RIDDLE
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


async def test_a_location_may_come_first(story: Story) -> None:
    """A place is not asked for twice."""
    await story.place(*INSIDE)
    assert story.asked == "story"
    await story.say(BIN)

    assert story.asked == "media"
    assert story.session.answers["place"].value["pin"]["latitude"] == INSIDE[0]


async def test_a_location_may_come_last(story: Story, voice: Voice) -> None:
    """A place told in words gets its pin whenever it comes."""
    await story.say(BIN)
    await story.say(STREET)
    await story.place(*INSIDE)
    assert story.last[0] == voice.word("talk-noted")
    await story.choose("talk-media-none")
    await story.choose("talk-send")

    assert story.outcome.place == Place(Pin(*INSIDE), STREET)
    assert story.outcome.region == "1"


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


async def test_a_place_on_the_border_is_asked_about(story: Story) -> None:
    """Near a border the citizen says which region is right; another pin is another question."""
    await story.say(BIN)
    await story.place(*BORDER)
    assert story.asked == "region"
    await story.say("۲")
    assert story.asked == "media"
    assert story.session.answers["region"].value == "1"
    await story.place(*INSIDE)
    assert story.asked == "media"
    await story.place(*BORDER)

    assert story.asked == "media"


@pytest.mark.parametrize(("place", "word"), [(OUTSIDE, "شهر نمونه"), (ELSEWHERE, "تهران")])
async def test_a_place_outside_the_city_is_refused(
    story: Story, place: tuple[float, float], word: str
) -> None:
    """The citizen hears why, and whom to tell, and is asked again."""
    await story.say(BIN)
    await story.place(*place)

    assert story.asked == "place"
    assert word in story.last[0]


async def test_a_late_place_outside_the_city_asks_for_the_place_again(story: Story) -> None:
    """A pin that does not belong to the city is never filed."""
    await story.say(BIN)
    await story.say(STREET)
    await story.place(*OUTSIDE)

    assert story.asked == "place"


async def test_a_map_link_is_a_pin(story: Story) -> None:
    """Coordinates that were typed count like a shared place."""
    await story.say(BIN)
    await story.say("35.9500, 50.9400")
    await story.choose("talk-media-none")
    await story.choose("talk-send")

    assert story.outcome.place.pin == Pin(*INSIDE)
    assert story.outcome.region == "1"


async def test_likely_places_are_offered(story: Story) -> None:
    """A place told in words may be one of several; the words stay in any case."""
    await story.say(BIN)
    await story.say(SQUARE)
    assert story.asked == "which"
    await story.say("2")
    await story.choose("talk-media-none")
    await story.choose("talk-send")

    assert (story.outcome.region, story.outcome.place.words) == ("2", SQUARE)


async def test_none_of_the_likely_places_may_be_right(story: Story, voice: Voice) -> None:
    """The citizen is believed when he means none of them."""
    await story.say(BIN)
    await story.say(SQUARE)
    await story.choose("place-none-of-these")
    await story.choose("talk-media-none")
    await story.choose("talk-send")

    assert story.outcome.region is None


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


async def test_a_long_story_is_cut(story: Story) -> None:
    """Ten thousand letters are no reason to fail."""
    await story.say(HELLO)
    await story.say("الف " * 2500)

    assert len(story.session.answers["story"].value) == 4000


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
