"""How a report looks to its citizen, to who follows it, and to who only has its code."""

from conversation.replies import Button, Buttons, Text
from domain.lifecycle import State, is_open
from domain.report import Happening, Report
from domain.tracking import spell_code
from services.cards import place_line, press, state_words, unit_line
from services.desk import Desk
from services.voice import Voice, lines

_UNTOLD = frozenset({
    "route", "note", "rate", "present", "agree", "leave", "diagnose", "wish", "decline",
    "takeover", "joined", "region",
})  # fmt: skip
_FOR_FOLLOWERS = frozenset({"confirm", "partly", "object", "note"})


def citizen_view(
    desk: Desk,
    voice: Voice,
    report: Report,
    past: list[Happening],
    *,
    is_author: bool,
    waiting: int = 1,
) -> Text:
    """The report as its citizen sees it; who only has the code sees neither words nor place."""
    subject = desk.city.subject(report.subject)
    return lines(
        voice.say("view-head", code=spell_code(report.code), subject=voice.name(subject.name)),
        voice.say("card-state", state=state_words(desk, voice, report)),
        unit_line(desk, voice, report),
        place_line(desk, voice, report) if is_author else (),
        _term(desk, voice, report),
        voice.say("view-waiting", count=str(waiting)) if waiting > 1 else (),
        voice.say("view-past"),
        *(_happening(voice, happening) for happening in past if has_words(happening)),
        voice.say("view-object") if not is_open(report.state) and is_author else (),
    )


def _term(desk: Desk, voice: Voice, report: Report) -> Text:
    late = report.due_at < desk.now and is_open(report.state)
    return voice.say("view-late" if late else "card-due", due=voice.moment(report.due_at))


def has_words(happening: Happening) -> bool:
    """Whether this line of history is one for the citizen."""
    return happening.move not in _UNTOLD


def _happening(voice: Voice, happening: Happening) -> Text:
    said = voice.word(f"past-{happening.move.replace('_', '-')}")
    return voice.say("view-line", at=voice.moment(happening.at), what=said)


def citizen_buttons(
    voice: Voice, report: Report, *, is_author: bool, follows: bool = False
) -> Buttons:
    """What the citizen may do with his report now, or who follows it."""
    rows = _CITIZEN_ROWS.get(State(report.state), (("note", "withdraw"),))
    allowed = [tuple(verb for verb in row if _may(verb, is_author, follows)) for row in rows]
    return tuple(
        tuple(Button(voice.word(f"citizen-{verb}"), data=press(report, verb)) for verb in row)
        for row in allowed
        if row
    )


def _may(verb: str, is_author: bool, follows: bool) -> bool:
    return is_author or (follows and verb in _FOR_FOLLOWERS)


_CITIZEN_ROWS: dict[State, tuple[tuple[str, ...], ...]] = {
    State.NEEDS_INFO: (("answer",), ("note", "withdraw")),
    State.AWAITING_CITIZEN: (("confirm",), ("partly", "object")),
    State.INSPECTION: (("confirm",), ("note", "withdraw")),
    State.CLOSED_CONFIRMED: (("object",),),
    State.CLOSED_SILENT: (("confirm",), ("partly", "object")),
    State.CLOSED_NO_ACTION: (("object",),),
    State.CLOSED_OUT_OF_SCOPE: (("object",),),
    State.REJECTED: (("appeal",),),
    State.MERGED: (("appeal",),),
    State.WITHDRAWN: (),
}
