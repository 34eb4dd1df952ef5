"""All who wait hear that a term will break: why, and a new date; before it breaks."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.expectations import Basis, Expectation
from domain.lateness import Cause, Source, cause_of, left_of_term, new_date, noted, was_refused
from domain.report import Happening, Person, Report
from services import notices
from services.desk import Desk
from services.expected import expected, history_of
from services.hours import waits_for
from services.voice import Voice
from storage import followers, reports

A_DAY = timedelta(days=1)

Known = dict[tuple[str, str | None, bool], Expectation]
"""What was worked out already in this look round; history is long."""


async def tell_late(desk: Desk, report: Report, known: Known) -> Report:
    """Everybody who waits hears the cause and a new date; the report as it is kept then."""
    past = await reports.history(desk.tx, report.id)
    waiting = await followers.count(desk.tx, report.id)
    cause = cause_of(report, refused=was_refused(past), waiting=waiting)
    usual = None if cause in (Cause.PLANNED, Cause.HOLD) else await _usual(desk, report, known)
    source, at = new_date(report, cause, desk.now, usual)
    hours = waits_for(desk.city, report)
    if hours and source is not Source.PLAN:
        at = hours.opening(at)
    for person, chat in await desk.listeners(report):
        voice = desk.voice(person.language)
        why = _why(desk, voice, report, cause, past, waiting, _is_his(report, person))
        date = voice.word(f"late-date-{source}", date=told_day(voice, report, at))
        buttons = ("answer",) if cause is Cause.ANSWER and _is_his(report, person) else ()
        told = {"reason": why, "date": date}
        await notices.tell(desk, report, (person, chat), "step-late", buttons, **told)
    return replace(report, told_late=noted(report, cause, cause_of(report)))


def _is_his(report: Report, person: Person) -> bool:
    return report.author_id == person.id


async def _usual(desk: Desk, report: Report, known: Known) -> timedelta | None:
    """How long four in five of such reports take; `None` where there is no history."""
    key = (report.subject, report.region, report.emergency)
    if key not in known:
        cases = await history_of(desk, desk.city.subject(report.subject).area)
        known[key] = expected(desk.city, cases, *key[:2], desk.now, emergency=report.emergency)
    found = known[key]
    return None if found.basis is Basis.TERM else timedelta(days=found.upper_days)


def told_day(voice: Voice, report: Report, at: datetime) -> str:
    """A new date in words; where the term was days nobody promises an hour."""
    return voice.moment(at) if report.due_at - report.term_at < A_DAY else voice.day(at)


def _why(
    desk: Desk, voice: Voice, report: Report, cause: Cause, past: list[Happening], waiting: int,
    is_his: bool,
) -> str:  # fmt: skip
    told = {
        "unit": voice.name(desk.city.unit(report.unit).name),
        "count": str(waiting),
        "body": report.outside,
        "day": voice.day(report.until_at) if report.until_at else "",
        "words": _words(voice, cause, past),
    }
    whose = "-yours" if cause is Cause.ANSWER and is_his else ""
    return voice.word(f"late-why-{cause}{whose}", **told)


def _words(voice: Voice, cause: Cause, past: list[Happening]) -> str:
    """What the unit itself gave as its reason."""
    said = {line.move: line.words for line in past}
    if cause is Cause.HOLD:
        return said.get("hold", "")
    _, _, reason = said.get("plan", "").partition(" ")
    return voice.word(f"late-{reason}") if cause is Cause.PLANNED and reason else "–"


def day_after_stop(voice: Voice, report: Report, until: datetime, now: datetime) -> str:
    """When it will be done if work stands still until then: the rest of the term comes after."""
    return told_day(voice, report, until + left_of_term(report, now))
