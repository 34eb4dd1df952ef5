"""The command line's part about the city's map: locate, and the city's own layers."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.output import plain_errors
from bot.settings import CITIES, read_settings
from domain.errors import Misconfigured

city = typer.Typer(no_args_is_help=True, help="The city's data: check and draw it.")


def folder_of(name: str | None) -> Path:
    """The data folder of a city; the one of the settings by default."""
    if name is None:
        return read_settings().city_folder
    if not (CITIES / name / "city.toml").is_file():
        raise Misconfigured(f"there is no city {name!r}")
    return CITIES / name


def locate(
    city_name: Annotated[str | None, typer.Option("--city", help="Which city.")] = None,
) -> None:
    """Read a point (`lat,lon`) or an address a line, write where it is as JSON, a line each."""
    from geo.commands import run_locate

    with plain_errors():
        run_locate(folder_of(city_name), sys.stdin, sys.stdout)


@city.command()
def check(
    city_name: Annotated[str | None, typer.Option("--city", help="Which city.")] = None,
    against: Annotated[Path | None, typer.Option(help="GeoJSON regions to compare with.")] = None,
) -> None:
    """Check a city's files, borders and places."""
    from geo.commands import run_check
    from storage.city_files import read_city

    with plain_errors():
        folder = folder_of(city_name)
        read_city(folder)
        if not run_check(folder, sys.stdout, against=against):
            raise typer.Exit(1)


@city.command()
def draw(
    file: Annotated[Path, typer.Argument(help="The PNG to write.")],
    city_name: Annotated[str | None, typer.Option("--city", help="Which city.")] = None,
) -> None:
    """Draw a city's regions with their names into a PNG."""
    from geo.commands import run_draw

    with plain_errors():
        if not run_draw(folder_of(city_name), file, sys.stdout):
            raise typer.Exit(1)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(locate)
    app.add_typer(city, name="city")
