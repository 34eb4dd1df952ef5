"""The tables. Times are UTC; people and chats are keyed by messenger and its own 64-bit id."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)  # fmt: skip
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
BigKey = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """A moment with its zone: UTC in the database, aware in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give SQLite's bare times their zone back."""
        return value.replace(tzinfo=value.tzinfo or UTC) if value else None


class Base(DeclarativeBase):
    """What all tables share: names of constraints that migrations can refer to."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as it is
        datetime: Moment, str: Text, int: BigInteger, bool: Boolean, float: Float,
    }  # fmt: skip


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


class UnitRow(Base):
    """A unit of the city as its data says."""

    __tablename__ = "units"
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int]
    details: Mapped[str]
    retired: Mapped[bool] = mapped_column(default=False)


class SubjectRow(Base):
    """A subject of the city as its data says."""

    __tablename__ = "subjects"
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int]
    details: Mapped[str]
    retired: Mapped[bool] = mapped_column(default=False)


class RoutingRow(Base):
    """A routing rule of the city."""

    __tablename__ = "routing"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    details: Mapped[str]


class CityRow(Base):
    """The rest of a city's data: what is neither subject, unit nor rule."""

    __tablename__ = "cities"
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    details: Mapped[str]
    loaded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=0, server_default="0")
    files: Mapped[str] = mapped_column(String(64), default="", server_default="")


class CityVersion(Base):
    """The whole of a city's data as it once was; nobody's where it came from files."""

    __tablename__ = "city_versions"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    words: Mapped[str]
    details: Mapped[str]


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


class Group(Base):
    """A messenger group, or one topic of it, that is a unit's; a unit may have several.

    `topic` 0 is the group as a whole. `areas` are the keys of the regions it works in, with
    spaces between them; empty where it works everywhere.
    """

    __tablename__ = "groups"
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"), primary_key=True)
    topic: Mapped[int] = mapped_column(primary_key=True, default=0, server_default="0")
    areas: Mapped[str] = mapped_column(default="", server_default="")
    unit: Mapped[str] = mapped_column(String(32), index=True)
    bound_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    bound_at: Mapped[datetime]


class BindCode(Base):
    """A one-time code that makes a group a unit's."""

    __tablename__ = "bind_codes"
    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    unit: Mapped[str] = mapped_column(String(32))
    made_at: Mapped[datetime]
    good_until: Mapped[datetime]
    used_at: Mapped[datetime | None]
    role: Mapped[str] = mapped_column(String(12), default="", server_default="")


class Follower(Base):
    """Somebody besides its author who hears of a report and has a word on its repair."""

    __tablename__ = "followers"
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"))
    since: Mapped[datetime]


class Role(Base):
    """What a person is in a unit; with no unit, in the whole city."""

    __tablename__ = "roles"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    unit: Mapped[str] = mapped_column(String(32), primary_key=True)
    role: Mapped[str] = mapped_column(String(12), primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"))
    granted_at: Mapped[datetime]


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


class Miss(Base):
    """A wrong one-time code that somebody tried."""

    __tablename__ = "misses"
    __table_args__ = (Index("ix_misses_person", "person_id", "at"),)
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


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
    """One message to many; `audience` is `all`, `region:KEY` or `subject:KEY`."""

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


class Discard(Base):
    """A file that nobody needs any more; it is deleted when no report names it."""

    __tablename__ = "discards"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime]
