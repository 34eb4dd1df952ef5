"""Every row of the table of moves, told as a story: how a report comes there, and who moves it on.

A story is a list of steps: somebody and his deed (`ali take`), or time that goes by (`73 hours`).
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise

import pytest

from bench.month.deeds import DEEDS
from domain.errors import Refusal
from domain.lifecycle import OPEN, TABLE, Actor, Move, State
from domain.report import Happening
from services import escalation, moves, refusals
from services.cards import unit_rows
from services.desk import Desk
from services.standing import CONTRACTOR, HEAD
from storage import followers, groups, people, reports, roles
from tests.services.conftest import (
    ALI,
    CITIZEN,
    OTHER_CITIZEN,
    SARA,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
)

UNIT = "urban_services_01"
SUPERVISORS, CENTRE, INSPECTORS = -30, -31, -32
ABOVE = {SUPERVISORS: "region_office_01", CENTRE: "headquarters", INSPECTORS: "inspection"}
BOSS, BUILDER, OVERSEER, FIRST = 31, 32, 33, 5
CAST = {
    "ali": (ALI, WASTE), "builder": (BUILDER, WASTE), "boss": (BOSS, WASTE),
    "clerk": (TRIAGE_CLERK, TRIAGE), "supervisor": (OVERSEER, SUPERVISORS),
    "inspector": (OVERSEER, INSPECTORS), "citizen": (CITIZEN, CITIZEN),
    "follower": (OTHER_CITIZEN, OTHER_CITIZEN), "sara": (SARA, WASTE),
}  # fmt: skip
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
    State.VERIFICATION: ("builder take", "builder claim", "machine doubt"),
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
    "doubt": ("machine doubt",),
    "believe": ("inspector's word believe",),
    "disbelieve": ("inspector's word disbelieve",),
    "examine": ("inspector's word examine",),
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
FROM_ELSEWHERE = {"reconsider": WAYS[State.CLOSED_OUT_OF_SCOPE]}
AT_TRIAGE = {"ask": "clerk ask", "merge": "clerk merge", "refer": "clerk refer"}
NARROWER = {"reject": {State.TRIAGE}}
"""What people may do in fewer states than the table lets them: only what lies at triage is
rejected."""
NEVER_RESTS = {"withdraw": frozenset({State.OBJECTED})}
"""Nobody comes between an objection and what follows from it."""
UNHEARD = {"redo", "doubt", "believe", "disbelieve", "examine"}
"""Moves within the city, before its word of what was done goes out."""


@dataclass
class Tale:
    """One report and what happens to it: `office` is the city at the moment that has come.

    `heard` are the chats in which something was said since the story began its last steps.
    """

    office: Office
    number: int
    heard: set[int] = field(default_factory=set)

    async def go(self, *steps: str) -> None:
        """Let the steps happen."""
        for step in steps:
            await self._step(*step.rsplit(" ", 1))

    async def _step(self, who: str, deed: str) -> None:
        if deed == "hours":
            await self._pass(int(who))
        elif deed == "leaves":
            await self._leave(who)
        elif who in CAST:
            await self._do(who, deed)
        else:
            actor = Actor.SYSTEM if who == "machine" else Actor.INSPECTOR
            await self._move(deed, actor)

    async def _do(self, who: str, deed: str) -> None:
        here = await self.office.here(*CAST[who])
        report = await self.office.report(self.number)
        async with self.office.desk() as desk:
            await DEEDS[deed](desk, here, report, self.office.random)
        self.heard |= {letter.chat for letter in desk.letters}

    async def _move(self, name: str, actor: Actor) -> None:
        here = await self.office.here(*CAST["inspector"])
        async with self.office.desk() as desk:
            report = await reports.report(desk.tx, self.number)
            assert report
            await moves.move(desk, None if actor == "system" else here, report, name, actor)

    async def _pass(self, hours: int) -> None:
        self.office = replace(self.office, now=self.office.now + timedelta(hours=hours))
        async with self.office.desk() as desk:
            await escalation.look(desk, await reports.waking(desk.tx, self.office.now, 500))
        self.heard |= {letter.chat for letter in desk.letters}

    async def _leave(self, who: str) -> None:
        here = await self.office.here(*CAST[who])
        async with self.office.database.write() as tx:
            await groups.leave(tx, here.person.id, here.chat.id)

    async def past(self) -> list[Happening]:
        """What happened to it."""
        return await self.office.past(self.number)


@pytest.fixture
async def city(office: Office) -> Office:
    """The small city with everybody who stands above its waste unit, and a report before ours."""
    for chat, unit in ABOVE.items():
        here = await office.here(OVERSEER, chat)
        async with office.database.write() as tx:
            await groups.bind(tx, here.chat.id, unit, here.person.id, office.now)
    for person, role in ((BOSS, HEAD), (BUILDER, CONTRACTOR)):
        here = await office.here(person)
        group = await office.here(person, WASTE)
        async with office.database.write() as tx:
            await roles.grant(tx, here.person.id, here.chat.id, UNIT, role, office.now)
            await people.note_worker(tx, here.person.id, group.chat.id, office.now)
    return office


async def begin(city: Office, serial: str) -> Tale:
    """A report that somebody else follows too; the one before it is of the same fault."""
    await city.file(origin=f"{serial} before")
    report, _ = await city.file(origin=serial)
    return Tale(city, report.id)


async def follow(tale: Tale) -> None:
    """Another citizen follows it."""
    here = await tale.office.here(OTHER_CITIZEN)
    async with tale.office.database.write() as tx:
        await followers.follow(tx, tale.number, here.person.id, here.chat.id, tale.office.now)


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
    """From every state the table names, the deed of the right person makes the move."""
    for source in sorted(move.sources - NEVER_RESTS.get(move.name, frozenset())):
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


WAYS_BACK = {State.NEEDS_INFO: State.ACCEPTED, State.ON_HOLD: State.ACCEPTED}


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
            assert _offers(tale, state) in _told(tale, refused.value)

    assert before == await tale.past()
    assert state == (await tale.office.report(tale.number)).state


def _told(tale: Tale, refusal: Refusal) -> str:
    voice = Desk(None, tale.office.city, tale.office.now, tale.office.random).voice()  # type: ignore[arg-type]
    return "".join(span.text for span in refusals.told(voice, refusal))


def _offers(tale: Tale, state: State) -> str:
    """The first deed on the card of a report in this state, as its button says; "" if none."""
    voice = Desk(None, tale.office.city, tale.office.now, tale.office.random).voice()  # type: ignore[arg-type]
    verbs = [verb for row in unit_rows(state) for verb in row if verb != "other"]
    return voice.word(f"unit-{verbs[0]}") if verbs and state in OPEN else ""
