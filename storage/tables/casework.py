"""Reports, their history, and who waits for them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, BigKey


class Report(Base):
    """One fault or wish of a citizen's, from its first word to his last."""

    __tablename__ = "reports"
    __table_args__ = (
        Index("ix_reports_author", "author_id", "id"),
        Index("ix_reports_unit", "unit", "state"),
        Index("ix_reports_near", "subject", "cell", "opened_at"),
        Index("ix_reports_opened", "opened_at"),
        Index("ix_reports_due", "due_at"),
        Index(
            "ix_reports_wake",
            "wake_at",
            sqlite_where=text("wake_at IS NOT NULL"),
            postgresql_where=text("wake_at IS NOT NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    origin: Mapped[str] = mapped_column(String(48), unique=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"))
    subject: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(16))
    guess: Mapped[str | None] = mapped_column(String(32))
    decided_by: Mapped[str] = mapped_column(String(16))
    confidence: Mapped[float]
    danger: Mapped[str | None] = mapped_column(String(16))
    emergency: Mapped[bool]
    story: Mapped[str]
    place: Mapped[str]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    region: Mapped[str | None] = mapped_column(String(8))
    unit: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(20))
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    objections: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    address: Mapped[str] = mapped_column(default="", server_default="")
    term_at: Mapped[datetime]
    paused_s: Mapped[int] = mapped_column(default=0, server_default="0")
    resume: Mapped[str | None] = mapped_column(String(20))
    until_at: Mapped[datetime | None]
    rung: Mapped[int] = mapped_column(default=0, server_default="0")
    nudges: Mapped[int] = mapped_column(default=0, server_default="0")
    questions: Mapped[int] = mapped_column(default=0, server_default="0")
    returns: Mapped[int] = mapped_column(default=0, server_default="0")
    outside: Mapped[str] = mapped_column(default="", server_default="")
    wish: Mapped[str] = mapped_column(default="", server_default="")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"))
    shortlist: Mapped[str] = mapped_column(default="", server_default="")
    repeats: Mapped[int] = mapped_column(default=1, server_default="1")
    told_late: Mapped[str] = mapped_column(default="", server_default="")
    cell: Mapped[int | None]
    wake_at: Mapped[datetime | None]


class HistoryRow(Base):
    """One thing that happened to a report. Rows are only ever added."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_moves", "move", "at", "report_id"),)
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    move: Mapped[str] = mapped_column(String(24))
    state: Mapped[str] = mapped_column(String(20))
    words: Mapped[str]


class Medium(Base):
    """A file of a report: the citizen's (`before`, `note`) or the unit's (`after`)."""

    __tablename__ = "media"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    role: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(12))
    key: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class Follower(Base):
    """Somebody besides its author who hears of a report and has a word on its repair."""

    __tablename__ = "followers"
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"))
    since: Mapped[datetime]


class Round(Base):
    """When something that is done every so often was last done."""

    __tablename__ = "rounds"
    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    done_at: Mapped[datetime]


class Worker(Base):
    """A person seen working in a unit's group or topic; he may finish that work in private."""

    __tablename__ = "workers"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"), primary_key=True)
    topic: Mapped[int] = mapped_column(primary_key=True, default=0, server_default="0")
    seen_at: Mapped[datetime]
    username: Mapped[str] = mapped_column(String(64), default="", server_default="")


class Verdict(Base):
    """A citizen's word on a claimed repair; one a person for each claim."""

    __tablename__ = "verdicts"
    __table_args__ = (Index("ix_verdicts_person_id", "person_id"),)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    claim: Mapped[int] = mapped_column(primary_key=True)
    answer: Mapped[str] = mapped_column(String(12))
    rating: Mapped[int | None]
    reason: Mapped[str] = mapped_column(String(16), default="", server_default="")
    at: Mapped[datetime]


class Judgement(Base):
    """What a person said a report is about, beside the model's guess, for the model to learn."""

    __tablename__ = "judgements"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    source: Mapped[str] = mapped_column(String(16))
    guessed: Mapped[str | None] = mapped_column(String(32))
    confidence: Mapped[float]
    final: Mapped[str | None] = mapped_column(String(32))
    words: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
