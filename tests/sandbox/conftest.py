"""A running box for every test, a client to its lab, and a bare bot to call its API."""

import ssl
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from sandbox.app import create_app
from sandbox.lab import Lab
from sandbox.serve import running

TOKEN = "1100000001:a-token-of-the-box"
Json = dict[str, Any]


class Bot:
    """A bot that speaks the API without any library."""

    def __init__(self, api: str, token: str = TOKEN) -> None:
        self.api, self.token = api, token
        nothing = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.http = httpx.AsyncClient(timeout=20, trust_env=False, verify=nothing)

    async def ask(self, method: str, **params: Any) -> httpx.Response:
        """One call in JSON, answered raw."""
        return await self.http.post(f"{self.api}/bot{self.token}/{method}", json=params)

    async def call(self, method: str, **params: Any) -> Any:
        """One call in JSON; its result."""
        body = (await self.ask(method, **params)).json()
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **params: Any) -> Json:
        """One call that is refused; the whole body."""
        answer = await self.ask(method, **params)
        body: Json = answer.json()
        assert (body["ok"], body["error_code"]) == (False, answer.status_code), body
        return body

    async def upload(self, method: str, files: Json, **params: Any) -> Any:
        """One call in multipart; its result."""
        url = f"{self.api}/bot{self.token}/{method}"
        body = (await self.http.post(url, data=params, files=files)).json()
        return body["result"] if body["ok"] else body

    async def updates(self, **params: Any) -> list[Json]:
        """What getUpdates answers."""
        return list(await self.call("getUpdates", **params))

    async def fetch(self, path: str) -> httpx.Response:
        """A file by its path."""
        return await self.http.get(f"{self.api}/file/bot{self.token}/{path}")


@pytest.fixture
async def lab() -> AsyncIterator[Lab]:
    """The lab of an empty box that is really listening."""
    async with running(create_app()) as base_url, Lab(base_url) as lab:
        yield lab


@pytest.fixture
async def bot(lab: Lab) -> AsyncIterator[Bot]:
    """A Telegram bot that the box knows."""
    await lab.bot("telegram", TOKEN, name="شهرداد", username="shahrdad_bot")
    bot = Bot(lab.api("telegram"))
    yield bot
    await bot.http.aclose()


@pytest.fixture
async def bale(lab: Lab) -> AsyncIterator[Bot]:
    """A Bale bot that the box knows."""
    await lab.bot("bale", TOKEN, name="شهرداد", username="shahrdad_bot")
    bot = Bot(lab.api("bale"))
    yield bot
    await bot.http.aclose()
