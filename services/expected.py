"""How long a report about to be filed will really take, from what such reports took so far."""

from datetime import datetime, timedelta

from domain.city import City
from domain.expectations import Asked, Case, Expectation, expect
from services.desk import Desk
from storage.cases import PastCase, past_cases

LOOK_BACK = timedelta(days=730)
MOST_CASES = 4000
_DAY = timedelta(days=1)


async def history_of(desk: Desk, area: str) -> list[Case]:
    """The cases of an area of subjects, newest first, as many as are telling."""
    subjects = [subject.key for subject in desk.city.subjects if subject.area == area]
    since = desk.now - LOOK_BACK
    found = await past_cases(desk.tx, subjects, since, desk.now, MOST_CASES)
    return [_case(desk.city, one) for one in found]


def _case(city: City, past: PastCase) -> Case:
    subject = city.subject(past.subject)
    lasted = (past.ended_at or past.seen_until) - past.opened_at
    return Case(
        subject=past.subject,
        area=subject.area,
        region=past.region,
        emergency=past.emergency,
        term_hours=subject.term_hours,
        opened_at=past.opened_at,
        days=max(0.0, lasted / _DAY),
        confirmed=past.ended_at is not None,
    )


def expected(
    city: City, cases: list[Case], subject: str, region: str | None, now: datetime,
    *, emergency: bool,
) -> Expectation:  # fmt: skip
    """The range for a report filed now."""
    found = city.subject(subject)
    asked = Asked(subject, found.area, region, emergency, found.term_hours)
    return expect(cases, asked, now)
