"""Walks through everything that can happen in a dialog, and draws where it led."""

import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from conversation.events import Event
from conversation.phrases import Wording
from conversation.questions import BACK, CANCEL, DONE, SKIP
from conversation.review import EDIT
from conversation.session import Session, load_session
from conversation.step import Script, next_wake, step
from conversation.trials import (
    PAUSE,
    START,
    buttons_of,
    happen,
    happening,
    keys_of,
    opened,
    pressed,
    said,
)

EVERYWHERE = "*"
"""The key of samples that are tried at every question."""

_WAYS = {BACK: "back", CANCEL: "cancel", DONE: "done", SKIP: "skip"}
_OLD = ("d:0123456789:before:yes", "d:older:story:x")

Samples = Mapping[str, Sequence[Event]]


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one question to another, or to an end; `how` says by what."""

    source: str
    how: str
    target: str


@dataclass(slots=True)
class Map:
    """Where a walk led: a stored dialog for each question, the ways, how many states and steps."""

    questions: dict[str, str] = field(default_factory=dict)
    edges: set[Edge] = field(default_factory=set)
    states: int = 0
    steps: int = 0


def state_of(session: Session) -> Hashable:
    """What tells one state from another: the open question, its draft, and the answers so far."""
    answers = [(key, session.answers[key].value) for key in session.trail]
    return json.dumps([session.open, session.drafts.get(session.open or ""), answers])


async def walk(
    script: Script,
    wording: Wording,
    samples: Samples,
    about: Mapping[str, str] | None = None,
    state_of: Callable[[Session], Hashable] = state_of,
) -> Map:
    """Try every button, every sample, every edit and time-out in every state that can be reached.

    Each step is checked as `conversation.testing.happen` does. `state_of` may take states for one.
    """
    found = Map()
    _, first = await happen(script, opened(about), None, wording, START)
    ways = deque([first])
    seen: set[Hashable] = {state_of(load_session(first))}
    while ways:
        state = ways.popleft()
        session = load_session(state)
        found.states += 1
        found.questions.setdefault(session.open or "", state)
        async for how, event in _events(script, state, wording, samples):
            now = next_wake(session).at if event.wake else session.touched_at + PAUSE
            made, after = await happen(script, state, event, wording, now)
            found.steps += 1
            reached = load_session(after) if after else None
            target = (reached.open if reached else None) or f"({made.ended})"
            found.edges.add(Edge(session.open or "", how, target))
            if reached and state_of(reached) not in seen:
                seen.add(state_of(reached))
                ways.append(after)
    return found


async def _events(
    script: Script, state: str, wording: Wording, samples: Samples
) -> AsyncIterator[tuple[str, Event]]:
    session = load_session(state)
    shown = (await step(script, load_session(state), None, wording, session.touched_at)).replies[-1]
    for button in buttons_of(shown):
        data = button.data or ""
        yield _how(data.split(":", 3)[3]), pressed(data)
    for key in keys_of(shown):
        if not key.asks:
            yield "key", said(key.label)
    for data in (*_OLD, f"d:{session.serial}:{session.open}:nonsense"):
        yield "old", pressed(data)
    yield "time", happening(wake=next_wake(session).why)
    for way in _spoken(session, samples):
        yield way


def _spoken(session: Session, samples: Samples) -> Iterator[tuple[str, Event]]:
    here = [*samples.get(session.open or "", ()), *samples.get(EVERYWHERE, ())]
    for at, event in enumerate(here, 1):
        number = 100 * (len(session.trail) + 1) + at
        yield "answer", replace(event, message_id=number)
    for key in session.trail:
        for event in samples.get(key, ())[:2]:
            edited = replace(event, message_id=session.answers[key].message_id, edited=True)
            yield "rewritten", edited


def _how(token: str) -> str:
    return "edit" if token.startswith(EDIT) else _WAYS.get(token, "choice")


def draw(found: Map) -> str:
    """The questions and the ways between them as a Mermaid state diagram.

    Left out, as it is the same everywhere: the ways back and out, and what changes no question.
    """
    first = next(iter(found.questions))
    shown = sorted(
        {
            (_place(e.source), _place(e.target), e.how)
            for e in found.edges
            if e.how in ("answer", "choice", "done", "skip", "edit") and e.source != e.target
        }
    )
    hows: dict[tuple[str, str], list[str]] = {}
    for source, target, how in shown:
        hows.setdefault((source, target), []).append(how)
    ways = [f"    {a} --> {b}: {', '.join(how)}" for (a, b), how in hows.items()]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {_place(first)}", *ways])


def _place(question: str) -> str:
    return "[*]" if question == "(done)" else question
