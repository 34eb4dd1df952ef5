"""One letter for one sound, western digits, plain spaces: makes Persian spellings comparable."""

import re

_SOUNDS = {"ی": "يىئ", "ک": "ك", "ه": "ةۀ", "ا": "آأإٱ", "و": "ؤ", " ": "\u200c\xa0\u202f"}
_SILENT = "ءـ\u200d\u200e\u200f\u0670\u0654" + "".join(map(chr, range(0x64B, 0x653)))
_DIGITS = ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
_LETTERS = str.maketrans(
    {letter: sound for sound, letters in _SOUNDS.items() for letter in letters}
    | dict.fromkeys(_SILENT, "")
    | {digit: str(value) for digits in _DIGITS for value, digit in enumerate(digits)}
)
_HONOURS = re.compile(r"\((?:ع|ص|س|عج|ره|رض|قدس سره)\)")


def fold(text: str) -> str:
    """Text with one letter for one sound, western digits and plain spaces."""
    return _HONOURS.sub(" ", text).translate(_LETTERS).lower()
