"""The dialog in which a manager gives an order."""

from datetime import date

import pytest

from conversation.testing import Story
from handlers.admin.orders import Order
from handlers.rehearsal import BIN_AT_STATION, INSIDE
from tests.conversation.conftest import Tell


@pytest.fixture
def story(tell: Tell) -> Story:
    """An order that nobody has begun yet."""
    return tell("manager-order")


async def test_an_order_for_a_place(story: Story) -> None:
    """Words, place, the usual term, no pictures; what is sent is shown before."""
    await story.say(BIN_AT_STATION)
    await story.choose("order-place")
    await story.place(*INSIDE)
    await story.choose("order-usual")
    await story.choose("talk-media-none")
    assert BIN_AT_STATION in story.last[-1]
    await story.choose("order-send")

    assert isinstance(story.outcome, Order)
    given = story.outcome.new
    assert ("order", "manager", "bin_issue", "1", None) == (
        given.kind, given.decided_by, given.subject, given.region, given.unit,
    )  # fmt: skip
    assert story.outcome.day is None


async def test_an_order_for_a_unit_by_a_day(story: Story) -> None:
    """With no place at all."""
    await story.say(BIN_AT_STATION)
    await story.choose("order-unit")
    await story.press("عمران")
    await story.press("۱")
    await story.press("۴ فروردین")
    await story.choose("talk-media-none")
    await story.choose("order-send")

    assert isinstance(story.outcome, Order)
    assert ("1", date(2026, 3, 24)) == (story.outcome.new.region, story.outcome.day)
    assert story.outcome.new.unit
