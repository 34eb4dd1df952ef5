"""The main dialog: where it is."""

from datetime import UTC

import pytest

from conversation.events import Pin
from conversation.gathering import Place
from conversation.testing import Story
from handlers.rehearsal import BIN, BIN_AT_STATION, BORDER, ELSEWHERE, HOLE, INSIDE, OUTSIDE
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


async def test_a_place_that_the_story_names_is_one_key_away(story: Story) -> None:
    """What the story says surely needs not be said again, and is known in any language."""
    await story.say(BIN_AT_STATION)
    await story.press("ایستگاه مترو")
    assert story.asked == "media"
    story.speak(Voice("en", UTC))
    await story.start()
    await story.choose("talk-media-none")
    await story.choose("talk-send")

    assert (story.outcome.region, story.outcome.place.pin) == ("1", Pin(*INSIDE))


async def test_the_other_town_that_words_name_is_named_once(story: Story, voice: Voice) -> None:
    """Who means another town is told so; who insists is believed."""
    await story.say(BIN)
    await story.say("کرج، خیابان بهار")
    assert story.last[0] == voice.word("place-elsewhere", town="کرج")
    await story.say("کرج، خیابان بهار")

    assert story.asked == "media"


async def test_who_does_not_know_the_place_is_helped_once(story: Story, voice: Voice) -> None:
    """A well-known name nearby will do; whoever insists is not held up."""
    await story.say(BIN)
    await story.say("نمیدونم!")
    assert (story.asked, story.last[0]) == ("place", voice.word("place-unknown-hint"))
    await story.say("نمی‌دانم")

    assert story.asked == "media"


async def test_a_short_name_is_a_place(story: Story) -> None:
    """ونک has three letters."""
    await story.say(BIN)
    await story.say("ونک")

    assert story.asked != "place"
