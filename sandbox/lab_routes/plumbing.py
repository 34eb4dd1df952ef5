"""What every route of the lab shares: reading a wish, finding the messenger, answering."""

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.errors import LabError
from sandbox.flavour import Json
from sandbox.messenger import Messenger
from sandbox.world import World

log = logging.getLogger(__name__)

Handler = Callable[[Request], Awaitable[Any]]


def route(method: str, path: str, handler: Handler) -> Route:
    """A route whose result becomes JSON and whose LabError becomes a 400 with its reason."""

    async def endpoint(request: Request) -> Response:
        try:
            result = await handler(request)
        except LabError as problem:
            return JSONResponse({"error": str(problem)}, 400)
        except (TypeError, ValueError, KeyError, AttributeError) as problem:
            log.warning("%s cannot be read", request.url.path, exc_info=problem)
            return JSONResponse({"error": f"the wish cannot be read: {problem!r}"}, 400)
        return result if isinstance(result, Response) else JSONResponse(result)

    return Route(f"/lab{path}", endpoint, methods=[method])


async def wish_of(request: Request) -> Json:
    """The JSON object in a request's body; an empty body is an empty wish."""
    wish = await any_wish_of(request)
    if not isinstance(wish, dict):
        raise LabError("a JSON object is expected")
    return wish


async def any_wish_of(request: Request) -> Any:
    """The JSON in a request's body."""
    body = await request.body()
    try:
        return json.loads(body) if body.strip() else {}
    except ValueError:
        raise LabError("the body is not JSON") from None


def messenger_of(world: World, request: Request) -> Messenger:
    """The messenger named in the path."""
    name = request.path_params["flavour"]
    if name not in world.messengers:
        raise LabError(f"no such messenger: {name}")
    return world.messengers[name]


def number_in(request: Request, name: str, default: float = 0) -> float:
    """A number in the query string."""
    try:
        return float(request.query_params.get(name, default))
    except ValueError:
        raise LabError(f"{name} is a number") from None
