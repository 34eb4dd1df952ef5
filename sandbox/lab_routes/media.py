"""Files in and out: uploads, what was sent, ready-made photos and the city plan."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.errors import LabError
from sandbox.flavour import Json
from sandbox.lab_routes.plumbing import route
from sandbox.pictures import SAMPLES, plan_picture, sample_photo
from sandbox.world import World

DAY = {"cache-control": "max-age=86400"}


def routes(world: World) -> list[Route]:
    """The routes of files."""
    media = MediaShelf(world)
    return [
        route("POST", "/media", media.upload),
        route("GET", "/files/{number:int}", media.file),
        route("GET", "/samples", media.samples),
        route("GET", "/samples/{name}.jpg", media.sample),
        route("GET", "/plan.png", media.plan),
    ]


class MediaShelf:
    """The files of one world."""

    def __init__(self, world: World) -> None:
        """Works on this world."""
        self.world = world

    async def upload(self, request: Request) -> Json:
        """Stores a multipart part named `file`; its number is then used as `media`."""
        async with request.form() as form:
            part = form.get("file")
            if not isinstance(part, UploadFile):
                raise LabError("a part named file is expected")
            mime = part.content_type or "application/octet-stream"
            stored = self.world.files.keep(await part.read(), part.filename or "file", mime)
        return {"media": stored.number, "name": stored.name, "mime": stored.mime}

    async def file(self, request: Request) -> Response:
        """The bytes of a file, for the page."""
        stored = self.world.files.kept.get(request.path_params["number"])
        if stored is None:
            raise LabError("no such file")
        name = {"content-disposition": f"inline; filename*=utf-8''{quote(stored.name)}"}
        return Response(stored.data, media_type=stored.mime, headers=name)

    async def samples(self, _request: Request) -> list[Json]:
        """The ready-made photos."""
        return [
            {"name": name, "title": sample.title, "url": f"/lab/samples/{name}.jpg"}
            for name, sample in SAMPLES.items()
        ]

    async def sample(self, request: Request) -> Response:
        """One ready-made photo."""
        name = request.path_params["name"]
        photo = await run_in_threadpool(sample_photo, name)  # drawing takes a while, the first time
        return Response(photo, media_type="image/jpeg", headers=DAY)

    async def plan(self, _request: Request) -> Response:
        """The city plan without names."""
        plan = await run_in_threadpool(plan_picture, self.world.plan)
        return Response(plan, media_type="image/png", headers=DAY)
