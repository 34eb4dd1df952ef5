"""The lab: the control side of the box for tests and the page; all paths begin with /lab."""

from starlette.routing import Route

from sandbox.lab_routes import chats, media, stage, watching
from sandbox.world import World


def lab_routes(world: World) -> list[Route]:
    """All routes of the lab."""
    return [
        *stage.routes(world),
        *chats.routes(world),
        *media.routes(world),
        *watching.routes(world),
    ]
