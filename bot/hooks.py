"""Webhooks: with a public URL the messengers post their updates to us instead of being polled."""

import hashlib
from typing import Any

import uvicorn

from bot.parts import Parts
from bot.polling import Intake
from bot.settings import Settings
from storage import outbox
from storage.database import StorageFault
from web.app import create_web


def secret_of(token: str) -> str:
    """A secret that only we and whoever has the token can know."""
    return hashlib.sha256(f"shahrdad hook {token}".encode()).hexdigest()


def secrets_of(settings: Settings) -> dict[str, str]:
    """The hook secret of each messenger that has a token."""
    tokens = {"telegram": settings.telegram_token, "bale": settings.bale_token}
    return {name: secret_of(t.get_secret_value()) for name, t in tokens.items() if t}


def hook_url(settings: Settings, name: str) -> str:
    """Where a messenger is told to post."""
    return f"{settings.public_url.rstrip('/')}/hook/{name}/{secrets_of(settings)[name]}"


class Hooks:
    """The web server that takes updates in."""

    def __init__(self, settings: Settings, parts: Parts, intake: Intake) -> None:
        """Serve on the port of the settings, hand updates to `intake`."""
        self._parts = parts
        self._intake = intake
        web = create_web(secrets_of(settings), self._receive, self._health)
        config = uvicorn.Config(web, host="0.0.0.0", port=settings.port, log_config=None)  # noqa: S104 - behind the operator's proxy
        self._server = _Quiet(config)

    async def serve(self) -> None:
        """Serve until cancelled."""
        await self._server.serve()

    async def _receive(self, name: str, update: dict[str, Any]) -> None:
        await self._intake.store(self._parts.messengers[name], [update])

    async def _health(self) -> dict[str, Any]:
        try:
            async with self._parts.database.read() as tx:
                return {"ok": True, "outbox": await outbox.census(tx)}
        except StorageFault as fault:
            return {"ok": False, "cause": str(fault)}


class _Quiet(uvicorn.Server):
    """Leaves the signals to the program."""

    def install_signal_handlers(self) -> None:
        """Install none."""
