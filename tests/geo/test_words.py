"""Words of an address: folded letters, numbers, steps, door numbers."""

import pytest

from geo.address import Address, Step, parse_address
from geo.folding import fold
from geo.letters import key_of, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كوچهٔ آيت", "کوچه ایت"),
        ("١٢ و ۳۴", "12 و 34"),
        ("نازی‌آباد", "نازی اباد"),
        ("حسن(ع)", "حسن "),
    ],
)
def test_letters_are_folded(text: str, expected: str) -> None:
    """Arabic and Persian letters, digits and spaces become one kind."""
    assert expected == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("گلستان پنجم", ["گلستان", "5"]),
        ("خیابان هفده شهریور", ["خیابان", "17", "شهریور"]),
        ("کوچه ۱۲م", ["کوچه", "12"]),
        ("بیست و چهار متری", ["24", "متری"]),
        ("بیست متری", ["20", "متری"]),
        ("چهار راه", ["چهارراه"]),
        ("۳ راه", ["سهراه"]),
        ("بن بست", ["بنبست"]),
        ("شهید همت", ["همت"]),
        ("آیت الله کاشانی", ["کاشانی"]),
        ("خ. ولیعصر. فلکه", ["خیابان", "ولیعصر", ".", "میدان"]),
    ],
)
def test_words_become_comparable(text: str, expected: list[str]) -> None:
    """Numbers, twins and honours are brought to one form."""
    assert expected == words_of(text)


def test_keys_forget_spaces() -> None:
    """A name is the same with a space, a half-space or none."""
    assert {"تهرانپارس"} == {key_of(name) for name in ("تهران پارس", "تهران‌پارس", "تهرانپارس")}


def test_an_address_is_taken_apart() -> None:
    """Steps from wide to narrow, and the door's numbers."""
    expected = Address(
        (
            Step(None, None, ("پاسداران",)),
            Step(None, "خیابان", ("گلستان", "5")),
            Step("نرسیده", "میدان", ("هروی",)),
        ),
        {"plate": "12", "unit": "3"},
    )

    assert expected == parse_address("پاسداران، خ گلستان پنجم، نرسیده به میدان هروی، پ ۱۲ واحد ۳")


def test_an_address_needs_no_commas() -> None:
    """Words that open a step divide as commas do."""
    parsed = parse_address("نارمک خیابان سمنگان کوچه باقری بن بست یاس پلاک 7")

    assert [step.kind for step in parsed.steps] == [None, "خیابان", "کوچه", "بنبست"]
    assert parsed.door == {"plate": "7"}


def test_a_plate_without_a_number_is_a_word() -> None:
    """«پلاک» alone is no number of a door."""
    assert parse_address("پلاک نداریم").door == {}
