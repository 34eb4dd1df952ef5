"""What is kept beside the reports so that they are counted and found quickly; made from them."""

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, BigKey


class Tally(Base):
    """What the reports of one block of ids add to the figures and tell, with the time it spans."""

    __tablename__ = "tallies"
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    shape: Mapped[int]
    since: Mapped[int]
    until: Mapped[int]
    facts: Mapped[bytes]
    events: Mapped[bytes]
    words: Mapped[bytes]


class TallyName(Base):
    """The number by which a unit, a region, a subject or a source is known in the blocks."""

    __tablename__ = "tally_names"
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    name: Mapped[str]


class Changed(Base):
    """That a report changed since its block was packed; the database itself writes it down."""

    __tablename__ = "changed_reports"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    report_id: Mapped[int]
