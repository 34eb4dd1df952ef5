"""Persian in Latin letters."""

import pytest

from nlp.normaliser import normalise


@pytest.mark.parametrize(
    ("latin", "word"),
    [
        ("booye gaz miad", "بوی گاز میآید"),
        ("kooche ma tarike", "کوچه ما تاریک"),
        ("ye chale gonde jelo khune", "چاله"),
        ("ashghal", "آشغال"),
        ("derakht oftade", "درخت افتاده"),
        ("asansor kharabe", "آسانسور"),
    ],
)
def test_finglish_becomes_the_words_it_means(latin: str, word: str) -> None:
    """Common words typed in Latin letters are found again."""
    assert word.split()[0] in normalise(latin)
