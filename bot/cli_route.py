"""The command line's dry run: where a report would go, and why, without filing it."""

import asyncio
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli_model import ensure_model
from bot.clock import Clock
from bot.output import plain_errors
from bot.settings import Settings, read_settings
from geo.locator import Locator
from services.voice import Voice
from services.whyroute import explain, region_of


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
    from bot.operating import city_at_work
    from nlp.reader import Reader

    city = await city_at_work(settings)
    locator = Locator.load(settings.city_folder, settings.layers_folder)
    reading = Reader.load(settings.model_folder).read(text)
    voice = Voice(language, ZoneInfo(city.timezone))
    return explain(city, voice, reading, region_of(locator, place), Clock().now(), text)


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(route)
