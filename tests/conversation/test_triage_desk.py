"""The dialogs of the triage desk, and how a citizen leaves the subject to it."""

from dataclasses import replace

from conversation.testing import Story
from handlers.drawing import script_of
from handlers.rehearsal import HOLE, INSIDE, RIDDLE, Rehearsal
from handlers.unit.triage import Assignment, Placing, Referral, Rejection, Sending
from services.voice import Voice
from tests.conversation.conftest import Tell


async def filed(story: Story, voice: Voice) -> Story:
    """Place the report and file it; the review says that the subject is open."""
    await story.place(*INSIDE)
    await story.choose("talk-media-none")
    assert voice.word("report-subject-open") in story.last[-1]
    await story.choose("talk-send")
    return story


async def test_who_does_not_know_the_subject_is_not_stuck(tell: Tell, voice: Voice) -> None:
    """The likeliest of the three goes with it, as nobody's word."""
    story = tell("report")
    await story.say(HOLE)
    await story.choose("report-subject-unsure")
    made = (await filed(story, voice)).outcome

    assert (made.subject, made.unsure, made.decided_by) == ("pothole", True, "model")
    assert made.shortlist == ("pothole", "subsidence", "footpath_kerb")


async def test_the_tree_has_a_way_out_at_each_step(tell: Tell, voice: Voice) -> None:
    """Among the areas, and among the subjects of one that holds a likely subject or none."""
    story = tell("report")
    await story.say(RIDDLE)
    assert story.asked == "area"
    await story.choose("report-subject-unsure")
    assert (await filed(story, voice)).outcome.unsure

    found = []
    for area in ("🛣️", "🌳"):
        story = tell("report")
        await story.say(HOLE)
        await story.choose("report-subject-other")
        await story.press(area)
        await story.choose("report-subject-unsure")
        made = (await filed(story, voice)).outcome
        found.append((made.subject, made.unsure))

    assert found == [("pothole", True), ("pruning", True)]


async def test_who_changes_his_mind_settles_it(tell: Tell, voice: Voice) -> None:
    """At the review the subject may still be chosen."""
    story = tell("report")
    await story.say(HOLE)
    await story.choose("report-subject-unsure")
    await story.place(*INSIDE)
    await story.choose("talk-media-none")
    await story.choose("edit-subject")
    await story.say("۲")
    await story.choose("talk-send")

    assert (story.outcome.subject, story.outcome.unsure) == ("subsidence", False)


async def test_the_desk_chooses_a_subject(tell: Tell) -> None:
    """Field first, then subject."""
    story = tell("assign")
    await story.start()
    await story.press("🛣️")
    await story.say("۱")

    assert story.outcome == Assignment(7, "pothole")


async def test_the_desk_chooses_a_unit_by_kind_and_region(tell: Tell, look: Rehearsal) -> None:
    """Back leads to the kind; the desk itself is not offered."""
    city = look.city
    story = tell("send")
    await story.start()
    assert city.unit_kind("triage").name.fa not in story.labels
    await story.press(city.unit_kind("urban_services").name.fa)
    await story.back()
    assert story.asked == "kind"
    await story.press(city.unit_kind("technical").name.fa)
    assert story.asked == "unit"
    await story.press(city.region("2").name.fa)

    assert story.outcome == Sending(7, "technical_02")


async def test_a_kind_with_one_unit_needs_no_second_question(tell: Tell, look: Rehearsal) -> None:
    """There is nothing to choose."""
    story = tell("send")
    await story.start()
    await story.press(look.city.unit_kind(look.city.unit("gas").kind).name.fa)

    assert story.outcome == Sending(7, "gas")


async def test_a_unit_without_region_goes_by_its_name(voice: Voice, look: Rehearsal) -> None:
    """Where a kind has a unit for the whole city beside those of regions."""
    unit = look.city.unit("technical_01")
    wide = replace(unit, key="technical", region=None)
    city = replace(look.city, units=(*look.city.units, wide))
    story = Story(script_of("send", replace(look, city=city)), voice, {"report": "7"})
    await story.start()
    await story.press(city.unit_kind("technical").name.fa)

    assert unit.name.fa in story.labels


async def test_the_desk_sets_the_region(tell: Tell, look: Rehearsal) -> None:
    """By a button."""
    story = tell("place")
    await story.start()
    await story.press(look.city.region("2").name.fa)

    assert story.outcome == Placing(7, "2")


async def test_the_desk_asks_the_citizen_for_the_place(tell: Tell) -> None:
    """With one button and no words."""
    story = tell("place")
    await story.start()
    await story.choose("place-ask")

    assert story.outcome == Placing(7, None)


async def test_a_known_body_brings_its_phone(tell: Tell, look: Rehearsal) -> None:
    """Only the reason is asked for, and it has to say something."""
    gas = look.city.unit("gas")
    story = tell("refer")
    await story.start()
    await story.press(gas.name.fa)
    assert story.asked == "words"
    await story.say("بررسی شد")
    assert story.asked == "words"
    await story.say("علمک گاز مال شرکت گاز است")

    assert story.outcome == Referral(7, gas.name.fa, str(gas.phone), "علمک گاز مال شرکت گاز است")


async def test_another_body_is_named_in_words(tell: Tell) -> None:
    """Its number may be left out."""
    story = tell("refer")
    await story.start()
    await story.choose("outside-other")
    await story.say("هیئت‌امنای مسجد")
    assert story.asked == "phone"
    await story.choose("talk-skip")
    await story.say("حیاط خود مسجد است")

    assert story.outcome == Referral(7, "هیئت‌امنای مسجد", "", "حیاط خود مسجد است")


async def test_a_test_is_rejected_with_two_taps(tell: Tell) -> None:
    """Words for the citizen are welcome, not needed."""
    story = tell("reject")
    await story.start()
    await story.choose("reject-test")
    await story.choose("talk-skip")

    assert story.outcome == Rejection(7, "test", "")


async def test_another_reason_is_told_in_words(tell: Tell) -> None:
    """The citizen must be able to understand it."""
    story = tell("reject")
    await story.start()
    await story.choose("reject-other")
    assert story.asked == "words"
    await story.say("همین جدول دیروز ساخته شد")

    assert story.outcome == Rejection(7, "other", "همین جدول دیروز ساخته شد")
