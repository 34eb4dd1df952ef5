"""A small web application: update hooks for messengers, and a health page for whoever watches."""

import json
from collections.abc import Awaitable, Callable
from hmac import compare_digest
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
LONGEST_UPDATE = 1 << 20

Receive = Callable[[str, dict[str, Any]], Awaitable[None]]
Health = Callable[[], Awaitable[dict[str, Any]]]


def create_web(secrets: dict[str, str], receive: Receive, health: Health) -> Starlette:
    """The application. `secrets` are the secret path parts by messenger.

    `receive` stores one update and returns once it is safe; only then is the messenger told 200.
    """

    async def hook(request: Request) -> Response:
        name = request.path_params["messenger"]
        if not _is_theirs(request, secrets.get(name)):
            return Response(status_code=404)
        update = await _update(request)
        if update is None:
            return Response(status_code=400)
        await receive(name, update)
        return Response(status_code=200)

    async def healthy(request: Request) -> Response:
        state = await health()
        return JSONResponse(state, status_code=200 if state.get("ok") else 503)

    return Starlette(
        routes=[
            Route("/hook/{messenger}/{secret}", hook, methods=["POST"]),
            Route("/health", healthy),
        ]
    )


def _is_theirs(request: Request, secret: str | None) -> bool:
    """Whether path and, where one is sent, header carry the secret."""
    if secret is None or not _same(request.path_params["secret"], secret):
        return False
    sent = request.headers.get(SECRET_HEADER)
    return sent is None or _same(sent, secret)


def _same(given: str, secret: str) -> bool:
    return compare_digest(given.encode("utf-8", "replace"), secret.encode())


async def _update(request: Request) -> dict[str, Any] | None:
    body = await request.body()
    try:
        update = json.loads(body) if len(body) <= LONGEST_UPDATE else None
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) else None
