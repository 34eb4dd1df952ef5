"""Watching: the calls bots made, and the live feed of everything that changes."""

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sandbox.flavour import Json
from sandbox.lab_routes.plumbing import number_in, route
from sandbox.world import World

FILTERS = ("flavour", "method", "bot")
UNBUFFERED = {"cache-control": "no-store", "x-accel-buffering": "no"}


def routes(world: World) -> list[Route]:
    """The routes for onlookers."""
    tower = Tower(world)
    return [
        route("GET", "/calls", tower.calls),
        route("DELETE", "/calls", tower.forget),
        route("GET", "/feed", tower.feed),
    ]


class Tower:
    """An onlooker of one world."""

    def __init__(self, world: World) -> None:
        """Looks at this world."""
        self.world = world

    async def calls(self, request: Request) -> list[Json]:
        """The last `limit` calls, oldest first, narrowed by flavour, method, bot and chat_id."""
        wanted = {name: request.query_params.get(name) for name in FILTERS}
        if wanted["method"]:
            wanted["method"] = wanted["method"].lower()
        chat_id = request.query_params.get("chat_id")
        found = [call for call in self.world.calls if _suits(call, wanted, chat_id)]
        return found[-int(number_in(request, "limit", 10_000)) :]

    async def forget(self, _request: Request) -> Json:
        """Empties the list of calls."""
        self.world.calls.clear()
        return {"cleared": True}

    async def feed(self, _request: Request) -> Response:
        """Everything that changes, as server-sent events."""
        return StreamingResponse(self._events(), media_type="text/event-stream", headers=UNBUFFERED)

    async def _events(self) -> AsyncIterator[str]:
        yield ": the box is open\n\n"
        async for event in self.world.feed.stream():
            if event is None:
                yield ": still here\n\n"
            else:
                yield f"data: {json.dumps(event, ensure_ascii=False)}\n\n"


def _suits(call: Json, wanted: dict[str, str | None], chat_id: str | None) -> bool:
    if any(value and call[name] != value for name, value in wanted.items()):
        return False
    return chat_id is None or str(call["params"].get("chat_id")) == chat_id
