"""One step of a dialog: a session and an event in; replies and the session, or an outcome, out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from conversation.events import Event
from conversation.phrases import Phrase, Wording
from conversation.questions import BACK, CANCEL, Face, buttons, keyboard, spoken
from conversation.replies import Reply, Retire, Say, Show
from conversation.session import Session
from conversation.spelling import bare
from conversation.talk import Paused, Restart, Talk, Told

Script = Callable[[Talk], Awaitable[Any]]

QUIET = timedelta(seconds=1.2)
REMIND_AFTER = timedelta(minutes=30)
CLOSE_AFTER = timedelta(hours=24)
MOST_REPLAYS = 20


@dataclass(frozen=True, slots=True)
class Wake:
    """When the dialog wants to be woken, and why: `quiet`, `remind` or `close`."""

    at: datetime
    why: str


@dataclass(slots=True)
class Step:
    """What came of an event. `outcome` is the script's own when it ran to its end.

    `ended` says how a dialog ended: `done`, `cancelled`, `closed`; `None` while it is open.
    """

    replies: list[Reply] = field(default_factory=list)
    wake: Wake | None = None
    ended: str | None = None
    outcome: Any = None


def prefix(session: Session) -> str:
    """The start of the data of every button of this dialog."""
    return f"d:{session.serial}:"


async def step(
    script: Script, session: Session, event: Event | None, wording: Wording, now: datetime
) -> Step:
    """Let `event` happen to the dialog; `None` replays it and shows the open question again.

    `session` is changed in place; storing it is the caller's.
    """
    if event and event.wake:
        return await _woken(script, session, event, wording, now)
    session.touched_at, session.reminded = now, False
    token, known = _token(session, event)
    if not known:
        return await _again(script, session, wording, Phrase("talk-old-button"))
    wish = token if token in (BACK, CANCEL) else _spoken(event, session, wording)
    if wish == CANCEL:
        return _ended("cancelled", Phrase("talk-cancelled"), wording)
    if wish == BACK:
        _go_back(session)
        return await _again(script, session, wording, None)
    if event and event.edited and not _reopen_edited(session, event):
        return Step(wake=next_wake(session))
    return await _run(script, session, event, token, wording)


async def _again(script: Script, session: Session, wording: Wording, hint: Phrase | None) -> Step:
    replayed = await _run(script, session, None, None, wording)
    if hint:
        replayed.replies.insert(0, Say(text=wording.text(hint)))
    return replayed


async def _run(
    script: Script, session: Session, event: Event | None, token: str | None, wording: Wording
) -> Step:
    """Replay the script until it stops or ends; forgotten answers start it over."""
    hint: Phrase | None = None
    told: list[Told] = []
    for _ in range(MOST_REPLAYS):
        talk = Talk(session, event, token, wording)
        try:
            outcome = await script(talk)
        except Restart:
            event, token, hint = None, None, talk.hint or hint
            told += talk.told
            continue
        except Paused:
            session.trail = talk.trail
            talk.told[:0] = told
            talk.hint = talk.hint or hint
            return Step(_shown(talk, session, wording), next_wake(session))
        return Step([_tell(said, wording) for said in told + talk.told], None, "done", outcome)
    raise RuntimeError(f"dialog {session.dialog} refuses its own answers for ever")


def _shown(talk: Talk, session: Session, wording: Wording) -> list[Reply]:
    said: list[Reply] = [_tell(said, wording) for said in talk.told]
    if talk.face is None:
        return said
    question = _question(talk.face, session, wording)
    if talk.hint:
        said.append(Say(text=wording.text(talk.hint)))
    if session.has_keyboard and talk.face.keyboard is None:
        said.append(Say(text=wording.text(Phrase("talk-noted")), keyboard=()))
    session.has_keyboard = talk.face.keyboard is not None
    return [*said, question]


def _question(face: Face, session: Session, wording: Wording) -> Say:
    may_go_back = bool(session.trail)
    if face.keyboard is not None:
        keys = keyboard(face, wording, may_go_back=may_go_back)
        return Say(text=wording.text(face.prompt), keyboard=keys)
    rows = buttons(face, f"{prefix(session)}{session.open}:", wording, may_go_back=may_go_back)
    return Say(text=wording.text(face.prompt), buttons=rows)


def _tell(told: Told, wording: Wording) -> Say | Show:
    if told.files:
        return Show(files=told.files, caption=wording.text(told.phrase))
    return Say(text=wording.text(told.phrase), buttons=told.buttons)


def _token(session: Session, event: Event | None) -> tuple[str | None, bool]:
    """The token of a pressed button, and whether it belongs to the question now open."""
    if not event or not event.press:
        return None, True
    _, serial, key, token = (event.press.data.split(":", 3) + [""] * 4)[:4]
    belongs = serial == session.serial and (key == session.open or token == CANCEL)
    return token, belongs


def _spoken(event: Event | None, session: Session, wording: Wording) -> str | None:
    """The way back or out, said in words or by a key of the reply keyboard."""
    said = spoken(event) if event else ""
    if said and said == bare(wording.label(Phrase("talk-cancel"))):
        return CANCEL
    if said and session.trail and said == bare(wording.label(Phrase("talk-back"))):
        return BACK
    return None


def _go_back(session: Session) -> None:
    if session.trail:
        session.forget(session.trail[-1])


def _reopen_edited(session: Session, event: Event) -> bool:
    """An edited message changes the answer that it gave; whether it gave one.

    A shared place that moves on (a live location) does not: what is reported stays where it is.
    """
    given = [key for key in session.trail if session.answers[key].message_id == event.message_id]
    if not given or event.message_id is None or event.pin:
        return False
    session.answers.pop(given[0])
    session.open = given[0]
    return True


def _ended(how: str, phrase: Phrase, wording: Wording) -> Step:
    return Step([Say(text=wording.text(phrase))], ended=how)


async def _woken(
    script: Script, session: Session, event: Event, wording: Wording, now: datetime
) -> Step:
    """A time-out that has come: anything else, late or doubled, only says when the next one is."""
    due = next_wake(session)
    if event.wake != due.why or now < due.at:
        return Step(wake=due)
    if due.why == "quiet":
        return await _again(script, session, wording, None)
    if due.why == "close":
        return _ended("closed", Phrase("talk-closed"), wording)
    # A reminder that comes late, after a standstill of ours, leaves as much time as any other.
    session.touched_at = max(session.touched_at, now - REMIND_AFTER)
    session.reminded = True
    return await _again(script, session, wording, Phrase("talk-reminder"))


def next_wake(session: Session) -> Wake:
    """When this dialog is to be woken, if nothing happens before."""
    if session.gathering:
        return Wake(session.touched_at + QUIET, "quiet")
    if session.reminded:
        return Wake(session.touched_at + CLOSE_AFTER, "close")
    return Wake(session.touched_at + REMIND_AFTER, "remind")


def retire_pressed(session: Session, event: Event) -> list[Reply]:
    """The buttons of a pressed message of this dialog go away: it is not pressed twice."""
    if not event.press or not event.message_id or not event.press.data.startswith(prefix(session)):
        return []
    return [Retire(message_id=event.message_id)]
