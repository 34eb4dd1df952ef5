"""Tracking codes: what people get wrong when they type or say them is noticed."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tracking import LENGTH, is_code, new_code, read_code, spell_code

CODES = [new_code(Random(seed)) for seed in range(200)]
codes = st.integers(min_value=0).map(lambda seed: new_code(Random(seed)))
gaps = st.text(" -‌.,/", max_size=2)


@pytest.mark.parametrize("digits", ["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"])
def test_a_code_is_read_in_any_digits(digits: str) -> None:
    """Persian, Arabic and Latin digits are the same to us."""
    for code in CODES:
        assert read_code(code.translate(str.maketrans("0123456789", digits))) == code


@given(codes, st.lists(gaps, min_size=LENGTH + 1, max_size=LENGTH + 1))
def test_gaps_do_not_matter(code: str, between: list[str]) -> None:
    """Spaces, dashes and dots may stand anywhere."""
    said = between[0] + "".join(digit + gap for digit, gap in zip(code, between[1:], strict=True))

    assert read_code(said) == code


def test_every_single_wrong_digit_is_caught() -> None:
    """No code with one digit changed passes for a code."""
    wrong = [
        code[:at] + other + code[at + 1 :]
        for code in CODES
        for at in range(LENGTH)
        for other in "0123456789"
        if other != code[at]
    ]

    assert [code for code in wrong if is_code(code)] == []


def test_every_swap_of_neighbours_is_caught() -> None:
    """No code with two neighbours swapped passes for a code."""
    swapped = [
        code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        for code in CODES
        for at in range(LENGTH - 1)
        if code[at] != code[at + 1]
    ]

    assert [code for code in swapped if is_code(code)] == []


@given(codes, st.integers(0, LENGTH - 1), st.integers(1, 9))
def test_a_wrong_digit_is_caught_in_any_code(code: str, at: int, off: int) -> None:
    """The same for codes by chance."""
    wrong = code[:at] + str((int(code[at]) + off) % 10) + code[at + 1 :]

    assert read_code(wrong) is None


@pytest.mark.parametrize("said", ["", "سلام", "12345678", "1234567890", "12345678²", "abcdefghi"])
def test_what_is_no_code_is_not_taken_for_one(said: str) -> None:
    """Too short, too long, or no digits at all."""
    assert read_code(said) is None
    assert is_code(said) is False


@given(codes)
def test_a_new_code_is_nine_digits_and_sound(code: str) -> None:
    """It passes its own check, and begins with no zero, which spreadsheets would drop."""
    assert is_code(code)
    assert code[0] != "0"


def test_a_code_is_spelled_in_threes() -> None:
    """That is how it is read aloud, and it is read back the same."""
    assert spell_code("123456789") == "123-456-789"
    assert [read_code(spell_code(code)) for code in CODES] == CODES
