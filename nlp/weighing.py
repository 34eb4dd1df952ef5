"""Pieces of evidence weighed into one chance: learnt by logistic regression, applied with numpy.

Two things are weighed so: how urgent a message is, and how far its first subject can be trusted.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.danger_rules import CODES
from nlp.reading import Danger
from nlp.subjects import subjects

Floats = NDArray[np.float64]
CUES = (
    "injury", "trapped", "now", "hurry", "before", "calm", "pasttime", "fixed", "thanks", "wish",
    "novel", "longtime", "whose", "followup", "nobody", "times", "sarcasm", "child", "elder",
    "school", "notthis", "stealing", "bribe", "polite", "broken",
)  # fmt: skip
"""The families of words that speak for haste or against it."""
_ASKING = ("request", "complaint")
_SURE = 1e-4


@dataclass(frozen=True, slots=True)
class Stakes:
    """Which leaves are always urgent, which with a danger named, and which kinds ask for help."""

    always: NDArray[np.bool_]
    sometimes: NDArray[np.bool_]
    asking: NDArray[np.bool_]


def stakes_of(leaves: Sequence[str], kinds: Sequence[str]) -> Stakes:
    """The stakes of a model's leaves and kinds; a new subject has none."""
    flags = [subjects()[leaf].flag if leaf in subjects() else "" for leaf in leaves]
    return Stakes(
        np.array([flag == "E" for flag in flags]),
        np.array([flag.startswith("e") for flag in flags]),
        np.array([kind in _ASKING for kind in kinds]),
    )


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of a message when its urgency is weighed."""

    score: float
    alarm: float
    leaves: NDArray[Any]
    kinds: NDArray[Any]
    dangers: Sequence[Danger]
    families: Collection[str]


def urgency_signs(heard: Heard, stakes: Stakes) -> Floats:
    """What speaks for and against an emergency: words, subject, kind and the dangers named."""
    codes = {danger.code for danger in heard.dangers}
    named = [float(code in codes) for code in CODES]
    cues = [float(cue in heard.families) for cue in CUES]
    always = float(heard.leaves[stakes.always].sum())
    sometimes = float(heard.leaves[stakes.sometimes].sum())
    asking = float(heard.kinds[stakes.asking].sum())
    together = [always * asking, sometimes * asking, sometimes * asking * bool(codes)]
    odds = [_odds(always), _odds(sometimes), _odds(asking)]
    rest = [*named, float(len(codes)), *cues, *odds, *together]
    return np.concatenate([[heard.score, heard.alarm], heard.leaves, heard.kinds, rest])


def _odds(chance: float) -> float:
    """The logarithm of the odds, kept within bounds."""
    kept = min(max(chance, _SURE), 1 - _SURE)
    return float(np.log(kept / (1 - kept)))


def trust_signs(scores: NDArray[Any], chances: NDArray[Any]) -> Floats:
    """What tells whether the first subject is right: its chance, score, lead and the doubt left."""
    third, second, first = np.partition(scores, (-3, -2, -1))[-3:] if len(scores) > 2 else [0.0] * 3
    best = min(float(chances.max()), 1 - 1e-9)
    doubt = -float((chances * np.log(chances + 1e-12)).sum())
    lead = float(first - second)
    return np.array([np.log(best / (1 - best)), float(first), lead, doubt, float(third)])


def fit_weights(rows: Floats, truth: NDArray[np.bool_]) -> Floats:
    """The weight of each sign, the bias last; no weights where there is nothing to tell apart."""
    from sklearn.linear_model import LogisticRegression

    if truth.all() or not truth.any():
        return np.concatenate([np.zeros(rows.shape[1]), [3.0 if truth.all() else -3.0]])
    model = LogisticRegression(C=1.0, solver="newton-cholesky").fit(rows, truth)
    weights: Floats = np.concatenate([model.coef_[0], model.intercept_])
    return weights


def chance(row: Floats, weights: NDArray[Any]) -> float:
    """The chance that the signs add up to."""
    return float(1 / (1 + np.exp(-(row @ weights[:-1] + weights[-1]))))
