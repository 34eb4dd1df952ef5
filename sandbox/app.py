"""The server in one piece: the Bot API of both messengers, the lab and the page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.api import api_routes
from sandbox.lab_routes import lab_routes
from sandbox.webhooks import Couriers
from sandbox.world import World

STATIC = Path(__file__).parent / "static"


def create_app(world: World | None = None, *, strict: bool = False) -> Starlette:
    """The box around a world; an empty one if none is given, `strict` refusing unknown tokens.

    The world is found again as `app.state.world`.
    """
    world = world or World(strict=strict)
    app = Starlette(
        routes=[
            *api_routes(world),
            *lab_routes(world),
            Route("/", _page),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        lifespan=_lifespan,
    )
    app.state.world = world
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    world: World = app.state.world
    async with asyncio.TaskGroup() as group:
        couriers = Couriers(group, world.clock)
        world.deliver_to = couriers.serve
        yield
        world.close()
        await couriers.stop()


async def _page(_request: Request) -> FileResponse:
    return FileResponse(STATIC / "index.html", headers={"cache-control": "no-cache"})
