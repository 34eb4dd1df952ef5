"""How a report looks to those who may see it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conversation.replies import Text, words
from domain.lifecycle import State
from services import cards, views
from tests.services.conftest import ALI, WASTE, Office


async def view(office: Office, number: int, *, is_author: bool) -> str:
    """The citizen's view in bare words."""
    report, past = await office.report(number), await office.past(number)
    async with office.desk() as desk:
        shown = views.citizen_view(desk, desk.voice(), report, past, is_author=is_author)
    return words(shown)


@pytest.mark.parametrize("state", State)
async def test_every_state_has_words_and_fitting_buttons(office: Office, state: State) -> None:
    """In every language; a stranger gets no buttons at all."""
    report, _ = await office.file()
    report = replace(report, state=state)
    async with office.desk() as desk:
        for language in ("fa", "en"):
            voice = desk.voice(language)
            assert cards.state_words(desk, voice, report)
            assert voice.word(f"short-{state.replace('_', '-')}")
            assert views.citizen_buttons(voice, report, is_author=False) == ()
            views.citizen_buttons(voice, report, is_author=True)
        cards.unit_buttons(desk, report)


async def test_who_only_has_the_code_sees_neither_words_nor_place(office: Office) -> None:
    """The state and its past are no secret."""
    report, _ = await office.file()
    mine = await view(office, report.id, is_author=True)
    other = await view(office, report.id, is_author=False)

    region = office.city.region("1").name.fa
    assert (region in mine.splitlines()[3], region in "".join(other.splitlines()[3:])) == (
        True, False,
    )  # fmt: skip
    assert report.story not in other


async def test_a_late_report_says_so_until_it_is_closed(office: Office) -> None:
    """What is over is not late."""
    report, _ = await office.file()
    late = office.later(now=report.due_at + timedelta(minutes=1))
    before = await view(office, report.id, is_author=True)
    after = await view(late, report.id, is_author=True)
    await office.bring_to("withdrawn", report.id)

    assert before != after
    assert await view(late, report.id, is_author=True) != after


async def test_a_report_of_a_retired_subject_still_shows(office: Office) -> None:
    """Its area may even be gone from the city."""
    report, _ = await office.file()
    city = office.city
    lost = city.subject("bin_issue")
    smaller = replace(
        city,
        areas=tuple(area for area in city.areas if area.key != lost.area),
        subjects=tuple(subject for subject in city.subjects if subject != lost),
        retired_subjects=(lost,),
    )
    async with office.later(city=smaller).desk() as desk:
        card: Text = cards.unit_card(desk, report, None)

    assert lost.name.fa in words(card)


async def test_maps_are_offered_where_there_is_a_point(office: Office) -> None:
    """Three of them, in latin digits."""
    report, _ = await office.file()
    async with office.desk() as desk:
        maps = cards.unit_buttons(desk, report)[-1]
        bare = cards.unit_buttons(desk, replace(report, latitude=None))

    assert len(maps) == 3
    assert all("35.7" in (button.url or "") for button in maps)
    assert all(button.url is None for row in bare for button in row)
    assert (await office.here(ALI, WASTE)).chat.unit == "urban_services_01"
