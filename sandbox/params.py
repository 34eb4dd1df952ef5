"""One call of a bot: its parameters, however they were sent, read into plain values."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request

from sandbox.errors import ApiError, bad_request
from sandbox.flavour import Flavour, Json
from sandbox.messenger import Messenger
from sandbox.records import Bot
from sandbox.world import World

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """A method called by a bot, ready to be carried out."""

    world: World
    messenger: Messenger
    bot: Bot
    method: str
    params: Json
    uploads: dict[str, Upload] = field(default_factory=dict)

    @property
    def flavour(self) -> Flavour:
        """The rules that apply."""
        return self.messenger.flavour

    def text(self, name: str) -> str | None:
        """A parameter as text; None when absent."""
        value = self.params.get(name)
        return None if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A parameter as a whole number; raises ApiError on anything else."""
        value = self.params.get(name)
        if value in (None, ""):
            return default
        try:
            return int(str(value))
        except ValueError:
            raise bad_request(f'invalid value of "{name}"') from None

    def decimal(self, name: str) -> float:
        """A required number, such as a latitude."""
        try:
            return float(str(self.params[name]))
        except (KeyError, ValueError):
            raise bad_request(f"{name} is empty or invalid") from None

    def flag(self, name: str) -> bool:
        """A boolean parameter, in JSON or as form text."""
        return str(self.params.get(name, "")).lower() in ("true", "1", "yes")

    def object(self, name: str) -> Any:
        """A nested object or list that came as JSON or as a JSON string; None when absent."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None


async def read_params(request: Request) -> tuple[Json, dict[str, Upload]]:
    """The parameters of a request: query string, JSON, urlencoded form or multipart."""
    params: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        params.update(_json_object(await request.body()))
        return params, {}
    if kind == "application/x-www-form-urlencoded":
        # Much faster than the streaming parser, and most calls of most bots are such forms.
        body = (await request.body()).decode()
        params.update(parse_qsl(body, keep_blank_values=True))
        return params, {}
    if kind != "multipart/form-data":
        return params, {}
    uploads: dict[str, Upload] = {}
    async with request.form(max_part_size=MEGABYTE, max_files=100) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                uploads[name] = await _upload(value)
            else:
                params[name] = value
    return params, uploads


async def _upload(part: UploadFile) -> Upload:
    mime = part.content_type or "application/octet-stream"
    return Upload(part.filename or "file", mime, await part.read())


def _json_object(body: bytes) -> Json:
    if not body.strip():
        return {}
    try:
        parsed = json.loads(body)
    except ValueError:
        raise ApiError(400, "Bad Request: can't parse JSON object") from None
    return parsed if isinstance(parsed, dict) else {}
