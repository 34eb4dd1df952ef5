"""The life of a report: nothing but the table moves it, and everything agrees with the table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.lifecycle import (
    CLOSED,
    OPEN,
    PAUSING,
    TABLE,
    Actor,
    Move,
    State,
    allowed,
    is_open,
    target,
)

FIRST = (State.ROUTED, State.TRIAGE)
ASKED_FROM = next(move for move in TABLE if move.name == "ask").sources
HELD_FROM = next(move for move in TABLE if move.name == "hold").sources


def _targets(move: Move, source: State) -> frozenset[State]:
    """Where a move may lead; one that leads back may lead to where its pause began."""
    if move.target:
        return frozenset({move.target})
    return ASKED_FROM if source == State.NEEDS_INFO else HELD_FROM


ARROWS = {
    (source, following)
    for move in TABLE
    for source in move.sources
    for following in _targets(move, source)
}
moves = st.sampled_from([move.name for move in TABLE])


@given(st.sampled_from(FIRST), st.lists(st.tuples(moves, st.sampled_from(Actor)), max_size=60))
def test_nobody_leads_a_report_off_the_table(state: State, tries: list[tuple[str, Actor]]) -> None:
    """Whoever tries whatever, each step is an arrow of the table, or nothing happens."""
    before: State | None = None
    for name, actor in tries:
        if name not in allowed(state, actor):
            with pytest.raises(Refusal, match="move-forbidden"):
                target(name, state, actor, before)
            continue
        following = target(name, state, actor, before)
        assert (state, following) in ARROWS
        if following in PAUSING and state not in PAUSING:
            before = state
        state = following


@pytest.mark.parametrize("actor", Actor)
@pytest.mark.parametrize("state", State)
def test_what_is_allowed_is_what_succeeds(state: State, actor: Actor) -> None:
    """`allowed` and `target` tell the same story."""
    assert [move.name for move in TABLE if _goes(move.name, state, actor)] == (
        list(allowed(state, actor))
    )


def _goes(name: str, state: State, actor: Actor) -> bool:
    try:
        target(name, state, actor)
    except Refusal:
        return False
    return True


def test_every_move_has_one_name() -> None:
    """A button names a move by its name alone."""
    assert len({move.name for move in TABLE}) == len(TABLE)


def test_every_state_is_reached_and_left() -> None:
    """No state of the table is dead; only what is withdrawn stays so for ever."""
    reached = set(FIRST) | {following for _, following in ARROWS}

    assert reached == set(State)
    assert {state for state in State if not any(source == state for source, _ in ARROWS)} == {
        State.WITHDRAWN
    }


def test_a_unit_never_closes_its_own_work() -> None:
    """No member of a unit ends a report that the city has to mend; he may only refer or join it."""
    assert {move.name for move in TABLE if Actor.UNIT in move.actors and move.target in CLOSED} == {
        "refer",
        "merge",
    }


def test_every_closed_report_can_be_spoken_against() -> None:
    """However the city closes a report, its citizen has a move left."""
    by_city = CLOSED - {State.WITHDRAWN}
    assert {state for state in by_city if allowed(state, Actor.CITIZEN)} == by_city


def test_from_every_open_state_there_is_a_way_to_the_citizens_word() -> None:
    """No report can be led where its citizen will never be asked."""
    asked = {State.AWAITING_CITIZEN}
    for _ in State:
        asked |= {source for source, following in ARROWS if following in asked}
    assert set(OPEN) == OPEN & asked


@pytest.mark.parametrize("state", State)
def test_a_report_is_open_or_closed(state: State) -> None:
    """Never both, never neither."""
    assert is_open(state) is (state in OPEN) is (state not in CLOSED)
