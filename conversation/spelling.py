"""One spelling for the ways in which people type the same word; for comparing, never to be shown.

Letters of Arabic keyboards, forms of alef and hamza, digits of three scripts, marks over letters,
half-spaces and elongation make no difference.
"""

import re
import unicodedata

SAME_LETTERS = {
    **dict.fromkeys("يىېۍئێ", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("ةۀەھہۂ", "ه"),
    **dict.fromkeys("أإٱ", "ا"),
    **dict.fromkeys("ؤۆ", "و"),
    "ء": "",
}
"""The letter that each of these stands for."""
_UNSEEN = frozenset({"Mn", "Cf", "Lm"})
"""Marks over letters, half-spaces and signs of direction, and the sign that lengthens a word."""
_ELONGATED = re.compile(r"([^\W\da-z])\1{2,}")

_SIGNS = re.compile(r"[\W_]+")
_FIRST_STRANGE = 0x3000
"""From here on letters are rare here, and so many that a stranger could fill the memory."""


class _Letters(dict[int, str]):
    """A translation table that works out each common character once, when it is first met."""

    def __missing__(self, code: int) -> str:
        whole = unicodedata.normalize("NFKC", chr(code))
        letter = "".join(map(_letter, whole))
        if code < _FIRST_STRANGE:
            self[code] = letter
        return letter


def _letter(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(char) in _UNSEEN:
        return ""
    return "ا" if char == "آ" else SAME_LETTERS.get(char, char)


_letters = _Letters()


def fold(text: str) -> str:
    """Words as compared: one spelling, Latin digits, no half-spaces, single spaces."""
    plain = " ".join(text.translate(_letters).casefold().split())
    return _ELONGATED.sub(r"\1", plain)


def bare(text: str) -> str:
    """Folded words without spaces, signs and pictures: the same however they are written."""
    return _SIGNS.sub("", fold(text))
