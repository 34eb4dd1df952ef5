"""Buttons and keys take the shape that both messengers understand."""

import pytest

from bot.messengers.keyboards import inline, keys
from conversation.replies import Button, Key
from domain.errors import Rejected


def test_a_button_has_one_purpose() -> None:
    """It brings data, opens a link, or copies words."""
    row = (
        Button("a", data="d"),
        Button("b", url="https://x.example"),
        Button("c", copy="K7" * 200),
    )

    assert inline((row, ())) == {
        "inline_keyboard": [
            [
                {"text": "a", "callback_data": "d"},
                {"text": "b", "url": "https://x.example"},
                {"text": "c", "copy_text": {"text": "K7" * 128}},
            ]
        ]
    }


def test_no_buttons_are_no_markup() -> None:
    """Neither no rows nor empty ones."""
    assert inline(()) is None
    assert inline(((),)) is None


def test_data_is_measured_in_bytes() -> None:
    """Thirty-two Persian letters fit, thirty-three do not."""
    assert inline(((Button("a", data="س" * 32),),))
    with pytest.raises(Rejected):
        inline(((Button("a", data="س" * 33),),))


def test_a_keyboard_that_asks_folds_away_once_used() -> None:
    """One that does not ask stays."""
    asking = keys(((Key("مکان", "location"), Key("شماره", "contact")),))
    staying = keys(((Key("خانه"),),))

    assert asking == {
        "keyboard": [
            [
                {"text": "مکان", "request_location": True},
                {"text": "شماره", "request_contact": True},
            ]
        ],
        "resize_keyboard": True,
        "is_persistent": False,
        "one_time_keyboard": True,
    }
    assert staying == {"keyboard": [[{"text": "خانه"}]], "resize_keyboard": True}


def test_an_empty_keyboard_is_a_removal_and_none_is_silence() -> None:
    """`()` takes the keyboard away, `None` leaves it alone."""
    assert keys(()) == {"remove_keyboard": True}
    assert keys(None) is None
