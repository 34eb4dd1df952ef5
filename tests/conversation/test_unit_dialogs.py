"""What a unit's people are asked, told as stories: dates, findings, outside bodies, claims."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date

import pytest

from conversation.events import MediaKind
from conversation.testing import Story
from conversation.trials import sent
from domain.city import Name
from domain.templates import Template
from handlers.drawing import script_of
from handlers.ports import Examined
from handlers.rehearsal import CODE, Rehearsal
from handlers.rehearsed_trials import about
from handlers.unit.claiming import Claim, Lack
from handlers.unit.findings import Diagnosis, Opinion
from handlers.unit.handing_out import HandingOut, Referral
from handlers.unit.joining import Joining, Splitting
from handlers.unit.plans import Pause, Plan
from services.voice import Voice
from tests.conversation.conftest import Tell


async def begun(tell: Tell, name: str) -> Story:
    """The story of a dialog whose first question is open."""
    story = tell(name)
    await story.start()
    return story


async def test_a_near_day_is_one_press(tell: Tell) -> None:
    """Within the term no reason is asked for; days off are marked."""
    story = await begun(tell, "plan")
    assert story.labels[0].startswith("شنبه ۱ فروردین · تعطیل")
    await story.press("یکشنبه ۲ فروردین")

    assert story.outcome == Plan(7, date(2026, 3, 22), "")


async def test_a_day_past_the_term_asks_why(tell: Tell) -> None:
    """Typed words for a reason will not do: it is one of the list."""
    story = await begun(tell, "plan")
    await story.press("۷ فروردین")
    assert story.asked == "reason"
    await story.say("حوصله نداریم")
    assert story.asked == "reason"
    await story.choose("late-budget")

    assert story.outcome == Plan(7, date(2026, 3, 27), "budget")


async def test_a_far_day_is_found_by_its_month(tell: Tell) -> None:
    """A typed number means the day of that number."""
    story = await begun(tell, "plan")
    await story.choose("day-other")
    assert [label.split()[0] for label in story.labels[:3]] == ["فروردین", "اردیبهشت", "خرداد"]
    await story.press("اردیبهشت")
    assert len([label for label in story.labels if label.rstrip("•").isdigit()]) == 31
    await story.say("۱۲")
    await story.choose("late-season")

    assert story.outcome == Plan(7, date(2026, 5, 2), "season")


async def test_one_may_go_back_to_another_month(tell: Tell) -> None:
    """The days of the month chosen last are offered."""
    story = await begun(tell, "plan")
    await story.choose("day-other")
    await story.press("خرداد")
    await story.back()
    assert story.asked == "month"
    await story.press("فروردین")
    await story.press("۳۱")
    await story.choose("late-permit")

    assert story.outcome.day == date(2026, 4, 20)


async def test_days_are_gregorian_in_english(look: Rehearsal) -> None:
    """Who reads English counts other months."""
    story = Story(script_of("plan", look), Voice("en", UTC), about("plan"))
    await story.start()
    await story.choose("day-other")
    await story.press("April 2026")
    await story.press("12")
    await story.choose("late-permit")

    assert story.outcome == Plan(7, date(2026, 4, 12), "permit")


async def test_a_hold_has_a_day_and_a_reason(tell: Tell, voice: Voice) -> None:
    """A bare phrase is no reason."""
    story = await begun(tell, "hold")
    await story.press("۷ فروردین")
    await story.say("در دست بررسی است")
    assert story.last[0] == voice.word("answer-bare")
    await story.say("قیر تا هفتهٔ بعد نمی‌رسد")

    assert story.outcome == Pause(7, date(2026, 3, 27), "قیر تا هفتهٔ بعد نمی‌رسد")


async def test_a_diagnosis_has_a_code_and_words(tell: Tell) -> None:
    """What was found, and what was seen."""
    story = await begun(tell, "diagnose")
    await story.choose("finding-other-body")
    await story.say("لولهٔ آب شکسته است")

    assert story.outcome == Diagnosis(7, "other-body", "لولهٔ آب شکسته است")


async def test_nothing_to_do_needs_pictures_and_an_opinion(tell: Tell, voice: Voice) -> None:
    """Neither is left out, and a bare phrase is no opinion."""
    story = await begun(tell, "no-action")
    assert story.labels == [voice.word("talk-cancel")]
    await story.photo(key="1")
    await story.wake_up("quiet")
    await story.choose("talk-media-done")
    await story.say("بررسی شد و اقدام لازم انجام شد")
    assert story.last[0] == voice.word("answer-bare")
    await story.say("درخت سالم است و خطری ندارد")

    assert story.outcome == Opinion(7, "درخت سالم است و خطری ندارد", story.outcome.media)


async def test_an_outside_body_is_chosen_and_has_a_number(tell: Tell) -> None:
    """Those of the city are offered."""
    story = await begun(tell, "outside")
    await story.press("گاز")
    await story.say("۱۲/۴۵")

    assert story.outcome == HandingOut(7, "شرکت گاز شهر نمونه", "۱۲/۴۵")


async def test_another_body_is_told_in_words(tell: Tell) -> None:
    """Not every body is in the city's list."""
    story = await begun(tell, "outside")
    await story.choose("outside-other")
    await story.say("راه‌آهن")
    await story.say("بدون شماره")

    assert story.outcome == HandingOut(7, "راه‌آهن", "بدون شماره")


