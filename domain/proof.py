"""How far the proof of a repair is to be believed, and why; never a refusal, only a second look.

A claim is checked against the citizen's own picture, every picture seen before, the place, the
time, and how often citizens objected to the unit. Below `BOUND` a person verifies. Whatever the
score, some claims are drawn for inspection, and the citizen has the last word.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

BOUND = 0.6
"""A score below it goes to a person."""
COPIED = 0.5
"""A likeness from here on means: made from the other picture."""
OLDEST = timedelta(hours=24)
SURE_CLOCK, UNSURE_CLOCK = timedelta(minutes=15), timedelta(hours=4)
"""By how much a camera's clock may be out that names its zone, and one that does not."""
LONG_AGO = timedelta(days=3 * 365)
"""A camera that says a picture is so much older than the work was never set right."""
RISKY_SHARE = 0.15
"""From this share of objected claims on a unit is looked at more often …"""
RISKY_CLAIMS = 10
"""… once it has made so many claims."""
USUAL_DRAW = 0.05
RISKY_DRAW = 0.20


class Trace(StrEnum):
    """What one picture shows, laid beside another."""

    SAME_PICTURE = "same-picture"
    MIRRORED = "mirrored"
    CROPPED = "cropped"
    FRAMED = "framed"
    ALTERED = "altered"
    RETOUCHED = "retouched"
    OFF_SCREEN = "off-screen"
    SAME_SCENE = "same-scene"
    OTHER_SCENE = "other-scene"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How surely a picture was made from another, 0 to 1, and what shows it."""

    score: float
    traces: tuple[Trace, ...]

    @property
    def is_copy(self) -> bool:
        """Whether it is the other picture, whatever was done to it."""
        return self.score >= COPIED


class Reason(StrEnum):
    """Why a score is what it is; each is the key of a sentence."""

    COPY_OF_BEFORE = "proof-copy-of-before"
    RETOUCHED_BEFORE = "proof-retouched-before"
    SEEN_ELSEWHERE = "proof-seen-elsewhere"
    SAME_SCENE = "proof-same-scene"
    OTHER_SCENE = "proof-other-scene"
    CANNOT_TELL = "proof-cannot-tell"
    NOTHING_BEFORE = "proof-nothing-before"
    NO_PICTURE = "proof-no-picture"
    PLACE_NEAR = "proof-place-near"
    PLACE_FAR = "proof-place-far"
    PLACE_UNKNOWN = "proof-place-unknown"
    TOO_EARLY = "proof-too-early"
    TOO_OLD = "proof-too-old"
    CLOCK_WRONG = "proof-clock-wrong"
    PICTURE_NEAR = "proof-picture-near"
    PICTURE_FAR = "proof-picture-far"
    RISKY_UNIT = "proof-risky-unit"


COSTS: Mapping[Reason, float] = MappingProxyType(
    {
        Reason.COPY_OF_BEFORE: 1.0,
        Reason.RETOUCHED_BEFORE: 1.0,
        Reason.SEEN_ELSEWHERE: 1.0,
        Reason.SAME_SCENE: 0.0,
        Reason.OTHER_SCENE: 0.3,
        Reason.CANNOT_TELL: 0.15,
        Reason.NOTHING_BEFORE: 0.1,
        Reason.NO_PICTURE: 0.5,
        Reason.PLACE_NEAR: 0.0,
        Reason.PLACE_FAR: 0.5,
        Reason.PLACE_UNKNOWN: 0.1,
        Reason.TOO_EARLY: 0.6,
        Reason.TOO_OLD: 0.45,
        Reason.CLOCK_WRONG: 0.05,
        Reason.PICTURE_NEAR: 0.0,
        Reason.PICTURE_FAR: 0.45,
        Reason.RISKY_UNIT: 0.2,
    }
)
"""What each reason takes from a score of 1."""


@dataclass(frozen=True, slots=True)
class Record:
    """What citizens said of a unit's claims lately."""

    claims: int
    objections: int

    @property
    def is_risky(self) -> bool:
        """Whether its claims deserve a closer look."""
        return self.claims >= RISKY_CLAIMS and self.objections >= RISKY_SHARE * self.claims


