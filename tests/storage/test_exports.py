"""Exports are read in pages: every report once, in order, whatever the size."""

from storage import exports
from storage.database import Database
from tests.storage.lives import SCOPES, filled


async def test_pages_hold_every_report_once_and_in_order(database: Database) -> None:
    """More than a page of reports comes as a full page and what is left, the oldest first."""
    lives = await filled(database, seed=4, count=400)
    orders = [life for life in lives if life.facts.kind == "order"]
    async with database.survey() as tx:
        pages = [page async for page in exports.exported(tx, SCOPES[0])]
    rows = [row for page in pages for row in page]

    left = len(lives) - len(orders) - exports.PAGE
    assert [exports.PAGE, left] == [len(page) for page in pages]
    assert rows == sorted(rows, key=lambda row: row.opened_at)
    assert len(rows) == len({row.code for row in rows})


async def test_a_period_without_reports_has_no_page(database: Database) -> None:
    """Nothing is written where nothing is."""
    async with database.survey() as tx:
        assert [] == [page async for page in exports.exported(tx, SCOPES[-1])]
