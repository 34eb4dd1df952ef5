"""Reports among a unit's groups."""

from dataclasses import dataclass

import pytest

from domain.areas import serving


@dataclass(frozen=True)
class Group:
    """A group by name."""

    name: str
    areas: frozenset[str] = frozenset()


NORTH, SOUTH = Group("north", frozenset({"1", "2"})), Group("south", frozenset({"2", "6"}))
ALL = Group("all")


@pytest.mark.parametrize(
    ("groups", "region", "expected"),
    [
        ((NORTH, SOUTH, ALL), "6", [SOUTH]),
        ((NORTH, SOUTH, ALL), "2", [NORTH, SOUTH]),
        ((NORTH, SOUTH, ALL), "9", [ALL]),
        ((NORTH, SOUTH, ALL), None, [ALL]),
        ((NORTH, SOUTH), "9", [NORTH, SOUTH]),
        ((NORTH, SOUTH), None, [NORTH, SOUTH]),
        ((), "6", []),
    ],
)
def test_a_report_goes_to_the_groups_of_its_region(
    groups: tuple[Group, ...], region: str | None, expected: list[Group]
) -> None:
    """Else to those that work everywhere, else to all of the unit's: never to nobody."""
    assert serving(groups, region) == expected
