"""The command line: `shahrdad run | demo | migrate | unit code | train | classify | locate …`."""

import asyncio
from datetime import UTC
from typing import Annotated

import typer

from bot import cli_city, cli_model, cli_route
from bot.output import console, log_to_stderr, plain_errors
from bot.settings import check_tokens, read_settings
from services.voice import Voice

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Shahrdad: a city-reporting channel inside Telegram and Bale.",
)
unit = typer.Typer(no_args_is_help=True, help="The units of the city.")
app.add_typer(unit, name="unit")
cli_model.add_to(app)
cli_city.add_to(app)
cli_route.add_to(app)


@app.command()
def run() -> None:
    """Run the bot on the messengers whose tokens are set."""
    from bot.app import run_for_ever

    with plain_errors():
        settings = read_settings()
        log_to_stderr(settings.log)
        check_tokens(settings)
        cli_model.ensure_model(settings.model_folder)
        asyncio.run(run_for_ever(settings))


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is served.")] = 8137,
    city: Annotated[str, typer.Option(help="Which city to play in.")] = "tehran",
) -> None:
    """Live one report's whole story in a browser: no token, no account, no network."""
    from bot.demo import run_demo

    with plain_errors():
        log_to_stderr("warning")
        asyncio.run(run_demo(port, city))


@app.command()
def migrate(
    again: Annotated[
        bool, typer.Option("--reload", help="Load the city's files over what the chat changed.")
    ] = False,
) -> None:
    """Bring the database to its newest shape and load the city's files if they are new."""
    from bot.operating import migrate as bring

    with plain_errors():
        settings = read_settings()
        asyncio.run(bring(settings, again=again))
        console.print(f"[green]The database is ready[/] for {settings.city}.")


@app.command()
def recount() -> None:
    """Count the figures of all days anew from the reports; the bot may run meanwhile."""
    from bot.operating import recount as count

    with plain_errors():
        blocks = asyncio.run(count(read_settings()))
        console.print(f"[green]Counted anew[/]: {blocks} blocks of reports.")


@app.command()
def doctor() -> None:
    """Check tokens, hooks, database, boxes, clock, groups, disk and model; say what to do."""
    from bot.operating import examine

    with plain_errors():
        findings = asyncio.run(examine(read_settings()))
        for finding in findings:
            console.print(finding.told(Voice("en", UTC)), soft_wrap=True, markup=False)
        if any(finding.level == "bad" for finding in findings):
            raise typer.Exit(1)


@unit.command("code")
def unit_code(key: Annotated[str, typer.Argument(help="The unit's key, or part of it.")]) -> None:
    """Make a one-time code that binds a messenger group to a unit."""
    from bot.operating import make_unit_code

    with plain_errors():
        code = asyncio.run(make_unit_code(read_settings(), key))
        typer.echo(f"/bind {code}")


@unit.command("list")
def unit_list() -> None:
    """List the units of the city with their keys."""
    from bot.operating import city_at_work

    with plain_errors():
        for found in asyncio.run(city_at_work(read_settings())).units:
            typer.echo(f"{found.key}\t{found.name.fa}\t{found.name.en}")


def main() -> None:
    """Run the command line."""
    app()