@dataclass(frozen=True, slots=True)
class Timing:
    """When the newest picture was taken, as far as its camera says.

    `is_early` if that was before the unit had accepted the report, `is_old` if more than a day ago,
    `is_wrong` if the clock cannot be right.
    """

    is_early: bool = False
    is_old: bool = False
    is_wrong: bool = False


def timing_of(shots: Sequence[tuple[datetime, bool]], accepted: datetime, now: datetime) -> Timing:
    """What the times of pictures say, each with whether its camera named its zone.

    Each is given the benefit of what its clock may be out by.
    """
    believed = [
        (at, SURE_CLOCK if is_sure else UNSURE_CLOCK)
        for at, is_sure in shots
        if accepted - LONG_AGO < at < now + (SURE_CLOCK if is_sure else UNSURE_CLOCK)
    ]
    if not believed:
        return Timing(is_wrong=bool(shots))
    latest = max(at + leeway for at, leeway in believed)
    return Timing(is_early=latest < accepted, is_old=now - latest > OLDEST)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is known of the proof in one claim."""

    has_picture: bool
    before: Sequence[Likeness]
    """The after-picture beside each of the citizen's own; empty if he sent none."""
    elsewhere: Likeness | None
    """The after-picture beside the likest one of any other case, if one was found."""
    distance_m: float | None
    """From the report to the live place in the claim; None if none was shared."""
    radius_m: float
    timing: Timing
    """When the pictures were taken; nothing where no camera says so."""
    picture_distance_m: float | None
    """From the report to where the camera says it stood; None if it does not."""
    record: Record


@dataclass(frozen=True, slots=True)
class Score:
    """How far a claim's proof is to be believed, 0 to 1, and why, the gravest first."""

    value: float
    reasons: tuple[Reason, ...]

    @property
    def passes(self) -> bool:
        """Whether the citizen is asked at once, without a person's verification."""
        return self.value >= BOUND


def score(findings: Findings) -> Score:
    """How far to believe a claim's proof."""
    reasons = sorted(_reasons(findings), key=lambda reason: -COSTS[reason])
    value = max(0.0, 1.0 - sum(COSTS[reason] for reason in reasons))
    return Score(round(value, 3), tuple(reasons))


def _reasons(findings: Findings) -> Iterator[Reason]:
    if findings.has_picture:
        yield from _of_the_picture(findings)
        yield from _of_the_time(findings)
    else:
        yield Reason.NO_PICTURE
    yield from _of_the_place(findings)
    if findings.record.is_risky:
        yield Reason.RISKY_UNIT


def _of_the_picture(findings: Findings) -> Iterator[Reason]:
    if findings.elsewhere and findings.elsewhere.is_copy:
        yield Reason.SEEN_ELSEWHERE
    if not findings.before:
        yield Reason.NOTHING_BEFORE
        return
    yield _beside_the_complaint(findings.before)


def _beside_the_complaint(before: Sequence[Likeness]) -> Reason:
    likest = max(before, key=lambda likeness: likeness.score)
    traces = {trace for likeness in before for trace in likeness.traces}
    if likest.is_copy:
        retouched = Trace.RETOUCHED in likest.traces
        return Reason.RETOUCHED_BEFORE if retouched else Reason.COPY_OF_BEFORE
    if Trace.SAME_SCENE in traces:
        return Reason.SAME_SCENE
    return Reason.CANNOT_TELL if Trace.CANNOT_TELL in traces else Reason.OTHER_SCENE


def _of_the_place(findings: Findings) -> Iterator[Reason]:
    """The live place in the claim, and where the camera says it stood; one of them will do."""
    live, shown = findings.distance_m, findings.picture_distance_m
    if live is not None:
        yield Reason.PLACE_NEAR if live <= findings.radius_m else Reason.PLACE_FAR
    if shown is not None:
        yield Reason.PICTURE_NEAR if shown <= findings.radius_m else Reason.PICTURE_FAR
    if live is None and shown is None:
        yield Reason.PLACE_UNKNOWN


def _of_the_time(findings: Findings) -> Iterator[Reason]:
    if findings.timing.is_early:
        yield Reason.TOO_EARLY
    if findings.timing.is_old:
        yield Reason.TOO_OLD
    if findings.timing.is_wrong:
        yield Reason.CLOCK_WRONG


def share_drawn(record: Record) -> float:
    """The share of a unit's claims that are inspected, whatever their score."""
    return RISKY_DRAW if record.is_risky else USUAL_DRAW
