"""How fast we may send: arithmetic on a clock of our own."""

import pytest

from bot.limits import PATIENCE_S, Bucket, Limits, Window
from domain.errors import SlowDown
from tests.bot.conftest import ABILITIES


def test_a_bucket_lets_a_burst_through_and_then_its_rate() -> None:
    """Three at once, then one a second."""
    bucket = Bucket(rate=1, burst=3)

    assert [bucket.delay(100) for _ in range(5)] == [0, 0, 0, 1, 2]


def test_a_bucket_recovers_with_time() -> None:
    """After a pause a burst is free again, and never more than one burst."""
    bucket = Bucket(rate=1, burst=3)
    for _ in range(3):
        bucket.delay(100)

    assert [bucket.delay(1000) for _ in range(4)] == [0, 0, 0, 1]


@pytest.mark.parametrize(("rate", "span_s"), [(20, 60), (30, 1), (3, 10)])
def test_no_stretch_of_time_sees_more_than_the_limit(rate: int, span_s: float) -> None:
    """Whenever one counts, as messengers do."""
    window = Window(rate, span_s)
    times = [now + window.delay(now) for now in (0.1 * step for step in range(8 * rate))]

    assert times == sorted(times)
    assert min(b - a for a, b in zip(times, times[rate:], strict=False)) >= span_s - 1e-6


def test_less_than_one_in_a_stretch_is_one_in_a_longer_one() -> None:
    """Half a message a minute is one in two."""
    window = Window(0.5, 60)

    assert [window.delay(0), window.delay(0)] == [0, 120]


async def test_a_short_pause_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The messenger asked for it; all its chats wait."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("bot.limits.asyncio.sleep", sleep)
    limits = Limits(ABILITIES)
    await limits.wait(1, is_group=False)
    limits.pause(5)
    limits.pause(1)
    await limits.wait(2, is_group=True)

    assert [round(seconds) for seconds in slept] == [5]


async def test_a_long_pause_is_told_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody sits on a row for minutes: another process would take it."""
    limits = Limits(ABILITIES)
    limits.pause(PATIENCE_S + 100)

    with pytest.raises(SlowDown):
        await limits.wait(1, is_group=False)


async def test_chats_heard_of_long_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory stays small."""
    monkeypatch.setattr("bot.limits.KEPT_CHATS", 3)
    limits = Limits(ABILITIES)
    for chat in range(9):
        await limits.wait(chat, is_group=False)

    assert len(limits._chats) <= 4
