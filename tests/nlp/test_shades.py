"""Subjects in shades: danger, asking, thanks and the rest told apart."""

import numpy as np

from nlp.corpora import Message
from nlp.shades import (
    HEAT,
    TONES,
    alarm_of,
    shade_name,
    shades_among,
    shades_of,
    tone_signs,
)

NAMES = ("bus|asking", "pit|asking", "pit|thanks", "pit|urgent")
LEAVES = ("bus", "none", "pit")


def test_a_message_is_urgent_first_then_of_its_kind() -> None:
    """Danger outweighs the kind; requests, complaints and bare corrections ask."""
    urgent = [Message("a", "pit", "criticism", emergency=True)] * 8
    asking = [Message("b", "pit", kind) for kind in ("request", "complaint", "")]
    thanks = [Message("c", "pit", "appreciation")] * 8

    found = shades_of([*urgent, *asking, *thanks])

    assert found == ["pit|urgent"] * 8 + ["pit|asking"] * 3 + ["pit|thanks"] * 8


def test_a_rare_shade_is_not_told_apart() -> None:
    """Seven messages in danger are too few to learn from: they count as asking."""
    urgent = [Message("a", "pit", "request", emergency=True)] * 7

    assert shades_of(urgent) == [shade_name("pit")] * 7


def test_the_shades_of_a_leaf_speak_together() -> None:
    """Two middling shades of one leaf outweigh a better single one; what has no shade is last."""
    table = shades_among(NAMES, LEAVES)

    bus, none, pit = table.leaves(np.array([[1.0, 0.8, 0.8, -99.0]] * 2))[0]

    assert pit > bus > none
    assert np.isclose(np.log(2) / HEAT[0] + 0.8, pit, atol=1e-3)


def test_heat_leaves_the_scale_of_the_scores() -> None:
    """A leaf of a single shade has that shade's score at any heat."""
    table, scores = shades_among(NAMES[:2], ("bus", "pit")), np.array([[3.0, -5.0], [-1.0, 7.0]])

    assert np.allclose(scores, table.leaves(scores))


def test_the_alarm_rises_with_the_urgent_shade() -> None:
    """Even odds are zero; where no shade is urgent the alarm is as low as can be."""
    table, even = shades_among(NAMES, LEAVES), np.log(3) / sum(HEAT)
    calm, equal, wild = (
        table.tones(np.array([[0.0, 0.0, 0.0, top]] * 2)) for top in (-60.0, even, 60.0)
    )

    assert np.isclose(0.0, alarm_of(equal))
    assert alarm_of(calm) < -10 < 10 < alarm_of(wild)
    assert alarm_of(calm) > alarm_of(np.zeros(len(TONES)))


def test_tones_are_chances_over_all_subjects() -> None:
    """Asking is told by whichever subject it is asked of; a tone nobody has stays at nothing."""
    found = shades_among(NAMES, LEAVES).tones(np.zeros((2, 4)))

    assert np.isclose([0.5, 0.0, 0.25, 0.25], found[[0, 1, 5, 6]]).all()
    assert tone_signs(found).argmax() == TONES.index("asking")
