"""The life of a report: nothing but the table moves it, and everything agrees with the table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.lifecycle import CLOSED, OPEN, TABLE, Actor, State, allowed, is_open, target

ARROWS = {(source, move.target) for move in TABLE for source in move.sources}
moves = st.sampled_from([move.name for move in TABLE])


@given(
    st.sampled_from([State.ROUTED, State.TRIAGE]),
    st.lists(st.tuples(moves, st.sampled_from(Actor))),
)
def test_nobody_leads_a_report_off_the_table(state: State, tries: list[tuple[str, Actor]]) -> None:
    """Whoever tries whatever, each step is an arrow of the table, or nothing happens."""
    for name, actor in tries:
        if name not in allowed(state, actor):
            with pytest.raises(Refusal, match="move-forbidden"):
                target(name, state, actor)
            continue
        following = target(name, state, actor)
        assert (state, following) in ARROWS
        state = following


@pytest.mark.parametrize("actor", Actor)
@pytest.mark.parametrize("state", State)
def test_what_is_allowed_is_what_succeeds(state: State, actor: Actor) -> None:
    """`allowed` and `target` tell the same story."""
    assert [name for name in dict.fromkeys(m.name for m in TABLE) if _goes(name, state, actor)] == (
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
    reached = {State.ROUTED, State.TRIAGE} | {following for _, following in ARROWS}

    assert reached == set(State)
    assert {state for state in State if not any(source == state for source, _ in ARROWS)} == {
        State.WITHDRAWN
    }


def test_only_the_citizen_closes() -> None:
    """Nobody of the city can end a report: that is the citizen's word."""
    assert {move.actor for move in TABLE if move.target in CLOSED} == {Actor.CITIZEN}


@pytest.mark.parametrize("state", State)
def test_a_report_is_open_or_closed(state: State) -> None:
    """Never both, never neither."""
    assert is_open(state) is (state in OPEN) is (state not in CLOSED)
