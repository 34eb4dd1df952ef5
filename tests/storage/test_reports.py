"""Reports: filed once, changed only from the state they were read in, told in order."""

from domain.report import File, Happening
from storage import groups, reports, verdicts
from storage.database import Database
from storage.reports import Entry, Filing
from tests.storage.rows import MINUTE, NOW, a_chat, a_person, a_report


async def test_a_report_comes_back_as_it_was_filed(database: Database) -> None:
    """By id, by code, by the dialog that made it, and among its author's."""
    async with database.write() as tx:
        number = await a_report(tx, latitude=35.7, longitude=51.4, region="6")
        found = await reports.report(tx, number)
        others = [
            await reports.report(tx, number, held=True),
            await reports.report_with_code(tx, "123456789"),
            await reports.report_from(tx, "1:a"),
            *await reports.reports_of(tx, await a_person(tx), 5),
        ]

    assert found
    assert (found.latitude, found.region, found.objections) == (35.7, "6", 0)
    assert others == [found] * 4


async def test_a_taken_code_or_dialog_makes_no_second_report(database: Database) -> None:
    """Whoever files it tries another code."""
    async with database.write() as tx:
        filed = await reports.report(tx, await a_report(tx))
        assert filed
        same = {name: getattr(filed, name) for name in Filing.__slots__ if hasattr(filed, name)}
        more = {"decided_by": "model", "confidence": 1.0}
        code = Filing(**same | more | {"origin": "1:b"})
        origin = Filing(**same | more | {"origin": "1:a", "code": "1"})

        assert await reports.file_report(tx, code) is None
        assert await reports.file_report(tx, origin) is None


async def test_who_read_an_old_state_changes_nothing(database: Database) -> None:
    """Somebody else was quicker."""
    async with database.write() as tx:
        read = await reports.report(tx, await a_report(tx))
        assert read

        assert await reports.change(tx, read, "accepted", NOW + MINUTE)
        assert not await reports.change(tx, read, "triage", NOW + MINUTE)
        changed = await reports.report(tx, read.id)
        assert changed
        assert (changed.state, changed.changed_at) == ("accepted", NOW + MINUTE)


async def test_the_newest_of_a_persons_reports_come_first(database: Database) -> None:
    """As many as are wanted."""
    async with database.write() as tx:
        for number in range(4):
            await a_report(tx, code=str(number), origin=str(number))
        found = await reports.reports_of(tx, await a_person(tx), 2)

    assert [report.code for report in found] == ["3", "2"]


async def test_what_waits_for_a_unit_is_found(database: Database) -> None:
    """Also what somebody works on, but not what is over, nor another unit's."""
    async with database.write() as tx:
        for at, (unit, state) in enumerate(
            [
                ("waste", "routed"),
                ("waste", "accepted"),
                ("parks", "routed"),
                ("waste", "closed_confirmed"),
            ]
        ):
            await a_report(tx, code=str(at), origin=str(at), unit=unit, state=state)
        found = await reports.waiting_for(tx, "waste", for_all=False)

    assert [report.code for report in found] == ["0", "1"]


async def test_what_waits_for_nobody_is_found_for_all(database: Database) -> None:
    """Reports of units with no living group."""
    async with database.write() as tx:
        chat = await a_chat(tx, -1, "group")
        await groups.bind(tx, chat, "parks", await a_person(tx), NOW)
        for at, unit in enumerate(["waste", "parks", "triage"]):
            await a_report(tx, code=str(at), origin=str(at), unit=unit)
        found = await reports.waiting_for(tx, "triage", for_all=True)

    assert [report.code for report in found] == ["0", "2"]


async def test_history_is_told_in_order(database: Database) -> None:
    """And moves can be counted."""
    async with database.write() as tx:
        number = await a_report(tx)
        for move in ("take", "claim", "claim"):
            entry = Entry(
                report_id=number, at=NOW, actor="unit", person_id=None, move=move, state="x"
            )
            await reports.record(tx, entry)
        told = await reports.history(tx, number)

        assert told[0] == Happening(NOW, "unit", "take", "x", "")
        assert [line.move for line in told] == ["take", "claim", "claim"]
        assert await reports.times(tx, number, "claim") == 2


async def test_files_stay_in_their_order(database: Database) -> None:
    """None at all is no trouble."""
    files = [File("before", "photo", "k1", ""), File("after", "video", "k2", "x.mp4")]
    async with database.write() as tx:
        number, person = await a_report(tx), await a_person(tx)
        await reports.attach(tx, number, files, person, NOW)
        await reports.attach(tx, number, [], person, NOW)

        assert await reports.files_of(tx, number) == files


async def test_the_last_word_on_a_claim_counts(database: Database) -> None:
    """Stars need a word before them."""
    async with database.write() as tx:
        number, person = await a_report(tx), await a_person(tx)
        too_early = await verdicts.rate(tx, number, person, 1, 5)
        await verdicts.give(tx, number, person, 1, "partly", NOW)
        await verdicts.give(tx, number, person, 1, "done", NOW)
        rated = await verdicts.rate(tx, number, person, 1, 5)

    assert (too_early, rated) == (False, True)
