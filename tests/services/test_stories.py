"""Every row of the table of moves, told as a story: how a report comes there, and who moves it on.

A story is a list of steps: somebody and his deed (`ali take`), or time that goes by (`73 hours`).
"""

from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise

import pytest

from conversation.replies import words
from domain.errors import Refusal
from domain.lifecycle import OPEN, TABLE, Move, State
from domain.report import Happening
from services import refusals
from services.cards import unit_rows
from services.voice import Voice
from tests.services.conftest import CITIZEN, Office
from tests.services.tales import begin, follow, open_city

VOICE = Voice("fa", UTC)

SILENCE = ("74 hours", "72 hours", "48 hours")
"""After three days and after six a reminder, after seven the end."""

WAYS: dict[State, tuple[str, ...]] = {
    State.ROUTED: (),
    State.TRIAGE: ("ali return",),
    State.ACCEPTED: ("ali take",),
    State.VISIT: ("ali take", "ali visit"),
    State.PLANNED: ("ali take", "ali plan"),
    State.IN_PROGRESS: ("ali take", "ali start"),
    State.NEEDS_INFO: ("ali take", "ali ask"),
    State.WAITING_EXTERNAL: ("ali take", "ali outside"),
    State.ON_HOLD: ("ali take", "ali hold", "supervisor approve"),
    State.RESOLVED_CLAIMED: ("builder take", "builder claim"),
    State.VERIFICATION: ("ali take", "ali fake"),
    State.AWAITING_CITIZEN: ("ali take", "ali claim"),
    State.OBJECTED: ("ali take", "ali claim"),
    State.INSPECTION: ("ali take", "ali claim", "citizen object", "ali claim", "citizen object"),
    State.CLOSED_CONFIRMED: ("ali take", "ali claim", "citizen confirm"),
    State.CLOSED_SILENT: ("ali take", "ali claim", *SILENCE),
    State.CLOSED_NO_ACTION: ("ali take", "ali visit", "boss no_action"),
    State.CLOSED_OUT_OF_SCOPE: ("ali return", "clerk refer"),
    State.MERGED: ("ali merge",),
    State.REJECTED: ("ali return", "clerk reject"),
    State.WITHDRAWN: ("citizen withdraw",),
}
"""How a report comes to each state; to `objected`, where it never rests, only up to it."""

ENDS: dict[str, tuple[str, ...]] = {
    "take": ("ali take",),
    "visit": ("ali visit",),
    "plan": ("ali plan",),
    "start": ("ali start",),
    "ask": ("ali ask",),
    "answer": ("citizen answer",),
    "unanswered": ("73 hours",),
    "outside": ("ali outside",),
    "resume": ("ali resume",),
    "hold": ("ali hold", "supervisor approve"),
    "release": ("ali release",),
    "return": ("ali return",),
    "assign": ("clerk assign",),
    "refer": ("ali refer_on",),
    "reject": ("clerk reject",),
    "merge": ("ali merge",),
    "no_action": ("ali no_action", "boss approve"),
    "claim": ("ali claim",),
    "present": ("boss present",),
    "redo": ("boss redo",),
    "doubt": ("boss present",),
    "believe": ("inspector believe",),
    "disbelieve": ("inspector disbelieve",),
    "examine": ("inspector disbelieve", "ali fake", "inspector disbelieve"),
    "confirm": ("citizen confirm",),
    "accord": ("follower confirm", *SILENCE),
    "silence": SILENCE,
    "object": ("citizen object",),
    "restart": ("citizen object",),
    "reroute": ("ali leaves", "citizen object"),
    "reconsider": ("citizen object",),
    "inspect": ("citizen object", "ali claim", "citizen object"),
    "order": ("inspector order",),
    "dismiss": ("inspector dismiss",),
    "appeal": ("citizen appeal",),
    "withdraw": ("citizen withdraw",),
}
"""How each move is made; at triage it is the clerk who does what a unit does elsewhere."""
WAYS_BACK = {State.NEEDS_INFO: State.ACCEPTED, State.ON_HOLD: State.ACCEPTED}
"""Where what was asked and what stood still goes on."""
FROM_ELSEWHERE = {
    "reconsider": WAYS[State.CLOSED_OUT_OF_SCOPE],
    "doubt": ("builder take", "builder fake"),
}
AT_TRIAGE = {"ask": "clerk ask", "merge": "clerk merge", "refer": "clerk refer"}
NARROWER = {"reject": {State.TRIAGE}}
"""What people may do in fewer states than the table lets them: only what lies at triage is
rejected."""
NEVER_RESTS = {"withdraw": frozenset({State.OBJECTED})}
"""Nobody comes between an objection and what follows from it."""
UNHEARD = {"redo"}
"""A head and his contractor settle this before the city's word of what was done goes out."""


