"""An emergency whose unit is closed with nobody on call: the night duty of a rule has it.

So it is when it is filed, and whenever the rules give it to a unit later; but where one of the
unit has taken it, it stays, and a night duty that gave it back does not get it again. A unit that
somebody names himself gets it all the same; he hears that nobody is there.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from conversation.replies import Say
from domain.lifecycle import Actor
from domain.report import Happening, Report
from domain.routing import night_duty
from domain.tracking import spell_code
from services import cards, oncall
from services.desk import Desk, Here
from services.voice import lines
from storage import reports

_UNIT_AT = {"route": 0, "assign": 1, "handover": 1}
"""Which word of a history's line names the unit that a report went to."""


@dataclass(frozen=True, slots=True)
class Way:
    """The unit that gets a report now; `closed` is the one that would have it, but is not there.

    With `warns`, whoever gives it there hears if nobody is there.
    """

    unit: str
    closed: str | None = None
    warns: bool = False


async def tonight(
    desk: Desk, unit: str, subject: str, region: str | None, *, emergency: bool
) -> Way:  # fmt: skip
    """Who gets what the rules give to a unit, at this moment."""
    if not emergency or not await oncall.is_deserted(desk, unit):
        return Way(unit)
    instead = night_duty(desk.city, subject, region, desk.now)
    if instead is None or instead.key == unit:
        return Way(unit)
    return Way(instead.key, unit)


async def by_rules(
    desk: Desk, report: Report, unit: str, subject: str, region: str | None, *, emergency: bool
) -> Way:  # fmt: skip
    """Who gets a report that is set right: as `tonight`, by what happened to it before."""
    if report.emergency and report.taken_by and unit == report.unit:
        return Way(unit)
    way = await tonight(desk, unit, subject, region, emergency=emergency)
    if way.closed and way.unit in returned_by(await reports.history(desk.tx, report.id)):
        return Way(unit, warns=True)
    return way


def returned_by(past: Iterable[Happening]) -> set[str]:
    """The units that gave a report back to triage, as far as its history names them."""
    unit, found = "", set[str]()
    for line in past:
        if line.move == "return" and line.actor == Actor.UNIT:
            found.add(unit)
        if line.move in _UNIT_AT:
            unit = "".join(line.words.split()[_UNIT_AT[line.move] :][:1])
    return found


async def tell_closed(desk: Desk, report: Report, closed: str | None) -> None:
    """The unit that is closed hears in its groups who has its emergency meanwhile."""
    if closed is None:
        return
    voice = desk.voice()
    unit = voice.name(desk.city.unit(report.unit).name)
    told = voice.say("alarm-night-duty", code=spell_code(report.code), unit=unit)
    for group in await desk.groups_for(closed, report.region):
        desk.post(group, Say(text=lines(told, cards.unit_card(desk, report, None))), report)


async def tell(desk: Desk, here: Here, report: Report, way: Way) -> None:
    """All who must hear of the way that a report went: the closed unit, or who gave it there."""
    await tell_closed(desk, report, way.closed)
    if way.warns:
        await _warn(desk, here, report)


async def _warn(desk: Desk, here: Here, report: Report) -> None:
    """Who named the unit of an emergency himself hears if nobody is there, and who would be."""
    if not report.emergency or not await oncall.is_deserted(desk, report.unit):
        return
    way = await tonight(desk, report.unit, report.subject, report.region, emergency=True)
    voice = desk.voice(here.person.language if here.chat.kind == "private" else "fa")
    named = {"code": spell_code(report.code), "unit": voice.name(desk.city.unit(report.unit).name)}
    told = voice.say("sent-deserted", **named)
    if way.closed:
        told = voice.say(
            "sent-deserted-duty", **named, night=voice.name(desk.city.unit(way.unit).name)
        )
    desk.post(here.chat, Say(text=told), report)
