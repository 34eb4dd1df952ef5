"""A citizen's report comes in: it gets a code, a unit and a term, and everybody is told."""

from dataclasses import dataclass, replace
from datetime import datetime

from conversation.events import Attachment
from conversation.gathering import Place
from domain.clocks import first_wake
from domain.duty import term_end
from domain.kinds import path_of
from domain.lifecycle import State
from domain.report import File, Report
from domain.routing import route
from domain.tracking import new_code
from domain.triage import why_by_hand
from services import admission, fair, group_notices, nights, notices
from services.desk import Desk, Here
from services.repeats import repeats
from storage import reports
from storage.judgements import judge
from storage.reports import Entry, Filing

CODE_TRIES = 8
PRESSING = frozenset({"request", "complaint", "order"})
OF_THE_CITY = frozenset({"unit", "manager"})
"""Who decides on what a citizen did not file by himself: nobody is slowed, and no game watched."""


@dataclass(frozen=True, slots=True)
class NewReport:
    """What a citizen wants filed. `origin` names the dialog, so that it is filed once only.

    `unsure` when neither he nor the model knows the subject, which is the likeliest then; `more`
    when the story tells of other faults besides. An order may name its `unit`, and a fixed `due`.
    """

    origin: str
    story: str
    subject: str
    kind: str
    decided_by: str
    confidence: float
    danger: str | None
    emergency: bool
    place: Place
    region: str | None
    media: tuple[Attachment, ...]
    guess: str | None = None
    more: bool = False
    unsure: bool = False
    address: str = ""
    shortlist: tuple[str, ...] = ()
    unit: str | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a new report goes; `why` says why to triage, `closed` which unit is not there now."""

    unit: str
    emergency: bool
    why: str | None
    closed: str | None = None

    @property
    def state(self) -> State:
        """The state it begins in."""
        return State.TRIAGE if self.why else State.ROUTED


async def submit(desk: Desk, here: Here, new: NewReport) -> Report:
    """File a report and tell the citizen and the unit; the same dialog again gives the same one."""
    filed = await reports.report_from(desk.tx, origin_of(here, new.origin))
    if filed:
        return filed
    to = await _by_night(desk, new, _destination(desk, new))
    if new.decided_by not in OF_THE_CITY:
        await admission.admit(desk, here, urgent=to.emergency)
    report = await _store(desk, here, new, to)
    files = [File("before", item.kind, item.key, item.name or "") for item in new.media if item.key]
    await reports.attach(desk.tx, report.id, files, here.person.id, desk.now)
    await _begin_history(desk, here, report, to)
    if new.decided_by == "citizen":
        await judge(desk.tx, report.id, "citizen", new.subject, "", desk.now)
    await notices.receipt(desk, report, at_once=new.decided_by != "unit")
    await group_notices.new_card(desk, report)
    await nights.tell_closed(desk, report, to.closed)
    if new.decided_by != "manager":
        await fair.watch_filing(desk, here, report)
    return report


async def _store(desk: Desk, here: Here, new: NewReport, to: Destination) -> Report:
    again = await repeats(desk, new.subject, new.place.pin)
    for _ in range(CODE_TRIES):
        code = new_code(desk.random)
        filing = replace(_filing(desk, here, new, to, code), repeats=again)
        stored = await reports.file_report(desk.tx, filing)
        if stored:
            return stored
    raise RuntimeError("no free tracking code found")


def _filing(desk: Desk, here: Here, new: NewReport, to: Destination, code: str) -> Filing:
    due, emergency = _due(desk, new, to), to.emergency
    return Filing(
        code=code,
        origin=origin_of(here, new.origin),
        author_id=here.person.id,
        chat_id=here.chat.id,
        subject=new.subject,
        kind=new.kind,
        guess=new.guess,
        decided_by=new.decided_by,
        confidence=new.confidence,
        danger=new.danger,
        emergency=emergency,
        story=new.story,
        place=new.place.words,
        latitude=new.place.pin.latitude if new.place.pin else None,
        longitude=new.place.pin.longitude if new.place.pin else None,
        region=new.region,
        unit=to.unit,
        state=to.state,
        opened_at=desk.now,
        due_at=due,
        wake_at=first_wake(to.state, desk.now, due, emergency=emergency),
        address=new.address,
        shortlist=" ".join(new.shortlist),
    )


def _destination(desk: Desk, new: NewReport) -> Destination:
    emergency = _is_urgent(desk, new)
    if new.unit:
        return Destination(new.unit, emergency, None)
    routed = route(desk.city, new.subject, new.region, emergency=emergency, at=desk.now)
    why = why_by_hand(
        desk.city.subject(new.subject), new.kind, unsure=new.unsure, several=new.more,
        nobody=routed.is_fallback, emergency=emergency,
    )  # fmt: skip
    return Destination(desk.city.fallback if why else routed.unit, emergency, why)


async def _by_night(desk: Desk, new: NewReport, to: Destination) -> Destination:
    """An emergency whose unit is closed, with nobody on call, goes to the night duty of a rule."""
    if to.why or new.unit:
        return to
    way = await nights.tonight(desk, to.unit, new.subject, new.region, emergency=to.emergency)
    return replace(to, unit=way.unit, closed=way.closed)


def origin_of(here: Here, name: str) -> str:
    """The dialog's name among everybody's: names are made by chance, each person's for himself."""
    return f"{here.person.id}:{name}"


def _is_urgent(desk: Desk, new: NewReport) -> bool:
    """Words of danger always make it urgent; else the subject decides, and the kind of message.

    The model alone is quick to alarm, so that it misses nothing: it is believed where the subject
    can be an emergency, and a thank-you or a question about a fire is none.
    """
    if new.danger:
        return True
    subject = desk.city.subject(new.subject)
    return new.kind in PRESSING and subject.is_emergency(danger=new.emergency)


def _due(desk: Desk, new: NewReport, to: Destination) -> datetime:
    """A fixed date counts, but an emergency has its hour."""
    if new.due and not to.emergency:
        return new.due
    term = path_of(new.kind).term_hours or desk.city.subject(new.subject).term_hours
    week = None if to.why else desk.city.unit(to.unit).hours
    return term_end(desk.city, desk.now, term, emergency=to.emergency, week=week)


async def _begin_history(desk: Desk, here: Here, report: Report, to: Destination) -> None:
    """The line of the route names the unit and, where a person has to look first, why."""
    submitted = Entry(
        report_id=report.id, at=desk.now, actor="citizen", person_id=here.person.id,
        move="submit", state="submitted",
    )  # fmt: skip
    routed = Entry(
        report_id=report.id, at=desk.now, actor="system", person_id=None,
        move="route", state=report.state, words=f"{to.unit} {to.why or ''}".strip(),
    )  # fmt: skip
    await reports.record(desk.tx, submitted)
    await reports.record(desk.tx, routed)
