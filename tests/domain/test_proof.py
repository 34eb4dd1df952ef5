"""A claim's proof is believed for reasons, doubted for reasons, and never refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.proof import (
    BOUND,
    COSTS,
    Findings,
    Likeness,
    Reason,
    Record,
    Score,
    Timing,
    Trace,
    score,
    share_drawn,
    timing_of,
)

SAME_PLACE = Likeness(0.0, (Trace.SAME_SCENE,))
OTHER_PLACE = Likeness(0.0, (Trace.OTHER_SCENE,))
NOBODY_KNOWS = Likeness(0.0, (Trace.CANNOT_TELL,))
COPY = Likeness(0.9, (Trace.CROPPED,))
RETOUCHED = Likeness(1.0, (Trace.RETOUCHED,))
GOOD_UNIT = Record(claims=100, objections=3)
BAD_UNIT = Record(claims=100, objections=30)
SOUND = Findings(
    has_picture=True,
    before=(SAME_PLACE,),
    elsewhere=None,
    distance_m=12,
    radius_m=150,
    timing=Timing(),
    picture_distance_m=None,
    record=GOOD_UNIT,
)


def test_good_proof_passes() -> None:
    """The same place photographed anew, on the spot, after acceptance: nothing is missing."""
    assert Score(1.0, (Reason.SAME_SCENE, Reason.PLACE_NEAR)) == score(SOUND)
    assert score(SOUND).passes


@pytest.mark.parametrize(
    ("found", "reason", "passes"),
    [
        ({"before": (COPY,)}, Reason.COPY_OF_BEFORE, False),
        ({"before": (SAME_PLACE, RETOUCHED)}, Reason.RETOUCHED_BEFORE, False),
        ({"elsewhere": COPY}, Reason.SEEN_ELSEWHERE, False),
        ({"elsewhere": OTHER_PLACE}, Reason.SAME_SCENE, True),
        ({"before": (OTHER_PLACE,)}, Reason.OTHER_SCENE, True),
        ({"before": (OTHER_PLACE,), "distance_m": None}, Reason.OTHER_SCENE, True),
        ({"before": (OTHER_PLACE, SAME_PLACE)}, Reason.SAME_SCENE, True),
        ({"before": (NOBODY_KNOWS,)}, Reason.CANNOT_TELL, True),
        ({"before": ()}, Reason.NOTHING_BEFORE, True),
        ({"has_picture": False}, Reason.NO_PICTURE, False),
        ({"distance_m": None}, Reason.PLACE_UNKNOWN, True),
        ({"distance_m": None, "record": BAD_UNIT}, Reason.RISKY_UNIT, True),
        ({"distance_m": 151}, Reason.PLACE_FAR, False),
        ({"timing": Timing(is_early=True)}, Reason.TOO_EARLY, False),
        ({"timing": Timing(is_old=True)}, Reason.TOO_OLD, False),
        ({"timing": Timing(is_wrong=True)}, Reason.CLOCK_WRONG, True),
        ({"picture_distance_m": 12}, Reason.PICTURE_NEAR, True),
        ({"picture_distance_m": 12, "distance_m": None}, Reason.PICTURE_NEAR, True),
        ({"picture_distance_m": 999}, Reason.PICTURE_FAR, False),
        ({"picture_distance_m": 999, "distance_m": None}, Reason.PICTURE_FAR, False),
        ({"record": BAD_UNIT}, Reason.RISKY_UNIT, True),
        ({"record": BAD_UNIT, "before": (OTHER_PLACE,)}, Reason.RISKY_UNIT, False),
    ],
)
def test_each_doubt_is_named(found: dict[str, object], reason: Reason, passes: bool) -> None:
    """A grave doubt, or several small ones together, lead to a person's verification."""
    scored = score(replace(SOUND, **found))  # type: ignore[arg-type]  # one field of any kind

    assert reason in scored.reasons
    assert passes == scored.passes


def test_the_gravest_reason_comes_first() -> None:
    """Whoever verifies reads first what matters most."""
    scored = score(replace(SOUND, before=(COPY,), distance_m=None, record=BAD_UNIT))

    assert (Reason.COPY_OF_BEFORE, Reason.RISKY_UNIT, Reason.PLACE_UNKNOWN) == scored.reasons
    assert scored.value == 0


def test_every_reason_has_its_price() -> None:
    """No reason is forgotten, and none alone but a grave one leads to a person."""
    grave = {reason for reason, cost in COSTS.items() if 1 - cost < BOUND}

    assert set(Reason) == set(COSTS)
    assert {
        Reason.COPY_OF_BEFORE, Reason.RETOUCHED_BEFORE, Reason.SEEN_ELSEWHERE, Reason.NO_PICTURE,
        Reason.PLACE_FAR, Reason.PICTURE_FAR, Reason.TOO_EARLY, Reason.TOO_OLD,
    } == grave  # fmt: skip


TAKEN = datetime(2026, 3, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOW = TAKEN + 30 * HOUR


@pytest.mark.parametrize(
    ("shots", "timing"),
    [
        ([], Timing()),
        ([(TAKEN + 29 * HOUR, True)], Timing()),
        ([(TAKEN + 7 * HOUR, True)], Timing()),
        ([(TAKEN + 5 * HOUR, True)], Timing(is_old=True)),
        ([(TAKEN + 3 * HOUR, False)], Timing()),
        ([(TAKEN + 1 * HOUR, False)], Timing(is_old=True)),
        ([(TAKEN - HOUR / 5, True)], Timing(is_old=True)),
        ([(TAKEN - HOUR, True)], Timing(is_early=True, is_old=True)),
        ([(TAKEN - 3 * HOUR, False)], Timing(is_old=True)),
        ([(TAKEN - 5 * HOUR, False)], Timing(is_early=True, is_old=True)),
        ([(TAKEN - 5 * HOUR, True), (TAKEN + 29 * HOUR, True)], Timing()),
        ([(NOW + 3 * HOUR, False)], Timing()),
        ([(NOW + HOUR, True)], Timing(is_wrong=True)),
        ([(datetime(2010, 1, 1, tzinfo=UTC), False)], Timing(is_wrong=True)),
        ([(datetime(2010, 1, 1, tzinfo=UTC), False), (NOW - HOUR, True)], Timing()),
    ],
)
def test_a_cameras_clock_is_given_the_benefit_of_the_doubt(
    shots: list[tuple[datetime, bool]], timing: Timing
) -> None:
    """A quarter of an hour where it knows its zone, else four hours; what cannot be is no time."""
    assert timing == timing_of(shots, TAKEN, NOW)


@pytest.mark.parametrize(
    ("record", "share"),
    [(GOOD_UNIT, 0.05), (BAD_UNIT, 0.20), (Record(9, 9), 0.05), (Record(0, 0), 0.05)],
)
def test_units_with_many_objections_are_drawn_more_often(record: Record, share: float) -> None:
    """A few claims are not yet a record."""
    assert share == share_drawn(record)
