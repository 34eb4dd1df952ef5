"""Dates, spans and digits as each language writes them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from wording.dates import spell_moment, spell_span
from wording.digits import latin_digits, persian_digits

TEHRAN = ZoneInfo("Asia/Tehran")


@pytest.mark.parametrize(
    ("at", "fa", "en"),
    [
        # 1 Farvardin, the year's first day: 20 March in 2024, 21 March in 2025.
        ("2024-03-20T08:30", "چهارشنبه ۱ فروردین، ساعت ۱۲:۰۰", "Wednesday 20 March, 12:00"),
        ("2025-03-21T05:35", "جمعه ۱ فروردین، ساعت ۰۹:۰۵", "Friday 21 March, 09:05"),
        # 30 Esfand 1403: the last day of a leap year.
        ("2025-03-20T08:30", "پنجشنبه ۳۰ اسفند، ساعت ۱۲:۰۰", "Thursday 20 March, 12:00"),
        # 22 Bahman 1357, the best known date of all.
        ("1979-02-11T08:30", "یکشنبه ۲۲ بهمن، ساعت ۱۲:۰۰", "Sunday 11 February, 12:00"),
        # Late in the evening in London it is tomorrow in Tehran.
        ("2026-09-22T21:00", "چهارشنبه ۱ مهر، ساعت ۰۰:۳۰", "Wednesday 23 September, 00:30"),
    ],
)
def test_moments_are_told_as_people_say_them(at: str, fa: str, en: str) -> None:
    """Jalali in Persian, Gregorian in English, both on the city's clock."""
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)

    assert fa == spell_moment(moment, "fa", TEHRAN)
    assert en == spell_moment(moment, "en", TEHRAN)


@pytest.mark.parametrize(
    ("span", "fa", "en"),
    [
        (timedelta(0), "۱ دقیقه", "1 minute"),
        (timedelta(minutes=59), "۵۹ دقیقه", "59 minutes"),
        (timedelta(hours=1), "۱ ساعت", "1 hour"),
        (timedelta(hours=47), "۴۷ ساعت", "47 hours"),
        (timedelta(hours=48), "۲ روز", "2 days"),
        (timedelta(hours=72), "۳ روز", "3 days"),
    ],
)
def test_spans_are_told_in_the_unit_that_fits(span: timedelta, fa: str, en: str) -> None:
    """Minutes, hours up to two days, then days."""
    assert (fa, en) == (spell_span(span, "fa"), spell_span(span, "en"))


def test_digits_go_both_ways() -> None:
    """Persian and Arabic digits become Latin ones, Latin ones Persian; the rest stays."""
    assert persian_digits("کد 0123456789") == "کد ۰۱۲۳۴۵۶۷۸۹"
    assert latin_digits("کد ۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩") == "کد 0123456789 0123456789"
