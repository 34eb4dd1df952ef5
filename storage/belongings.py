"""All that is kept of one person, for himself to read."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.database import Tx
from storage.tables import (
    AnnouncementView,
    Block,
    BroadcastCopy,
    Call,
    Caller,
    Chat,
    Follower,
    HistoryRow,
    Medium,
    Person,
    Quiet,
    Report,
    Role,
    Signal,
    Thanks,
    Turn,
    Verdict,
    Worker,
)

Facts = dict[str, list[dict[str, Any]]]


async def belongings(tx: Tx, person_id: int) -> Facts:
    """What is kept of a person, by the kind of thing, oldest first; times in UTC."""
    wanted = _himself(person_id) | _his_reports(person_id) | _his_words(person_id)
    return {
        name: [_plain(row) for row in await tx.execute(query)] for name, query in wanted.items()
    }


def _himself(person_id: int) -> dict[str, Any]:
    return {
        "person": select(
            Person.messenger, Person.native_id, Person.name, Person.language, Person.created_at
        ).where(Person.id == person_id),
        "offices": select(Role.unit, Role.role, Role.granted_at).where(Role.person_id == person_id),
        "works_in": select(Chat.title, Worker.seen_at, Worker.username)
        .join(Chat, Chat.id == Worker.chat_id)
        .where(Worker.person_id == person_id),
        "turns": select(Turn.unit, Turn.week, Turn.starts_at, Turn.ends_at, Turn.at).where(
            Turn.person_id == person_id
        ),
        "blocks": select(Block.at, Block.until, Block.reason, Block.lifted_at).where(
            Block.person_id == person_id
        ),
        "phone": select(Caller.tail).where(Caller.person_id == person_id),
        "no_messages_since": select(Quiet.since).where(Quiet.person_id == person_id),
        "announcements_seen": select(
            AnnouncementView.announcement_id, AnnouncementView.seen_at
        ).where(AnnouncementView.person_id == person_id),
        "messages_to_many": select(BroadcastCopy.broadcast_id, BroadcastCopy.state).where(
            BroadcastCopy.person_id == person_id
        ),
    }


def _his_reports(person_id: int) -> dict[str, Any]:
    mine = select(Report.id).where(Report.author_id == person_id)
    return {
        "reports": select(
            Report.code, Report.opened_at, Report.subject, Report.kind, Report.story,
            Report.place, Report.address, Report.latitude, Report.longitude, Report.region,
            Report.unit, Report.state, Report.due_at,
        ).where(Report.author_id == person_id),
        "history": select(
            Report.code, HistoryRow.at, HistoryRow.actor, HistoryRow.move, HistoryRow.words
        )
        .join(Report, Report.id == HistoryRow.report_id)
        .where(HistoryRow.report_id.in_(mine))
        .where(HistoryRow.move != "note")
        .order_by(HistoryRow.id),
        "calls": select(Report.code, Call.consent_at)
        .join(Report, Report.id == Call.report_id)
        .where(Report.author_id == person_id),
    }  # fmt: skip


def _his_words(person_id: int) -> dict[str, Any]:
    return {
        "files": select(Report.code, Medium.at, Medium.kind, Medium.name, Medium.key)
        .join(Report, Report.id == Medium.report_id)
        .where(Medium.person_id == person_id),
        "followed": select(Report.code, Follower.since)
        .join(Report, Report.id == Follower.report_id)
        .where(Follower.person_id == person_id),
        "verdicts": select(Report.code, Verdict.at, Verdict.answer, Verdict.rating, Verdict.reason)
        .join(Report, Report.id == Verdict.report_id)
        .where(Verdict.person_id == person_id),
        "thanks": select(Thanks.at, Thanks.unit, Thanks.words).where(Thanks.person_id == person_id),
        "signals": select(Signal.at, Signal.kind, Signal.words, Signal.judged).where(
            Signal.person_id == person_id
        ),
    }


def _plain(row: Any) -> dict[str, Any]:
    return {
        name: value.isoformat(timespec="seconds") if isinstance(value, datetime) else value
        for name, value in row._mapping.items()
    }
