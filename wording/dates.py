"""Dates and spans of time in words: Jalali for Persian, Gregorian for English."""

from calendar import day_name
from datetime import date, datetime, timedelta, tzinfo

import jdatetime

from wording.digits import persian_digits

_DAYS = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip


def spell_moment(at: datetime, language: str, zone: tzinfo) -> str:
    """A moment as people say it: weekday, day, month and hour, in the city's own time."""
    local = at.astimezone(zone)
    if language != "fa":
        return local.strftime("%A %-d %B, %H:%M")
    return persian_digits(f"{spell_day(local.date(), language)}، ساعت {local:%H:%M}")


def spell_day(day: date, language: str) -> str:
    """A day as people say it: weekday, day and month."""
    if language != "fa":
        return day.strftime("%A %-d %B")
    jalali = jdatetime.date.fromgregorian(date=day)
    return persian_digits(f"{_DAYS[day.weekday()]} {jalali.day} {_MONTHS[jalali.month - 1]}")


def spell_weekday(day: int, language: str) -> str:
    """The name of a day of the week, 0 for Monday."""
    return day_name[day] if language != "fa" else _DAYS[day]


def write_day(day: date, language: str) -> str:
    """A day in figures, the year first, as tables and commands have it."""
    if language != "fa":
        return day.isoformat()
    return str(jdatetime.date.fromgregorian(date=day).strftime("%Y/%m/%d"))


def spell_month(day: date, language: str) -> str:
    """The month of a day and its year."""
    if language != "fa":
        return day.strftime("%B %Y")
    jalali = jdatetime.date.fromgregorian(date=day)
    return persian_digits(f"{_MONTHS[jalali.month - 1]} {jalali.year}")


def day_of_month(day: date, language: str) -> int:
    """Which day of its month a day is, as people count."""
    return day.day if language != "fa" else int(jdatetime.date.fromgregorian(date=day).day)


def spell_span(span: timedelta, language: str) -> str:
    """A length of time in whole minutes, hours or days, whichever fits."""
    count, unit = _largest(span)
    if language != "fa":
        return f"{count} {unit}{'' if count == 1 else 's'}"
    return persian_digits(f"{count} {_UNITS[unit]}")


_UNITS = {"minute": "دقیقه", "hour": "ساعت", "day": "روز"}


def _largest(span: timedelta) -> tuple[int, str]:
    minutes = max(1, round(span.total_seconds() / 60))
    if minutes < 60:
        return minutes, "minute"
    hours = round(minutes / 60)
    return (hours, "hour") if hours < 48 else (round(hours / 24), "day")
