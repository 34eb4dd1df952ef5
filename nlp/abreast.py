"""Independent fits side by side: on two cores where a corpus is large, one by one where it is not.

Processes rather than threads, because the classifiers share one source of chance inside a process;
each fit begins it anew, so the bits are the same however the work is spread.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any

_MANY = 3_000
_HANDS = 2
_ROOM = 6 * 1024**3
_given: list[Any] = []
"""In a helping process: what all its deeds are done with, handed over once."""


class Bench:
    """Where deeds are done with one and the same thing, at once or by helpers."""

    def __init__(self, shared: Any, pool: Executor | None = None) -> None:
        """Deeds will be done with `shared`; by the pool if there is one."""
        self._shared, self._pool = shared, pool

    def start[Task, Result](
        self, deed: Callable[[Any, Task], Result], task: Task
    ) -> Future[Result]:
        """What the deed will come to; without helpers it is done before this returns."""
        if self._pool:
            return self._pool.submit(partial(_do, deed), task)
        done: Future[Result] = Future()
        done.set_result(deed(self._shared, task))
        return done


@contextmanager
def bench(shared: Any, hands: int) -> Iterator[Bench]:
    """A bench with so many helpers, each given `shared` once; none when one hand must do."""
    if hands < _HANDS:
        yield Bench(shared)
        return
    with ProcessPoolExecutor(hands, get_context("spawn"), _take, (shared,)) as pool:
        yield Bench(shared, pool)


def hands_for(messages: int) -> int:
    """How many helpers a corpus is worth: starting them takes longer than a small one.

    None on a machine too small for two of them and the text, up to two gigabytes each.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(_HANDS, os.cpu_count() or 1) if messages >= _MANY and memory >= _ROOM else 1


def _take(shared: Any) -> None:
    _given.append(shared)


def _do[Task, Result](deed: Callable[[Any, Task], Result], task: Task) -> Result:
    return deed(_given[0], task)
