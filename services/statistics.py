"""The figures of a city, a region or a unit: asked for in words, checked, counted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from conversation.spelling import fold
from domain.city import City
from domain.periods import Asked, Period, read_asked
from domain.rights import Action
from domain.statistics import Share, Shift, Summary, shifts
from services.desk import Desk, Here
from services.sight import Sight, View, narrowed, sight
from storage import ratings, statistics, tallies
from storage.statistics import Scope
from storage.summing import Figures
from wording.catalogue import LANGUAGES

WORDS = {
    "today": "figures-word-today",
    "yesterday": "figures-word-yesterday",
    "week": "figures-word-week",
    "month": "figures-word-month",
    "year": "figures-word-year",
    "region": "figures-word-region",
    "unit": "figures-word-unit",
    "full": "figures-word-full",
    "help": "figures-word-help",
    "between": "figures-word-between",
}
"""What may be said, and the sentence that lists the words for it."""
CELLS, CROWDED = 12, 3
"""So many places are shown at most, each with at least so many reports."""
WEEK = timedelta(days=7)
_IGNORED = str.maketrans(
    {"\u0654": None, "ۀ": "ه", "،": " ", ",": " ", "–": " ", "«": " ", "»": " "}
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Figures that may be seen: of which days and which view; `full` with what is personal."""

    period: Period
    view: View
    full: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """Figures, and what they are compared with.

    `peers` is how many of those of the other units of its kind were done in their term, where one
    unit is looked at. `cells` are the crowded places, with how many reports each has.
    """

    wanted: Wanted
    summary: Summary
    peers: Share
    shifts: tuple[Shift, ...]
    cells: tuple[tuple[float, float, int], ...]


async def wanted(desk: Desk, here: Here, said: str, action: Action = Action.FIGURES) -> Wanted:
    """What is asked for in these words, if this person may see it; `Refusal` if not."""
    seen = await sight(desk, here, action)
    asked = read_asked(_words(said), _meanings(desk), today(desk))
    return Wanted(asked.period, narrowed(desk.city, seen, asked), _full(seen, asked))


def _full(seen: Sight, asked: Asked) -> bool:
    return asked.full and seen.personal


def _words(said: str) -> list[str]:
    return fold(said.translate(_IGNORED)).split()


def _meanings(desk: Desk) -> dict[str, str]:
    """Every word that may be said, in every language, and what it stands for."""
    return {
        word: meaning
        for tag in LANGUAGES
        for meaning, key in WORDS.items()
        for word in fold(desk.voice(tag).word(key)).split()
    }


def today(desk: Desk) -> date:
    """The day it is in the city."""
    return desk.now.astimezone(ZoneInfo(desk.city.timezone)).date()


async def counted(desk: Desk, what: Wanted) -> Counted:
    """The figures that are wanted."""
    figures = await _figures(desk, scope_of(desk, what.period, what.view))
    return Counted(
        what,
        figures.summary,
        _peers(desk.city, what.view, figures.terms),
        tuple(await _shifts(desk, what)),
        tuple(cell for cell in figures.cells if cell[-1] >= CROWDED),
    )


def scope_of(desk: Desk, period: Period, view: View) -> Scope:
    """What is counted for a view of these days; nothing that is still to come."""
    since, until = period.moments(ZoneInfo(desk.city.timezone))
    return Scope(since, until, view.region, view.unit).until_now(desk.now)


async def summary(desk: Desk, scope: Scope) -> Summary:
    """What happened in a period."""
    return (await _figures(desk, scope)).summary


async def _figures(desk: Desk, scope: Scope) -> Figures:
    figures = await tallies.figures(desk.tx, scope, CELLS)
    return replace(figures, summary=await _weighed(desk, scope, figures.summary))


async def _weighed(desk: Desk, scope: Scope, counted: Summary) -> Summary:
    """The same without the stars that a person found to be gaming, and with the thanks."""
    stars = counted.ratings.without(await ratings.left_out(desk.tx, scope))
    return replace(counted, ratings=stars, thanks=await ratings.thanked(desk.tx, scope))


def _peers(city: City, view: View, terms: Mapping[str, tuple[int, int]]) -> Share:
    """What all other units of its kind did in their term."""
    if view.unit is None:
        return Share()
    others = {unit.key for unit in city.units_of(city.unit(view.unit).kind)} - {view.unit}
    theirs = [Share(due - late, due) for unit, (due, late) in terms.items() if unit in others]
    return sum(theirs, Share())


async def _shifts(desk: Desk, what: Wanted) -> list[Shift]:
    """The week up to the end of the period, beside the week before it, both equally long."""
    end = scope_of(desk, what.period, what.view).until
    week = Scope(end - WEEK, end, what.view.region, what.view.unit)
    then = await statistics.by_subject(
        desk.tx, replace(week, since=end - 2 * WEEK, until=end - WEEK)
    )
    return shifts(then, await statistics.by_subject(desk.tx, week))
