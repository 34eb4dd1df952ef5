"""Runs the box on a loopback port: for tests inside their own process, or until interrupted."""

import asyncio
import contextlib
import socket
from asyncio import Transport
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.types import Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

HOST = "127.0.0.1"
STOP_WITHIN_S = 2


class CuttableProtocol(H11Protocol):
    """Hands the application a pair of scissors, `scope["extensions"]["sandbox.cut"]`."""

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Puts the scissors into every request's scope."""
        super().connection_made(transport)
        line = transport.get_extra_info("socket")
        # asyncio does this only for sockets that name their protocol; else answers wait 40 ms
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        inner = self.app

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            cut = False

            def scissors() -> None:
                nonlocal cut
                cut = True
                transport.abort()

            async def send_unless_cut(message: Message) -> None:
                if not cut:
                    await send(message)

            scope["extensions"] = {"sandbox.cut": scissors}
            await inner(scope, receive, send_unless_cut)
            if cut:
                await asyncio.sleep(0)  # lets the loop notice that the line is gone

        self.app = app


class Server(uvicorn.Server):
    """A server that leaves signals to its process and stops at once when told to."""

    def __init__(self, config: uvicorn.Config) -> None:
        """Prepares to serve."""
        super().__init__(config)
        self.stopping = asyncio.Event()

    async def main_loop(self) -> None:
        """Waits for the end; Uvicorn itself looks only ten times a second."""
        await self.stopping.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures nothing."""
        yield


def configuration(app: Starlette, host: str = HOST, port: int = 0) -> uvicorn.Config:
    """Uvicorn set up for the box: quiet, quick to stop, able to cut a line."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http=CuttableProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        log_level="warning",
        timeout_keep_alive=60,
        timeout_graceful_shutdown=STOP_WITHIN_S,
    )


@contextlib.asynccontextmanager
async def running(app: Starlette, port: int = 0) -> AsyncIterator[str]:
    """Serves the app in this event loop and yields its base URL; port 0 takes a free one."""
    listener = socket.create_server((HOST, port), backlog=1024)
    server = Server(configuration(app))
    # Not in a task group: a fixture may leave this block in another task than it entered it.
    serving = asyncio.ensure_future(server.serve(sockets=[listener]))
    try:
        while not (server.started or serving.done()):  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.005)
        yield f"http://{HOST}:{listener.getsockname()[1]}"
    finally:
        app.state.world.close()
        server.stopping.set()
        await serving
        listener.close()
