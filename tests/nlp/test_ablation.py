"""What each part of the model is worth, on a few subjects."""

from collections.abc import Sequence

import pytest

from nlp.ablation import Row, as_table, compare
from nlp.corpora import Message
from nlp.holding import folds_of


@pytest.fixture(scope="module")
def rows(
    small_messages: Sequence[Message], small_phrases: dict[str, tuple[str, ...]]
) -> dict[str, Row]:
    return {row.name: row for row in compare(small_messages, small_phrases)}


def test_every_part_has_its_row(rows: dict[str, Row]) -> None:
    """The plainest method comes first, the whole model last, one part less a row between."""
    names = list(rows)

    assert (12, "majority", "final") == (len(names), names[0], names[-1])
    assert sum(name.startswith("without ") for name in names) == 7


def test_learning_beats_the_plain_methods(rows: dict[str, Row]) -> None:
    """The whole model tells subjects better than always saying one, or counting keywords."""
    plain = max(rows["majority"].top1, rows["keyword rules"].top1)

    assert rows["final"].top1 > plain
    assert all(row.top1 <= row.top3 <= 1 for row in rows.values())


def test_the_voices_asked_about_are_not_learnt_from(small_messages: Sequence[Message]) -> None:
    """The messages that are asked about come from voices of their own."""
    asked, *others = [
        {small_messages[at].voice for at in fold} for fold in folds_of(small_messages)
    ]

    assert asked & set().union(*others) == set()


def test_the_table_has_a_line_for_each_row() -> None:
    """Rows are printed as Markdown, three digits each."""
    table = as_table([Row("final", 0.5, 0.75, 1.0)])

    assert table.splitlines()[2:] == ["| final | 0.500 | 0.750 | 1.000 |"]
