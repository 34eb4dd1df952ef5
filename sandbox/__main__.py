"""`python -m sandbox`: runs the box with the demo's people until interrupted."""

import argparse
import contextlib

import uvicorn

from sandbox.app import create_app
from sandbox.demo import demo_world
from sandbox.serve import configuration

PORT = 8137
TOKEN = "1100000001:sandbox-demo-token"  # noqa: S105 - opens nothing but this box


def main() -> None:
    """Reads the command line and serves."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A messenger in a box")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--token", default=TOKEN, help="the demo bot's token on both messengers")
    wish = parser.parse_args()
    base = f"http://{wish.host}:{wish.port}"
    print(f"page      {base}/\ntelegram  {base}\nbale      {base}/bale\ntoken     {wish.token}")  # noqa: T201
    app = create_app(demo_world(wish.token))
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(configuration(app, wish.host, wish.port)).run()


if __name__ == "__main__":
    main()
