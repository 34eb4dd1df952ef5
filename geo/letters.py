"""Text as comparable words: numbers in words become digits, twins one word, honours go."""

import re
from functools import lru_cache

from geo.folding import fold
from geo.vocabulary import SAME_WORD, TITLES

_SHORT = re.compile(r"(?<!\w)(بل|[خکمپ])\.")
"""«خ.» for خیابان: the stop belongs to the word."""
_PIECES = re.compile(r"\d+|[^\W\d_]+|[،,؛;.\n()/:\-–—«»\"!؟?]")
_TO_TWENTY = (
    "یک دو سه چهار پنج شش هفت هشت نه ده "
    "یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده بیست"
)
_TENS = {
    "سی": 30,
    "چهل": 40,
    "پنجاه": 50,
    "شصت": 60,
    "هفتاد": 70,
    "هشتاد": 80,
    "نود": 90,
    "صد": 100,
}
_CARDINALS = {word: value for value, word in enumerate(_TO_TWENTY.split(), start=1)} | _TENS
_NUMBERS = (
    _CARDINALS
    | {word + "م": value for word, value in _CARDINALS.items() if value != 3}
    | {
        "اول": 1,
        "یکم": 1,
        "سوم": 3,
        "هیفده": 17,
        "هیفدهم": 17,
        "هیجده": 18,
        "شونزده": 16,
        "پونزده": 15,
    }
)
_AFTER_NUMBER = frozenset({"م", "ام", "امین", "مین", "ین"})
_CROSSINGS = {"2": "دوراه", "3": "سهراه", "4": "چهارراه"}


def words_of(text: str) -> list[str]:
    """The words, numbers and stops of a text, ready to be compared."""
    pieces = _PIECES.findall(_SHORT.sub(r"\1 ", fold(text)))
    words = _join_ways(_join_numbers(pieces))
    return [word for word in words if word not in TITLES] or words


@lru_cache(maxsize=8192)
def key_of(text: str) -> str:
    """What a name is found by: its words run together."""
    return "".join(word for word in words_of(text) if word.isalnum())


def _join_numbers(pieces: list[str]) -> list[str]:
    out: list[str] = []
    position = 0
    while position < len(pieces):
        value, step = _number_at(pieces, position)
        if value is None:
            out.append(SAME_WORD.get(pieces[position], pieces[position]))
        else:
            out.append(str(value))
            after = pieces[position + step : position + step + 1]
            step += bool(after) and after[0] in _AFTER_NUMBER
        position += step
    return out


def _value(piece: str) -> int | None:
    return int(piece) if piece.isdecimal() else _NUMBERS.get(piece)


def _number_at(pieces: list[str], position: int) -> tuple[int | None, int]:
    """The number that starts here and how many pieces it takes («بیست و پنج» takes three)."""
    value = _value(pieces[position])
    if value is None or value % 10 or pieces[position + 1 : position + 2] != ["و"]:
        return value, 1
    unit = _value(pieces[position + 2]) if position + 2 < len(pieces) else None
    if value >= 20 and unit is not None and unit < 10:
        return value + unit, 3
    return value, 1


def _join_ways(words: list[str]) -> list[str]:
    """«چهار راه» is one word, so is «بن بست»; «آیت الله» is an honour."""
    out: list[str] = []
    for word in words:
        last = out[-1] if out else ""
        if word in {"راه", "راهی"} and last in _CROSSINGS:
            out[-1] = _CROSSINGS[last]
        elif word == "الله" and last == "ایت":
            out.pop()
        elif word != "بست" or last != "بنبست":
            out.append({"دوراهی": "دوراه", "سهراهی": "سهراه"}.get(word, word))
    return out
