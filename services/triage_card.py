"""What a report's card says at the triage desk besides: why it lies there, and where one tap leads.

The reason is read from the report's history, so that it is never another than what happened.
"""

from conversation.replies import Button, Buttons, Text
from domain.city import Subject
from domain.report import Happening, Report
from domain.routing import route
from domain.triage import NOBODY
from services.cards import press
from services.desk import Desk
from services.nights import by_rules
from services.sayings import said_of
from services.voice import Voice, lines

MOST_TAPS = 3
_BROUGHT_HERE = frozenset({"route", "return", "appeal", "reconsider"})


def why(desk: Desk, report: Report, past: list[Happening]) -> Text:
    """Why a person has to decide, and that his word binds if the report was returned enough."""
    voice = desk.voice()
    binds = voice.say("triage-binds") if report.is_binding else ()
    return lines(_reason(voice, report, _last(past)), binds)


def _last(past: list[Happening]) -> Happening | None:
    return next((one for one in reversed(past) if one.move in _BROUGHT_HERE), None)


def _reason(voice: Voice, report: Report, brought: Happening | None) -> Text:
    if brought is None or brought.move == "route":
        code = brought.words.partition(" ")[2] if brought else ""
        return voice.say(f"why-{code or NOBODY}")
    if brought.move != "return":
        return voice.say(said_of(report, f"why-{brought.move}"))
    reason, _, guess = brought.words.partition(": ")
    told = voice.word(f"reason-{reason}")
    if not guess:
        return voice.say("why-returned", reason=told)
    return voice.say("why-returned-guess", reason=told, guess=guess)


async def taps(desk: Desk, report: Report, past: list[Happening]) -> Buttons:
    """The likeliest subjects, each with the unit it leads to, as buttons that assign at once."""
    return tuple([(await _tap(desk, report, key),) for key in _likely(desk, report, past)])


async def _tap(desk: Desk, report: Report, key: str) -> Button:
    voice, subject = desk.voice(), desk.city.subject(key)
    urgent = urgent_as(report, subject)
    routed = route(desk.city, key, report.region, emergency=urgent, at=desk.now)
    way = await by_rules(desk, report, routed.unit, key, report.region, emergency=urgent)
    label = voice.word(
        "triage-tap",
        icon=desk.city.area(subject.area).icon,
        subject=voice.name(subject.short),
        unit=voice.name(desk.city.unit(way.unit).name),
    )
    return Button(label, data=press(report, "as", key))


def urgent_as(report: Report, subject: Subject) -> bool:
    """Whether a report is an emergency if it is about this subject; what is one stays one."""
    return report.emergency or subject.is_emergency(danger=bool(report.danger))


def _likely(desk: Desk, report: Report, past: list[Happening]) -> list[str]:
    """The subject it has now, unless its unit returned it for that, then the model's list."""
    known = {subject.key for subject in desk.city.subjects}
    brought = _last(past)
    returned = brought is not None and brought.move == "return"
    elsewhere = brought is not None and brought.words.startswith("other-region")
    listed = [report.subject, *report.shortlist.split()]
    if returned and not elsewhere:
        listed = [key for key in listed if key != report.subject]
    return [key for key in dict.fromkeys(listed) if key in known][:MOST_TAPS]
