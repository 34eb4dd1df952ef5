"""What a citizen is told of how long such reports take, from this city's own history."""

from datetime import timedelta

from domain.expectations import FEWEST, Basis, Expectation
from domain.kinds import Kind
from domain.triage import VIEW
from services import triage, unit_work, verdict
from services.expected import expected, history_of
from services.proofs import Evidence
from tests.services.conftest import ALI, CITIZEN, TRIAGE, TRIAGE_CLERK, WASTE, Office
from tests.services.trusting import DONE, claim, taken

LATER = timedelta(days=40)


async def confirmed(office: Office, origin: str, days: float) -> None:
    """A case that its unit claimed after so many days, and its citizen confirmed a day after."""
    number = await taken(office, origin=origin)
    done = office.later(now=office.now + timedelta(days=days))
    await claim(done, number)
    after = done.later(now=done.now + timedelta(days=1))
    await after.do(verdict.confirm, await after.here(CITIZEN), number)


async def forecast(office: Office) -> Expectation:
    """What is told of a full bin of region 1."""
    async with office.desk() as desk:
        cases = await history_of(desk, office.city.subject("bin_issue").area)
    return expected(office.city, cases, "bin_issue", "1", office.now, emergency=False)


async def test_with_little_history_the_term_is_told(office: Office) -> None:
    """Nothing is made up."""
    await confirmed(office, "one", 1)
    told = await forecast(office.later(now=office.now + LATER))

    assert (told.basis, told.middle_days, told.cases) == (Basis.TERM, None, 0)
    assert told.upper_days == office.city.subject("bin_issue").term_hours / 24


async def test_a_range_comes_from_what_citizens_confirmed(office: Office) -> None:
    """Half within three days, four in five within seven: the claim counts, not the yes."""
    for number in range(FEWEST):
        begun = office.later(now=office.now + timedelta(hours=number))
        await confirmed(begun, f"n{number}", 3 if number < 15 else 7)
    told = await forecast(office.later(now=office.now + LATER))

    assert (told.basis, told.cases) == (Basis.SEASON, FEWEST)
    assert (told.middle_days, told.upper_days) == (3, 7)


async def test_a_view_is_answered_without_a_picture(office: Office) -> None:
    """A suggestion goes to the desk with the reason, keeps its term, and an answer ends it."""
    report, _ = await office.file(kind=Kind.SUGGESTION)
    past = await office.past(report.id)
    clerk = await office.here(TRIAGE_CLERK, TRIAGE)
    await office.do(triage.assign, clerk, report.id, "missed_collection")
    due = (await office.report(report.id)).due_at
    worker = await office.here(ALI, WASTE)
    await office.do(unit_work.take, worker, report.id)
    await office.do(unit_work.claim, worker, report.id, (), DONE, "", Evidence())

    assert (report.state, past[-1].words.split()[-1]) == ("triage", VIEW)
    assert due == report.due_at
    assert (await office.report(report.id)).state == "awaiting_citizen"
