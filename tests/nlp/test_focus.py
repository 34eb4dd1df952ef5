"""What a message is about, and what it only mentions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.focus import end_of, heart_of


@pytest.mark.parametrize(
    ("text", "heart"),
    [
        ("چراغ پارک سالمه، نیمکتش شکسته و تخته نداره", "نیمکتش شکسته و تخته نداره"),
        ("نخاله نیست، مصالح نو خودشه چیده جلوی در", "مصالح نو خودشه چیده جلوی در"),
        ("بوی گاز نمیاد، سیم برق افتاده کف کوچه", "سیم برق افتاده کف کوچه"),
        ("کرایه اسنپ رو کاری ندارم، تاکسی خطی دو برابر میگیره", "تاکسی خطی دو برابر میگیره"),
        ("چاله سر کوچه رو پر کنید لطفا", "چاله سر کوچه رو پر کنید لطفا"),
    ],
)
def test_what_is_set_aside_is_left_out(text: str, heart: str) -> None:
    """A clause that says a thing is fine or beside the point is not what the message is about."""
    assert heart_of(text) == heart


def test_the_end_begins_at_the_last_turn() -> None:
    """After «but» comes what matters; a text that never turns is its own end."""
    assert end_of("زباله رو بردن ولی گله سگ هنوز سر کوچه‌ست") == "ولی گله سگ هنوز سر کوچه‌ست"
    assert end_of("گله سگ سر کوچه‌ست") == "گله سگ سر کوچه‌ست"


def test_too_little_left_means_the_whole() -> None:
    """A message that sets everything aside keeps its words."""
    assert heart_of("درست شد، ممنون") == "درست شد، ممنون"


@given(st.text(max_size=200))
def test_any_text_has_a_heart_and_an_end(text: str) -> None:
    """No string is refused, and a text that is not empty leaves something."""
    assert bool(heart_of(text)) == bool(end_of(text)) == bool(text)
