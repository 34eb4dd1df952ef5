"""Sends what waits in the outbox: in order per chat, within the limits, until sent or dead."""

import asyncio
from collections import defaultdict
from datetime import timedelta

import structlog

from bot.limits import Limits
from bot.messengers.port import Messenger, Sent
from bot.parts import Parts, Tasks
from conversation.replies import Answer, Edit, Reply, Retire, Say, Show, load_reply, topic_of
from domain.errors import (
    DeliveryError,
    Misconfigured,
    Moved,
    RecipientGone,
    Rejected,
    SlowDown,
    TopicGone,
)
from services import membership
from storage import groups, outbox, people
from storage.database import StorageFault, Tx
from storage.outbox import OutboxRow

log = structlog.get_logger()

FIRST_RETRY = timedelta(seconds=1)
LONGEST_RETRY = timedelta(minutes=5)
GIVE_UP_AFTER = timedelta(hours=24)
STEP_BACK = timedelta(seconds=30)
AT_ONCE = 30
MOST_BREAKS = 8
MARK_PAUSE_S = 1.0


class Sender:
    """Drains the outbox, one worker a chat."""

    def __init__(self, parts: Parts, tasks: Tasks) -> None:
        """Send with these parts."""
        self._parts = parts
        self._tasks = tasks
        self._limits = {name: Limits(m.abilities) for name, m in parts.messengers.items()}
        self._busy: set[tuple[str, int]] = set()
        self._again: set[tuple[str, int]] = set()
        self._in_hand: set[int] = set()
        self._slots = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(AT_ONCE))

    async def take_up(self) -> None:
        """Take up at once what a process before us died with; another one's lease runs out."""
        if self._parts.database.is_sqlite:
            async with self._parts.database.write() as tx:
                await outbox.release(tx, self._parts.clock.now())

    async def let_go(self) -> None:
        """What was taken and not sent when the work was stopped may be sent by another at once."""
        if not self._in_hand:
            return
        async with self._parts.database.write() as tx:
            await outbox.give_back(tx, list(self._in_hand), self._parts.clock.now())

    async def look(self) -> None:
        """Start on every chat that has something due."""
        async with self._parts.database.read() as tx:
            now = self._parts.clock.now()
            waiting = await outbox.chats_waiting(tx, list(self._parts.messengers), now)
        for messenger, chat in waiting:
            self.poke(messenger, chat)

    def poke(self, messenger: str, chat: int) -> None:
        """There may be something new for this chat."""
        key = (messenger, chat)
        if messenger not in self._parts.messengers:
            return
        if key in self._busy:
            self._again.add(key)
            return
        self._busy.add(key)
        self._tasks.start(self._drain(key))

    async def _drain(self, key: tuple[str, int]) -> None:
        try:
            async with self._slots[key[0]]:
                await self._send_all(*key)
        except StorageFault as fault:
            log.error("the outbox cannot be read", error=str(fault))
        except Exception:
            log.exception("sending failed", messenger=key[0], chat=key[1])
        finally:
            self._busy.discard(key)
        if key in self._again:
            self._again.discard(key)
            self.poke(*key)

    async def _send_all(self, messenger: str, chat: int) -> None:
        row = await self._next(messenger, chat)
        while row:
            self._in_hand.add(row.id)
            following = await self._after(row)
            self._in_hand.discard(row.id)
            row = following

    async def _next(self, messenger: str, chat: int) -> OutboxRow | None:
        async with self._parts.database.write() as tx:
            return await outbox.take(tx, messenger, chat, self._parts.clock.now())

    async def _after(self, row: OutboxRow) -> OutboxRow | None:
        """Try to send a row; the next one of the chat, if it may follow now."""
        try:
            reply = load_reply(row.reply)
        except ValueError as error:
            log.exception("a row cannot be read", row=row.id)
            await self._broken(row, error, last=True)
            return await self._next(row.messenger, row.chat)
        made = await self._tried(row, reply)
        if isinstance(made, Sent):
            return await self._mark(row, reply, made)
        return await self._next(row.messenger, row.chat) if made else None

    async def _tried(self, row: OutboxRow, reply: Reply) -> Sent | bool:
        """What sending a row made; where it failed, whether the next one may follow now."""
        try:
            return await self._deliver(row, reply)
        except (DeliveryError, Misconfigured) as error:
            return await self._failed(row, reply, error)
        except StorageFault:
            raise
        except Exception as error:
            log.exception("a row cannot be sent", row=row.id, attempt=row.attempts)
            return await self._broken(row, error, last=row.attempts >= MOST_BREAKS)

    async def _mark(self, row: OutboxRow, reply: Reply, made: Sent) -> OutboxRow | None:
        """Write down that a row was sent, with patience: else it would be sent twice.

        The next row is taken in the same transaction.
        """
        card = reply.card if isinstance(reply, Say | Edit) else None
        while True:
            try:
                async with self._parts.database.write() as tx:
                    now = self._parts.clock.now()
                    await outbox.sent(tx, row, made.message_ids, card, now, topic_of(reply))
                    following = await outbox.take(tx, row.messenger, row.chat, now)
            except StorageFault as fault:
                log.error("a sent row cannot be marked", row=row.id, error=str(fault))
                await asyncio.sleep(MARK_PAUSE_S)
            else:
                return following

    async def _broken(self, row: OutboxRow, error: Exception, *, last: bool) -> bool:
        """Try again what failed for no reason known; at last set it aside, for others wait."""
        async with self._parts.database.write() as tx:
            if last:
                await outbox.bury(tx, row.id, repr(error))
            else:
                later = self._parts.clock.now() + _pause(row.attempts)
                await outbox.postpone(tx, row.id, later, repr(error))
        return last

    async def _deliver(self, row: OutboxRow, reply: Reply) -> Sent:
        messenger: Messenger = self._parts.messengers[row.messenger]
        if not isinstance(reply, Answer):
            await self._limits[row.messenger].wait(row.chat, is_group=row.is_group)
        message_id = await self._target(row, reply)
        return await messenger.send(row.chat, reply, self._parts.files.path, message_id)

    async def _target(self, row: OutboxRow, reply: Reply) -> int | None:
        """The message that an edit is about."""
        if isinstance(reply, Retire):
            return reply.message_id
        if not isinstance(reply, Edit):
            return None
        if reply.card is None:
            return reply.message_id
        async with self._parts.database.read() as tx:
            return await outbox.card_at(tx, row.messenger, row.chat, reply.card, reply.topic)

    async def _failed(
        self, row: OutboxRow, reply: Reply, error: DeliveryError | Misconfigured
    ) -> bool:
        log.warning("not sent", row=row.id, attempt=row.attempts, error=repr(error))
        async with self._parts.database.write() as tx:
            now = self._parts.clock.now()
            match error:
                case RecipientGone():
                    await outbox.bury_chat(tx, row.messenger, row.chat, repr(error))
                    await self._lost(tx, row)
                    return False
                case TopicGone():
                    await outbox.bury(tx, row.id, repr(error))
                    await self._topic_lost(tx, row, reply)
                    return True
                case Moved(new_id=new_id):
                    await groups.migrate(tx, row.messenger, row.chat, new_id)
                    await outbox.postpone(tx, row.id, now, repr(error))
                    await outbox.move_chat(tx, row.messenger, row.chat, new_id)
                    self.poke(row.messenger, new_id)
                    return False
                case SlowDown(retry_after_s=seconds):
                    self._limits[row.messenger].pause(seconds)
                    await outbox.postpone(tx, row.id, now + timedelta(seconds=seconds), repr(error))
                    return False
            if isinstance(error, Rejected) or isinstance(reply, Answer | Retire):
                await outbox.bury(tx, row.id, repr(error))
                return True
            if now - row.created_at > GIVE_UP_AFTER:
                await outbox.bury(tx, row.id, repr(error))
                return True
            later = now + _pause(row.attempts)
            if isinstance(reply, Show) and row.attempts >= MOST_BREAKS:
                await outbox.step_back(tx, row, min(later, now + STEP_BACK))
                return True
            await outbox.postpone(tx, row.id, later, repr(error))
            return False

    async def _lost(self, tx: Tx, row: OutboxRow) -> None:
        """A chat can no longer be written to; the owners hear it if it was a unit's group."""
        desk = self._parts.desk(tx)
        chat = await people.chat_at(tx, row.messenger, row.chat)
        if chat:
            await membership.leave_group(desk, chat)
        await desk.send()

    async def _topic_lost(self, tx: Tx, row: OutboxRow, reply: Reply) -> None:
        """A topic can no longer be written to; in private the same is said outside of it."""
        desk = self._parts.desk(tx)
        chat = await people.chat_at(tx, row.messenger, row.chat)
        if chat and chat.kind == "private" and topic_of(reply):
            desk.queue(chat, reply, row.report_id)
        elif chat and chat.kind != "private":
            await membership.leave_topic(desk, chat, topic_of(reply))
        await desk.send()


def _pause(attempts: int) -> timedelta:
    doubled = timedelta(seconds=FIRST_RETRY.total_seconds() * 2.0 ** min(attempts - 1, 20))
    return min(doubled, LONGEST_RETRY)
