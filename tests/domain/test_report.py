"""What a report says of itself."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.report import Report

NOW = datetime(2026, 3, 21, 8, 30, tzinfo=UTC)


def _report(returns: int) -> Report:
    return Report(
        1, "123456786", 1, 1, "pothole", "request", None, False, "", "", None, None, None, "roads",
        "routed", None, 0, NOW, NOW, NOW, "", NOW, paused_s=60, returns=returns,
    )  # fmt: skip


@pytest.mark.parametrize(("returns", "binding"), [(0, False), (1, False), (2, True)])
def test_the_second_return_binds(returns: int, binding: bool) -> None:
    """Whom triage gives it to then must keep it."""
    assert _report(returns).is_binding is binding


def test_a_pause_is_a_span() -> None:
    """It is kept in seconds."""
    assert timedelta(minutes=1) == _report(0).paused
