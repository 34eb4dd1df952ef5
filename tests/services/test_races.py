"""Two workers of two processes at the same moment: one wins, the other hears who was faster."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from bench.month.work import PICTURE
from services import escalation, feedback, lists, moves, triage, unit_work, verdict, wishes
from storage import people, reports
from storage.database import Tx
from tests.conftest import DATABASES, Server
from tests.services.conftest import ALI, CITIZEN, SARA, WASTE, Office
from tests.services.racing import (
    Pair,
    bells,
    both,
    clerks,
    do,
    follower_of,
    in_hand,
    look,
    moves_of,
    past_half,
    two_offices,
)

pytestmark = pytest.mark.skipif(
    "postgresql" not in DATABASES, reason="only PostgreSQL lets two processes in"
)
ROUNDS = 6
DAY = date(2026, 4, 10)


@pytest.fixture
async def pair(postgresql_server: Server) -> AsyncIterator[Pair]:
    """The same city seen by two processes."""
    with postgresql_server.fresh("migrated") as url:
        async with two_offices(url) as offices:
            yield offices


async def test_of_two_who_take_one_owns_it(pair: Pair) -> None:
    """The other reads who was faster."""
    ali, sara = await pair[0].here(ALI, WASTE), await pair[0].here(SARA, WASTE)
    for serial in range(ROUNDS):
        report, _ = await pair[0].file(origin=f"race {serial}")
        came = await both(
            do(pair[0], unit_work.take, ali, report.id),
            do(pair[1], unit_work.take, sara, report.id),
        )

        assert ["done", "report-taken"] == came
        assert 1 == (await moves_of(pair[0], report.id)).count("take")


async def test_a_claim_and_a_return_at_once(pair: Pair) -> None:
    """Either it is said to be done or it is given back, never both."""
    for serial in range(ROUNDS):
        number, ali, sara = await in_hand(pair, serial)
        came = await both(
            do(pair[0], unit_work.claim, ali, number, (PICTURE,), "سطل خالی و شسته شد"),
            do(pair[1], unit_work.give_back, sara, number, "other-unit", ""),
        )

        assert "done" == came[0]
        assert came[1] in ("move-forbidden", "report-not-yours", "report-changed")
        assert 1 == len({"claim", "return"} & set(await moves_of(pair[0], number)))


async def test_a_wish_is_decided_once(pair: Pair) -> None:
    """Of two supervisors one decides, the other hears that the wish is gone."""
    clerk, second = await clerks(pair[0])
    for serial in range(ROUNDS):
        number, ali, _ = await in_hand(pair, serial)
        assert "done" == await do(pair[0], wishes.ask_hold, ali, number, DAY, "آسفالت نیست")
        came = await both(
            do(pair[0], wishes.approve, clerk, number), do(pair[1], wishes.decline, second, number)
        )

        assert ["done", "wish-gone"] == came
        assert 1 == len({"hold", "decline"} & set(await moves_of(pair[0], number)))


async def test_two_clerks_assign_at_once(pair: Pair) -> None:
    """One unit gets it; the second clerk hears that it was moved."""
    clerk, second = await clerks(pair[0])
    for serial in range(ROUNDS):
        report, _ = await pair[0].file(origin=f"race {serial}", unsure=True)
        came = await both(
            do(pair[0], triage.assign, clerk, report.id, "pothole"),
            do(pair[1], triage.assign, second, report.id, "bin_issue"),
        )

        assert ["done", "report-changed"] == came
        assert 1 == (await moves_of(pair[0], report.id)).count("assign")


async def test_a_yes_and_a_no_at_once(pair: Pair) -> None:
    """Whichever comes first, the no is heard: what was closed by the yes is open again."""
    citizen = await pair[0].here(CITIZEN)
    for serial in range(ROUNDS):
        number, ali, _ = await in_hand(pair, serial)
        claimed = (PICTURE,), "سطل خالی و شسته شد"
        assert "done" == await do(pair[0], unit_work.claim, ali, number, *claimed)
        other = await follower_of(pair[0], number)
        came = await both(
            do(pair[0], verdict.confirm, citizen, number),
            do(pair[1], verdict.object_to, other, number, "not-done", "هنوز پر است", ()),
        )
        made = await moves_of(pair[0], number)

        assert came in (["done", "done"], ["done", "move-forbidden"])
        assert ("accepted", 1) == (
            (await pair[0].report(number)).state, made.count("restart")
        )  # fmt: skip


async def test_a_double_no_counts_once(pair: Pair) -> None:
    """A second tap adds a word to the first: it does not send the report to the inspectors."""
    citizen = await pair[0].here(CITIZEN)
    for serial in range(ROUNDS):
        number, ali, _ = await in_hand(pair, serial)
        claimed = (PICTURE,), "سطل خالی و شسته شد"
        assert "done" == await do(pair[0], unit_work.claim, ali, number, *claimed)
        no = ("not-done", "هنوز پر است", ())
        await both(*(do(one, verdict.object_to, citizen, number, *no) for one in pair))
        now = await pair[0].report(number)

        assert ("accepted", 1) == (now.state, now.objections)


async def test_an_answer_and_the_end_of_waiting_at_once(pair: Pair) -> None:
    """The report goes back to the unit once, with the answer or without it."""
    citizen = await pair[0].here(CITIZEN)
    late = [one.later(now=one.now + timedelta(hours=73)) for one in pair]
    for serial in range(ROUNDS):
        number, ali, _ = await in_hand(pair, serial)
        assert "done" == await do(pair[0], unit_work.ask, ali, number, "کدام سو؟")
        await both(
            do(late[0], feedback.answer, citizen, number, "سوی چپ", ()), look(late[1], number)
        )

        assert 1 == len({"answer", "unanswered"} & set(await moves_of(pair[0], number)))
        assert "accepted" == (await pair[0].report(number)).state


async def test_the_ladder_and_a_worker_at_once(pair: Pair) -> None:
    """Each does its own, neither undoes the other's; two clocks ring one bell."""
    for serial in range(ROUNDS):
        report, _ = await pair[0].file(origin=f"race {serial}")
        late = [one.later(now=past_half(report)) for one in pair]
        ali = await pair[0].here(ALI, WASTE)
        await asyncio.gather(
            do(late[0], unit_work.take, ali, report.id),
            look(late[1], report.id), look(late[0], report.id),
        )  # fmt: skip
        now = await pair[0].report(report.id)

        assert ("accepted", 1) == (now.state, now.rung)
        assert 1 == await bells(pair[0], report.id)


