"""How fast messages are understood."""

from time import perf_counter

from bench.citizens import STORIES
from bench.figures import Latency, latency
from nlp.reader import Reader

WARM_UP = 50


def texts(count: int) -> list[str]:
    """Messages that differ, so that nothing is remembered."""
    return [f"{STORIES[at % len(STORIES)]}، پلاک {at}" for at in range(count)]


def reading_latency(reader: Reader, count: int) -> Latency:
    """How long one message takes, warm."""
    took = []
    for text in texts(count + WARM_UP):
        begun = perf_counter()
        reader.read(text)
        took.append(perf_counter() - begun)
    return latency(took[WARM_UP:])


def reading_rate(reader: Reader, count: int) -> float:
    """Messages a second, many at once."""
    many = texts(count)
    begun = perf_counter()
    reader.read_many(many)
    return count / (perf_counter() - begun)
