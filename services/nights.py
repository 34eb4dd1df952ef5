"""An emergency whose unit is closed with nobody on call: the night duty of a rule has it.

So it is when it is filed, and whenever the rules give it to a unit later. A unit that somebody
names himself gets it all the same; he hears that nobody is there.
"""

from dataclasses import dataclass

from conversation.replies import Say
from domain.report import Report
from domain.routing import night_duty
from domain.tracking import spell_code
from services import cards, oncall
from services.desk import Desk, Here
from services.voice import lines


@dataclass(frozen=True, slots=True)
class Way:
    """The unit that gets a report now; `closed` is the one that would have it, but is not there."""

    unit: str
    closed: str | None = None


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


async def tell_closed(desk: Desk, report: Report, closed: str | None) -> None:
    """The unit that is closed hears in its groups who has its emergency meanwhile."""
    if closed is None:
        return
    voice = desk.voice()
    unit = voice.name(desk.city.unit(report.unit).name)
    told = voice.say("alarm-night-duty", code=spell_code(report.code), unit=unit)
    for group in await desk.groups_for(closed, report.region):
        desk.post(group, Say(text=lines(told, cards.unit_card(desk, report, None))), report)


async def warn(desk: Desk, here: Here, report: Report) -> None:
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
