"""One spelling costs no more memory, however strange the letters are that strangers send."""

import tracemalloc

from conversation.spelling import fold

_STRANGE = "".join(map(chr, range(0x20000, 0x22000)))
"""Letters that nobody writes here."""


def test_letters_nobody_writes_here_are_not_kept() -> None:
    """Whoever sends every letter there is fills no table for good."""
    fold("گزارش")
    tracemalloc.start()
    folded = fold(_STRANGE)
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    assert 0x2000 == len(folded)
    assert kept < 100_000


def test_letters_of_other_forms_are_folded_each_time() -> None:
    """What is not kept is worked out as before: Arabic letters in the forms of print."""
    assert ("گزارش", "گزارش") == (fold("ﮔﺰﺍﺭﺵ"), fold("ﮔﺰﺍﺭﺵ"))
