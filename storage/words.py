"""What was told of reports, in the one spelling in which it is searched."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, func, select, update

from conversation.spelling import bare
from storage.database import Tx, insert
from storage.tables import Report, Told

APART = "\n"


def spelled(story: str, place: str, address: str) -> str:
    """What is told in three places, each without spaces, so that half-spaces make no difference."""
    return APART.join(bare(words) for words in (story, place, address))


async def keep_words(tx: Tx, report_id: int, story: str, place: str, address: str) -> None:
    """A new report can be found by these words."""
    values = {"report_id": report_id, "words": spelled(story, place, address)}
    await tx.execute(insert(tx, Told).values(**values))


async def respell(tx: Tx, report_ids: Collection[int]) -> None:
    """These reports are found by what they say now, and by nothing that they said before."""
    told = select(Report.id, Report.story, Report.place, Report.address)
    for number, *words in (await tx.execute(told.where(Report.id.in_(report_ids)))).all():
        own = update(Told).where(Told.report_id == number)
        await tx.execute(own.values(words=spelled(*words)))


def holds(tx: Tx, word: str) -> ColumnElement[bool]:
    """Whether a report tells of a word, however it is written."""
    place = func.instr if tx.dialect.name == "sqlite" else func.strpos
    return place(Told.words, bare(word)) > 0
