"""Whose an event is: the routing rules as a table."""

from dataclasses import replace

import pytest

from conversation.events import Chat, Event
from conversation.router import Begin, Continue, Do, Entry, Hint, Route, Table, route
from conversation.session import Session, load_session
from conversation.trials import opened, placed, pressed, said, sent

TABLE = Table(
    commands={
        "start": Entry(deed="start", where="private"),
        "help": Entry(deed="help"),
        "report": Entry(dialog="report", where="private"),
        "bind": Entry(deed="bind", where="group"),
    },
    presses={
        "take": Entry(deed="take"),
        "note": Entry(dialog="note"),
        "rate": Entry(deed="rate"),
        "l": Entry(deed="speak"),
    },
    words={"گزارش تازه": "report"},
    first_words="report",
)
OPEN = load_session(opened())
GROUP = Chat("story", 2, "group")


def grouped(event: Event) -> Event:
    """The same event in a group."""
    return replace(event, chat=GROUP)


@pytest.mark.parametrize(
    ("event", "session", "expected"),
    [
        (said("سطل پر است"), None, Begin("report", reads_event=True)),
        (sent(), None, Begin("report", reads_event=True)),
        (placed(35.9, 50.9), None, Begin("report", reads_event=True)),
        (said("سطل پر است"), OPEN, Continue()),
        (replace(said("سطل"), edited=True), None, None),
        (replace(said("سطل"), edited=True), OPEN, Continue()),
        (grouped(said("سلام بچه‌ها")), None, None),
        (grouped(said("سلام بچه‌ها")), OPEN, Continue()),
        (said("/start"), None, Do("start")),
        (said("/start r_123456786"), OPEN, Do("start", "r_123456786")),
        (said("/HELP@bot"), None, Do("help")),
        (grouped(said("/help")), None, Do("help")),
        (said("/report"), None, Begin("report")),
        (said("/report سطل پر است"), None, Begin("report", {"said": "سطل پر است"})),
        (said("/bind 123"), None, Hint("command-group-only")),
        (grouped(said("/bind 123")), None, Do("bind", "123")),
        (grouped(said("/report")), None, Hint("command-private-only")),
        (said("/nonsense"), OPEN, Hint("command-unknown")),
        (grouped(said("/nonsense")), None, None),
        (said("گزارش \u200c تازه"), None, Begin("report")),
        (said("گزارش  تازه"), OPEN, Begin("report")),
        (sent(caption="گزارش تازه"), OPEN, Continue()),
        (replace(said("گزارش تازه"), edited=True), OPEN, Continue()),
        (pressed("d:0123456789:story:x"), OPEN, Continue()),
        (pressed("d:0123456789:story:x"), None, Hint("talk-old-button")),
        (pressed("r:7:take"), None, Do("take", "7")),
        (pressed("r:7:rate:5"), OPEN, Do("rate", "7 5")),
        (pressed("r:7:note"), None, Begin("note", {"report": "7", "verb": "note"})),
        (pressed("r:7:nonsense"), None, Hint("talk-old-button")),
        (pressed("l:en"), None, Do("speak", "en")),
        (pressed(""), None, Hint("talk-old-button")),
        (pressed("::::"), OPEN, Hint("talk-old-button")),
    ],
)
def test_every_event_has_its_place(event: Event, session: Session | None, expected: Route) -> None:
    """Commands, buttons, menu keys, answers and first words each go their own way."""
    assert expected == route(event, session, TABLE)
