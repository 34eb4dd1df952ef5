"""Deciding alone, asking the citizen or handing over to a person: by what each would cost."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.reading import Decision

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Costs:
    """What each way out costs, in minutes of people's time.

    A misrouted report goes to the wrong unit and comes back; asking costs the citizen a glance at
    three buttons; triage costs a clerk a reading. All three can be set by the city.
    """

    misroute: float = 8.0
    ask: float = 1.0
    triage: float = 2.5


@dataclass(frozen=True, slots=True)
class Zones:
    """At or above `auto` the top leaf is taken; a shortlist at or above `ask` is offered."""

    auto: float
    ask: float

    def decide(self, confidence: float, shortlist: float) -> Decision:
        """What to do at this confidence of the first leaf and of the first three together."""
        if confidence >= self.auto:
            return "auto"
        return "ask" if shortlist >= self.ask else "triage"


def zones_for(costs: Costs, confidence: Floats, right: Bools, precision: float = 0.955) -> Zones:
    """The cheapest zones that keep the promised precision on held-out readings.

    Taking the first leaf costs `(1 - p) * misroute`, so it is cheaper than asking from
    `p = 1 - ask / misroute` on; a shortlist that misses costs a triage on top of the question,
    so asking is cheaper than handing over from `p = ask / triage` on.
    """
    cheapest = 1 - costs.ask / costs.misroute
    return Zones(
        max(_floor(confidence, right, precision), min(cheapest, 0.5)), costs.ask / costs.triage
    )


def _floor(confidence: Floats, right: Bools, precision: float) -> float:
    """The lowest confidence from which on the answers taken are right often enough."""
    order = np.argsort(-confidence, kind="stable")
    reached = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(reached >= precision)
    return float(confidence[order][enough[-1]]) if len(enough) else 1.0
