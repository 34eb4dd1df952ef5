"""What operators read: log lines on standard error, and plain words when something is wrong."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
import typer
from rich.console import Console

from domain.errors import Misconfigured, ShahrdadError

console = Console(stderr=True, highlight=False)


def log_to_stderr(level: str) -> None:
    """Log from `level` up, one line each; JSON where nobody watches a terminal."""
    terminal = sys.stderr.isatty()
    last = structlog.dev.ConsoleRenderer() if terminal else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn an error of ours into its own words and exit code 2, or 1 if it is no wrong setting."""
    try:
        yield
    except Misconfigured as error:
        console.print(f"[bold red]Shahrdad cannot start:[/] {error}", markup=True, soft_wrap=True)
        raise typer.Exit(2) from None
    except BaseExceptionGroup as group:
        found = _ours(group)
        if found is None:
            raise
        console.print(f"[bold red]Shahrdad stopped:[/] {found}", soft_wrap=True)
        raise typer.Exit(2 if isinstance(found, Misconfigured) else 1) from None
    except ShahrdadError as error:
        console.print(f"[bold red]Shahrdad stopped:[/] {error}", soft_wrap=True)
        raise typer.Exit(1) from None


def _ours(group: BaseExceptionGroup[BaseException]) -> ShahrdadError | None:
    found, _ = group.split(ShahrdadError)
    while isinstance(found, BaseExceptionGroup):
        found = found.exceptions[0]  # type: ignore[assignment]
    return found
