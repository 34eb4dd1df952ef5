"""How a place is settled: as stories of the main dialog."""

from dataclasses import replace

import pytest

from conversation.events import Pin
from conversation.gathering import Place
from conversation.replies import Show
from conversation.testing import Story
from geo.geocoders import Places
from handlers.drawing import script_of
from handlers.rehearsal import (
    BIN,
    BIN_AT_STATION,
    BORDER,
    GUESSED,
    INSIDE,
    SKIRTS,
    Rehearsal,
)
from services.voice import Voice
from tests.conversation.conftest import Tell

STATION = "ایستگاه مترو، روبه‌روی نانوایی"


@pytest.fixture
async def story(tell: Tell) -> Story:
    """A report that has its story and not its place."""
    begun = tell("report")
    await begun.say(BIN)
    return begun


def maps(story: Story) -> list[str]:
    """The pictures shown so far."""
    return [shown.files[0].key for shown in story.shown if isinstance(shown, Show)]


async def filed(story: Story) -> Story:
    """File what has its place, without pictures."""
    await story.choose("talk-media-none")
    await story.choose("talk-send")
    return story


async def test_a_pin_inside_a_region_needs_no_question(story: Story) -> None:
    """The map comes with the review, once, and the crew gets an address."""
    await story.place(*INSIDE)
    assert (story.asked, maps(story)) == ("media", [])
    await filed(story)

    assert maps(story) == ["map-35.95-50.94"]
    assert story.outcome.address == "کنار میدان آزادی"


async def test_a_pin_on_a_border_is_shown_with_the_question(story: Story) -> None:
    """Who must choose a region sees the map first, and not again at the review."""
    await story.place(*BORDER)
    assert (story.asked, len(maps(story))) == ("region", 1)
    await story.say("۱")
    await filed(story)

    assert len(maps(story)) == 1


async def test_a_pin_a_little_outside_is_taken_and_said(story: Story, voice: Voice) -> None:
    """The nearest region gets it, and the citizen knows."""
    await story.place(*SKIRTS)

    assert story.asked == "media"
    assert story.last[0] == voice.word("place-approximate", region="منطقهٔ ۱")
    assert (await filed(story)).outcome.region == "1"


@pytest.mark.parametrize(
    ("answer", "region"), [("place-guess-right", "1"), ("place-guess-unknown", None)]
)
async def test_a_guessed_region_is_confirmed(story: Story, answer: str, region: str | None) -> None:
    """Where no borders are known the citizen is asked; who does not know leaves it open."""
    await story.place(*GUESSED)
    assert story.asked == "region"
    await story.choose(answer)

    assert (await filed(story)).outcome.region == region


async def test_a_landmark_that_is_surely_found_is_one_yes(story: Story) -> None:
    """The map is shown, a yes makes a pin of it, and the words stay for the crew."""
    await story.say(STATION)
    assert (story.asked, len(maps(story))) == ("which", 1)
    await story.choose("place-yes")
    await filed(story)

    assert story.outcome.place == Place(Pin(*INSIDE), STATION)
    assert story.outcome.region == "1"
    assert len(maps(story)) == 1


async def test_a_no_forces_nothing(story: Story) -> None:
    """Unsure stays unsure: the words alone are filed."""
    await story.say(STATION)
    await story.choose("place-no")
    await filed(story)

    assert (story.outcome.place, story.outcome.region) == (Place(words=STATION), None)
    assert story.outcome.address == ""


async def test_a_pin_instead_of_a_yes_keeps_the_words(story: Story) -> None:
    """Who sends the exact place at the question has both."""
    await story.say(STATION)
    await story.place(35.96, 50.93)
    assert story.asked == "media"
    await filed(story)

    assert story.outcome.place == Place(Pin(35.96, 50.93), STATION)


async def test_a_wide_place_makes_no_pin_and_asks_for_the_region(story: Story) -> None:
    """What reaches into two regions is asked about; its middle is nobody's address."""
    await story.say("بازار")
    await story.choose("place-yes")
    assert (story.asked, maps(story)) == ("region", [])
    await story.say("۲")
    await filed(story)

    assert (story.outcome.place, story.outcome.region) == (Place(words="بازار"), "2")


async def test_an_address_in_another_town_is_refused_once(story: Story, voice: Voice) -> None:
    """The right town is named; who insists is believed, and a person looks at it."""
    await story.say("کرج، چهارراه طالقانی")
    assert story.asked == "place"
    assert story.last[0] == voice.word("place-elsewhere", town="کرج")
    await story.say("کرج، چهارراه طالقانی")
    assert story.asked == "media"

    assert (await filed(story)).outcome.region is None


async def test_a_name_that_is_also_a_towns_is_asked_about(story: Story, voice: Voice) -> None:
    """The town stands among the buttons; who presses it hears whom to tell."""
    await story.say("گلستان")
    assert story.asked == "which"
    await story.press("کرج")

    assert story.asked == "place"
    assert voice.word("place-elsewhere", town="کرج") in story.last


@pytest.mark.parametrize("words", ["geo:35.95,50.94", "https://maps.google.com/?q=35.95,50.94"])
async def test_links_are_pins(story: Story, words: str) -> None:
    """A link that somebody forwarded is as good as a pin."""
    await story.say(words)
    assert story.asked == "media"

    assert (await filed(story)).outcome.place.pin == Pin(*INSIDE)


async def test_a_place_in_the_story_is_one_more_key(tell: Tell, voice: Voice) -> None:
    """The question itself offers it; one tap settles the place with no further question."""
    story = tell("report")
    await story.say(BIN_AT_STATION)
    assert voice.word("place-near", name="ایستگاه مترو") in story.labels
    await story.press("نزدیک ایستگاه مترو")
    assert story.asked == "media"
    await filed(story)

    assert story.outcome.place == Place(Pin(*INSIDE), "نزدیک ایستگاه مترو")
    assert (story.outcome.region, len(maps(story))) == ("1", 1)


async def test_the_hint_may_be_passed_over(tell: Tell) -> None:
    """Any other answer is as good as without the hint."""
    story = tell("report")
    await story.say(BIN_AT_STATION)
    await story.say("سر کوچهٔ بهار")

    assert story.asked == "media"


async def test_no_picture_is_no_obstacle(look: Rehearsal, voice: Voice) -> None:
    """Where no map can be drawn the dialog is the same without it."""
    story = Story(script_of("report", replace(look, pictures=None)), voice)
    await story.say(BIN)
    await story.place(*BORDER)
    await story.say("۱")
    await filed(story)

    assert (story.ended, maps(story)) == ("done", [])


async def test_a_geocoder_is_asked_for_places_and_addresses_only(
    look: Rehearsal, voice: Voice
) -> None:
    """What is told about the matter itself stays in the house."""
    asked: list[object] = []

    class Watched(Places):
        def find(self, text: str):  # type: ignore[no-untyped-def]
            asked.append(text)
            return look.locator.search(text)

        def address_of(self, latitude: float, longitude: float) -> str:
            asked.append((latitude, longitude))
            return "خیابان نگار، پلاک ۳"

    watched = Watched(look.locator)  # type: ignore[arg-type]
    story = Story(script_of("report", replace(look, places=watched)), voice)
    await story.say(BIN_AT_STATION)
    await story.say(STATION)
    await story.choose("place-yes")
    await filed(story)

    assert asked == [STATION, INSIDE]
    assert story.outcome.address == "خیابان نگار، پلاک ۳"
