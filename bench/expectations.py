"""How often what the citizen is told holds: a back-test on made-up histories.

Run it with `python -m bench.expectations`. For two years a forecast is made every fortnight for
every subject and region, from what was known at that moment, and every report filed in the
fortnight is held against it. «Held» is the share of these reports that ended no later than the
upper bound of the range (target 75 to 85 %), «half» those that ended within its middle (50 %).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean, median

from rich.console import Console

from bench.city_history import DAYS, SCENARIOS, START, Happened, Topic, made_up
from bench.figures import Sheet
from domain.expectations import Asked, Basis, Case, Expectation, expect, season_of

FORTNIGHT = timedelta(days=14)
FOR_EVER = timedelta(days=100_000)
FIRST = START + timedelta(days=365)
LAST = START + timedelta(days=DAYS)
Forecast = Callable[[Sequence[Case], Asked, datetime], Expectation]


@dataclass(frozen=True, slots=True)
class Told:
    """What was told about one report, and what came."""

    expectation: Expectation
    happened: Happened

    @property
    def held(self) -> bool:
        """Whether it ended no later than the upper bound."""
        return self.happened.days <= self.expectation.upper_days

    @property
    def within_middle(self) -> bool:
        """Whether it ended within the middle of the range."""
        return self.happened.days <= (self.expectation.middle_days or 0)


def back_test(history: Sequence[Happened], forecast: Forecast = expect) -> Iterator[Told]:
    """Forecast every fortnight from what was known, and see what came."""
    now = FIRST
    while now < LAST:
        known: dict[str, list[Case]] = defaultdict(list)
        for happened in history:
            if happened.opened_at <= now:
                known[happened.topic.area].append(happened.known_at(now))
        coming = [one for one in history if now < one.opened_at <= now + FORTNIGHT]
        yield from _told(coming, known, forecast, now)
        now += FORTNIGHT


def _told(
    coming: Sequence[Happened], known: dict[str, list[Case]], forecast: Forecast, now: datetime
) -> Iterator[Told]:
    made: dict[tuple[str, str], Expectation] = {}
    for happened in coming:
        key = (happened.topic.key, happened.region)
        if key not in made:
            asked = asked_about(happened.topic, happened.region)
            made[key] = forecast(known[asked.area], asked, now)
        yield Told(made[key], happened)


def asked_about(topic: Topic, region: str) -> Asked:
    """The question a citizen's report on this topic would put."""
    return Asked(topic.key, topic.area, region, False, topic.term_hours)


def blind_to_open_cases(history: Sequence[Case], asked: Asked, now: datetime) -> Expectation:
    """The same, but from finished cases alone, as most systems count."""
    return expect([case for case in history if case.confirmed], asked, now)


def without_recency(history: Sequence[Case], asked: Asked, now: datetime) -> Expectation:
    """The same, but a case of three years ago weighs what a case of yesterday does."""
    return expect(history, asked, now, half_life=FOR_EVER)


def the_term(_: Sequence[Case], asked: Asked, __: datetime) -> Expectation:
    """The term, as a promise."""
    return Expectation(None, asked.term_hours / 24, 0, Basis.TERM)


METHODS: tuple[tuple[str, Forecast], ...] = (
    ("ours", expect),
    ("no recency", without_recency),
    ("open cases ignored", blind_to_open_cases),
    ("the term", the_term),
)


def share(hits: Sequence[bool]) -> str:
    """A share in per cent."""
    return f"{fmean(hits):.1%}" if hits else ""


def by_scenario(told: dict[str, dict[str, list[Told]]]) -> Sheet:
    """The share held in every scenario, for every method."""
    title = "Ended no later than the upper bound (target: 75 to 85 %)"
    sheet = Sheet(title, ("scenario", *(name for name, _ in METHODS), "within the middle, ours"))
    for scenario, methods in told.items():
        cells = [share([one.held for one in methods[name]]) for name, _ in METHODS]
        sheet.add(scenario, *cells, share([one.within_middle for one in methods["ours"]]))
    return sheet


def by_basis(told: Sequence[Told]) -> Sheet:
    """What the ranges rested on, all scenarios together."""
    sheet = Sheet("What the range rests on", ("basis", "of all", "held", "cases behind it"))
    for basis in Basis:
        here = [one for one in told if one.expectation.basis is basis]
        if here:
            cases = median(one.expectation.cases for one in here)
            of_all = f"{len(here) / len(told):.1%}"
            sheet.add(basis.value, of_all, share([one.held for one in here]), f"{cases:.0f}")
    return sheet


def by_group(told: Sequence[Told], title: str, name: Callable[[Told], str]) -> Sheet:
    """The share held in every group of reports, all scenarios together."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for one in told:
        groups[name(one)].append(one.held)
    sheet = Sheet(title, ("", "reports", "held"))
    for key in sorted(groups):
        sheet.add(key, str(len(groups[key])), share(groups[key]))
    return sheet


def measure(seeds: Sequence[int]) -> dict[str, dict[str, list[Told]]]:
    """Every scenario by every method."""
    told: dict[str, dict[str, list[Told]]] = {}
    for scenario in SCENARIOS:
        histories = [made_up(scenario, seed) for seed in seeds]
        told[scenario.name] = {
            name: [one for history in histories for one in back_test(history, forecast)]
            for name, forecast in METHODS
        }
    return told


def main() -> None:
    """Measure and print."""
    told = measure((1,))
    ours = [one for methods in told.values() for one in methods["ours"]]
    console = Console(width=110)
    console.print(by_scenario(told).rich())
    console.print(by_basis(ours).rich())
    console.print(by_group(ours, "By region", lambda one: one.happened.region).rich())
    console.print(by_group(ours, "By subject", lambda one: one.happened.topic.key).rich())
    console.print(by_group(ours, "By season", _season).rich())


def _season(told: Told) -> str:
    return ("spring", "summer", "autumn", "winter")[season_of(told.happened.opened_at)]


if __name__ == "__main__":
    main()
