"""The smaller dialogs, told as stories: what citizens and units do with a report."""

import pytest

from conversation.trials import sent
from domain.errors import Refusal
from handlers.citizen.follow import Saying
from handlers.rehearsal import CODE
from handlers.unit.claiming import Claim
from handlers.unit.triage import Assignment
from handlers.unit.work import Question, Return
from services.voice import Voice
from tests.conversation.conftest import Tell


@pytest.mark.parametrize("name", ["answer", "note", "object"])
async def test_words_and_pictures_are_added(tell: Tell, name: str) -> None:
    """An answer, a note or an objection has words and, if there are any, pictures."""
    story = tell(name)
    await story.start()
    await story.say("جلوی در شمارهٔ ۱۲")
    await story.photo(key="1")
    await story.wake_up("quiet")
    await story.choose("talk-media-done")

    verb = "partly" if name == "object" else name
    assert story.outcome == Saying(7, verb, "جلوی در شمارهٔ ۱۲", story.outcome.media)
    assert [item.key for item in story.outcome.media] == ["1"]


async def test_an_objection_needs_no_words(tell: Tell) -> None:
    """Who says that it is not done owes no explanation."""
    story = tell("object")
    await story.start()
    await story.choose("talk-skip")
    await story.choose("talk-media-none")

    assert story.outcome == Saying(7, "partly", "", ())


async def test_a_photo_may_be_the_answer(tell: Tell) -> None:
    """Who is asked for a picture needs write nothing, and a sticker says nothing."""
    story = tell("answer")
    await story.start()
    await story.happen(sent("sticker", key="s"))
    assert story.asked == "words"
    await story.photo(key="1")
    assert story.asked == "media"
    await story.choose("talk-media-done")

    assert story.outcome.words == ""
    assert [item.key for item in story.outcome.media] == ["1"]


async def test_a_place_may_be_the_answer(tell: Tell) -> None:
    """Who is asked where exactly sends the place, and the unit gets its degrees."""
    story = tell("answer")
    await story.start()
    await story.place(35.95, 50.94)
    await story.choose("talk-media-none")

    assert story.outcome.words == "35.950000, 50.940000"


async def test_a_photo_with_words_may_begin_a_note(tell: Tell) -> None:
    """A reply to a notice is read at once, its photo is the first of the list."""
    story = tell("note")
    await story.photo("هنوز همان است", key="1")
    assert story.asked == "media"
    await story.choose("talk-media-done")

    assert [item.key for item in story.outcome.media] == ["1"]


async def test_taking_back_needs_a_yes(tell: Tell) -> None:
    """One more question stands before a withdrawal."""
    kept, gone = tell("withdraw"), tell("withdraw")
    await kept.start()
    await kept.choose("withdraw-no")
    await gone.start()
    await gone.choose("withdraw-yes")

    assert (kept.outcome, gone.outcome) == (None, 7)


async def test_a_code_is_asked_for_until_there_is_one(tell: Tell, voice: Voice) -> None:
    """A slip is told from a code that nobody has."""
    story = tell("track")
    await story.start()
    await story.say("123456789")
    assert story.last[0] == voice.word("track-slip")
    await story.say("111111111")
    assert story.last[0] == voice.word("track-unknown")
    await story.say("۱۲۳-۴۵۶-۷۸۶")

    assert story.outcome == CODE


async def test_a_code_behind_the_command_is_taken(tell: Tell, voice: Voice) -> None:
    """`/track CODE` shows the report at once; a wrong one is asked for again."""
    right, wrong = tell("track"), tell("track")
    right.begin_about({"said": CODE})
    wrong.begin_about({"said": "12"})
    await right.start()
    await wrong.start()

    assert right.outcome == CODE
    assert wrong.last == [voice.word("track-slip"), voice.word("track-what")]


async def test_the_unit_asks_the_citizen(tell: Tell, voice: Voice) -> None:
    """A question has a few letters at least."""
    story = tell("ask")
    await story.start()
    await story.say("کجا")
    assert story.last[0] == voice.word("talk-words-hint")
    await story.say("دقیقاً کجای کوچه؟")

    assert story.outcome == Question(7, "دقیقاً کجای کوچه؟")


async def test_the_unit_returns_a_report(tell: Tell, voice: Voice) -> None:
    """A return has a reason; a guess is welcome and not demanded."""
    guessed, silent = tell("return"), tell("return")
    for story in (guessed, silent):
        await story.start()
        await story.choose("reason-other-region")
    await guessed.say("منطقهٔ ۲")
    await silent.say(voice.word("talk-skip"))

    assert guessed.outcome == Return(7, "other-region", "منطقهٔ ۲")
    assert silent.outcome == Return(7, "other-region", "")


async def test_done_needs_a_picture_and_a_word(tell: Tell, voice: Voice) -> None:
    """A voice message is no proof."""
    story = tell("done")
    await story.start()
    await story.happen(sent("voice", key="v"))
    assert story.last[0] == voice.word("talk-file-kind")
    await story.photo(key="1")
    await story.wake_up("quiet")
    await story.choose("talk-media-done")
    await story.say("سطل عوض شد")

    assert story.outcome == Claim(7, story.outcome.media, "سطل عوض شد")
    assert [item.key for item in story.outcome.media] == ["1"]


async def test_a_caption_is_the_word_of_a_claim(tell: Tell) -> None:
    """What is written under the picture needs not be written again."""
    story = tell("done")
    await story.photo("سطل عوض شد", key="1")
    await story.wake_up("quiet")
    await story.choose("talk-media-done")

    assert (story.ended, story.outcome.words) == ("done", "سطل عوض شد")


async def test_a_picture_may_come_after_the_list_is_closed(tell: Tell) -> None:
    """One more picture joins the others while the words are asked for."""
    story = tell("done")
    await story.photo(key="1")
    await story.wake_up("quiet")
    await story.choose("talk-media-done")
    await story.photo(key="2")
    await story.wake_up("quiet")
    await story.say("سطل عوض شد")

    assert [item.key for item in story.outcome.media] == ["1", "2"]


async def test_triage_sets_the_subject(tell: Tell) -> None:
    """Field first, then subject; back leads to the field."""
    story = tell("assign")
    await story.start()
    await story.press("🌳")
    await story.back()
    assert story.asked == "area"
    await story.press("🛣️")
    await story.say("۱")

    assert story.outcome == Assignment(7, "pothole")


async def test_a_report_that_is_not_there_is_refused(tell: Tell) -> None:
    """A dialog about an unknown report does not begin."""
    story = tell("note")
    story.begin_about({"report": "8"})

    with pytest.raises(Refusal):
        await story.start()