async def test_nobody_takes_over_what_changes_hands(pair: Pair) -> None:
    """Two colleagues relieve a third at once: the report has one owner, who is one of them."""
    third = await pair[0].here(15, WASTE)
    async with pair[0].database.write() as tx:
        await people.note_worker(tx, third.person.id, third.chat.id, pair[0].now)
    for serial in range(ROUNDS):
        number, _, sara = await in_hand(pair, serial)
        await both(
            do(pair[0], lists.take_over, sara, number), do(pair[1], lists.take_over, third, number)
        )
        now = await pair[0].report(number)

        assert now.taken_by in (sara.person.id, third.person.id)


async def test_reports_are_looked_at_by_one_clock(pair: Pair) -> None:
    """Two tickers with the same list ring each bell once."""
    for serial in range(ROUNDS):
        report, _ = await pair[0].file(origin=f"race {serial}")
    late = [one.later(now=past_half(report)) for one in pair]

    async def tick(office: Office) -> int:
        async with office.desk() as desk:
            due = await reports.waking(desk.tx, office.now, 500)
            await escalation.look(desk, due)
            return len(desk.letters)

    letters = await asyncio.gather(*(tick(one) for one in late))
    assert 1 == sum(bool(one) for one in letters)


async def test_hours_that_change_wake_nothing_that_is_just_withdrawn(pair: Pair) -> None:
    """They wait for its citizen's word, and leave it asleep."""
    report, _ = await pair[0].file()
    citizen = await pair[0].here(CITIZEN)
    async with pair[0].desk() as desk:
        await feedback.withdraw(desk, citizen, report.id)
        looking = asyncio.ensure_future(look_again(pair[1], report.unit))
        while not await waits_for_another(desk.tx) and not looking.done():
            continue
    await looking
    async with pair[0].database.read() as tx:
        assert [] == await reports.waking(tx, pair[0].now + timedelta(days=99), 9)


async def look_again(office: Office, unit: str) -> None:
    """The hours of a unit change."""
    async with office.desk() as desk:
        await moves.look_again(desk, [unit])


async def waits_for_another(tx: Tx) -> bool:
    """Whether some process waits for what another has in hand."""
    return bool(
        (await tx.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar()
    )
