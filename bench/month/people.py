"""What people do next: given a report as it stands, who acts, when, and how."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from bench.month.tempers import HEADED, TRIAGE, UNITS, Citizen, Temper
from bench.month.town import Town
from domain.lifecycle import OPEN, State
from domain.report import Report
from services.desk import Here
from services.standing import handling_unit
from services.unit_work import MOST_QUESTIONS
from services.wish_cards import wish_of

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Intent:
    """What somebody means to do with a report, and after how long; `minds_hours` when at work."""

    side: str
    here: Here
    deed: str
    after: timedelta
    minds_hours: bool = True

    def of(self, side: str) -> "Intent":
        """The same, meant by somebody else's side."""
        return replace(self, side=side)


_AT_TRIAGE = ("ask", "ask_place", "reject", "refer", "merge", "send", "region")
_ON = {
    State.ROUTED: (("return", "ask", "merge"), "take"),
    State.ACCEPTED: (
        ("return", "ask", "visit", "plan", "outside", "hold", "merge", "split", "note",
         "takeover"), "start"),
    State.VISIT: (("diagnose", "no_action", "plan", "ask", "outside", "merge"), "claim"),
    State.PLANNED: (("ask", "plan", "hold", "tell"), "claim"),
    State.IN_PROGRESS: (("ask", "outside", "hold", "tell", "note", "takeover"), "claim"),
    State.TRIAGE: (_AT_TRIAGE, "assign"),
}  # fmt: skip
"""What may be done besides, and what is done else."""


def unit_means(town: Town, report: Report) -> Iterator[Intent]:
    """What the unit whose move it is will do with a report."""
    unit = handling_unit(town.city, report)
    temper = UNITS.get(unit, TRIAGE)
    here = town.random.choice(town.those_of(unit))
    deed = _deed(town.random, report, temper)
    if deed is None:
        return
    if report.state == State.RESOLVED_CLAIMED:
        here = _above(town, report, head=True)
    yield Intent("unit", here, deed, _pace(town, report, temper), not report.emergency)


def _deed(random: Random, report: Report, temper: Temper) -> str | None:
    state = State(report.state)
    if state in _ON:
        if random.random() < temper.idles:
            return "look"
        besides, usual = _ON[state]
        weights = {name: temper.deeds.get(name, 0.0) for name in besides}
        return _choose(random, weights | _hopeless(report), usual)
    others = {
        State.WAITING_EXTERNAL: ({"refer_on": 0.3, "claim": 0.2}, "resume"),
        State.RESOLVED_CLAIMED: ({"redo": 0.2}, "present"),
        State.VERIFICATION: ({"disbelieve": 0.5}, "believe"),
        State.INSPECTION: ({"dismiss": 0.4}, "order"),
        State.ON_HOLD: ({"release": 0.1}, "look"),
    }
    return _choose(random, *others[state]) if state in others else None


def _hopeless(report: Report) -> dict[str, float]:
    """What people know to be refused they hardly try."""
    refused = {"return": report.is_binding, "ask": report.questions >= MOST_QUESTIONS}
    return {name: 0.01 for name, hopeless in refused.items() if hopeless}


def _choose(random: Random, weights: dict[str, float], usual: str) -> str:
    dice = random.random()
    for name, weight in weights.items():
        dice -= weight
        if dice < 0:
            return name
    return usual


def _pace(town: Town, report: Report, temper: Temper) -> timedelta:
    """Emergencies are met in minutes by whoever is not lazy; a planned date is waited for."""
    if report.emergency:
        return timedelta(minutes=town.random.expovariate(1 / (3 * temper.pace_h)))
    mean = 90 if report.state in (State.WAITING_EXTERNAL, State.ON_HOLD) else temper.pace_h
    wait = HOUR * town.random.expovariate(1 / mean)
    if report.state == State.PLANNED and report.until_at:
        return max(report.until_at - town.now, timedelta()) + wait
    return wait


def _above(town: Town, report: Report, *, head: bool) -> Here:
    """The head of a report's unit if it has one and he is wanted, else its supervisor."""
    if head and report.unit in HEADED:
        return town.staff[report.unit][1]
    return town.random.choice(town.those_of(town.city.supervisor_of(report.region)))


def superiors_mean(town: Town, report: Report) -> Iterator[Intent]:
    """What is said to a wish of the unit's, if it has one."""
    if report.wish:
        here = _above(town, report, head=wish_of(report).kind == "no_action")
        deed = _choose(town.random, {"decline": 0.3}, "approve")
        yield Intent("superior", here, deed, HOUR * town.random.expovariate(1 / 10))


_OF_STATE = {
    State.CLOSED_CONFIRMED: ("reopens", "object", 200),
    State.CLOSED_SILENT: ("reopens", "object", 200),
    State.CLOSED_NO_ACTION: ("appeals", "object", 60),
    State.CLOSED_OUT_OF_SCOPE: ("appeals", "object", 90),
    State.REJECTED: ("appeals", "appeal", 30),
    State.MERGED: ("reopens", "appeal", 60),
    State.NEEDS_INFO: ("answers", "answer", 26),
    State.INSPECTION: ("reopens", "confirm", 30),
}
"""Which trait decides whether a citizen acts, what he does, and after how many hours."""


def citizen_means(town: Town, report: Report, him: Here, who: Citizen, *, done: bool) -> Intent:
    """What a citizen will do about his report; `done` if the unit really did the work."""
    random, state = town.random, State(report.state)
    deed, mean = "look", 24.0
    if state == State.AWAITING_CITIZEN and random.random() < who.speaks:
        pleased = done and random.random() >= who.picky
        deed, mean = ("confirm" if pleased else "object"), 30.0
    elif state in _OF_STATE:
        trait, wanted, mean = _OF_STATE[state]
        deed = wanted if random.random() < getattr(who, trait) else "look"
    elif state in OPEN and state != State.AWAITING_CITIZEN:
        deed = _choose(random, {"withdraw": who.withdraws / 5, "add": 0.03}, "look")
    return Intent("citizen", him, deed, HOUR * random.expovariate(1 / mean), minds_hours=False)


def is_strange(unit: str, report: Report) -> bool:
    """Whether a unit has nothing to do with a report: neither its own nor above it."""
    above = unit.startswith(("region_office", "inspection", "triage"))
    return unit != report.unit and not above
