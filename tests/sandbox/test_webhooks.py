"""Webhooks: delivery in order, retries, and the secret that only Telegram sends."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.app import create_app
from sandbox.lab import Lab
from sandbox.serve import running
from tests.sandbox.conftest import TOKEN, Bot

SECRET_HEADER = "x-telegram-bot-api-secret-token"


class Hook:
    """A webhook that fails as often as told, then takes updates."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.taken: list[Any] = []
        self.secrets: set[str | None] = set()
        self.news = asyncio.Event()

    async def take(self, request: Request) -> Response:
        """Takes or refuses one update."""
        if self.failures:
            self.failures -= 1
            return Response(status_code=500)
        self.secrets.add(request.headers.get(SECRET_HEADER))
        self.taken.append(await request.json())
        self.news.set()
        return Response()

    async def wait(self, count: int) -> None:
        """Waits until so many updates were taken."""
        async with asyncio.timeout(10):
            while len(self.taken) < count:
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def listening(hook: Hook) -> AsyncIterator[str]:
    """Serves the hook; yields its address."""
    box = create_app()
    app = Starlette(routes=[Route("/hook", hook.take, methods=["POST"])])
    app.state.world = box.state.world
    async with running(app) as base_url:
        yield f"{base_url}/hook"


@pytest.mark.parametrize(("flavour", "secret"), [("telegram", "s3cret"), ("bale", None)])
async def test_updates_are_posted_in_order_until_taken(
    lab: Lab, flavour: str, secret: str | None
) -> None:
    """A failing hook gets the same update again; nothing is skipped."""
    hook = Hook(failures=2)
    await lab.bot(flavour, TOKEN)
    bot = Bot(lab.api(flavour))
    maryam = await lab.person(flavour, "مریم")
    async with listening(hook) as url:
        await maryam.say("پیش از این")
        await bot.call("setWebhook", url=url, secret_token="s3cret")
        for text in "ابپ":
            await maryam.say(text)
        await hook.wait(4)
        info = await bot.call("getWebhookInfo")
        await bot.call("deleteWebhook")
    await bot.http.aclose()

    assert ["پیش از این", *"ابپ"] == [one["message"]["text"] for one in hook.taken]
    assert {secret} == hook.secrets
    assert url == info["url"]
    assert (flavour == "bale") == (set(info) == {"url"})


async def test_only_https_or_this_machine_is_accepted(bot: Bot) -> None:
    """Telegram refuses plain HTTP; the box makes an exception for loopback."""
    refusal = await bot.refusal("setWebhook", url="http://example.org/hook")

    assert "An HTTPS URL must be provided" in refusal["description"]
