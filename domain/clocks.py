"""When a report wants attention of itself: reminders, escalation, silence, emergencies.

Pure: given a report and a moment it says which bells are due, and when to look again. What a bell
does is the business of `services.escalation`. Source: the ladder of 50/80/100/150/200 per cent of
the term, and the minutes of emergencies, of the city's own rules of work.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.duty import Duty
from domain.lateness import notice_at
from domain.lifecycle import OPEN, PAUSING, State
from domain.report import Report

RUNGS = (0.5, 0.8, 1.0, 1.5, 2.0)
"""Shares of the term at which a report climbs: the group, its head and the citizen, the region's
supervisor, headquarters, inspection."""
CLIMBING = OPEN - PAUSING - {State.AWAITING_CITIZEN, State.OBJECTED}
"""States in which the city owes the next step; a contractor's claim waits for the head."""

ANSWER_WITHIN = timedelta(hours=72)
ANSWER_REMINDER = timedelta(hours=48)
OUTSIDE_EVERY = timedelta(hours=72)
TRIAGE_WITHIN = timedelta(hours=4)
TRIAGE_URGENT = timedelta(minutes=5)
SILENCE = timedelta(days=7)
SEASONAL_SILENCE = timedelta(days=15)
FIRST_REMINDER, LAST_REMINDER = timedelta(days=3), timedelta(days=1)
WORD_REMINDERS = 2
FOLLOW_UP = timedelta(days=7)
REOPENING = timedelta(days=60)
RING_EVERY = timedelta(minutes=2)
RING_LATER_EVERY = timedelta(minutes=10)
URGENT_RUNGS = ((timedelta(minutes=5), 3), (timedelta(minutes=15), 4))
"""How long an emergency may lie untaken before the supervisor and the centre hear of it."""
PATIENT = frozenset({"climb", "triage-late", "ask-outside", "plan-due"})
"""What reminds those who work: of an ordinary report it waits until they are there."""
CIVIL = frozenset({"late", "answer-reminder", "word-reminder", "follow-up"})
"""What only tells citizens something rings by day; that an emergency's term breaks, at once."""
RINGS_OFTEN = 8
"""How often an untaken emergency rings every two minutes, before it rings every ten."""


@dataclass(frozen=True, slots=True)
class Bell:
    """Something that is due at a moment; `rung` is the step of the ladder where it is one."""

    name: str
    at: datetime
    rung: int = 0


@dataclass(frozen=True, slots=True)
class Patience:
    """What bells wait for: those who work, until they are there; citizens, until `day` comes.

    `day` says when something may be told that is ready at a moment.
    """

    hours: Duty | None = None
    day: Callable[[datetime], datetime] = lambda at: at

    def put_off(self, bell: Bell, *, emergency: bool) -> Bell:
        """The bell at the moment at which it may ring."""
        if bell.name in CIVIL and not (emergency and bell.name == "late"):
            return replace(bell, at=self.day(bell.at))
        if self.hours is None or bell.name not in PATIENT:
            return bell
        return replace(bell, at=self.hours.opening(bell.at))


AT_ANY_TIME = Patience()


def bells(
    report: Report, *, seasonal: bool = False, patience: Patience = AT_ANY_TIME
) -> tuple[Bell, ...]:
    """The next bell of each kind that this report will ring as it stands, soonest first."""
    found = (*_of_state(report, seasonal=seasonal), *_of_ladder(report), *_of_notice(report))
    put_off = (patience.put_off(bell, emergency=report.emergency) for bell in found)
    return tuple(sorted(put_off, key=lambda bell: bell.at))


def due(
    report: Report, now: datetime, *, seasonal: bool = False, patience: Patience = AT_ANY_TIME
) -> tuple[Bell, ...]:
    """The bells that have to ring now; of several steps climbed at once only the highest."""
    late = [bell for bell in bells(report, seasonal=seasonal, patience=patience) if bell.at <= now]
    highest = max((bell.rung for bell in late), default=0)
    last = [bell for bell in late if not bell.rung or bell.rung == highest]
    over = any(bell.name == "unanswered" for bell in last)
    return tuple(bell for bell in last if not (over and bell.name == "answer-reminder"))


def wake_at(
    report: Report, *, seasonal: bool = False, patience: Patience = AT_ANY_TIME
) -> datetime | None:
    """When to look at this report again; `None` if nothing of itself will happen to it."""
    return next((bell.at for bell in bells(report, seasonal=seasonal, patience=patience)), None)


def first_wake(state: str, opened: datetime, due_at: datetime, *, emergency: bool) -> datetime:
    """When to look first at a report that is filed now."""
    if state == State.TRIAGE:
        return opened + (TRIAGE_URGENT if emergency else TRIAGE_WITHIN)
    return opened + (RING_EVERY if emergency else (due_at - opened) * RUNGS[0])


