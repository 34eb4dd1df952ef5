"""Proof of repairs, thanks and signals."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, BigKey


class Print(Base):
    """The fingerprint of a picture in our own store; one that cannot be read has a `flaw`."""

    __tablename__ = "prints"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    whole: Mapped[int] = mapped_column(default=0)
    turned: Mapped[int] = mapped_column(default=0)
    flaw: Mapped[str] = mapped_column(String(16), default="")


class PrintMark(Base):
    """One mark of a picture, by which it is found again."""

    __tablename__ = "print_marks"
    mark: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)


class Proof(Base):
    """How far the proof of the nth claim was believed, and why."""

    __tablename__ = "proofs"
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    claim: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(String(32), index=True)
    score: Mapped[float]
    reasons: Mapped[str]
    drawn: Mapped[bool]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    at: Mapped[datetime]


class Thanks(Base):
    """A citizen's thanks to a unit; `doubt` says why a person has to look at it first."""

    __tablename__ = "thanks"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    origin: Mapped[str] = mapped_column(String(48), unique=True)
    unit: Mapped[str] = mapped_column(String(32), index=True)
    report_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    words: Mapped[str]
    doubt: Mapped[str] = mapped_column(String(32), default="")
    at: Mapped[datetime] = mapped_column(index=True)


class SignalRating(Base):
    """A rating that a signal is about: it counts unless a person judges the signal to be gaming."""

    __tablename__ = "signal_ratings"
    __table_args__ = (Index("ix_signal_ratings_rating", "report_id", "person_id", "claim"),)
    signal_id: Mapped[int] = mapped_column(ForeignKey("signals.id"), primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    claim: Mapped[int] = mapped_column(primary_key=True)


class Signal(Base):
    """Something that may be gaming, with its reason, for a person to look at; it blocks nobody."""

    __tablename__ = "signals"
    __table_args__ = (Index("ix_signals_at", "at"),)
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    unit: Mapped[str] = mapped_column(String(32), default="")
    report_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"))
    words: Mapped[str]
    at: Mapped[datetime]
    judged: Mapped[str] = mapped_column(String(12), default="")
