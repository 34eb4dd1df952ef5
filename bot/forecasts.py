"""How long reports take, worked out from history and remembered for an hour."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta

from domain.expectations import Case, Expectation
from services.desk import Desk
from services.expected import expected, history_of

GOOD_FOR = timedelta(hours=1)


class Forecasts:
    """Answers how long such a report will take."""

    def __init__(self, reading_desk: Callable[[], AbstractAsyncContextManager[Desk]]) -> None:
        """Read history at such a desk."""
        self._reading_desk = reading_desk
        self._known: dict[str, tuple[datetime, list[Case]]] = {}

    async def of(self, subject: str, region: str | None, *, emergency: bool) -> Expectation:
        """The range for a report filed now."""
        async with self._reading_desk() as desk:
            cases = await self._cases(desk, desk.city.subject(subject).area)
            city, now = desk.city, desk.now
        return expected(city, cases, subject, region, now, emergency=emergency)

    async def _cases(self, desk: Desk, area: str) -> list[Case]:
        known = self._known.get(area)
        if known is None or desk.now - known[0] > GOOD_FOR:
            known = self._known[area] = (desk.now, await history_of(desk, area))
        return known[1]
