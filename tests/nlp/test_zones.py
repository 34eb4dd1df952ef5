"""Deciding by cost."""

import numpy as np
import pytest

from nlp.zones import Costs, Zones, zones_for


@pytest.mark.parametrize(
    ("confidence", "shortlist", "decision"),
    [(0.9, 0.95, "auto"), (0.5, 0.8, "ask"), (0.2, 0.3, "triage")],
)
def test_three_ways_out(confidence: float, shortlist: float, decision: str) -> None:
    """Sure is taken, doubtful is asked, lost is handed over."""
    assert Zones(0.8, 0.4).decide(confidence, shortlist) == decision


def test_the_promised_precision_holds_where_it_was_measured() -> None:
    """The lowest confidence is chosen from which on enough answers are right."""
    confidence = np.linspace(1, 0, 100)
    right = np.arange(100) < 60

    zones = zones_for(Costs(), confidence, right, precision=0.96)

    taken = confidence >= zones.auto
    assert right[taken].mean() >= 0.96


def test_a_dearer_question_is_asked_less() -> None:
    """When asking costs nearly as much as a clerk, more goes to the clerk."""
    args = np.ones(1), np.ones(1, dtype=bool)

    assert zones_for(Costs(ask=2.0), *args).ask > zones_for(Costs(ask=0.5), *args).ask
