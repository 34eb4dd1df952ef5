"""The command line's part about the text model: train and classify."""

import sys
from pathlib import Path

import typer

from bot.output import console, plain_errors
from bot.settings import read_settings


def ensure_model(folder: Path) -> None:
    """Train a model from the text in the program if there is none yet or its text has changed."""
    from nlp.commands import run_train

    with console.status("Reading the training text; the first time takes a minute or two …"):
        report = run_train(folder)
    if not report.cached:
        console.print(
            f"[green]Trained[/] on {report.messages} messages (version {report.version})."
        )


def train() -> None:
    """Train the text model from the text in the program."""
    with plain_errors():
        ensure_model(read_settings().model_folder)


def classify() -> None:
    """Read one message a line on standard input, write one JSON reading a line."""
    from nlp.commands import run_classify

    with plain_errors():
        settings = read_settings()
        ensure_model(settings.model_folder)
        run_classify(sys.stdin, sys.stdout, settings.model_folder)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(train)
    app.command()(classify)
