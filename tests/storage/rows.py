"""What the tests of the storage put into the database."""

from datetime import UTC, datetime, timedelta
from typing import Any

from storage import people, reports
from storage.database import Tx
from storage.reports import Filing

NOW = datetime(2026, 3, 21, 8, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


async def a_chat(tx: Tx, native_id: int = 1, kind: str = "private", title: str = "") -> int:
    """Our id of a chat that is known from now on."""
    await people.open_chat(tx, "bale", native_id, kind, title)
    chat = await people.chat_at(tx, "bale", native_id)
    assert chat
    return chat.id


async def a_person(tx: Tx, native_id: int = 1, name: str = "مریم") -> int:
    """Our id of a person who is known from now on."""
    await people.meet(tx, "bale", native_id, name, NOW)
    person = await people.person_at(tx, "bale", native_id)
    assert person
    return person.id


async def a_report(tx: Tx, **facts: Any) -> int:
    """Our id of a report filed by the person and in the chat with the id 1."""
    filing: dict[str, Any] = {
        "code": "123456789", "origin": "1:a", "subject": "bin_issue", "kind": "request",
        "decided_by": "model", "confidence": 0.9, "danger": None, "emergency": False,
        "story": "سطل پر است", "place": "", "latitude": None, "longitude": None, "region": None,
        "unit": "waste", "state": "routed", "opened_at": NOW, "due_at": NOW + MINUTE,
    }  # fmt: skip
    filing |= {"author_id": await a_person(tx), "chat_id": await a_chat(tx)} | facts
    filed = await reports.file_report(tx, Filing(**filing))
    assert filed
    return filed.id
