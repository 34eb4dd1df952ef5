"""What is said of each pair, how long it took, and how often that was right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from time import process_time

from bench.proof.pairs import Pair, Truth
from domain.proof import Likeness, Trace
from imaging.fingerprints import LEAST_SHARED, Fingerprint, fingerprint, shared
from imaging.likeness import compare


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair, what was said of it, and whether the index would have found it."""

    pair: Pair
    likeness: Likeness
    seconds: float
    """Of processor time, because the machine may be shared."""
    keys: int
    stranger_keys: int

    @property
    def is_seen(self) -> bool:
        """Whether the picture would be found among all ever seen."""
        return self.keys >= LEAST_SHARED


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    part: int
    whole: int

    def __str__(self) -> str:
        """As a share and as it was counted."""
        return f"{self.part / max(1, self.whole):.3f} ({self.part}/{self.whole})"


def judged(pairs: Iterable[Pair]) -> list[Judged]:
    """Every pair, judged one after the other."""
    result: list[Judged] = []
    last: Fingerprint | None = None
    for pair in pairs:
        begun = process_time()
        likeness = compare(pair.before, pair.after)
        seconds = process_time() - begun
        before, after = _print_of(pair.before), _print_of(pair.after)
        stranger = shared(after, last) if last else 0
        result.append(Judged(pair, likeness, seconds, shared(after, before), stranger))
        if pair.truth is Truth.ELSEWHERE:
            last = before
    return result


@lru_cache(maxsize=2)
def _print_of(raw: bytes) -> Fingerprint:
    found = fingerprint(raw)
    if not isinstance(found, Fingerprint):
        raise TypeError(f"a picture made by this bench is {found}")
    return found


def of(judgements: Sequence[Judged], *truths: Truth) -> list[Judged]:
    """Those of these kinds."""
    return [one for one in judgements if one.pair.truth in truths]


def copies(judgements: Sequence[Judged]) -> Share:
    """How many were taken for copies."""
    return Share(sum(one.likeness.is_copy for one in judgements), len(judgements))


def seen(judgements: Sequence[Judged]) -> Share:
    """How many the index finds."""
    return Share(sum(one.is_seen for one in judgements), len(judgements))


def recognised(judgements: Sequence[Judged]) -> Share:
    """How many were said to show the same place."""
    same = sum(Trace.SAME_SCENE in one.likeness.traces for one in judgements)
    return Share(same, len(judgements))


def named(judgements: Sequence[Judged], trace: Trace) -> Share:
    """How many were said to bear that trace."""
    return Share(sum(trace in one.likeness.traces for one in judgements), len(judgements))
