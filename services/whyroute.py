"""The dry run: what a message would be taken for, which unit would get it, and why."""

from datetime import datetime
from typing import Protocol

from domain import routing
from domain.city import City, Subject, Unit
from domain.city_export import rule_contents
from domain.differences import spell
from geo.spot import Candidate, Spot, sure_of
from nlp.reading import Reading
from services.desk import Desk
from services.hours import hours_told, unit_duty
from services.nights import tonight
from services.oncall import on_call
from services.succession import meant
from services.voice import Voice

_DECISIONS = {
    "auto": "route-decision-auto",
    "ask": "route-decision-ask",
    "triage": "route-decision-triage",
}
_STEPS = {
    routing.BY_RULE: "routing-rule",
    routing.BY_OWNER: "routing-owner",
    routing.SERVED_BY: "routing-served-by",
    routing.IN_REGION: "routing-region",
    routing.HEADQUARTERS: "routing-headquarters",
    routing.CITY_WIDE: "routing-city-wide",
    routing.OUTSIDE: "routing-external",
    routing.FALLBACK: "routing-fallback",
}


class Map(Protocol):
    """Finds places; `geo.locator.Locator` is one."""

    def at(self, latitude: float, longitude: float) -> Spot:
        """Say where a point lies."""
        ...

    def search(self, text: str) -> tuple[Candidate, ...]:
        """Find the places that words may mean."""
        ...

    def read(self, text: str) -> tuple[float, float] | None:
        """Read a map link or coordinates."""
        ...


def region_of(locator: Map, place: str) -> str | None:
    """The region of a place, if it can be said without asking anybody."""
    point = locator.read(place)
    if point is not None:
        return locator.at(*point).region
    sure = sure_of(locator.search(place)) if place else None
    return sure.region if sure else None


def explain(
    city: City, voice: Voice, reading: Reading, region: str | None, now: datetime, text: str = ""
) -> list[str]:
    """Subject, region, unit, its hours and the steps that led there, a line each."""
    is_about = meant(city, reading, text)
    if is_about.leaf is None:
        return [voice.word("route-no-subject")]
    subject = city.subject(is_about.leaf)
    emergency = _is_urgent(reading, subject)
    routed = routing.route(city, subject.key, region, emergency=emergency, at=now)
    unit = city.unit(routed.unit)
    where = voice.name(city.region(region).name) if region else voice.word("route-no-region")
    return [
        f"{voice.word('route-subject', subject=voice.name(subject.name))} [{subject.key}]",
        voice.word("route-confidence", percent=f"{reading.confidence:.0%}"),
        voice.word(_DECISIONS[is_about.decision]),
        *([voice.word("route-emergency")] if emergency else []),
        voice.word("route-region", region=where),
        f"{voice.word('route-unit', unit=voice.name(unit.name))} [{unit.key}]",
        *_steps(voice, routed),
        *_hours(city, voice, unit, now),
    ]


def _is_urgent(reading: Reading, subject: Subject) -> bool:
    return reading.emergency or subject.is_emergency(danger=bool(reading.danger))


def _hours(city: City, voice: Voice, unit: Unit, now: datetime) -> list[str]:
    opens = unit_duty(city, unit.key).opening(now)
    told = voice.word("route-closed", at=voice.moment(opens))
    if opens == now:
        told = voice.word("route-open")
    return [voice.word("route-hours", hours=hours_told(voice, unit.hours)), told]


async def who_is_there(
    desk: Desk, voice: Voice, reading: Reading, region: str | None, text: str
) -> list[str]:
    """Who is on call for the unit now, and who has an emergency while nobody is there."""
    leaf = meant(desk.city, reading, text).leaf
    if leaf is None:
        return []
    urgent = _is_urgent(reading, desk.city.subject(leaf))
    unit = routing.route(desk.city, leaf, region, emergency=urgent, at=desk.now).unit
    names = [mate.name for mate in await on_call(desk, unit)]
    called = "، ".join(names) or voice.word("oncall-nobody")
    told = [voice.word("route-on-call", names=called)]
    way = await tonight(desk, unit, leaf, region, emergency=True)
    if way.closed:
        told.append(voice.word("route-night", unit=voice.name(desk.city.unit(way.unit).name)))
    return told


def _steps(voice: Voice, routed: routing.Routed) -> list[str]:
    words = [voice.word(_STEPS[step]) for step in routed.steps]
    if routed.rule:
        words[0] = f"{words[0]} [{spell(rule_contents(routed.rule))}]"
    return [
        voice.word("route-step", number=str(at), words=said) for at, said in enumerate(words, 1)
    ]
