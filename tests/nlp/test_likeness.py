"""Two messages are held against each other by rare words and by the signs of a place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.commonness import counted, rarities, rarity
from nlp.likeness import likeness, shared


@pytest.mark.parametrize(
    ("newer", "older", "sign"),
    [
        ("نسترن پنجم تاریکه", "چراغ کوچهٔ نسترن ۳ خاموش است", "number"),
        ("پلاک ۴۴ پارک کرده", "جلوی پارکینگ پلاک ۴۰ سهروردی", "number"),
        ("بلوک نه زباله مونده", "زباله‌های بلوک ۷ را نبردند", "number"),
        ("گود پلاک سی و یک", "گود پلاک ۴۱", "number"),
        ("کوچهٔ یاس فاضلاب دارد", "کوچهٔ نرگس فاضلاب دارد", "street"),
        ("چاله جلوی داروخونه", "چالهٔ روبه‌روی نانوایی", "landmark"),
        ("همت غرب به شرق چاله دارد", "همت شرق به غرب چاله دارد", "side"),
        ("پژوی بی چرخ افتاده", "پراید سفید رها شده", "thing"),
        ("سوسک زیاد شده", "موش زیاد شده", "kind"),
        ("آسانسور پل خراب است", "پله‌برقی پل خراب است", "part"),
        ("چراغ چشمک می‌زند", "چراغ خاموش است", "fault"),
        ("ممنون که چاله پر شد", "چاله را پر کنید", "thanks"),
        ("دوباره برق رفت", "برق رفت", "again"),
        ("فقط واحد ما برق نداره", "برق محل رفت", "alone"),
        ("نیمکت پارک شکسته", "پارک لاله مشکل دارد", "detail"),
        ("سقف ایستگاه چکه می‌کند", "آسانسور ایستگاه خراب است", "elsewhere"),
    ],
)
def test_signs_that_differ_are_found(newer: str, older: str, sign: str) -> None:
    """What tells two faults apart is named, however it is spelt."""
    assert sign in likeness(newer, older).differ


@pytest.mark.parametrize(
    ("newer", "older", "sign"),
    [
        ("نسترن سوم تاریکه", "چراغ کوچهٔ نسترن ۳ خاموش است", "number"),
        ("چاله دم نونوایی", "چالهٔ روبه‌روی نانوایی", "landmark"),
        ("کوچه شهید رضایی لجن", "جوی کوچهٔ رضایی", "street"),
        ("سرسره لقه", "سرسرهٔ پارک لق است", "part"),
        ("سمند تصادفی", "یک سمند نقره‌ای", "thing"),
    ],
)
def test_signs_that_agree_are_found(newer: str, older: str, sign: str) -> None:
    """The same house, shop or thing is recognised in other words."""
    found = likeness(newer, older)

    assert sign in found.agree
    assert sign not in found.differ


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("ممنون میشم چاله را پر کنید", "چاله را پر کنید"),
        ("از ساعت ۸ برق رفته", "از ساعت ۹ برق نداریم"),
        ("سه شب است تاریک است", "دو شب است تاریک است"),
        ("چهارراه آبی نخاله", "خیابان مشکی نخاله"),
    ],
)
def test_what_only_looks_like_a_sign_is_none(newer: str, older: str) -> None:
    """Polite thanks, hours, days and colours in names tell nothing apart."""
    assert frozenset() == likeness(newer, older).differ


def test_rare_words_count_more_than_common_ones() -> None:
    """Sharing the street's name says more than sharing «please»."""
    street = shared("دیباجی آب زده بیرون", "ترکیدگی در دیباجی")
    please = shared("لطفا آب را ببندید", "لطفا چراغ را عوض کنید")

    assert street > please


@settings(deadline=None)  # the first Latin word opens a table
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    """The share lies between nothing and all, and is the same both ways."""
    share = shared(one, other)

    assert 0 <= share <= 1 + 1e-9
    assert share == pytest.approx(shared(other, one))
    assert likeness(one, one).differ <= {"again"}


def test_commonness_is_counted_by_messages() -> None:
    """A word said twice in one message is in one message; what few say is left out."""
    table = rarities(counted(["چاله چاله"] * 8 + ["درخت"] * 2))

    assert table["چال"] == pytest.approx(0.2231, abs=1e-3)
    assert "درخت" not in table
    assert table[""] > 0


def test_the_kept_table_knows_common_words() -> None:
    """«From» is common, a street's name is not in the table."""
    assert rarity()["از"] < 3
    assert "دیباجی" not in rarity()