async def test_a_referral_may_have_a_word(tell: Tell) -> None:
    """An address or a number, if there is one."""
    told, silent = await begun(tell, "refer-on"), await begun(tell, "refer-on")
    await told.say("تلفن ۱۲۱")
    await silent.choose("talk-skip")

    assert (told.outcome, silent.outcome) == (Referral(7, "تلفن ۱۲۱"), Referral(7, ""))


async def test_without_a_picture_one_says_why(tell: Tell, voice: Voice) -> None:
    """By a code, or in words where none fits."""
    coded, told = await begun(tell, "done"), await begun(tell, "done")
    for story in (coded, told):
        await story.choose("talk-media-none")
    await coded.choose("no-photo-night")
    await coded.say("سطل عوض شد")
    await told.choose("no-photo-other")
    await told.say("دوربین خراب بود")
    await told.say("سطل عوض شد")

    assert coded.outcome == Claim(7, (), "سطل عوض شد", voice.word("no-photo-night"))
    assert told.outcome == Claim(7, (), "سطل عوض شد", "دوربین خراب بود")


async def test_a_picture_that_comes_after_all_needs_no_reason(tell: Tell) -> None:
    """Who is asked why there is none sends one instead."""
    story = await begun(tell, "done")
    await story.choose("talk-media-none")
    await story.photo(key="1")
    assert story.asked == "words"
    await story.say("سطل عوض شد")

    assert (story.outcome.why, [item.key for item in story.outcome.media]) == ("", ["1"])


class Blind:
    """Eyes to which no file shows anything."""

    async def examine(self, report_id: int, after: Sequence[str]) -> Examined:
        """Nothing is seen."""
        return Examined(is_blank=True)

    async def alike(self, mine: Sequence[str], theirs: Collection[str]) -> dict[str, float]:
        """Nothing is alike."""
        return {}


@pytest.mark.parametrize(
    ("kinds", "is_blank"), [(("document",), True), (("document", "video"), False)]
)
async def test_files_that_show_nothing_are_no_proof(
    look: Rehearsal, voice: Voice, kinds: tuple[MediaKind, ...], is_blank: bool
) -> None:
    """A text is no picture; into a film nobody looks."""
    story = Story(script_of("done", replace(look, eyes=Blind())), voice, about("done"))
    for kind in kinds:
        await story.happen(sent(kind, key=kind))
    await story.wake_up("quiet")
    await story.choose("talk-media-done")
    await story.say("سطل عوض شد")

    assert is_blank == story.outcome.evidence.is_blank


async def test_a_bare_done_is_asked_again(tell: Tell, voice: Voice) -> None:
    """The citizen reads what was done."""
    story = tell("done")
    await story.photo("انجام شد", key="1")
    await story.wake_up("quiet")
    await story.choose("talk-media-done")
    assert (story.asked, story.last[0]) == ("words", voice.word("answer-bare"))
    await story.say("سطل عوض شد")

    assert story.outcome.words == "سطل عوض شد"


@pytest.fixture
def ready(look: Rehearsal) -> Rehearsal:
    """A city with two ready sentences, one of them with something to fill in."""
    city = replace(
        look.city,
        templates=(
            Template(
                "a", "claim", Name("{unit}: {subject} پر شد ({date}، {name}).", "{unit} filled")
            ),
            Template("b", "claim", Name("با … پر شد.", "Filled with …")),
        ),
    )
    return replace(look, city=city)


async def test_a_ready_sentence_is_filled(ready: Rehearsal, voice: Voice) -> None:
    """The prompt shows it; its number is enough."""
    story = Story(script_of("done", ready), voice, about("done"))
    await story.start()
    await story.photo(key="1")
    await story.wake_up("quiet")
    await story.choose("talk-media-done")
    assert "۲. با … پر شد." in story.last[-1]
    await story.say("۱")

    unit, subject = ready.city.unit("technical_01"), ready.city.subject("pothole")
    assert story.outcome.words == (
        f"{unit.name.fa}: {subject.short.fa} پر شد (شنبه ۱ فروردین، سارا)."
    )


async def test_a_sentence_with_a_gap_is_completed_first(ready: Rehearsal, voice: Voice) -> None:
    """It is shown to be copied and filled in."""
    story = Story(script_of("done", ready), voice, about("done"))
    await story.start()
    await story.photo(key="1")
    await story.wake_up("quiet")
    await story.choose("talk-media-done")
    await story.press("۲")
    assert story.asked == "words"
    assert "با … پر شد." in story.last[0]
    await story.say("با آسفالت گرم پر شد.")

    assert story.outcome.words == "با آسفالت گرم پر شد."


async def test_a_head_says_what_lacks(tell: Tell) -> None:
    """The contractor reads it."""
    story = await begun(tell, "redo")
    await story.say("لبه‌ها مانده است")

    assert story.outcome == Lack(7, "لبه‌ها مانده است")


async def test_a_duplicate_is_named_by_its_code(tell: Tell, voice: Voice) -> None:
    """A slip is told from a code that nobody has."""
    story = await begun(tell, "merge")
    await story.say("12")
    assert story.last[0] == voice.word("track-slip")
    await story.say("111111111")
    assert story.last[0] == voice.word("track-unknown")
    await story.say(CODE)

    assert story.outcome == Joining(7, CODE)


async def test_a_second_fault_has_words_and_a_subject(tell: Tell) -> None:
    """Field first, then subject."""
    story = await begun(tell, "split")
    await story.say("کف کوچه هم گود است")
    await story.press("🛣️")
    await story.say("۱")

    assert story.outcome == Splitting(7, "کف کوچه هم گود است", "pothole")
