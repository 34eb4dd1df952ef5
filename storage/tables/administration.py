"""Rights, the audit log, callers, blocks and messages to many."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, BigKey


class Role(Base):
    """What a person is in a unit; with no unit, in the whole city."""

    __tablename__ = "roles"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    unit: Mapped[str] = mapped_column(String(32), primary_key=True)
    role: Mapped[str] = mapped_column(String(12), primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"))
    granted_at: Mapped[datetime]


class Turn(Base):
    """When somebody is on call for a unit: the hours of every `week`, or from then to then."""

    __tablename__ = "turns"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    unit: Mapped[str] = mapped_column(String(32), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    week: Mapped[str]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class Audit(Base):
    """One thing done by somebody with a right to it. Rows are only ever added."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_at", "at"),)
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    action: Mapped[str] = mapped_column(String(32))
    target: Mapped[str]
    words: Mapped[str]


class Quiet(Base):
    """Somebody who wants no messages to many; receipts and notices reach him all the same."""

    __tablename__ = "quiets"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    since: Mapped[datetime]


class Block(Base):
    """Somebody files nothing for a while, but what is urgent; kept after it is over."""

    __tablename__ = "blocks"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    reason: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    until: Mapped[datetime]
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Caller(Base):
    """Who called and let us keep his number: its digest, and its last digits to name him by."""

    __tablename__ = "callers"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), unique=True)
    tail: Mapped[str] = mapped_column(String(4))


class Call(Base):
    """A report that an operator entered for a caller; `consent_at` when he let us keep his data."""

    __tablename__ = "calls"
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    caller_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    operator_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    consent_at: Mapped[datetime | None]


class Broadcast(Base):
    """One message to many; `audience` is `all`, `region:KEY` or `subject:KEY`.

    It passes the night where one said that it is about danger to life, and another approved.
    """

    __tablename__ = "broadcasts"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    origin: Mapped[str] = mapped_column(String(48), unique=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"))
    audience: Mapped[str] = mapped_column(String(64))
    words: Mapped[str]
    picture: Mapped[str] = mapped_column(String(64), default="")
    state: Mapped[str] = mapped_column(String(8), index=True)
    at: Mapped[datetime]
    not_before: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    urged_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class BroadcastCopy(Base):
    """One person's copy of a message to many; `outbox_id` once it is on its way."""

    __tablename__ = "broadcast_copies"
    __table_args__ = (
        Index("ix_broadcast_copies_next", "broadcast_id", "state", "messenger", "chat_id"),
    )
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.id"), primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    messenger: Mapped[str] = mapped_column(String(16))
    outbox_id: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(8))


class Announcement(Base):
    """Words that hold from then to then; no region is everywhere, no subject is whatever."""

    __tablename__ = "announcements"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    origin: Mapped[str] = mapped_column(String(48), unique=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    region: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(32))
    words: Mapped[str]
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime] = mapped_column(index=True)
    at: Mapped[datetime]
    stopped_at: Mapped[datetime | None]


class AnnouncementView(Base):
    """Somebody saw an announcement, in this chat; it answered so many reports that he began."""

    __tablename__ = "announcement_views"
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"))
    seen_at: Mapped[datetime]
    answered: Mapped[int] = mapped_column(default=0, server_default="0")