def nudged(report: Report, bell: Bell, now: datetime, *, seasonal: bool = False) -> Report:
    """The report once a reminder was given; those missed in an outage are not made up for."""
    given = replace(report, nudges=report.nudges + 1)
    match bell.name:
        case "ring":
            often = given.nudges < RINGS_OFTEN
            return replace(given, until_at=now + (RING_EVERY if often else RING_LATER_EVERY))
        case "ask-outside":
            return replace(given, until_at=now + OUTSIDE_EVERY)
        case "word-reminder":
            return _reminded(given, now, silence_of(seasonal=seasonal))
    return given


def _reminded(report: Report, now: datetime, silence: timedelta) -> Report:
    """After the last reminder the citizen has another day at least for his word."""
    end = report.changed_at + silence
    if report.nudges < WORD_REMINDERS and now < end - LAST_REMINDER:
        return report
    return replace(report, nudges=WORD_REMINDERS, until_at=max(end, now + LAST_REMINDER))


def silence_of(*, seasonal: bool) -> timedelta:
    """How long the citizen has for his word on a claimed repair."""
    return SEASONAL_SILENCE if seasonal else SILENCE


def term_ends(report: Report) -> datetime:
    """When the unit's own clock is over: the term, and what it stood still; an agreed date counts.

    The citizen's clock, `due_at`, is not touched by either.
    """
    end = report.due_at + report.paused
    if report.state == State.PLANNED and report.until_at:
        return max(end, report.until_at)
    return end


def pause_of(report: Report, now: datetime) -> timedelta:
    """How long the unit's clock stood still in the state that a report is leaving now."""
    if report.state not in PAUSING:
        return timedelta()
    stood = now - report.changed_at
    return min(stood, ANSWER_WITHIN) if report.state == State.NEEDS_INFO else stood


def _of_state(report: Report, *, seasonal: bool) -> Iterator[Bell]:
    if report.state == State.AWAITING_CITIZEN:
        yield from _of_silence(report, silence_of(seasonal=seasonal))
    if report.state in _OF_STATE:
        yield from _OF_STATE[State(report.state)](report)


def _unanswered(report: Report) -> Iterator[Bell]:
    if not report.nudges:
        yield Bell("answer-reminder", report.changed_at + ANSWER_REMINDER)
    yield Bell("unanswered", report.changed_at + ANSWER_WITHIN)


def _outside(report: Report) -> Iterator[Bell]:
    yield Bell("ask-outside", report.until_at or report.changed_at + OUTSIDE_EVERY)


def _held(report: Report) -> Iterator[Bell]:
    if report.until_at:
        yield Bell("hold-over", report.until_at)


def _planned(report: Report) -> Iterator[Bell]:
    if report.until_at and not report.nudges:
        yield Bell("plan-due", report.until_at)


def _undecided(report: Report) -> Iterator[Bell]:
    if not report.nudges:
        within = TRIAGE_URGENT if report.emergency else TRIAGE_WITHIN
        yield Bell("triage-late", report.changed_at + within)


def _referred(report: Report) -> Iterator[Bell]:
    if not report.nudges:
        yield Bell("follow-up", report.changed_at + FOLLOW_UP)


def _untaken(report: Report) -> Iterator[Bell]:
    if report.emergency:
        yield Bell("ring", report.until_at or report.changed_at + RING_EVERY)


_OF_STATE: dict[State, Callable[[Report], Iterator[Bell]]] = {
    State.NEEDS_INFO: _unanswered,
    State.WAITING_EXTERNAL: _outside,
    State.ON_HOLD: _held,
    State.PLANNED: _planned,
    State.TRIAGE: _undecided,
    State.CLOSED_OUT_OF_SCOPE: _referred,
    State.ROUTED: _untaken,
}


def _of_silence(report: Report, silence: timedelta) -> Iterator[Bell]:
    reminders = (FIRST_REMINDER, silence - LAST_REMINDER)
    if report.nudges < WORD_REMINDERS:
        yield Bell("word-reminder", report.changed_at + reminders[report.nudges])
    else:
        yield Bell("silence", report.until_at or report.changed_at + silence)


def _of_notice(report: Report) -> Iterator[Bell]:
    """By the citizen's own clock, whether or not that of the unit stands still."""
    at = notice_at(report)
    if at:
        yield Bell("late", at)


def _of_ladder(report: Report) -> Iterator[Bell]:
    if report.state not in CLIMBING:
        return
    steps = dict(_steps_of_term(report))
    for rung, at in _urgent_steps(report):
        steps[rung] = min(steps[rung], at)
    yield from (Bell("climb", at, rung) for rung, at in steps.items() if rung > report.rung)


def _steps_of_term(report: Report) -> Iterator[tuple[int, datetime]]:
    term = report.due_at - report.term_at
    late = term_ends(report) - report.due_at
    for rung, share in enumerate(RUNGS, start=1):
        yield rung, report.term_at + term * share + late


def _urgent_steps(report: Report) -> Iterator[tuple[int, datetime]]:
    if report.emergency and report.state == State.ROUTED:
        for after, rung in URGENT_RUNGS:
            yield rung, report.changed_at + after
