"""The command line's part about the city's map: locate, and the city's own layers."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import Clock
from bot.output import plain_errors
from bot.settings import CITIES, layers_of, read_settings
from domain.calendar import ends_soon
from domain.city import City
from domain.errors import Misconfigured

city = typer.Typer(no_args_is_help=True, help="The city's data: check, import and draw it.")
CityName = Annotated[str | None, typer.Option("--city", help="Which city.")]


class Kind(StrEnum):
    """What a city may bring of its own."""

    REGIONS = "regions"
    DISTRICTS = "districts"
    NEIGHBOURHOODS = "neighbourhoods"
    PLACES = "places"

    @property
    def layer(self) -> str:
        """The name of its layer."""
        return self.value if self is Kind.PLACES else self.value.removesuffix("s")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a city's data lies: what came with the project, and what it brought itself."""

    ours: Path
    layers: Path


def folders_of(name: str | None) -> Folders:
    """The folders of a city; of the one in the settings by default."""
    settings = read_settings()
    known = name or settings.city
    if not (CITIES / known / "city.toml").is_file():
        raise Misconfigured(f"there is no city {known!r}")
    return Folders(CITIES / known, layers_of(settings.data, known))


def locate(city_name: CityName = None) -> None:
    """Read a point (`lat,lon`) or an address a line, write where it is as JSON, a line each."""
    from geo.commands import run_locate

    with plain_errors():
        folders = folders_of(city_name)
        run_locate(folders.ours, sys.stdin, sys.stdout, folders.layers)


@city.command()
def check(
    city_name: CityName = None,
    against: Annotated[Path | None, typer.Option(help="GeoJSON regions to compare with.")] = None,
) -> None:
    """Check a city's files, borders and places, and tell when its holidays run out."""
    from geo.commands import run_check
    from storage.city_files import read_city

    with plain_errors():
        folders = folders_of(city_name)
        for notice in holiday_notices(read_city(folders.ours), Clock().now().date()):
            typer.echo(notice)
        if not run_check(folders.ours, sys.stdout, folders.layers, against):
            raise typer.Exit(1)


def holiday_notices(city: City, today: date) -> Iterator[str]:
    """What an operator should do about the city's holidays, if anything."""
    if not city.holidays:
        yield "No holidays are listed: terms skip nothing but the weekend."
    if ends_soon(city.holidays, today):
        last = max(holiday.day for holiday in city.holidays)
        yield f"The list of holidays ends on {last}: add the next year, or terms will skip none."


@city.command("import")
def import_(
    kind: Annotated[Kind, typer.Argument(help="What the file holds.")],
    file: Annotated[Path, typer.Argument(help="GeoJSON of areas, or CSV of places.")],
    name_field: Annotated[
        str | None, typer.Option("--name", help="The field that names an area.")
    ] = None,
    city_name: CityName = None,
) -> None:
    """Take over borders or places of the city's own; a file with faults changes nothing."""
    from geo.commands import run_import
    from storage.city_files import read_city

    with plain_errors():
        folders = folders_of(city_name)
        regions = frozenset(region.key for region in read_city(folders.ours).regions)
        where = (folders.ours, folders.layers, kind.layer, file)
        if not run_import(*where, sys.stdout, name_field, regions):
            raise typer.Exit(1)
        typer.echo("A bot that is running takes it up when it is started again.")


@city.command()
def draw(
    file: Annotated[Path, typer.Argument(help="The PNG to write.")],
    city_name: CityName = None,
) -> None:
    """Draw a city's regions with their names into a PNG."""
    from geo.commands import run_draw

    with plain_errors():
        folders = folders_of(city_name)
        if not run_draw(folders.ours, file, sys.stdout, folders.layers):
            raise typer.Exit(1)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(locate)
    app.add_typer(city, name="city")
