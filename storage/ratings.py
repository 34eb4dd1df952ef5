"""Stars and thanks that citizens gave, and those that a person found to be gaming.

A rating is kept as it was given. Whether it counts in the figures is asked of the signals that are
about it: one that nobody has judged, or that was found fair, changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, distinct, func, select
from sqlalchemy.orm import aliased

from domain.statistics import Thanked
from storage.database import Tx, insert
from storage.statistics import Scope, matches, of_scope, within
from storage.tables import Report as ReportRow
from storage.tables import Signal, SignalRating, Thanks, Verdict
from storage.trust import GAMING


@dataclass(frozen=True, slots=True)
class Given:
    """The stars that a person gave to the nth claim of a report."""

    report_id: int
    claim: int
    stars: int


async def given_by(tx: Tx, person_id: int, since: datetime) -> list[Given]:
    """What a person gave since then; emergencies are left alone."""
    his = (Verdict.person_id == person_id, Verdict.at >= since, Verdict.rating.is_not(None))
    found = (
        select(Verdict.report_id, Verdict.claim, Verdict.rating)
        .join(ReportRow, ReportRow.id == Verdict.report_id)
        .where(*his, ReportRow.emergency.is_(False))
    )
    rows: Any = await tx.execute(found)
    return [Given(*row) for row in rows]


async def doubt(tx: Tx, signal: int, person_id: int, given: Iterable[tuple[int, int]]) -> None:
    """A signal is about these ratings of a person, each named by its report and claim."""
    rows = [
        {"signal_id": signal, "report_id": report, "person_id": person_id, "claim": claim}
        for report, claim in given
    ]
    await tx.execute(insert(tx, SignalRating).values(rows).on_conflict_do_nothing())


async def count_alone(tx: Tx, signal: int) -> int:
    """How many ratings a signal is about that no other one found to be gaming is about."""
    other = aliased(SignalRating)
    keys = (SignalRating.report_id, SignalRating.person_id, SignalRating.claim)
    same = [getattr(other, key.key) == key for key in keys]
    held = (
        select(other.signal_id)
        .join(Signal, Signal.id == other.signal_id)
        .where(*same, other.signal_id != signal, Signal.judged == GAMING)
    )
    alone = select(func.count()).where(SignalRating.signal_id == signal, ~held.exists())
    return int((await tx.execute(alone)).scalar_one())


async def left_out(tx: Tx, scope: Scope) -> list[int]:
    """The stars of each rating of the period's work that a person found to be gaming."""
    gaming = (
        select(SignalRating.report_id, SignalRating.person_id, SignalRating.claim)
        .distinct()
        .join(Signal, Signal.id == SignalRating.signal_id)
        .where(Signal.judged == GAMING)
        .subquery()
    )
    same = [gaming.c[name] == getattr(Verdict, name) for name in gaming.c.keys()]  # noqa: SIM118
    rated = (Verdict.answer == "done", Verdict.rating.is_not(None), within(Verdict.at, scope))
    found = (
        select(Verdict.rating)
        .join(gaming, and_(*same))
        .join(ReportRow, ReportRow.id == Verdict.report_id)
        .where(*rated, ReportRow.emergency.is_(False), *matches(scope))
    )
    rows: Any = await tx.execute(found)
    return [int(row[0]) for row in rows]


async def thanked(tx: Tx, scope: Scope) -> Thanked:
    """The thanks of a period: those that count, those a person still has to see, and gaming.

    They go to a unit; only those for a case are a region's.
    """
    about = and_(
        Signal.kind == "thanks", Signal.person_id == Thanks.person_id,
        Signal.unit == Thanks.unit, Signal.at == Thanks.at,
    )  # fmt: skip
    is_gaming = Signal.judged == GAMING
    doubted = Thanks.doubt != ""
    wanted = (~doubted, and_(doubted, Signal.judged == ""), and_(doubted, is_gaming))
    counted = (
        select(*(func.count(distinct(case((which, Thanks.id)))) for which in wanted))
        .select_from(Thanks)
        .outerjoin(Signal, about)
        .outerjoin(ReportRow, ReportRow.id == Thanks.report_id)
        .where(within(Thanks.at, scope), *of_scope(scope, Thanks.unit))
    )
    row: Any = (await tx.execute(counted)).one()
    return Thanked(*row)
