"""What a dialog about a report needs to know of it before it asks anything."""

from dataclasses import dataclass
from datetime import date

from domain.kinds import is_order
from domain.report import Report
from domain.tracking import spell_code
from services.desk import Desk, Here
from services.planning import first_day, last_day
from services.sayings import said_as
from storage import reports


@dataclass(frozen=True, slots=True)
class Facts:
    """What a dialog about a report needs of it; `question` is the unit's last one.

    `today` is the first day that can be named for its work, `ends` the last one within its term.
    """

    code: str
    question: str
    is_mine: bool
    subject: str
    unit: str
    today: date
    ends: date
    order: bool = False

    def said(self, key: str) -> str:
        """The key of the sentence to say of this report."""
        return said_as(key, order=self.order)


async def facts_about(desk: Desk, here: Here, report: Report) -> Facts:
    """What a dialog of this person's needs of a report."""
    past = await reports.history(desk.tx, report.id)
    asked = [happening.words for happening in past if happening.move == "ask"]
    return Facts(
        code=spell_code(report.code),
        question=asked[-1] if asked else "",
        is_mine=report.author_id == here.person.id,
        subject=report.subject,
        unit=report.unit,
        today=first_day(desk),
        ends=last_day(desk, report),
        order=is_order(report.kind),
    )