@pytest.fixture
async def city(office: Office) -> Office:
    """A city in which everybody of the stories is at his place."""
    return await open_city(office)


def ends(move: Move, source: State) -> tuple[str, ...]:
    """The last steps of the story of a move from a state."""
    if source == State.TRIAGE and move.name in AT_TRIAGE:
        return (AT_TRIAGE[move.name],)
    return ENDS[move.name]


def way(move: Move, source: State) -> tuple[str, ...]:
    """The first steps of the story of a move from a state."""
    return FROM_ELSEWHERE.get(move.name, WAYS[source])


def test_every_row_of_the_table_has_a_story() -> None:
    """Whoever adds a state or a move tells how it comes about."""
    assert {move.name for move in TABLE} == set(ENDS)
    assert set(State) == set(WAYS)


@pytest.mark.parametrize("move", TABLE, ids=lambda move: move.name)
async def test_the_story_of(city: Office, move: Move) -> None:
    """From every state the table names, the deed of the right person makes the move.

    A report a day: who files many in an hour is slowed down.
    """
    for source in sorted(move.sources - NEVER_RESTS.get(move.name, frozenset())):
        city = replace(city, now=city.now + timedelta(days=1))
        tale = await begin(city, f"{move.name} {source}")
        if move.name == "accord":
            await follow(tale)
        await tale.go(*way(move, source))
        if source not in NARROWER.get(move.name, move.sources):
            with pytest.raises(Refusal):
                await tale.go(*ends(move, source))
            continue
        tale.heard.clear()
        await tale.go(*ends(move, source))
        made = _made(await tale.past(), move, source)

        assert made, f"{move.name} was not made from {source}"
        assert made.actor in move.actors
        assert made.state == (move.target or WAYS_BACK[source])
        assert CITIZEN in tale.heard or move.name in UNHEARD


def _made(past: list[Happening], move: Move, source: State) -> Happening | None:
    for before, line in pairwise(past):
        if (before.state, line.move) == (source, move.name):
            return line
    return None


OF_A_UNIT = ("take", "visit", "start", "plan", "ask", "outside", "return", "resume", "release")
RESTING = sorted(set(State) - {State.OBJECTED})


@pytest.mark.parametrize("state", RESTING)
async def test_what_is_not_in_the_table_is_refused(city: Office, state: State) -> None:
    """Nothing changes, and a unit reads what its card offers now."""
    tale = await begin(city, f"refused {state}")
    await tale.go(*WAYS[state])
    before = await tale.past()
    allowed = {move.name for move in TABLE if state in move.sources}
    for deed in OF_A_UNIT:
        if deed in allowed:
            continue
        with pytest.raises(Refusal) as refused:
            await tale.go(f"ali {deed}")
        if refused.value.phrase == "move-forbidden":
            assert _offers(state) in _told(refused.value)

    assert before == await tale.past()
    assert state == (await tale.office.report(tale.number)).state


def _told(refusal: Refusal) -> str:
    return words(refusals.told(VOICE, refusal))


def _offers(state: State) -> str:
    """The first deed on the card of a report in this state, as its button says; "" if none."""
    verbs = [verb for row in unit_rows(state) for verb in row if verb != "other"]
    return VOICE.word(f"unit-{verbs[0]}") if verbs and state in OPEN else ""
