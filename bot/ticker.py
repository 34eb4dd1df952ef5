"""Time-outs are rows, not timers: this looks for those that are due."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.bells import Bells
from bot.courier import Courier
from bot.digests import Digests
from bot.mornings import Mornings
from bot.parts import Parts
from bot.rounds import Rounds
from bot.sender import Sender
from bot.turn import Turn
from conversation.events import Chat, ChatKind, Event
from conversation.events import Sender as Person
from domain.errors import ShahrdadError
from storage import sessions
from storage.database import StorageFault
from storage.sessions import Sleeper

log = structlog.get_logger()

TICK_S = 0.5
MOST_AWAKE = 200


class Ticker:
    """Twice a second: wakes the dialogs whose time has come, and looks for post that is due."""

    def __init__(self, parts: Parts, turn: Turn, sender: Sender) -> None:
        """Wake dialogs with `turn`, send with `sender`."""
        self._parts = parts
        self._turn = turn
        self._sender = sender
        self._rounds = Rounds(parts, sender.poke)
        self._bells = Bells(parts, sender.poke)
        self._digests = Digests(parts, sender.poke)
        self._courier = Courier(parts, sender.poke)
        self._mornings = Mornings(parts, sender.poke)
        self._taken_up = False

    async def run(self) -> None:
        """Tick until cancelled; a tick that fails is logged and the next one tries again."""
        await _for_ever("clock", self._tick_on)

    async def send_figures(self) -> None:
        """Send the figures that are due until cancelled; they wait for exports, ticks do not."""
        await _for_ever("figures", self._digests.look)

    async def _tick_on(self) -> None:
        """Tick; before the first time what an earlier run left in hand is taken up."""
        if not self._taken_up:
            await self._sender.take_up()
            self._taken_up = True
        await self.tick()

    async def tick(self) -> None:
        """Do what is due now."""
        async with self._parts.database.read() as tx:
            await self._parts.keep_up(tx)
            names, now = list(self._parts.messengers), self._parts.clock.now()
            due = await sessions.sleepers(tx, names, now, MOST_AWAKE)
        await self._sender.look()
        for sleeper in due:
            await self._wake(sleeper)
        await self._mornings.look()
        await self._bells.look()
        await self._rounds.look()
        await self._courier.look()

    async def _wake(self, sleeper: Sleeper) -> None:
        """Wake a dialog; one that cannot be woken is let sleep, so that it holds up no other."""
        try:
            await self._turn.handle(self._waking(sleeper), None)
        except StorageFault:
            raise
        except Exception:
            log.exception("a dialog cannot be woken", chat=sleeper.chat, person=sleeper.person)
            async with self._parts.database.write() as tx:
                await sessions.let_sleep(tx, sleeper)

    def _waking(self, sleeper: Sleeper) -> Event:
        kind: ChatKind = "private" if sleeper.chat_kind == "private" else "group"
        return Event(
            messenger=sleeper.messenger,
            update_id=0,
            chat=Chat(sleeper.messenger, sleeper.chat, kind),
            sender=Person(sleeper.messenger, sleeper.person, sleeper.name),
            at=self._parts.clock.now(),
            wake=sleeper.why,
        )


async def _for_ever(name: str, deed: Callable[[], Awaitable[None]]) -> None:
    """Do something twice a second until cancelled, whatever fails."""
    while True:
        try:
            await deed()
        except ShahrdadError as error:
            log.error("a tick failed", of=name, error=str(error))
        except Exception:
            log.exception("a tick failed", of=name)
        await asyncio.sleep(TICK_S)
