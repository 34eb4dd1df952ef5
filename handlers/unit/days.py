"""Choosing a day in buttons: one of the next, or a month and a day of it, as people count them."""

from collections.abc import Iterator
from datetime import date, timedelta

from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.talk import Talk
from domain.calendar import Calendar
from services.planning import FARTHEST
from wording.dates import day_of_month, spell_day, spell_month

NEAR = 8
WEEK = 7
OTHER = "other"


async def pick_day(talk: Talk, calendar: Calendar, prompt: Phrase, first: date) -> date:
    """A day from `first` on, ninety days ahead at most; days off are marked."""
    language = talk.wording.language
    days = [first + timedelta(days=ahead) for ahead in range(FARTHEST.days + 1)]
    near = [Option(day.isoformat(), _near(calendar, day, language)) for day in days[:NEAR]]
    further = Option(OTHER, Phrase("day-other"))
    chosen = await talk.ask("day", Choose(prompt, (*near, further), columns=2))
    if chosen != OTHER:
        return date.fromisoformat(chosen)
    months = dict(_months(days, language))
    options = tuple(Option(key, _plain(name)) for key, name in months.items())
    month = await talk.ask("month", Choose(Phrase("day-month"), options, columns=2))
    cells = tuple(
        Option(day.isoformat(), _cell(calendar, day, language))
        for day in days
        if _key(day, language) == month
    )
    asked = Phrase("day-date", {"month": months[month]})
    return date.fromisoformat(await talk.ask("date", Choose(asked, cells, columns=WEEK)))


def _months(days: list[date], language: str) -> Iterator[tuple[str, str]]:
    for day in days:
        yield _key(day, language), spell_month(day, language)


def _key(day: date, language: str) -> str:
    """The first day of a month names it."""
    return (day - timedelta(days=day_of_month(day, language) - 1)).isoformat()


def _near(calendar: Calendar, day: date, language: str) -> Phrase:
    name = {"name": spell_day(day, language)}
    return _plain(name["name"]) if calendar.is_working(day) else Phrase("day-off", name)


def _cell(calendar: Calendar, day: date, language: str) -> Phrase:
    number = str(day_of_month(day, language))
    return _plain(number) if calendar.is_working(day) else Phrase("day-off-number", {"day": number})


def _plain(name: str) -> Phrase:
    return Phrase("option-plain", {"name": name})
