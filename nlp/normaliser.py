"""One spelling for the many ways people type Persian, for the model only: never shown or stored.

Letters, digits, elongation, emoji, Finglish, half-spaces and colloquial forms. Every string is
accepted, and normalising twice is the same as once: each stage only makes its text simpler.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from conversation.spelling import SAME_LETTERS
from nlp.finglish import to_persian
from nlp.subjects import TABLES

LETTERS = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
DIGITS = "۰۱۲۳۴۵۶۷۸۹"
_KEPT = frozenset(LETTERS + DIGITS + "abcdefghijklmnopqrstuvwxyz؟!\u200c")
_SAME = SAME_LETTERS | dict.fromkeys("'’`", "") | {"?": "؟"}

_ENDINGS = (
    "هایشان|هایمان|هایتان|هایی|هایم|هایت|هایش|های|هاشون|هامون|هاتون|هاشو|هامو|هاتو|هاش|هام|هات|هارو"
    "|هارا|هان|هاس|ها|ترین|تری|تر"
)
_CLINGING = "ام|ات|اش|مان|تان|شان|مون|تون|شون|ای|اند|ایم|اید|ه|ی|س|ن|م|ش|ت|رو|و"
_STEPS = (
    ("می", re.compile(r"(?<!\S)(ن?می)[ \u200c]+(?=[^\W\da-z])"), r"\1"),
    ("", re.compile(rf"(?<=[^\W\d])[ \u200c]+({_ENDINGS})(?![^\s\u200c])"), r"\1"),
    ("\u200c", re.compile(rf"(?<=[^\W\d])\u200c({_CLINGING})(?![^\s\u200c])"), r"\1"),
    ("\u200c", re.compile(r"\u200c"), " "),
    (" ی", re.compile(r"(?<=[^\W\d]) +ی(?!\S)"), ""),
    ("", re.compile(r"([^\W\d])\1{2,}"), r"\1"),
    ("؟", re.compile(r"([؟!])[\s؟!]*(?=[؟!])"), ""),
    ("!", re.compile(r"([؟!])[\s؟!]*(?=[؟!])"), ""),
)
"""What is simplified, each with a sign without which there is nothing to look for."""


class _Letters(dict[int, str]):
    """A translation table that works out each character once, when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = "".join(map(_letter, unicodedata.normalize("NFKC", chr(code))))
        return letter


def _letter(char: str) -> str:
    char = char.lower()
    if char in _SAME:
        return _SAME[char]
    digit = unicodedata.decimal(char, None) if len(char) == 1 else None
    if digit is not None:
        return DIGITS[digit]
    if char in _KEPT:
        return char
    return "" if unicodedata.category(char[0]) in {"Mn", "Cf", "Lm"} else " "


_letters = _Letters()


def _settle(text: str) -> str:
    """Spacing, endings and elongation, repeated until nothing changes; each round shortens."""
    while True:
        simpler = " ".join(text.split())
        for sign, pattern, replacement in _STEPS:
            if sign in simpler:
                simpler = pattern.sub(replacement, simpler)
        simpler = simpler.strip()
        if simpler == text:
            return text
        text = simpler


@cache
def colloquial() -> Mapping[str, str]:
    """The colloquial forms that are rewritten, each with its written form."""
    lines = (TABLES / "colloquial.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    table = {_settle(spoken): _settle(written) for spoken, written in pairs}
    return {spoken: written for spoken, written in table.items() if _is_final(written, table)}


def _is_final(written: str, table: Mapping[str, str]) -> bool:
    return bool(written) and all(table.get(word, word) == word for word in written.split())


def normalise(text: str, *, informal: bool = True) -> str:
    """The text in the one spelling the model sees; colloquial forms rewritten if `informal`."""
    plain = text.replace("ا\u0653", "آ").translate(_letters)
    plain = _settle(plain)
    persian = to_persian(plain)
    plain = plain if persian == plain else _settle(persian)
    if not informal:
        return plain
    table = colloquial()
    return " ".join(table.get(word, word) for word in plain.split())
