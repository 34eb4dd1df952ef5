"""Posts updates to a bot's webhook, again and again until they are taken."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from sandbox.flavour import Json
from sandbox.mailbox import Mailbox, Webhook
from sandbox.records import Bot

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
TIMEOUT_S = 60.0
FIRST_RETRY_S = 0.1
LONGEST_RETRY_S = 2.0


@dataclass(slots=True)
class Couriers:
    """The tasks that carry updates; alive as long as the server."""

    group: asyncio.TaskGroup
    clock: Callable[[], float]
    client: httpx.AsyncClient | None = None
    running: set[asyncio.Task[None]] = field(default_factory=set)
    carried: set[int] = field(default_factory=set)

    def serve(self, bot: Bot) -> None:
        """Starts as many couriers as the bot's webhook allows connections."""
        hook = bot.mailbox.webhook
        # Only now: reading certificates takes long, and most boxes serve no webhook.
        self.client = self.client or httpx.AsyncClient(timeout=TIMEOUT_S, trust_env=False)
        for _number in range(hook.connections if hook else 0):
            task = self.group.create_task(self._carry(bot.mailbox, hook))
            self.running.add(task)
            task.add_done_callback(self.running.discard)

    async def stop(self) -> None:
        """Ends all couriers."""
        for task in self.running:
            task.cancel()
        if self.client:
            await self.client.aclose()

    async def _carry(self, box: Mailbox, hook: Webhook | None) -> None:
        while hook and box.webhook is hook:
            # An update stays in the box until it was taken, so that polling can take over any time.
            update = next((one for one in box.pending if id(one) not in self.carried), None)
            if update is None:
                await box.wait(5.0)
                continue
            self.carried.add(id(update))
            try:
                if await self._hand_over(box, hook, update) and update in box.pending:
                    box.pending.remove(update)
            finally:
                self.carried.discard(id(update))

    async def _hand_over(self, box: Mailbox, hook: Webhook, update: Json) -> bool:
        pause = FIRST_RETRY_S
        while box.webhook is hook:
            problem = await self._post(hook, update)
            if problem is None:
                return True
            hook.last_error, hook.last_error_at = problem, int(self.clock())
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_RETRY_S)
        return False

    async def _post(self, hook: Webhook, update: Json) -> str | None:
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        if self.client is None:
            return "No line"
        try:
            answer = await self.client.post(hook.url, json=update, headers=headers)
        except httpx.HTTPError as problem:
            return f"Connection failed: {type(problem).__name__}"
        if answer.is_success:
            return None
        return f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
