"""Reports of the same fault: shown before a new one is filed, joined by those who say it is theirs.

A likeness only leads to a question; whoever says "not the same" files his own.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from conversation.events import Attachment, Pin
from conversation.replies import Stored
from domain.duplicates import Comparison, Reach, judge, suggestions
from domain.errors import Refusal
from domain.grid import metres_between
from domain.kinds import is_order
from domain.lifecycle import Actor, State, is_open
from domain.reaches import around, kinship, reach_of
from domain.report import Report
from domain.tracking import spell_code
from nlp.likeness import likeness
from services import enclosures, group_notices, moves, notices
from services.desk import Desk, Here
from services.feedback import attach
from services.standing import held
from storage import followers, nearby, prints, reports

FURTHEST = 2.0
"""Candidates are looked for within so many times a subject's own radius and hours."""
MOST_COMPARED = 30
MOST_TOLD = 10
"""From then on the words of who joins are kept, and the card counts him."""
_CLAIMED = State.RESOLVED_CLAIMED, State.VERIFICATION, State.AWAITING_CITIZEN
"""The unit says it is mended: whoever sees a fault there now files his own."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An open report that may be about the same fault."""

    report_id: int
    subject: str
    opened_at: datetime
    distance_m: int
    waiting: int
    picture: Stored | None


@dataclass(frozen=True, slots=True)
class Sought:
    """A report about to be filed, as far as its neighbours matter."""

    subject: str
    pin: Pin
    story: str


@dataclass(frozen=True, slots=True)
class Joining:
    """A citizen's word that an open report is about the fault he sees too."""

    report_id: int
    words: str
    media: tuple[Attachment, ...]


Candidates = Sequence[tuple[Report, Comparison]]
"""Open reports that may be about the same fault, each held against what is about to be filed."""


async def candidates(desk: Desk, sought: Sought) -> Candidates:
    """The open reports near enough to be compared, on the subject and its sisters."""
    reach = reach_of(desk.city, sought.subject)
    if not reach.radius_m:
        return []
    return [
        (report, _compared(desk, sought, report, reach))
        for subject in around(desk.city, sought.subject)
        for report in await _near(desk, subject, sought.pin, reach)
        if is_open(report.state) and report.state not in _CLAIMED
    ]


async def likely(desk: Desk, sought: Sought, found: Candidates) -> tuple[Neighbour, ...]:
    """Those of the candidates that are worth a question, likeliest first."""
    return tuple([await _shown(desk, sought, report) for report, _ in suggestions(found)])


async def pictures_of(desk: Desk, found: Candidates) -> dict[int, list[str]]:
    """The pictures of those candidates that one and the same picture could make likely."""
    worth = [
        report.id for report, held in found if judge(replace(held, pictures=1.0)).is_worth_asking
    ]
    return await prints.photos_with(desk.tx, worth, ("before", "note")) if worth else {}


def with_pictures(
    found: Candidates, theirs: Mapping[int, Collection[str]], alike: Mapping[str, float]
) -> Candidates:
    """The candidates, held against what is about to be filed by their pictures too."""
    return [
        (report, replace(held, pictures=_likest(theirs.get(report.id, ()), alike)))
        for report, held in found
    ]


def _likest(keys: Collection[str], alike: Mapping[str, float]) -> float | None:
    return max((alike.get(key, 0.0) for key in keys), default=None)


async def _near(desk: Desk, subject: str, pin: Pin, reach: Reach) -> list[Report]:
    return await nearby.reports_near(
        desk.tx,
        subject,
        latitude=pin.latitude,
        longitude=pin.longitude,
        radius_m=reach.radius_m * FURTHEST,
        since=desk.now - reach.within * FURTHEST,
        most=MOST_COMPARED,
    )


def _compared(desk: Desk, sought: Sought, report: Report, reach: Reach) -> Comparison:
    return Comparison(
        subjects=kinship(desk.city, sought.subject, report.subject),
        distance_m=_apart(sought, report),
        apart=desk.now - report.opened_at,
        words=likeness(sought.story, report.story),
        reach=reach,
    )


def _apart(sought: Sought, report: Report) -> float:
    point = (report.latitude or 0.0, report.longitude or 0.0)
    return metres_between((sought.pin.latitude, sought.pin.longitude), point)


async def _shown(desk: Desk, sought: Sought, report: Report) -> Neighbour:
    files = enclosures.shown(await reports.files_of(desk.tx, report.id), "before")
    photos = [file for file in files if file.kind == "photo"]
    return Neighbour(
        report_id=report.id,
        subject=report.subject,
        opened_at=report.opened_at,
        distance_m=round(_apart(sought, report)),
        waiting=await followers.count(desk.tx, report.id),
        picture=photos[0] if photos else None,
    )


async def join(desk: Desk, here: Here, joining: Joining) -> None:
    """The citizen follows an open report: he hears all of it and has his own word on the repair.

    What he told and showed goes to the unit; once many have joined only pictures do, so that fifty
    reporters of one outage do not drown its group. Whose own report it is, adds to it.
    """
    report = await held(desk, joining.report_id)
    if is_order(report.kind):
        raise Refusal("report-unknown")
    if not is_open(report.state):
        raise Refusal("report-closed")
    mine = report.author_id == here.person.id
    if not mine:
        await followers.follow(desk.tx, report.id, here.person.id, here.chat.id, desk.now)
    await moves.note(desk, here, report, "join", Actor.CITIZEN, joining.words)
    await attach(desk, here, report, joining.media)
    if joining.media or await followers.count(desk.tx, report.id) <= MOST_TOLD:
        told = desk.voice().say("group-joined", code=spell_code(report.code))
        await group_notices.pass_on(desk, report, told, joining.words, joining.media)
    await group_notices.card_changed(desk, report)
    await notices.joined(desk, here, report)
