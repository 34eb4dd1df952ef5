"""Personal data found and masked."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.personal import is_card, is_national_id, mask, personal_data


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("شماره من ۰۹۱۲۰۰۰۱۱۲۲ است", "phone"),
        ("زنگ بزنید +98 912 000 1122", "phone"),
        ("تلفن ۰۲۱-۸۸۰۰۱۱۲۲", "phone"),
        ("تلفنم ۸۸۰۰۱۱۲۲", "phone"),
        ("کد ملی ۰۴۹۹۳۷۰۸۹۹", "national_id"),
        ("کارت 6037 9911 1111 1112", "card"),
        ("پلاک ۱۲ ب ۳۴۵ ایران ۶۷", "plate"),
        ("کد پستی ۱۹۱۷۶۵۴۳۲۱", "postal_code"),
        ("a.b-c@mail.example.com", "email"),
        ("شبا IR062960000000100324200001", "iban"),
        ("آقای رضایی خیلی کمک کرد", "name"),
        ("اینجانب مریم کریمی ساکن کوچه", "name"),
    ],
)
def test_each_kind_is_found(text: str, kind: str) -> None:
    """Every kind of personal data is told apart."""
    assert [found.kind for found in personal_data(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    ["پلاک ۱۲ واحد ۳", "سه هزار و پانصد تومان", "خط ۳۶۷ اتوبوس", "آقای شهردار سلام", "۱۳۷", ""],
)
def test_ordinary_numbers_and_titles_are_left_alone(text: str) -> None:
    """House numbers, prices, bus lines and offices are nobody's secret."""
    assert personal_data(text) == ()


def test_masking_keeps_the_rest() -> None:
    """Only the number is hidden."""
    assert mask("زنگ بزنید ۰۹۱۲۰۰۰۱۱۲۲ لطفا") == "زنگ بزنید … لطفا"


@given(st.text(max_size=120))
def test_spans_are_ordered_and_apart(text: str) -> None:
    """Any text gives spans inside it, in order, that do not overlap."""
    spans = [(found.start, found.end) for found in personal_data(text)]

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_national_ids_carry_a_checksum() -> None:
    """A wrong last digit or ten equal digits are no national id."""
    assert [True, False, False] == [
        is_national_id(number) for number in ("0499370899", "0499370898", "1111111111")
    ]


def test_cards_pass_luhn() -> None:
    """A card with one digit changed is no card."""
    assert [True, False] == [is_card("6037991111111112"), is_card("6037991111111113")]
