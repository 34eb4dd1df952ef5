"""No update, however broken, makes a reader raise anything but ValueError."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.messengers import bale_reading, telegram_reading
from conversation.events import Event
from tests.messengers.samples import ME, UPDATES

Reader = Callable[[dict[str, Any], int], Event | None]
READERS = [bale_reading.read_update, telegram_reading.read_update]

odd = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=9),
    lambda inner: (
        some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
) | some.sampled_from(["", "0", "-1", "\x00", "\ud800", 0, -1, 2**63, 10**30, {}, [], [{}]])


def _places(part: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in a JSON value with each of its keys."""
    pairs = part.items() if isinstance(part, dict) else enumerate(part)
    for key, value in list(pairs):
        yield part, key
        if isinstance(value, dict | list):
            yield from _places(value)


@some.composite
def broken(draw: some.DrawFn) -> dict[str, Any]:
    """A sample in which up to three things are missing or something else."""
    update: dict[str, Any] = copy.deepcopy(draw(some.sampled_from(list(UPDATES.values()))))
    for _ in range(draw(some.integers(1, 3))):
        places = list(_places(update))
        if places:
            part, key = draw(some.sampled_from(places))
            part[key] = copy.deepcopy(draw(odd))  # the samples are shared: none may hold itself
    return update


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("name", sorted(UPDATES))
def test_samples_pass_or_are_value_errors(read: Reader, name: str) -> None:
    """Telegram's reader, too, survives everything Bale is known to send."""
    try:
        event = read(UPDATES[name], ME)
    except ValueError:
        return

    assert event is None or event.update_id == UPDATES[name]["update_id"]


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=80, deadline=None)
@given(update=broken())
def test_broken_updates_pass_or_are_value_errors(read: Reader, update: dict[str, Any]) -> None:
    """Whatever is missing or wrong in them; and what passes fits a database."""
    try:
        event = read(update, ME)
    except ValueError:
        return

    assert event is None or "\x00" not in event.text.encode().decode()
    assert event is None or abs(event.chat.id) <= 2**63
    assert event is None or event.at.tzinfo


@pytest.mark.parametrize("read", READERS)
@given(update=odd)
@settings(max_examples=60, deadline=None)
def test_things_that_are_no_updates_are_value_errors(read: Reader, update: Any) -> None:
    """A number, a list, an empty object."""
    try:
        event = read(update, ME)
    except ValueError:
        return

    assert event is None
