"""The command line's part about the text model: train, learn, go back, measure and classify."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.output import console, plain_errors
from bot.settings import read_settings
from domain.errors import Misconfigured


def ensure_model(folder: Path) -> None:
    """Train a model from the text in the program if there is none that fits this program."""
    from nlp.keeping import ensure_trained

    with console.status("Reading the training text; the first time takes a few minutes …"):
        report = ensure_trained(folder)
    if report and not report.cached:
        console.print(
            f"[green]Trained[/] on {report.messages} messages (version {report.version})."
        )


def train(
    with_corrections: Annotated[
        bool, typer.Option(help="Learn from what people said; promoted only if not worse.")
    ] = False,
) -> None:
    """Train the text model from the text in the program, and from corrections if wished."""
    with plain_errors():
        settings = read_settings()
        ensure_model(settings.model_folder)
        if not with_corrections:
            return
        from bot.operating import learn

        with console.status("Training a candidate with the corrections …"):
            outcome = asyncio.run(learn(settings))
        word = "promoted" if outcome.promoted else "not promoted"
        console.print(f"Candidate {outcome.candidate.version} {word}: {outcome.reason}")


def rollback() -> None:
    """Go back to the model that was stored before the current one."""
    from nlp.learning import rollback as go_back
    from nlp.store import NoModel

    with plain_errors():
        try:
            console.print(f"Version {go_back(read_settings().model_folder)} is current again.")
        except NoModel as error:
            raise Misconfigured(f"cannot go back: {error}") from None


def evaluate(
    messages: Annotated[
        Path | None,
        typer.Argument(help="Labelled messages as JSON Lines; default: held-out voices."),
    ] = None,
    pictures: Annotated[Path | None, typer.Option(help="Folder for plots as PNG.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All figures as JSON.")] = False,
) -> None:
    """Measure the model: per leaf and area, confusions, calibration, coverage against precision."""
    from nlp.commands import run_evaluate

    with plain_errors():
        folder = read_settings().model_folder
        ensure_model(folder)
        found = run_evaluate(folder, messages, pictures)
        if as_json:
            typer.echo(json.dumps(found.as_json(), ensure_ascii=False))
            return
        console.print(_figures(found.messages, dict(found.figures)))
        for truth, guess, count in found.confusions[:10]:
            console.print(f"  {truth} read as {guess}: {count}")


def _figures(messages: int, figures: dict[str, float]) -> Table:
    table = Table("figure", "value", title=f"{messages} messages the model had not heard")
    for name, value in figures.items():
        table.add_row(name, f"{value:.3f}")
    return table


def classify() -> None:
    """Read one message a line on standard input, write one JSON reading a line."""
    from nlp.commands import run_classify

    with plain_errors():
        settings = read_settings()
        ensure_model(settings.model_folder)
        run_classify(sys.stdin, sys.stdout, settings.model_folder)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (train, rollback, evaluate, classify):
        app.command()(command)
