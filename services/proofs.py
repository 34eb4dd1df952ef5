"""The proof in a claim: weighed when it is made, and what follows from it. Never a silent refusal.

Whoever doubts is told why: the unit, the inspectors who look at it, and the citizen who waits.
"""

from dataclasses import dataclass
from datetime import timedelta

from conversation.events import Pin, Shot
from conversation.replies import Say, Show, Text
from domain.grid import metres_between
from domain.lifecycle import Actor
from domain.proof import (
    BOUND,
    Findings,
    Likeness,
    Reason,
    Timing,
    score,
    share_drawn,
    timing_of,
)
from domain.report import Report
from domain.tracking import spell_code
from services import enclosures, group_notices
from services.daytime import say_by_day
from services.desk import Desk
from services.moves import move
from services.sayings import said_of
from services.voice import Voice, lines
from storage import proofs, reports
from storage.proofs import Weighed

RECORD_OVER = timedelta(days=90)
NEAR_M = 200.0
"""A claim's place within so many metres is the report's, whatever the telephone makes of it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found in a claim's pictures, and the place that was shared with it.

    `shots` is what cameras say of those that were sent as files. `is_blank` if no file that came
    with it shows anything: then it is no proof.
    """

    before: tuple[Likeness, ...] = ()
    elsewhere: Likeness | None = None
    pin: Pin | None = None
    shots: tuple[Shot, ...] = ()
    is_blank: bool = False


async def weigh(desk: Desk, report: Report, evidence: Evidence, *, has_picture: bool) -> None:
    """Keep how far the claim just made is to be believed."""
    record = await proofs.record_of(desk.tx, report.unit, desk.now - RECORD_OVER)
    found = score(
        Findings(
            has_picture=has_picture,
            before=evidence.before,
            elsewhere=evidence.elsewhere,
            distance_m=_distance(report, evidence.pin),
            radius_m=NEAR_M,
            timing=await _timing(desk, report, evidence.shots),
            picture_distance_m=_nearest(report, evidence.shots),
            record=record,
        )
    )
    weighed = Weighed(
        report_id=report.id,
        claim=await reports.times(desk.tx, report.id, "claim"),
        unit=report.unit,
        score=found.value,
        reasons=tuple(found.reasons),
        drawn=desk.random.random() < share_drawn(record),
        latitude=evidence.pin.latitude if evidence.pin else None,
        longitude=evidence.pin.longitude if evidence.pin else None,
        at=desk.now,
    )
    await proofs.keep(desk.tx, weighed)


async def _timing(desk: Desk, report: Report, shots: tuple[Shot, ...]) -> Timing:
    """What the cameras' clocks say beside the moment from which the unit had this to do."""
    times = [(shot.at, shot.is_sure) for shot in shots if shot.at]
    if not times:
        return Timing()
    past = await reports.history(desk.tx, report.id)
    begun = [line.at for line in past if line.move in _BEGINS]
    return timing_of(times, begun[-1] if begun else report.opened_at, desk.now)


_BEGINS = frozenset({"take", "restart", "order", "disbelieve", "redo"})


def _nearest(report: Report, shots: tuple[Shot, ...]) -> float | None:
    """How near the cameras say that they stood, at best."""
    apart = [_distance(report, shot.pin) for shot in shots]
    return min((metres for metres in apart if metres is not None), default=None)


def _distance(report: Report, pin: Pin | None) -> float | None:
    if pin is None or report.latitude is None or report.longitude is None:
        return None
    return metres_between((report.latitude, report.longitude), (pin.latitude, pin.longitude))


async def doubted(desk: Desk, report: Report) -> Weighed | None:
    """How the last claim was weighed, if a person has to look at it before its citizen."""
    claim = await reports.times(desk.tx, report.id, "claim")
    weighed = await proofs.of_claim(desk.tx, report.id, claim)
    return weighed if weighed and (weighed.drawn or not _passes(weighed)) else None


def _passes(weighed: Weighed) -> bool:
    return weighed.score >= BOUND


async def send_to_verification(desk: Desk, report: Report, weighed: Weighed) -> None:
    """A person looks at the claim first; everybody concerned hears that, and why."""
    doubt = await move(desk, None, report, "doubt", Actor.SYSTEM, words=" ".join(weighed.reasons))
    await group_notices.card_changed(desk, doubt)
    await group_notices.new_card(desk, doubt)
    await _tell_groups(desk, doubt, weighed)
    code = spell_code(report.code)
    for person, chat in await desk.listeners(doubt):
        voice = desk.voice(person.language)
        unit = voice.name(desk.city.unit(report.unit).name)
        told = voice.say(said_of(report, "step-verification"), code=code, unit=unit)
        await say_by_day(desk, chat, Say(text=_with_why(voice, report, told, weighed)), doubt)


async def _tell_groups(desk: Desk, report: Report, weighed: Weighed) -> None:
    """The inspectors get the pictures; one group that is both theirs and the unit's hears once."""
    voice, code = desk.voice(), spell_code(report.code)
    files = enclosures.shown(await reports.files_of(desk.tx, report.id), "after")[-5:]
    inspectors = await group_notices.groups_in_charge(desk, report)
    to_verify = _with_why(voice, report, voice.say("verify-why", code=code), weighed)
    for group in inspectors:
        if files:
            desk.post(group, Show(files=files, caption=voice.say("verify-files")), report)
        desk.post(group, Say(text=to_verify), report)
    doubted = voice.say(said_of(report, "claim-doubted"), code=code)
    to_know = _with_why(voice, report, doubted, weighed)
    for group in await desk.groups_for(report.unit, report.region):
        if group not in inspectors:
            desk.post(group, Say(text=to_know), report)


def _with_why(voice: Voice, report: Report, told: Text, weighed: Weighed) -> Text:
    """A sentence and the reasons under it."""
    if _passes(weighed):
        return lines(told, voice.say("proof-drawn"))
    grave = [reason for reason in weighed.reasons if reason not in _HARMLESS]
    return lines(told, *(voice.say(said_of(report, reason)) for reason in grave))


_HARMLESS = {Reason.SAME_SCENE, Reason.PLACE_NEAR, Reason.PICTURE_NEAR}
