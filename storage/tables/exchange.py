"""People, chats, dialogs, and what goes in and out."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, BigKey


class Person(Base):
    """Somebody who wrote to the bot, or works in a unit's group."""

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("messenger", "native_id"),)
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    messenger: Mapped[str] = mapped_column(String(16))
    native_id: Mapped[int]
    name: Mapped[str]
    language: Mapped[str | None] = mapped_column(String(8))
    created_at: Mapped[datetime]


class Chat(Base):
    """A private chat or a group; `gone_at` says since when nothing can be sent there."""

    __tablename__ = "chats"
    __table_args__ = (UniqueConstraint("messenger", "native_id"),)
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    messenger: Mapped[str] = mapped_column(String(16))
    native_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    title: Mapped[str]
    gone_at: Mapped[datetime | None]


class OpenSession(Base):
    """One open dialog: its state as JSON, and when it wants to be woken."""

    __tablename__ = "sessions"
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    state: Mapped[str]
    wake_at: Mapped[datetime | None] = mapped_column(index=True)
    wake_why: Mapped[str | None] = mapped_column(String(16))


class Received(Base):
    """An update as it came, kept before it is confirmed to the messenger."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("messenger", "update_id"),
        Index("ix_inbox_new", "id", sqlite_where=text("state = 'new'"),
              postgresql_where=text("state = 'new'")),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    messenger: Mapped[str] = mapped_column(String(16))
    update_id: Mapped[int]
    raw: Mapped[str]
    state: Mapped[str] = mapped_column(String(8))
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    received_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]


class Outgoing(Base):
    """Something to send; rows of one chat leave in the order of their ids."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_waiting", "messenger", "chat", "id",
              sqlite_where=text("state = 'waiting'"), postgresql_where=text("state = 'waiting'")),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    messenger: Mapped[str] = mapped_column(String(16))
    chat: Mapped[int]
    is_group: Mapped[bool]
    reply: Mapped[str]
    report_id: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(8))
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class Postponed(Base):
    """A reply that is to enter the outbox at a moment, and not before."""

    __tablename__ = "postponed"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    messenger: Mapped[str] = mapped_column(String(16))
    chat: Mapped[int]
    is_group: Mapped[bool]
    reply: Mapped[str]
    report_id: Mapped[int | None]
    until_at: Mapped[datetime] = mapped_column(index=True)


class Message(Base):
    """A message of ours in a chat: its topic, the card it is, and the report it is about."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("messenger", "chat", "message_id"),
        Index("ix_messages_card", "messenger", "chat", "card"),
    )
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    messenger: Mapped[str] = mapped_column(String(16))
    chat: Mapped[int]
    message_id: Mapped[int]
    topic: Mapped[int] = mapped_column(default=0, server_default="0")
    card: Mapped[str | None] = mapped_column(String(64))
    report_id: Mapped[int | None]


class Discard(Base):
    """A file that nobody needs any more; it is deleted when no report names it."""

    __tablename__ = "discards"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime]


class Miss(Base):
    """A wrong one-time code that somebody tried."""

    __tablename__ = "misses"
    __table_args__ = (Index("ix_misses_person", "person_id", "at"),)
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
