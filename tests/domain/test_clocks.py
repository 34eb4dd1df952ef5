"""The clocks of a report: they ring in order, once, and never for the wrong state."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Calendar
from domain.clocks import (
    CLIMBING,
    Bell,
    Patience,
    bells,
    due,
    first_wake,
    nudged,
    pause_of,
    term_ends,
    wake_at,
)
from domain.duty import Duty
from domain.hours import read_week
from domain.lateness import Cause
from domain.lifecycle import PAUSING, State
from domain.report import Report

NOW = datetime(2026, 3, 21, 8, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PLAIN = Report(
    id=1, code="1", author_id=1, chat_id=1, subject="bin_issue", kind="request", danger=None,
    emergency=False, story="", place="", latitude=None, longitude=None, region=None, unit="u",
    state="routed", taken_by=None, objections=0, opened_at=NOW, due_at=NOW + 10 * HOUR,
    changed_at=NOW, address="", term_at=NOW, told_late=" ".join(Cause),
)  # fmt: skip

states = st.sampled_from(State)
spans = st.timedeltas(timedelta(), timedelta(days=400))


def names(found: tuple[Bell, ...]) -> list[str]:
    """What rings, in order."""
    return [bell.name for bell in found]


@pytest.mark.parametrize(
    ("hours", "rung"), [(4.9, None), (5, 1), (8, 2), (10, 3), (15, 4), (20, 5), (999, 5)]
)
def test_a_report_climbs_by_shares_of_its_term(hours: float, rung: int | None) -> None:
    """After any outage only the highest step rings."""
    found = due(PLAIN, NOW + hours * HOUR)
    assert ([rung] if rung else []) == [bell.rung for bell in found]


@pytest.mark.parametrize("state", State)
def test_only_work_that_is_owed_climbs(state: State) -> None:
    """No step is climbed while the unit's clock stands still or the citizen has the word."""
    found = bells(replace(PLAIN, state=state))
    assert (state in CLIMBING) is any(bell.rung for bell in found)


def test_what_reminds_those_who_work_waits_until_they_are_there() -> None:
    """The steps of the ladder ring at the next opening; what concerns the citizen rings as ever."""
    duty = Duty(Calendar(frozenset(), frozenset({4})), UTC, read_week("sat-sun 8-14"))
    climbs = {bell.rung: bell.at for bell in bells(PLAIN, patience=Patience(duty))}
    asked = replace(PLAIN, state="needs_info")

    assert {1: NOW + 5 * HOUR, 2: NOW + DAY} == {rung: climbs[rung] for rung in (1, 2)}
    assert [1] == [
        bell.rung for bell in due(PLAIN, NOW + 9 * HOUR, patience=Patience(duty)) if bell.rung
    ]
    assert wake_at(asked) == wake_at(asked, patience=Patience(duty))


CIVIL_AT = NOW + 100 * DAY


@pytest.mark.parametrize("emergency", [False, True])
def test_what_only_tells_citizens_something_waits_for_the_day(*, emergency: bool) -> None:
    """Except that the term of an emergency breaks; what reminds the unit does not wait for it."""
    patience = Patience(day=lambda at: max(at, CIVIL_AT))
    asked = replace(PLAIN, state=State.NEEDS_INFO, emergency=emergency, told_late="")
    at = {bell.name: bell.at for bell in bells(asked, patience=patience)}
    climbs = bells(replace(PLAIN, emergency=emergency), patience=patience)

    assert CIVIL_AT == at["answer-reminder"]
    assert emergency == (at["late"] < CIVIL_AT)
    assert at["unanswered"] < CIVIL_AT
    assert all(bell.at < CIVIL_AT for bell in climbs if bell.name == "climb")


def test_a_claim_that_waits_for_the_head_still_climbs() -> None:
    """A contractor's claim cannot lie unseen for ever: the citizen has not been asked yet."""
    claimed = replace(PLAIN, state="resolved_claimed")

    assert [3] == [bell.rung for bell in due(claimed, NOW + 10 * HOUR)]


