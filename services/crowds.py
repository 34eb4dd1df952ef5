"""Many reports on one subject close together in a week: the owners hear of it, once a day."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from geo.hotspots import hot_spots
from services import group_notices
from services.desk import Desk

LOOK_EVERY = timedelta(days=1)
LOOK_BACK = timedelta(days=7)
RADIUS_M = 150.0
AT_LEAST = 6
MOST_TOLD = 8

Opened = tuple[str, float, float, datetime]
"""Subject, latitude, longitude and opening of a report."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """A place with many reports on one subject."""

    subject: str
    count: int
    latitude: float
    longitude: float


def growing_crowds(reports: Sequence[Opened], since: datetime) -> list[Crowd]:
    """The largest crowds that a report opened after `since` belongs to, largest first."""
    by_subject: dict[str, list[Opened]] = defaultdict(list)
    for report in reports:
        by_subject[report[0]].append(report)
    found = [
        Crowd(subject, len(spot.members), spot.latitude, spot.longitude)
        for subject, theirs in by_subject.items()
        for spot in hot_spots([(one[1], one[2]) for one in theirs], RADIUS_M, AT_LEAST)
        if any(theirs[member][3] > since for member in spot.members)
    ]
    return sorted(found, key=lambda crowd: -crowd.count)[:MOST_TOLD]


async def tell_of_crowds(
    desk: Desk, crowds: Sequence[Crowd], describe: Callable[[float, float], str]
) -> None:
    """The owners get the crowds with their places in words; where there are none, nothing."""
    voice = desk.voice()
    told = [
        voice.word(
            "crowd-line",
            count=str(crowd.count),
            subject=voice.name(desk.city.subject(crowd.subject).short),
            place=describe(crowd.latitude, crowd.longitude),
        )
        for crowd in crowds
    ]
    if told:
        await group_notices.tell_owners(desk, "owners-crowds", lines="\n".join(told))
