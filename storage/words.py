"""What was told of reports, in the one spelling in which it is searched, a byte a letter.

Letters beyond Persian, Arabic and Latin are all taken for one.
"""

from collections.abc import Iterable, Sequence

from conversation.spelling import bare

_APART, _NEXT = b"\x01", b"\x00"
_CODE = "cp1256"
"""Holds the letters of Persian but one, for which its Arabic twin stands."""


def needle(word: str) -> bytes:
    """A word as it stands in what was told: without spaces, so that half-spaces do not matter."""
    return bare(word).replace("ی", "ي").encode(_CODE, "replace")


def packed(reports: Iterable[Sequence[str]]) -> bytes:
    """What some reports tell, in their order."""
    return _NEXT.join(_APART.join(map(needle, told)) for told in reports)


def holding(told: bytes, needles: Sequence[bytes]) -> list[int]:
    """The places, in their order, of the reports that tell of all of these."""
    if not told or not all(one in told for one in needles):
        return []
    reports = enumerate(told.split(_NEXT))
    return [place for place, report in reports if all(one in report for one in needles)]