@pytest.mark.parametrize("state", sorted(PAUSING))
def test_the_units_clock_stands_still_and_the_citizens_does_not(state: State) -> None:
    """What stood still is added to the unit's term only; a citizen's silence counts 72 hours."""
    asked = replace(PLAIN, state=state)
    stood = pause_of(asked, NOW + 100 * HOUR)
    back = replace(asked, state="accepted", paused_s=int(stood.total_seconds()))

    assert (72 * HOUR if state == State.NEEDS_INFO else 100 * HOUR) == stood
    assert PLAIN.due_at == back.due_at
    assert PLAIN.due_at + stood == term_ends(back)


def test_an_agreed_date_counts_for_the_ladder() -> None:
    """Until the date the unit gave, with its reason, it is not late; the citizen's term stays."""
    planned = replace(PLAIN, state="planned", until_at=NOW + 5 * DAY)

    assert names(due(planned, NOW + 4 * DAY)) == []
    assert "plan-due" in names(due(planned, NOW + 5 * DAY))


def test_an_emergency_rings_every_two_minutes_until_taken() -> None:
    """The supervisor hears after five minutes, the centre after fifteen; taken, it is quiet."""
    urgent = replace(PLAIN, emergency=True, due_at=NOW + HOUR)
    assert names(due(urgent, NOW + timedelta(minutes=2))) == ["ring"]
    assert [bell.rung for bell in due(urgent, NOW + timedelta(minutes=5))] == [0, 3]
    assert [bell.rung for bell in due(urgent, NOW + timedelta(minutes=15))] == [0, 4]
    assert names(due(replace(urgent, state="accepted"), NOW + timedelta(minutes=15))) == []


def test_rings_missed_in_an_outage_are_not_made_up_for() -> None:
    """One ring, then the next one at its time."""
    urgent, now = replace(PLAIN, emergency=True, rung=5), NOW + 7 * HOUR
    after = nudged(urgent, due(urgent, now)[0], now)
    following = wake_at(after)

    assert following
    assert now < following <= now + timedelta(minutes=10)


def test_nothing_closes_in_silence_without_two_reminders() -> None:
    """Three days, the day before the end, the end; after an outage there is a day left at least."""
    asked = replace(PLAIN, state="awaiting_citizen")
    assert names(due(asked, NOW + 3 * DAY)) == ["word-reminder"]
    late = NOW + 30 * DAY
    reminded = nudged(asked, due(asked, late)[0], late)

    assert names(due(reminded, late)) == []
    assert names(due(reminded, late + DAY)) == ["silence"]


@pytest.mark.parametrize(("seasonal", "days"), [(False, 7), (True, 15)])
def test_seasonal_work_gives_the_citizen_longer(seasonal: bool, days: int) -> None:
    """A tree shows only after days whether it was watered."""
    asked = replace(PLAIN, state="awaiting_citizen", nudges=2)
    silence = bells(asked, seasonal=seasonal)[0]

    assert ("silence", NOW + days * DAY) == (silence.name, silence.at)


def test_a_question_waits_three_days_and_is_reminded_of_once() -> None:
    """Then the report goes on, with no reminder any more."""
    asked = replace(PLAIN, state="needs_info")
    assert names(due(asked, NOW + 48 * HOUR)) == ["answer-reminder"]
    assert names(due(asked, NOW + 72 * HOUR)) == ["unanswered"]


@given(states, st.booleans(), spans, st.integers(0, 5), st.integers(0, 9))
def test_what_rang_rings_no_second_time(
    state: State,
    emergency: bool,
    span: timedelta,
    rung: int,
    nudges: int,
) -> None:
    """Whatever is due, once it was told the next look is later: no loop, no flood."""
    report = replace(PLAIN, state=state, emergency=emergency, rung=rung, nudges=nudges)
    now = NOW + span
    for bell in [bell for bell in due(report, now) if bell.name not in ENDINGS]:
        report = replace(report, rung=bell.rung) if bell.rung else nudged(report, bell, now)

    still = [bell for bell in due(report, now) if bell.name not in ENDINGS]
    assert still == []


ENDINGS = {"unanswered", "silence", "hold-over"}
"""Bells that move the report: it leaves its state, and the bell with it."""


@pytest.mark.parametrize("emergency", [True, False])
@pytest.mark.parametrize("state", ["routed", "triage"])
def test_the_first_look_is_when_the_first_bell_rings(state: str, emergency: bool) -> None:
    """A report just filed is looked at in time, and not before."""
    report = replace(PLAIN, state=state, emergency=emergency)

    assert wake_at(report) == first_wake(state, NOW, report.due_at, emergency=emergency)
