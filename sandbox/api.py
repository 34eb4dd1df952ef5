"""The Bot API over HTTP: routes a call to its method, records it, and misbehaves when told to."""

import logging
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from sandbox.errors import ApiError
from sandbox.faults import Fault
from sandbox.files import path_number, thumbnail
from sandbox.flavour import FLAVOURS, Flavour, Json
from sandbox.methods import METHODS
from sandbox.params import Call, Upload, read_params
from sandbox.world import World

log = logging.getLogger(__name__)


def api_routes(world: World) -> list[Route]:
    """The routes of both messengers: methods and file downloads."""
    routes: list[Route] = []
    for flavour in FLAVOURS.values():
        door = Door(world, flavour)
        routes += [
            Route(
                f"{flavour.prefix}/bot{{token}}/{{method}}", door.method, methods=["GET", "POST"]
            ),
            Route(f"{flavour.prefix}/file/bot{{token}}/{{path:path}}", door.download),
        ]
    return routes


class Door:
    """One messenger's entrance for bots."""

    def __init__(self, world: World, flavour: Flavour) -> None:
        """Opens the entrance to one messenger of a world."""
        self.world = world
        self.flavour = flavour

    async def method(self, request: Request) -> Response:
        """Carries out one method call."""
        name = request.path_params["method"].lower()
        entry = self._record(name, request.path_params["token"])
        try:
            params, uploads = await read_params(request)
            entry["params"] = params
            entry["files"] = {part: len(upload.data) for part, upload in uploads.items()}
            call = self._call(request, name, params, uploads)
            answer = await self._answer(request, call)
        except ApiError as refusal:
            answer = JSONResponse(refusal.body(), refusal.code)
        entry["status"] = answer.status_code
        return answer

    async def download(self, request: Request) -> Response:
        """Hands out a file's bytes; the small size of a photo is drawn on the way."""
        messenger = self.world.messengers[self.flavour.name]
        self._record("download", request.path_params["token"])
        fault = self.world.faults.take(self.flavour.name, "download", "")
        try:
            messenger.bot_of(request.path_params["token"])
            if fault and fault.kind != "delay":
                return await self._misbehave(request, fault, None)
            await self.world.pause(fault.seconds if fault else 0)
            number, size = path_number(self.flavour, request.path_params["path"])
            stored = messenger.files.kept[number]
        except ApiError as refusal:
            return JSONResponse(refusal.body(), refusal.code)
        except (ValueError, KeyError):
            return JSONResponse(ApiError(404, "Not Found").body(), 404)
        data = thumbnail(stored.data) if size == "s" else stored.data
        return Response(data, media_type="application/octet-stream")

    def _record(self, method: str, token: str) -> Json:
        entry: Json = {
            "at": self.world.clock(),
            "flavour": self.flavour.name,
            "method": method,
            "bot": token.partition(":")[0],
            "params": {},
            "status": None,
        }
        self.world.calls.append(entry)
        return entry

    def _call(self, request: Request, name: str, params: Json, uploads: dict[str, Upload]) -> Call:
        messenger = self.world.messengers[self.flavour.name]
        bot = messenger.bot_of(request.path_params["token"])
        return Call(self.world, messenger, bot, name, params, uploads)

    async def _answer(self, request: Request, call: Call) -> Response:
        chat_id = str(call.params.get("chat_id", ""))
        fault = self.world.faults.take(self.flavour.name, call.method, chat_id)
        if fault:
            return await self._misbehave(request, fault, call)
        return JSONResponse({"ok": True, "result": await self._perform(call)})

    async def _perform(self, call: Call) -> Any:
        method = METHODS.get(call.method)
        if method is None or call.method in self.flavour.missing_methods:
            raise ApiError(404, "Not Found")
        try:
            return await method(call)
        except (TypeError, ValueError, KeyError, AttributeError) as problem:
            # Parameters are read where they are used; one of a wild shape is the caller's mistake.
            log.warning("%s cannot be read", call.method, exc_info=problem)
            raise ApiError(400, f"Bad Request: can't parse parameters of {call.method}") from None

    async def _misbehave(self, request: Request, fault: Fault, call: Call | None) -> Response:
        if fault.kind == "delay":
            await self.world.pause(fault.seconds)
            fault.perform = True
        done = await self._perform(call) if fault.perform and call else None
        if fault.kind == "delay":
            return JSONResponse({"ok": True, "result": done})
        if fault.kind == "hang":
            await self.world.pause(fault.seconds)
        if fault.kind in ("hang", "drop"):
            return _cut(request)
        if fault.kind == "text":
            return PlainTextResponse(fault.description, fault.status)
        if fault.kind == "html":
            page = f"<html><body>{fault.description}</body></html>"
            return HTMLResponse(page, fault.status)
        raise fault.error()


def _cut(request: Request) -> Response:
    """Cuts the line without an answer; `sandbox.serve` provides the scissors."""
    scissors = request.scope.get("extensions", {}).get("sandbox.cut")
    if scissors is None:
        raise ApiError(502, "Bad Gateway")
    scissors()
    return Response(status_code=502)
