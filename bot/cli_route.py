"""The command line's dry run: where a report would go, and why, without filing it."""

import asyncio
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli_model import ensure_model
from bot.clock import Clock
from bot.output import plain_errors
from bot.settings import Settings, read_settings
from domain import routing
from domain.city import City
from geo.locator import Locator
from geo.spot import sure_of
from nlp.reading import Reading
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


def route(
    text: Annotated[str, typer.Argument(help="What a citizen would write.")],
    place: Annotated[str, typer.Option(help="A point, a map link or an address.")] = "",
    language: Annotated[str, typer.Option("--lang", help="fa or en.")] = "fa",
) -> None:
    """Tell what a message would be taken for, which unit would get it, and why. Files nothing."""
    with plain_errors():
        settings = read_settings()
        ensure_model(settings.model_folder)
        for line in asyncio.run(_told(settings, text, place, language)):
            typer.echo(line)


async def _told(settings: Settings, text: str, place: str, language: str) -> list[str]:
    from nlp.reader import Reader
    from storage.city_files import read_city

    city = read_city(settings.city_folder)
    locator = Locator.load(settings.city_folder, settings.layers_folder)
    reading = Reader.load(settings.model_folder).read(text)
    voice = Voice(language, ZoneInfo(city.timezone))
    return explain(city, voice, reading, region_of(locator, place), Clock().now())


def region_of(locator: Locator, place: str) -> str | None:
    """The region of a place, if it can be said without asking anybody."""
    point = locator.read(place)
    if point is not None:
        return locator.at(*point).region
    sure = sure_of(locator.search(place)) if place else None
    return sure.region if sure else None


def explain(
    city: City, voice: Voice, reading: Reading, region: str | None, now: datetime
) -> list[str]:
    """Subject, region, unit and the steps that led there, a line each."""
    known = {subject.key for subject in city.subjects}
    if reading.leaf not in known:
        return [voice.word("route-no-subject")]
    subject = city.subject(str(reading.leaf))
    emergency = reading.emergency or subject.is_emergency(danger=bool(reading.danger))
    routed = routing.route(city, subject.key, region, emergency=emergency, at=now)
    unit = city.unit(routed.unit)
    where = voice.name(city.region(region).name) if region else voice.word("route-no-region")
    return [
        f"{voice.word('route-subject', subject=voice.name(subject.name))} [{subject.key}]",
        voice.word("route-confidence", percent=f"{reading.confidence:.0%}"),
        voice.word(_DECISIONS[reading.decision]),
        *([voice.word("route-emergency")] if emergency else []),
        voice.word("route-region", region=where),
        f"{voice.word('route-unit', unit=voice.name(unit.name))} [{unit.key}]",
        *_steps(voice, routed),
    ]


def _steps(voice: Voice, routed: routing.Routed) -> list[str]:
    words = [voice.word(_STEPS[step]) for step in routed.steps]
    return [
        voice.word("route-step", number=str(at), words=said) for at, said in enumerate(words, 1)
    ]


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(route)
