"""Whatever people send, in whatever order: no dialog fails and no answer is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversation.events import Contact, Event
from conversation.questions import BACK, CANCEL, DONE, SKIP
from conversation.session import Session, load_session
from conversation.spelling import bare
from conversation.trials import START, happen, happening, opened, placed, pressed, said, sent
from handlers import DIALOGS
from handlers.drawing import script_of
from handlers.rehearsal import (
    BIN,
    BORDER,
    CODE,
    GAS,
    HELLO,
    HOLE,
    INSIDE,
    OUTSIDE,
    RIDDLE,
    rehearsal,
)
from handlers.rehearsed_trials import about
from services.voice import Voice

LOOK, VOICE = rehearsal(), Voice("fa", UTC)
WAYS = {bare(VOICE.word("talk-back")), bare(VOICE.word("talk-cancel"))}
Made = Callable[[Session], Event]

texts = st.one_of(
    st.sampled_from((BIN, HOLE, GAS, HELLO, RIDDLE, CODE, "میدان آزادی", "۱", "2", "؟", " ")),
    st.sampled_from([VOICE.word(key) for key in ("talk-back", "talk-cancel", "talk-send")]),
    st.text(max_size=30).filter(lambda text: not text.startswith("/")),
)
kinds = st.sampled_from(("photo", "video", "voice", "document", "sticker"))
faults = st.sampled_from((None, None, None, "gone", "too_big", "empty", "unreadable", "unsaved"))
places = st.one_of(
    st.sampled_from((INSIDE, BORDER, OUTSIDE)),
    st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
)
tokens = st.one_of(
    st.sampled_from((BACK, CANCEL, DONE, SKIP, "other", "yes", "1", "pothole", "roads", "~story")),
    st.text(max_size=12),
)
numbers = st.integers(1, 8)


def _pressed(token: str) -> Made:
    return lambda session: pressed(f"d:{session.serial}:{session.open}:{token}")


def _always(event: Event) -> Made:
    return lambda session: event


media = st.builds(
    lambda kind, key, caption, album, fault: sent(
        kind, key=key, caption=caption, album=album, fault=fault
    ),
    kinds,
    st.sampled_from("abcdefghijklmno"),
    st.one_of(st.just(""), texts),
    st.sampled_from((None, "a", "b")),
    faults,
)
events = st.one_of(
    st.builds(lambda text: _always(said(text)), texts),
    st.builds(_pressed, tokens),
    st.builds(lambda data: _always(pressed(data)), st.text(max_size=40)),
    st.builds(_always, media),
    st.builds(lambda place: _always(placed(*place)), places),
    st.builds(
        lambda text, number: _always(replace(said(text), edited=True, message_id=number)),
        texts,
        numbers,
    ),
    st.builds(
        lambda file, number: _always(replace(file, edited=True, message_id=number)), media, numbers
    ),
    st.builds(
        lambda why: _always(happening(wake=why)), st.sampled_from(("quiet", "remind", "close"))
    ),
    st.just(_always(happening())),
    st.just(_always(happening(contact=Contact("+989120000000")))),
)
steps = st.lists(st.tuples(events, st.sampled_from((1, 2, 60, 1900, 90000))), max_size=12)


def _may_lose(event: Event) -> bool:
    """Going back, editing, and a place that is refused take answers away; nothing else does."""
    token = event.press.data.rpartition(":")[2] if event.press else ""
    return bool(
        event.edited or event.pin or token == BACK or token.startswith("~")
        or bare(event.text) in WAYS
    )  # fmt: skip


def _files(session: Session) -> set[str]:
    """All files that were taken, wherever they are kept until they are filed."""
    drafted = session.drafts.get("media") or []
    answered = session.answers["media"].value if "media" in session.answers else []
    return {file["key"] for file in (*drafted, *answered)}


@pytest.mark.parametrize("name", sorted(DIALOGS))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(begun=st.booleans(), told=steps)
async def test_nothing_that_people_send_breaks_a_dialog(
    name: str, begun: bool, told: list[tuple[Made, int]]
) -> None:
    """Every list of events is survived, and an answer once given stays."""
    script, state, now = script_of(name, LOOK), opened(about(name)), START
    if begun:
        _, state = await happen(script, state, None, VOICE, now)
    for number, (make, seconds) in enumerate(told, 1):
        if not state:
            break
        before = load_session(state)
        event = make(before)
        if not begun and number == 1 and (event.wake or event.edited or event.press):
            break
        now += timedelta(seconds=seconds)
        event = replace(event, message_id=event.message_id or number)
        _, state = await happen(script, state, event, VOICE, now)
        if state and not _may_lose(event):
            after = load_session(state)
            assert set(before.answers) <= set(after.answers)
            assert _files(before) <= _files(after)
