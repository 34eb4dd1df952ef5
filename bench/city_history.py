"""A made-up city's history for trying estimates: units, seasons, drift, heavy tails, open cases.

Nothing here is measured in a real city; the scenarios are what could go wrong with an estimate.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from domain.expectations import Case, season_of

START = datetime(2023, 3, 21, tzinfo=UTC)
DAYS = 3 * 365
SPEEDS = {"1": 0.6, "2": 0.8, "3": 1.0, "4": 1.3, "5": 2.0}
"""How slow the unit of each region is."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the made-up city: its term, how late it usually is, and how often it comes."""

    key: str
    area: str
    term_hours: int
    lateness: float
    a_year: int


TOPICS = (
    Topic("pothole", "roads", 72, 1.6, 240),
    Topic("kerb", "roads", 168, 0.9, 60),
    Topic("resurfacing", "roads", 720, 1.1, 12),
    Topic("bin", "cleaning", 48, 0.5, 300),
    Topic("debris", "cleaning", 48, 0.9, 90),
    Topic("bulky", "cleaning", 72, 0.8, 4),
    Topic("pruning", "green", 240, 1.4, 80),
    Topic("planting", "green", 720, 1.0, 3),
)
"""`a_year` is for one region."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """How a city behaves: `winter` times as slow in winter, `drift` times as slow every year.

    `turn` multiplies all that is opened in the last half year: a contractor has changed; `tail` is
    the share that falls into a heavy tail, `silent` the share whose end nobody confirms.
    """

    name: str
    winter: float = 1.0
    drift: float = 1.0
    turn: float = 1.0
    tail: float = 0.0
    silent: float = 0.1


SCENARIOS = (
    Scenario("steady"),
    Scenario("slow winters", winter=2.0),
    Scenario("heavy tail", tail=0.15),
    Scenario("slower every year", drift=1.4),
    Scenario("quicker every year", drift=0.7),
    Scenario("new contractor, twice as slow", turn=2.0),
    Scenario("all at once", winter=1.8, drift=1.2, tail=0.12, silent=0.25),
)


@dataclass(frozen=True, slots=True)
class Happened:
    """A report of the made-up city with its true end, which only time will show."""

    topic: Topic
    region: str
    opened_at: datetime
    days: float
    silent_after: float | None

    def known_at(self, now: datetime) -> Case:
        """What was known of it at some moment after its opening."""
        so_far = (now - self.opened_at) / timedelta(days=1)
        last = self.days if self.silent_after is None else self.silent_after
        confirmed = self.silent_after is None and self.days <= so_far
        return Case(
            self.topic.key, self.topic.area, self.region, False, self.topic.term_hours,
            self.opened_at, min(last, so_far), confirmed,
        )  # fmt: skip


def made_up(scenario: Scenario, seed: int = 1) -> list[Happened]:
    """Three years of reports, the oldest first."""
    random = Random(seed)  # noqa: S311 - a made-up city
    found = (
        happened
        for topic in TOPICS
        for region in SPEEDS
        for happened in _reports(scenario, topic, region, random)
    )
    return sorted(found, key=lambda one: one.opened_at)


def _reports(scenario: Scenario, topic: Topic, region: str, random: Random) -> Iterator[Happened]:
    for _ in range(topic.a_year * DAYS // 365):
        opened_at = START + timedelta(days=random.random() * DAYS)
        days = _lasting(scenario, topic, opened_at, random) * SPEEDS[region]
        silent = days * random.random() if random.random() < scenario.silent else None
        yield Happened(topic, region, opened_at, days, silent)


def _lasting(scenario: Scenario, topic: Topic, opened_at: datetime, random: Random) -> float:
    years = (opened_at - START) / timedelta(days=365)
    usual = topic.term_hours / 24 * topic.lateness * math.pow(scenario.drift, years)
    usual *= scenario.winter if season_of(opened_at) == 3 else 1.0
    usual *= scenario.turn if years >= 2.5 else 1.0
    if random.random() < scenario.tail:
        usual *= random.paretovariate(1.2)
    return usual * math.exp(random.gauss(0, 0.8))
