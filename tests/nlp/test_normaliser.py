"""One spelling for many, whatever is thrown at it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.normaliser import DIGITS, LETTERS, normalise

PERSIAN = st.text(alphabet=LETTERS + "يكةئؤأ \u200c ۱2٣!؟?abcdeشی" + "ـ\u064e", max_size=80)


@given(st.text(max_size=200))
def test_any_text_is_accepted_and_twice_is_once(text: str) -> None:
    """Whatever the characters, normalising again changes nothing."""
    once = normalise(text)

    assert normalise(once) == once


@given(PERSIAN)
def test_persian_twice_is_once(text: str) -> None:
    """Persian with half-spaces, endings and foreign letters settles in one go."""
    once = normalise(text)

    assert normalise(once) == once


@given(st.text(max_size=200))
def test_only_known_signs_come_out(text: str) -> None:
    """Nothing but Persian letters and digits, question and exclamation marks and single spaces."""
    found = normalise(text)

    assert set(found) <= set(LETTERS + DIGITS + "؟! ")
    assert " ".join(found.split()) == found


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("كوچه ي ما", "کوچه ما"),
        ("می‌روم می روم میروم", "میروم میروم میروم"),
        ("کتاب‌ها کتاب ها", "کتابها کتابها"),
        ("سلاااام", "سلام"),
        ("۱۲ 12 ١٢", "۱۲ ۱۲ ۱۲"),
        ("عالیه 👍🏽", "عالیه"),
        ("خیابون", "خیابان"),
        ("نمیاد", "نمیآید"),
        ("salam khiaboon", "سلام خیابان"),
        ("\u200f\u200eآب\ufeff", "آب"),
        ("", ""),
    ],
)
def test_ways_of_typing_meet(typed: str, expected: str) -> None:
    """Different ways to type the same come out the same."""
    assert normalise(typed) == expected


def test_colloquial_forms_can_be_left_alone() -> None:
    """Without the informal table a colloquial word keeps its form."""
    assert normalise("خیابون", informal=False) == "خیابون"


def test_letters_agree_with_hazm() -> None:
    """Foreign letters and digits become what hazm's normaliser makes of them."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import hazm

        expected = hazm.Normalizer().normalize("كتاب يك ٣ خانه")

    assert normalise("كتاب يك ٣ خانه", informal=False) == expected
