"""Measuring a model: per leaf and area, confusions, calibration, coverage against precision."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.corpora import Message
from nlp.reader import Reader
from nlp.reading import Reading
from nlp.subjects import KINDS, NONE, area_of, subjects

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and F1 of one label, and how many messages truly have it."""

    precision: float
    recall: float
    f1: float
    count: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of a model on labelled messages it has not learnt from."""

    messages: int
    figures: Mapping[str, float]
    leaves: Mapping[str, Scores]
    areas: Mapping[str, Scores]
    kinds: Mapping[str, Scores]
    confusions: tuple[tuple[str, str, int], ...]
    reliability: tuple[tuple[float, float, int], ...]
    coverage: tuple[tuple[float, float], ...]

    def as_json(self) -> dict[str, Any]:
        """Every figure as plain values."""
        return asdict(self)


def evaluate(reader: Reader, messages: Sequence[Message]) -> Evaluation:
    """The figures of a reader on messages it has not learnt from."""
    return evaluation_of([reader.read(message.text) for message in messages], messages)


def evaluation_of(readings: Sequence[Reading], messages: Sequence[Message]) -> Evaluation:
    """The figures of readings against what the messages truly are."""
    guesses = [reading.leaf or NONE for reading in readings]
    truths = [message.leaf for message in messages]
    confidence = np.array([reading.confidence for reading in readings])
    right = np.array([guess == truth for guess, truth in zip(guesses, truths, strict=True)])
    kinds = _kind_scores(readings, messages)
    areas = _label_scores(_areas(truths), _areas(guesses), _all_areas())
    return Evaluation(
        len(messages),
        _figures(readings, messages, right, confidence)
        | _macro("area_f1", areas)
        | _macro("kind_f1", kinds),
        _label_scores(truths, guesses, [*subjects(), NONE]),
        areas,
        kinds,
        _confusions(truths, guesses),
        reliability_of(confidence, right),
        coverage_of(confidence, right),
    )


def _kind_scores(readings: Sequence[Reading], messages: Sequence[Message]) -> dict[str, Scores]:
    """The scores of the kinds of reports; what is no report has no kind."""
    pairs = [(m.kind, r.kind) for r, m in zip(readings, messages, strict=True) if m.leaf != NONE]
    return _label_scores([truth for truth, _ in pairs], [guess for _, guess in pairs], KINDS)


def macro_area_f1(truths: Sequence[str], guesses: Sequence[str]) -> float:
    """The mean F1 over the areas."""
    scores = _label_scores(_areas(truths), _areas(guesses), _all_areas())
    return _macro("area_f1", scores)["area_f1"]


def _areas(leaves: Sequence[str]) -> list[str]:
    return [area_of(leaf) or NONE for leaf in leaves]


def _all_areas() -> list[str]:
    return list(dict.fromkeys(subject.area for subject in subjects().values()))


def _macro(name: str, scores: Mapping[str, Scores]) -> dict[str, float]:
    seen = [score.f1 for score in scores.values() if score.count]
    return {name: sum(seen) / len(seen) if seen else 0.0}


def _figures(
    readings: Sequence[Reading], messages: Sequence[Message], right: NDArray[np.bool_], sure: Floats
) -> dict[str, float]:
    real = np.array([message.leaf != NONE for message in messages])
    auto = np.array([reading.decision == "auto" for reading in readings])
    urgent = np.array([message.emergency for message in messages])
    alarm = np.array([reading.emergency for reading in readings])
    listed = [m.leaf in dict(r.top) for r, m in zip(readings, messages, strict=True)]
    return {
        "top1": _mean(right[real]),
        "top3": _mean(np.array(listed)[real]),
        "auto_share": _mean(auto[real]),
        "auto_precision": _mean(right[auto]),
        "emergency_recall": _mean(alarm[urgent]),
        "emergency_precision": _mean(urgent[alarm]),
        "none_recall": _mean(right[~real]),
        "ece": calibration_error(sure, right),
    }


def _mean(values: NDArray[np.bool_]) -> float:
    return float(values.mean()) if len(values) else 0.0


def _label_scores(
    truths: Sequence[str], guesses: Sequence[str], labels: Sequence[str]
) -> dict[str, Scores]:
    real, said = Counter(truths), Counter(guesses)
    both = Counter(t for t, g in zip(truths, guesses, strict=True) if t == g)
    return {label: _scores(both[label], said[label], real[label]) for label in labels}


def _scores(both: int, said: int, real: int) -> Scores:
    f1 = 2 * both / (said + real) if said + real else 0.0
    return Scores(both / said if said else 0.0, both / real if real else 0.0, f1, real)


def _confusions(truths: Sequence[str], guesses: Sequence[str]) -> tuple[tuple[str, str, int], ...]:
    """The pairs taken for one another most often: true leaf, guess, how many times."""
    pairs = Counter((t, g) for t, g in zip(truths, guesses, strict=True) if t != g)
    return tuple((truth, guess, count) for (truth, guess), count in pairs.most_common(40))


def reliability_of(
    confidence: Floats, right: NDArray[np.bool_], bins: int = 10
) -> tuple[tuple[float, float, int], ...]:
    """For each band of confidence: mean confidence, share that was right, how many."""
    band = np.minimum((confidence * bins).astype(int), bins - 1)
    parts = [(confidence[band == at], right[band == at]) for at in range(bins)]
    return tuple((float(c.mean()), float(r.mean()), len(r)) for c, r in parts if len(r))


def calibration_error(confidence: Floats, right: NDArray[np.bool_]) -> float:
    """The expected calibration error over ten bands."""
    bands = reliability_of(confidence, right)
    total = sum(count for _, _, count in bands) or 1
    return sum(count * abs(sure - true) for sure, true, count in bands) / total


def coverage_of(
    confidence: Floats, right: NDArray[np.bool_], points: int = 100
) -> tuple[tuple[float, float], ...]:
    """Share decided alone and its precision, from the surest messages to all of them."""
    order = np.argsort(-confidence, kind="stable")
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    if not len(order):
        return ()
    places = np.unique(np.linspace(1, len(order), points).astype(int)) - 1
    return tuple(((int(at) + 1) / len(order), float(precision[at])) for at in places)


def readings_with(read: Callable[[str], Reading], messages: Sequence[Message]) -> list[Reading]:
    """Readings of the messages by any reader, for comparing readers."""
    return [read(message.text) for message in messages]
