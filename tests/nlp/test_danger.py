"""Words of danger and the same words said harmlessly."""

import pytest

from nlp.danger import dangers


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("از ساختمون روبرویی دود غلیظ میاد بیرون", "fire"),
        ("ماشین آتیش گرفته وسط خیابون", "fire"),
        ("تو راه‌پله بوی گاز میاد", "gas"),
        ("بیل خورد به لوله گاز ترکید", "gas"),
        ("سیم برق افتاده کف پیاده‌رو", "live_wire"),
        ("تیر برق جرقه می‌زنه", "live_wire"),
        ("دیوار مدرسه داره می‌ریزه رو بچه‌ها", "collapse"),
        ("درخت افتاده وسط کوچه", "collapse"),
        ("بچه افتاد توی چاه", "pit"),
        ("پیرمرد خورد زمین سرش شکست", "person"),
        ("آب اومده تو زیرزمین خونه تا زانو", "flood"),
        ("سگ به دخترم حمله کرد", "animal"),
        ("یه مرد بچه رو کتک میزنه", "social"),
        ("booye gaz miad", "gas"),
    ],
)
def test_danger_is_heard(text: str, code: str) -> None:
    """A danger in plain or colloquial words is named by its code."""
    assert code in {danger.code for danger in dangers(text)}


@pytest.mark.parametrize(
    "text",
    [
        "ایستگاه آتش‌نشانی محله کجاست؟",
        "برق رفته",
        "بوی گاز نمیاد دیگه، ممنون",
        "قیمت میوه آتیشه",
        "قبض گاز ما اشتباه است",
        "لطفا درخت بکارید",
        "جلوی بیمارستان میلاد چاله هست",
        "نیمکت پارک رنگ می‌خواهد",
        "",
    ],
)
def test_harmless_words_raise_no_alarm(text: str) -> None:
    """The same words without the danger leave no mark."""
    assert dangers(text) == ()


def test_the_reason_is_the_citizens_own_words() -> None:
    """The phrase shown is cut from the message as it was typed."""
    (danger,) = dangers("سلام، بوي گاز شديد مياد")

    assert danger.phrase.startswith("بوي")
