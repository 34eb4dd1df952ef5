"""When work on a report is late."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.report import due_at

OPENED = datetime(2026, 3, 21, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("term_hours", "emergency", "span"),
    [
        (48, False, timedelta(hours=48)),
        (48, True, timedelta(hours=1)),
        (1, True, timedelta(hours=1)),
        (0, True, timedelta(hours=1)),
        (0, False, timedelta(hours=1)),
    ],
)
def test_the_term_is_the_subjects_but_an_hour_in_an_emergency(
    term_hours: int, emergency: bool, span: timedelta
) -> None:
    """A subject with no term is one where only a call at once will do."""
    assert due_at(OPENED, term_hours, emergency=emergency) == OPENED + span
