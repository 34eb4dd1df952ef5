"""Which of a unit's groups a report goes to, by the regions that each group works in."""

from collections.abc import Sequence
from typing import Protocol


class Placed(Protocol):
    """A group; `areas` are the keys of the regions it works in, empty where it works everywhere."""

    @property
    def areas(self) -> frozenset[str]:
        """The keys of the regions."""
        ...


def serving[Group: Placed](groups: Sequence[Group], region: str | None) -> list[Group]:
    """The groups of this region; else those that work everywhere; else all: no report is nobody's.

    `region` is `None` where nobody knows in which region a report lies.
    """
    there = [group for group in groups if region in group.areas]
    everywhere = [group for group in groups if not group.areas]
    return there or everywhere or list(groups)
