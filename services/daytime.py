"""What nobody has to know at once is not said at night: it waits for the morning."""

from datetime import datetime

from conversation.replies import Reply
from services.desk import Desk
from storage import postponed
from storage.people import ChatRecord


async def say_at(
    desk: Desk, chat: ChatRecord, said: Reply, leaves: datetime, about: int | None = None
) -> None:
    """Queue a reply that may leave at a moment: now, or kept until then beside the outbox."""
    if chat.gone_at:
        return
    desk.queue(chat, said, about)
    if leaves > desk.now:
        await postponed.keep(desk.tx, desk.letters.pop(), leaves)
