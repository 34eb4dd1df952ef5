"""What must be true of the database and the chats once everything has been said and done."""

from collections import Counter
from typing import Any

from sqlalchemy import func, select

from conversation.replies import Say, load_reply, words
from domain.tracking import spell_code
from sandbox.folk import Json, Somebody
from sandbox.lab import Lab
from storage.database import Database
from storage.tables import HistoryRow, Medium, Outgoing, Received, Report
from tests.journeys.talks import RECEIPT, code_in
from wording.digits import persian_digits

WAYS = {
    "routed": ["submit", "route"],
    "triage": ["submit", "route"],
    "closed_confirmed": [
        "submit",
        "route",
        "take",
        "start",
        "claim",
        "present",
        "confirm",
        "rate",
    ],
}


async def rows(database: Database, query: Any) -> list[Any]:
    """The rows of a query."""
    async with database.read() as tx:
        return list(await tx.execute(query))


async def states(database: Database) -> dict[str, Counter[str]]:
    """How many rows of the inbox and the outbox are in each state."""
    found = {}
    for name, table in (("inbox", Received), ("outbox", Outgoing)):
        counted = select(table.state, func.count()).group_by(table.state)
        found[name] = Counter({row[0]: row[1] for row in await rows(database, counted)})
    return found


async def codes(database: Database) -> list[str]:
    """The tracking codes of all reports, as they are shown."""
    return sorted(
        persian_digits(spell_code(row[0])) for row in await rows(database, select(Report.code))
    )


async def odd_histories(database: Database) -> list[tuple[str, list[str]]]:
    """Reports whose history is not the one way to their state."""
    odd = []
    for number, state in await rows(database, select(Report.id, Report.state)):
        lines = select(HistoryRow.move).where(HistoryRow.report_id == number)
        moves = [row[0] for row in await rows(database, lines.order_by(HistoryRow.id))]
        if moves != WAYS.get(state):
            odd.append((state, moves))
    return odd


async def files_of_citizens(database: Database) -> Counter[int]:
    """How many pictures each report came with."""
    counted = (
        select(Report.id, func.count(Medium.id))
        .outerjoin(Medium, (Medium.report_id == Report.id) & (Medium.role == "before"))
        .group_by(Report.id)
    )
    return Counter(row[1] for row in await rows(database, counted))


async def update_gaps(database: Database) -> list[str]:
    """The messengers of which an update is missing in the inbox."""
    span = func.max(Received.update_id) - func.min(Received.update_id) + 1
    counted = select(Received.messenger, span, func.count()).group_by(Received.messenger)
    return [row[0] for row in await rows(database, counted) if row[1] != row[2]]


async def seen(lab: Lab, who: Somebody) -> list[Json]:
    """All that this person has ever been sent."""
    path = f"/{who.flavour}/chats/{await who.chat_key()}"
    return list((await lab.ask("GET", path, limit=1_000_000))["messages"])


async def receipts(lab: Lab, who: Somebody) -> list[str]:
    """The different codes that this person was given."""
    bubbles = [bubble for bubble in await seen(lab, who) if RECEIPT in bubble["text"]]
    return sorted({code_in(bubble) for bubble in bubbles})


async def unheard(database: Database, lab: Lab, who: Somebody) -> list[str]:
    """What the bot has to say to this person and the person has never seen."""
    heard = {_bare(bubble["text"]) for bubble in await seen(lab, who)}
    mine = (Outgoing.messenger == who.flavour, Outgoing.chat == who.id)
    written = await rows(database, select(Outgoing.reply).where(*mine))
    replies = [load_reply(row[0]) for row in written]
    said = [words(reply.text) for reply in replies if isinstance(reply, Say)]
    return [text for text in said if _bare(text) not in heard]


def _bare(text: str) -> str:
    """Letters and digits only: each messenger spaces and protects the rest in its own way."""
    return "".join(letter for letter in text if letter.isalnum())
