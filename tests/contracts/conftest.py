"""The fixtures of the contracts: each messenger's bench, over real HTTP."""

from collections.abc import AsyncIterator, Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from sandbox.app import create_app
from sandbox.lab import Lab
from sandbox.serve import running
from tests.contracts.bench import ADAPTERS, PATIENCE_S, TOKEN, Bench


@pytest.fixture(params=sorted(ADAPTERS))
def flavour(request: pytest.FixtureRequest) -> str:
    """Each messenger in turn."""
    return str(request.param)


@pytest.fixture
async def lab() -> AsyncIterator[Lab]:
    """An empty box that refuses tokens it does not know."""
    async with running(create_app(strict=True)) as base_url, Lab(base_url) as lab:
        yield lab


@pytest.fixture
async def bench(lab: Lab, flavour: str, tmp_path: Path) -> AsyncIterator[Bench]:
    """The bench, with the bot started and its first updates read away."""
    await lab.bot(flavour, TOKEN, name="بازوی گزارش", username="shahrreport_bot")
    maryam = await lab.person(flavour, "مریم", bot=TOKEN)
    messenger = ADAPTERS[flavour](TOKEN, lab.api(flavour), timeout_s=PATIENCE_S)
    bench = Bench(lab, flavour, messenger, maryam, tmp_path)
    await maryam.start()
    await bench.updates()
    yield bench
    await messenger.close()


@pytest.fixture
def picture() -> Callable[..., bytes]:
    """Draws a plain JPEG of any size."""

    def draw(width: int = 32, height: int = 24) -> bytes:
        out = BytesIO()
        Image.new("RGB", (width, height), "green").save(out, "JPEG")
        return out.getvalue()

    return draw
