"""What came of a month: the truths, the figures, and how quick it went."""

from collections import Counter
from dataclasses import dataclass

from bench.month.heard import of_post, read_post
from bench.month.life import Month
from bench.month.lines import Books, read_books
from bench.month.recount import Counted, recount
from bench.month.truths import MOVES, Truth, of_reports


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that is to be said of a month."""

    happened: dict[str, str]
    truths: list[Truth]
    counted: list[Counted]

    @property
    def broken(self) -> list[str]:
        """Everything that is not as it must be."""
        found = [f"{truth.says}: {one}" for truth in self.truths for one in truth.broken]
        return found + [
            f"{one.name} is counted in two ways" for one in self.counted if not one.agrees
        ]


async def look_back(month: Month, took_s: float) -> Outcome:
    """Look at everything that must be true after a month that took so many seconds."""
    books = await read_books(month.town.database)
    post = await read_post(month, books)
    truths = [*of_reports(month, books), *of_post(month, books, post)]
    return Outcome(
        happened=_happened(month, books, post.total, took_s),
        truths=truths,
        counted=await recount(month.town, books),
    )


def _happened(month: Month, books: Books, letters: int, took_s: float) -> dict[str, str]:
    lines = [line for past in books.past.values() for line in past]
    moves = sum(line.move in MOVES for line in lines)
    states = Counter(row.state for row in books.rows.values())
    town = month.town
    return {
        "reports": f"{len(books.rows):,}",
        "moves of the table": f"{moves:,}",
        "other lines of history": f"{len(lines) - moves:,}",
        "letters queued": f"{letters:,}",
        "deeds refused": f"{sum(town.refused.values()):,}",
        "taps made twice at once": f"{len(month.seen.races):,}",
        "times the clock rang": f"{town.ticks:,}",
        "moves a second": f"{moves / took_s:.0f}",
        **{f"ended as {state}": f"{many:,}" for state, many in states.most_common()},
    }
