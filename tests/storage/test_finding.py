"""Finding by words: every spelling finds every other, and what is erased finds nothing."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from storage import erasure, finding, tallies
from storage.database import Database
from storage.seeking import Sought
from storage.tables import Tally
from tests.storage.rows import NOW, a_chat, a_person, a_report

ALIKE = (
    ("پیاده\u200cرو شکسته", ("پیاده\u200cرو", "پياده رو", "پیادهرو", "پياده‌رو")),
    ("آسفالت کوچهٔ ۱۲ خراب", ("اسفالت", "آسفالت", "کوچه", "كوچه", "کوچۀ", "12", "۱۲", "١٢")),
    ("مسؤول مسئول رسيدگي نكرد", ("مسوول", "مسؤول", "مسیول", "رسیدگی", "رسيدگي", "نکرد")),
    ("سلام، سطـــل پُر و خرااااب", ("سلام", "سطل", "پر", "خراب", "سطـل", "خرااااااب")),
    ("Street LIGHT broken", ("light", "LIGHT", "Street", "ｌｉｇｈｔ")),
    ("تأخیر در برداشتن إعلامیه", ("تاخیر", "تاخير", "اعلامیه", "أعلاميه")),
)


async def looked_for(database: Database, *words: str, most: int = 10, **limits: Any) -> list[str]:
    """The codes of what these words find, the same whether it has been packed or not."""
    sought = Sought(words, **limits)
    async with database.survey() as tx:
        before = await finding.by_facts(tx, most, sought)
    await tallies.renew(database)
    async with database.survey() as tx:
        after = await finding.by_facts(tx, most, sought)

    assert before == after
    return [report.code for report in after]


@pytest.mark.parametrize(("story", "words"), ALIKE)
async def test_every_spelling_finds_the_same(
    database: Database, story: str, words: tuple[str, ...]
) -> None:
    """Letters of other keyboards, digits, half-spaces, marks and elongation make no difference."""
    async with database.write() as tx:
        await a_report(tx, story=story)
        await a_report(tx, code="2" * 9, origin="1:b", story="چراغ خاموش")

    for word in words:
        assert ["123456789"] == await looked_for(database, *word.split()), word


async def test_place_and_address_are_looked_through_too(database: Database) -> None:
    """All words have to be told, wherever; the newest comes first, and limits hold."""
    async with database.write() as tx:
        for number in range(3):
            await a_report(
                tx, code=f"{number:09d}", origin=f"1:{number}", story="سطل پر است",
                place="روبروی نانوایی", address=f"خیابان آزادی، پلاک ۷{number}",
                opened_at=NOW + number * timedelta(days=1),
            )  # fmt: skip

    assert ["000000001"] == await looked_for(database, "سطل", "نانوایي", "71")
    assert ["000000002", "000000001"] == await looked_for(database, "آزادي", most=2)
    assert [] == await looked_for(database, "سطل", "بیمارستان")


async def test_limits_leave_what_is_meant(database: Database) -> None:
    """A unit, a region, subjects and what is open, each alone and all at once."""
    kinds: tuple[dict[str, str], ...] = (
        {"unit": "waste", "region": "1", "subject": "bin_issue", "state": "routed"},
        {"unit": "roads", "region": "1", "subject": "pothole", "state": "routed"},
        {"unit": "waste", "region": "2", "subject": "bin_issue", "state": "closed_silent"},
    )
    async with database.write() as tx:
        for number, facts in enumerate(kinds):
            await a_report(tx, code=f"{number:09d}", origin=f"1:{number}", **facts)

    async def left(**limits: Any) -> list[int]:
        return [int(code) for code in await looked_for(database, "سطل", **limits)]

    assert [2, 1, 0] == await left()
    assert [2, 0] == await left(units=("waste", "parks"))
    assert [] == await left(units=())
    assert [1, 0] == await left(region="1")
    assert [1] == await left(subjects=("pothole", "unheard"))
    assert [1, 0] == await left(only_open=True)
    assert [0] == await left(units=("waste",), region="1", subjects=("bin_issue",), only_open=True)


async def test_what_is_erased_is_not_found(database: Database) -> None:
    """Neither blanked words nor those told anew leave a trace where is searched, at once."""
    async with database.write() as tx:
        first = await a_report(tx, story="سطل پر است")
        second = await a_report(tx, code="2" * 9, origin="1:b", story="آقای کریمی و سطل")
    assert ["222222222"] == await looked_for(database, "کریمی")
    async with database.write() as tx:
        await erasure.blank_reports(tx, [first])
        await erasure.leave_to(tx, second, await a_person(tx), await a_chat(tx), "… و سطل")
        assert [] == (await tx.execute(select(Tally.words))).all()

    assert ["222222222"] == await looked_for(database, "سطل")
    assert [] == await looked_for(database, "کریمی")
