"""Adding up packed blocks of reports: every figure of a period, a region and a unit, exactly."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.statistics import Orders, Ratings, Share, Summary, Times, UnitFigures
from domain.tallies import Order, Stand, Term, What
from storage.packing import MICRO, NEVER, Block, Table, micros
from storage.statistics import Scope

Mask = NDArray[np.bool_]
Numbers = NDArray[Any]
UNKNOWN = 0xFFFF
"""A number that no name has."""
_FIGURES = ("received", "solved", "answered", "silent", "due", "late")
_STANDS = {"solved": Stand.SOLVED, "answered": Stand.ANSWERED, "silent": Stand.SILENT}


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened in a period.

    `terms` is by unit, of the whole city: reports whose term ended, and those not done in it.
    `cells` are those with most reports: the middle of these, and how many.
    """

    summary: Summary
    terms: dict[str, tuple[int, int]]
    cells: list[tuple[float, float, int]]


class Sums:
    """Takes blocks in any order, each once, and tells the figures at the end."""

    def __init__(self, scope: Scope, numbers: dict[str, int]) -> None:
        """Count what is in the scope; `numbers` says by which number each name is known."""
        self._since, self._until = micros(scope.since), micros(scope.until)
        self._region, self._unit = scope.region, scope.unit
        self._numbers = numbers
        self._by: dict[str, Counter[int]] = {}
        self._counts = Counter[str]()
        self._spans: dict[str, list[Numbers]] = {"end": [], "take": []}
        self._cells: list[Table] = []

    def add(self, block: Block) -> None:
        """Count this too."""
        if block.facts.size:
            here, of_citizens = self._here(block), block.facts["order"] == Order.NONE
            self._count_orders(block.facts[here & ~of_citizens])
            self._count_reports(block, here & of_citizens)
            self._count_terms(block, here, of_citizens)
            self._count_events(block, here & of_citizens)

    def _here(self, block: Block) -> Mask:
        """Which reports are the region's and the unit's that are counted."""
        here = np.ones(block.facts.size, np.bool_)
        for name, wanted in (("region", self._region), ("unit", self._unit)):
            if wanted is not None:
                here &= block.facts[name] == self._numbers.get(wanted, UNKNOWN)
        return here

    def _within(self, moments: Numbers) -> Mask:
        inside: Mask = (moments >= self._since) & (moments < self._until)
        return inside

    def _count_orders(self, orders: Table) -> None:
        given = orders[self._within(orders["opened"])]
        late = (given["order"] == Order.IN_HAND) & (given["due"] < self._until)
        self._counts["given"] += given.size
        self._counts["done"] += int(np.count_nonzero(given["order"] == Order.DONE))
        self._counts["overdue"] += int(np.count_nonzero(late))

    def _count_reports(self, block: Block, here: Mask) -> None:
        facts = block.facts
        opened = facts[here & self._within(facts["opened"])]
        for key, column in (("received", "unit"), ("subject", "subject"), ("region", "region")):
            self._tally(key, opened[column])
        self._cells.append(opened[opened["cell"] != NEVER][["cell", "latitude", "longitude"]])
        came = here & self._within(facts["came"])
        for key, stand in _STANDS.items():
            self._tally(key, facts["unit"][came & (facts["stand"] == stand)])
        solved = facts[came & (facts["stand"] == Stand.SOLVED)]
        self._spans["end"].append(solved["came"] - solved["opened"])
        taken = facts[here & self._within(facts["taken"])]
        self._spans["take"].append(taken["taken"] - taken["opened"])

    def _count_terms(self, block: Block, here: Mask, counted: Mask) -> None:
        facts = block.facts
        over = self._within(facts["due"]) & (facts["term"] != Term.LEFT_OUT) & counted
        late = over & (facts["term"] == Term.MISSED)
        for key, which in (("due", over), ("late", late)):
            self._tally(key, facts["unit"][which & here])
            self._tally(f"{key}-everywhere", facts["unit"][which])

    def _count_events(self, block: Block, here: Mask) -> None:
        events = block.events
        events = events[here[events["row"]] & self._within(events["at"])]
        for key, what in (("objected", What.OBJECTED), ("reopened", What.REOPENED)):
            self._counts[key] += np.unique(events["row"][events["what"] == what]).size
        for key, what in (("ways", What.ROUTED), ("back", What.RETURNED)):
            self._tally(key, events["by"][events["what"] == what])
        stars = events["rating"][events["what"] == What.SAID]
        self._counts["asked"] += stars.size
        self._counts["rated"] += int(np.count_nonzero(stars))
        self._counts["stars"] += int(stars.sum())

    def _tally(self, key: str, numbers: Numbers) -> None:
        counts = np.bincount(numbers, minlength=1)
        found = self._by.setdefault(key, Counter())
        for number in np.flatnonzero(counts).tolist():
            found[number] += int(counts[number])

    def figures(self, most: int) -> Figures:
        """All figures, with so many cells at most."""
        return Figures(self._summary(), self._terms("-everywhere"), self._crowded(most))

    def _summary(self) -> Summary:
        asked, rated = self._counts["asked"], self._counts["rated"]
        regions = {name: count for name, count in self._named("region").items() if name}
        return Summary(
            units=self._units(),
            subjects=dict(self._named("subject")),
            regions=regions,
            objected=self._counts["objected"],
            reopened=self._counts["reopened"],
            misrouted=self._misrouted(),
            to_end=_times(self._spans["end"]),
            to_take=_times(self._spans["take"]),
            ratings=Ratings(asked, rated, self._counts["stars"] / rated if rated else 0.0),
            orders=Orders(*(self._counts[key] for key in ("given", "done", "overdue"))),
        )

    def _named(self, key: str) -> Counter[str]:
        names = {number: name for name, number in self._numbers.items()}
        found = self._by.get(key, Counter[int]())
        return Counter({names[number]: count for number, count in found.items()})

    def _units(self) -> dict[str, UnitFigures]:
        """Every unit that something happened to."""
        counted = [self._named(key) for key in _FIGURES]
        units = sorted(set().union(*counted))
        return {unit: UnitFigures(*(one[unit] for one in counted)) for unit in units}

    def _terms(self, where: str) -> dict[str, tuple[int, int]]:
        late = self._named(f"late{where}")
        return {unit: (count, late[unit]) for unit, count in self._named(f"due{where}").items()}

    def _misrouted(self) -> dict[str, Share]:
        back, ways = self._named("back"), self._named("ways")
        return {by: Share(back[by], ways[by]) for by in sorted({*back, *ways})}

    def _crowded(self, most: int) -> list[tuple[float, float, int]]:
        opened = np.concatenate(self._cells) if self._cells else np.array([])
        if not opened.size:
            return []
        cells, where = np.unique(opened["cell"], return_inverse=True)
        counts = np.bincount(where)
        order = np.lexsort((cells, -counts))[:most]
        south, west = (np.bincount(where, opened[name]) for name in ("latitude", "longitude"))
        return [
            (float(south[at] / counts[at] / MICRO), float(west[at] / counts[at] / MICRO),
             int(counts[at]))
            for at in order
        ]  # fmt: skip


def _times(spans: list[Numbers]) -> Times:
    """Half and four fifths of these, by nearest rank."""
    lasted = np.concatenate(spans) if spans else np.array([])
    if not lasted.size:
        return Times()
    ranks = [-(-lasted.size * parts // of) - 1 for parts, of in ((1, 2), (4, 5))]
    lasted = np.partition(lasted, ranks)
    middle, upper = (timedelta(microseconds=int(lasted[rank])) for rank in ranks)
    return Times(int(lasted.size), middle, upper)
