"""Figures and tables: what was measured, for the terminal and for a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Latency:
    """How long something took, in milliseconds."""

    p50: float
    p95: float
    p99: float

    def cells(self) -> tuple[str, str, str]:
        """The three figures as words."""
        return f"{self.p50:.1f} ms", f"{self.p95:.1f} ms", f"{self.p99:.1f} ms"


def latency(seconds: Sequence[float]) -> Latency:
    """The percentiles of many measurements."""
    p50, p95, p99 = np.percentile(np.array(seconds) * 1000, (50, 95, 99))
    return Latency(float(p50), float(p95), float(p99))


@dataclass(slots=True)
class Sheet:
    """One table with its heading and a remark."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    remark: str = ""

    def add(self, *cells: str) -> None:
        """One more row."""
        self.rows.append(cells)

    def rich(self) -> Table:
        """The table for a terminal."""
        table = Table(*self.columns, title=self.title, caption=self.remark, title_justify="left")
        for row in self.rows:
            table.add_row(*row)
        return table

    def markdown(self) -> str:
        """The table for a page."""
        lines = [self.columns, tuple("---" for _ in self.columns), *self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        remark = f"\n\n{self.remark}" if self.remark else ""
        return f"## {self.title}\n\n{table}{remark}\n"
