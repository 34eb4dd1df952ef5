"""Crowds of reports."""

import random

from geo.hotspots import hot_spots

MIDDLE = (35.7, 51.4)


def _around(latitude: float, longitude: float, many: int) -> list[tuple[float, float]]:
    chance = random.Random(many)
    return [
        (latitude + chance.uniform(-3e-4, 3e-4), longitude + chance.uniform(-3e-4, 3e-4))
        for _ in range(many)
    ]


def test_crowds_are_found_and_loners_left_out() -> None:
    """Two crowds, the larger first; scattered reports belong to none."""
    loners = [(35.6 + i * 0.01, 51.2) for i in range(10)]
    points = [*_around(*MIDDLE, 12), *loners, *_around(35.75, 51.45, 20)]
    spots = hot_spots(points, radius_m=100, at_least=5)

    assert [len(spot.members) for spot in spots] == [20, 12]
    assert abs(spots[1].latitude - MIDDLE[0]) < 1e-3
    assert set(spots[1].members) == set(range(12))


def test_a_chain_is_one_crowd() -> None:
    """Density reaches as far as neighbours stand close enough."""
    chain = [(35.7, 51.4 + i * 0.0005) for i in range(20)]

    assert [len(spot.members) for spot in hot_spots(chain, 120, 3)] == [20]


def test_few_or_none_are_no_crowd() -> None:
    """Nothing is made of nothing."""
    assert hot_spots([], 100, 3) == ()
    assert hot_spots([MIDDLE, MIDDLE], 100, 3) == ()
