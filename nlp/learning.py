"""Learning from people: corrections, a candidate model, the gate it must pass, and the way back.

A candidate is promoted only when, on messages it has not learnt from, it is not worse overall nor
in any area, and better somewhere: on those messages or on the corrections themselves.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nlp import store
from nlp.corpora import Message
from nlp.reader import Reader
from nlp.training import TrainingReport, train

_AREA_SLACK = 0.01
"""An area may lose one point in a hundred: less than a handful of messages is chance."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says a message is about, and who: citizen, unit, triage or admin."""

    text: str
    leaf: str
    source: str
    at: datetime
    guessed: str | None = None

    def as_message(self) -> Message:
        """The correction as training text; it teaches the subject and nothing else."""
        return Message(self.text, self.leaf, kind="", register="correction", voice="")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a candidate was promoted, why, and both models' figures."""

    promoted: bool
    reason: str
    candidate: TrainingReport
    before: Mapping[str, float]


def learn(corpus: Path, folder: Path, corrections: Sequence[Correction], seed: int = 7) -> Outcome:
    """Train a candidate with the corrections and make it current if it passes the gate."""
    before = _figures_before(folder, corrections)
    messages = [correction.as_message() for correction in corrections]
    candidate = train(corpus, folder, seed, messages, promote=False)
    promoted, reason = gate(before, candidate.figures)
    if promoted:
        store.switch(folder, candidate.version)
    return Outcome(promoted, reason, candidate, before)


def _figures_before(folder: Path, corrections: Sequence[Correction]) -> dict[str, float]:
    """The current model's stored figures, and how it reads the corrections; empty without one."""
    try:
        report = store.report_of(folder, store.current(folder))
    except store.NoModel:
        return {}
    reader = Reader.load(folder)
    right = [reader.read(correction.text).leaf == correction.leaf for correction in corrections]
    share = {"corrections": sum(right) / len(right)} if right else {}
    return (dict(report["figures"]) if report else {}) | share


def gate(before: Mapping[str, float], after: Mapping[str, float]) -> tuple[bool, str]:
    """Whether the candidate may replace the current model, and the reason in a few words."""
    if not before:
        return True, "first"
    if after["top1"] < before["top1"]:
        return False, "overall"
    areas = sorted(name for name in before if name.startswith("area/"))
    for name in areas:
        if after.get(name, 0.0) < before[name] - _AREA_SLACK:
            return False, name
    watched = ["top1", "corrections", *areas]
    better = [name for name in watched if after.get(name, 0.0) > before.get(name, 0.0)]
    return (True, better[0]) if better else (False, "no better")


def rollback(folder: Path) -> str:
    """Go back to the version that was stored before the current one; raises NoModel if none."""
    names = store.versions(folder)
    place = names.index(store.current(folder))
    if place == 0:
        raise store.NoModel("nothing older")
    store.switch(folder, names[place - 1])
    return names[place - 1]


@dataclass(frozen=True, slots=True)
class Watch:
    """How the model fares with staff: for the admins' page."""

    answers: int
    agreement: float
    calibration: float
    drift: float
    confusions: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One reading that a person has looked at: the guess, its confidence and the final subject."""

    guessed: str
    confidence: float
    final: str


def watch(judged: Sequence[Judged], usual: Mapping[str, float], most: int = 5) -> Watch:
    """Agreement, calibration gap, drift from the usual mix of subjects, and top confusions.

    `usual` holds each subject's usual share; drift is half the summed differences, 0 to 1.
    """
    if not judged:
        return Watch(0, 0.0, 0.0, 0.0, ())
    agreement = sum(item.guessed == item.final for item in judged) / len(judged)
    sure = sum(item.confidence for item in judged) / len(judged)
    wrong = Counter((item.guessed, item.final) for item in judged if item.guessed != item.final)
    top = tuple((guessed, final, count) for (guessed, final), count in wrong.most_common(most))
    return Watch(len(judged), agreement, sure - agreement, drift_of(judged, usual), top)


def drift_of(judged: Iterable[Judged], usual: Mapping[str, float]) -> float:
    """How far the present mix of subjects is from the usual one: 0 is the same, 1 is foreign."""
    counts = Counter(item.final for item in judged)
    total = sum(counts.values()) or 1
    names = set(counts) | set(usual)
    return sum(abs(counts[name] / total - usual.get(name, 0.0)) for name in names) / 2
