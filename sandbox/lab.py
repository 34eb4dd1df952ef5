"""A friendly client for tests: people who talk, press and wait, over real HTTP.

async with running(create_app()) as base_url, Lab(base_url) as lab:
    maryam = await lab.person("telegram", "مریم", bot=TOKEN)
    await maryam.say("سطل زباله پر شده")
    await maryam.wait_for("کجا")
"""

import ssl
from types import TracebackType
from typing import Any, Self

import httpx

from sandbox.errors import LabError
from sandbox.folk import Group, Json, Somebody

TIMEOUT_S = 60.0

__all__ = ["Group", "Lab", "LabError", "Somebody"]


class Lab:
    """One box, controlled from outside."""

    def __init__(self, base_url: str) -> None:
        """Connects to the box at `base_url`; use as an async context manager or call `close`."""
        self.base_url = base_url.rstrip("/")
        # An empty context: the box is reached without TLS, and reading certificates takes long.
        nothing = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.http = httpx.AsyncClient(
            base_url=self.base_url, timeout=TIMEOUT_S, trust_env=False, verify=nothing
        )

    async def __aenter__(self) -> Self:
        """Opens nothing: the first request connects."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Closes the connections."""
        await self.close()

    async def close(self) -> None:
        """Closes the connections."""
        await self.http.aclose()

    def api(self, flavour: str) -> str:
        """The base URL a bot of this messenger needs, without `/bot<token>`."""
        return self.base_url + ("/bale" if flavour == "bale" else "")

    async def ask(self, verb: str, path: str, wish: Any = None, **query: Any) -> Any:
        """One request to the lab; raises LabError with the reason when it is refused."""
        asked = {name: value for name, value in query.items() if value is not None}
        answer = await self.http.request(verb, f"/lab{path}", json=wish, params=asked)
        result = answer.json()
        if answer.status_code >= 400:
            raise LabError(str(result.get("error", result)))
        return result

    async def person(
        self, flavour: str, name: str, *, bot: str | int | None = None, **more: Any
    ) -> Somebody:
        """A new person; `bot` (token or id) is whom they talk to, by default the first bot."""
        view = await self.ask("POST", f"/{flavour}/people", {"name": name, **more})
        return Somebody(self, flavour, view, bot)

    async def known(self, flavour: str, name: str, *, bot: str | int | None = None) -> Somebody:
        """A person who is already there, by first name; raises LabError."""
        for view in (await self.world())[flavour]["people"]:
            if view["name"].startswith(name):
                return Somebody(self, flavour, view, bot)
        raise LabError(f"nobody is called {name}")

    async def bot(self, flavour: str, token: str, **more: Any) -> Json:
        """Adds or renames a bot: name, username, reads_all."""
        return dict(await self.ask("POST", f"/{flavour}/bots", {"token": token, **more}))

    async def group(
        self,
        flavour: str,
        title: str,
        *,
        members: list[Somebody],
        bot: str | int | None = None,
        **more: Any,
    ) -> Group:
        """A new group; `bot` joins as `bot_status` (administrator); `kind="group"` can migrate."""
        wish = {"title": title, "members": [one.id for one in members], **more}
        wish["bots"] = [] if bot is None else [bot]
        return Group(self, flavour, await self.ask("POST", f"/{flavour}/groups", wish))

    async def world(self) -> Json:
        """Everything there is."""
        return dict(await self.ask("GET", "/world"))

    async def reset(self) -> None:
        """Back to the first day."""
        await self.ask("POST", "/reset")

    async def upload(self, data: bytes, name: str = "file.bin", mime: str = "") -> int:
        """Stores bytes in the box; the number is used as `media`."""
        part = {"file": (name, data, mime or "application/octet-stream")}
        answer = await self.http.post("/lab/media", files=part)
        return int(answer.json()["media"])

    async def fault(self, kind: str, **more: Any) -> Json:
        """Queues a fault.

        `kind`: rate_limit, forbidden, not_found, server_error, text, html, hang, drop, delay.
        `more`: flavour, method, chat_id, status, description, retry_after, seconds, perform, times.
        """
        return dict(await self.ask("POST", "/faults", {"kind": kind, **more}))

    async def clear_faults(self) -> None:
        """Forgets the faults that have not happened."""
        await self.ask("DELETE", "/faults")

    async def calls(self, method: str | None = None, **filters: Any) -> list[Json]:
        """The calls bots made, oldest first; filters: flavour, bot, chat_id, limit."""
        return list(await self.ask("GET", "/calls", method=method, **filters))

    async def forget_calls(self) -> None:
        """Empties the list of calls."""
        await self.ask("DELETE", "/calls")

    async def inject(self, flavour: str, update: Json, bot: str | int | None = None) -> int:
        """Queues any update under the next id and returns the id."""
        wish = {"update": update, "bot": bot}
        return int((await self.ask("POST", f"/{flavour}/inject", wish))["update_id"])

    async def inject_raw(self, flavour: str, update: Any, bot: str | int | None = None) -> None:
        """Queues an update exactly as it is, its id included."""
        await self.ask("POST", f"/{flavour}/inject", {"raw": update, "bot": bot})

    async def redeliver(
        self, flavour: str, update_id: int | None = None, bot: str | int | None = None
    ) -> int:
        """Queues an old update again, the newest if none is named."""
        wish: Json = {"bot": bot} if update_id is None else {"bot": bot, "update_id": update_id}
        return int((await self.ask("POST", f"/{flavour}/redeliver", wish))["update_id"])

    async def pending(self, flavour: str, bot: str | int) -> int:
        """How many updates a bot has not confirmed."""
        return int((await self.ask("GET", f"/{flavour}/bots/{bot}"))["pending"])

    async def do(self, flavour: str, deeds: list[Json]) -> list[Json]:
        """Many deeds in one request: each a dict with person, what, and the deed's own fields."""
        return list(await self.ask("POST", f"/{flavour}/do", deeds))
