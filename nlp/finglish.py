"""Persian typed in Latin letters, back into Persian script, by sound and by known words.

A token is first looked for among frequent whole words, then by the sound of its consonants among
the words of the corpus, and otherwise spelled letter by letter.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product

from nlp.subjects import TABLES

_TOKEN = re.compile("[a-z]+")
_SPELLING = (
    ("kh", "خ"), ("sh", "ش"), ("ch", "چ"), ("zh", "ژ"), ("gh", "ق"), ("ph", "ف"), ("th", "ت"),
    ("oo", "و"), ("ou", "و"), ("ee", "ی"), ("aa", "ا"), ("ii", "ی"), ("ck", "ک"), ("ay", "ای"),
    ("ey", "ی"), ("a", "ا"), ("b", "ب"), ("c", "ک"), ("d", "د"), ("f", "ف"), ("g", "گ"),
    ("h", "ه"), ("i", "ی"), ("j", "ج"), ("k", "ک"), ("l", "ل"), ("m", "م"), ("n", "ن"),
    ("o", "و"), ("p", "پ"), ("q", "ق"), ("r", "ر"), ("s", "س"), ("t", "ت"), ("u", "و"),
    ("v", "و"), ("w", "و"), ("x", "کس"), ("y", "ی"), ("z", "ز"), ("e", ""),
)  # fmt: skip
_LETTERS = dict(_SPELLING)
_PIECE = re.compile("|".join(latin for latin, _ in _SPELLING))
_SOUNDS: Mapping[str, tuple[str, ...]] = {
    "ا": ("",), "آ": ("",), "ع": ("",), "ب": ("b",), "پ": ("p",), "ت": ("t",), "ط": ("t",),
    "ث": ("s",), "س": ("s",), "ص": ("s",), "ج": ("j",), "چ": ("C",), "ح": ("h",), "ه": ("h", ""),
    "خ": ("K",), "د": ("d",), "ذ": ("z",), "ز": ("z",), "ض": ("z",), "ظ": ("z",), "ر": ("r",),
    "ژ": ("Z", "j"), "ش": ("S",), "غ": ("q",), "ق": ("q",), "ف": ("f",), "ک": ("k",), "گ": ("g",),
    "ل": ("l",), "م": ("m",), "ن": ("n",), "و": ("", "v"), "ی": ("", "y"),
}  # fmt: skip
_DIGRAPHS = (
    ("kh", "K"), ("sh", "S"), ("ch", "C"), ("zh", "Z"), ("gh", "q"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("w", "v"), ("x", "ks"), ("c", "k"),
)  # fmt: skip


def to_persian(text: str) -> str:
    """The text with every run of Latin letters in Persian script; other text untouched."""
    return _TOKEN.sub(lambda match: _word(match[0]), text)


@lru_cache(maxsize=20_000)
def _word(latin: str) -> str:
    whole = _whole_words().get(latin)
    if whole is not None or latin == "e":
        return whole or " "
    rivals = {word for key in _keys_of_latin(latin) for word in _by_sound().get(key, ())}
    if len(latin) < 3 or not rivals:
        return _spelled(latin)
    best = min(rivals, key=lambda word: (_distance(latin, word), _rank()[word]))
    return best if _distance(latin, best) <= len(latin) / 4 else _spelled(latin)


def _spelled(latin: str) -> str:
    spelled = _PIECE.sub(lambda match: _LETTERS[match[0]], latin)
    if latin[0] == "a" and not latin.startswith("aa"):
        return "ا" + spelled[1:]
    return ("ا" + spelled) if latin[0] == "e" else (spelled + ("ه" if latin[-1] == "e" else ""))


def _keys_of_latin(latin: str) -> Iterator[str]:
    for pair, sound in _DIGRAPHS:
        latin = latin.replace(pair, sound)
    bare = re.sub("[aeiou]", "", latin)
    yield re.sub(r"(.)\1+", r"\1", bare)
    if "y" in bare:
        yield re.sub(r"(.)\1+", r"\1", bare.replace("y", ""))


def _keys_of_word(word: str) -> Iterator[str]:
    spread = product(*(_SOUNDS.get(letter, ("",)) for letter in word))
    for key in {"".join(sounds) for sounds in spread}:
        yield re.sub(r"(.)\1+", r"\1", key)


def _distance(latin: str, word: str) -> float:
    """How far the vowels people type are from the letters Persian writes for them."""
    heard = "".join(_vowel(piece) for piece in _PIECE.findall(latin))
    written = "".join(_LONG.get(letter, "") for letter in word)
    return _edits(heard, written) + 0.5 * (latin[-1] == "e" and word[-1] not in "هی")


_LONG = {"ا": "a", "آ": "a", "و": "o", "ی": "i", "ع": "a"}


def _vowel(piece: str) -> str:
    if piece in {"o", "u", "oo", "ou", "v", "w"}:
        return "o"
    if piece in {"i", "y", "ee", "ii", "ey"}:
        return "i"
    return "a" if piece in {"a", "aa"} else ""


def _edits(heard: str, written: str) -> float:
    """The cheapest way from the vowels heard to those written; a short one often is not written."""
    row = [float(place) for place in range(len(written) + 1)]
    for left in heard:
        short = 0.4 if left in "ao" else 0.8
        above, row[0] = row[0], row[0] + short
        for j, right in enumerate(written, 1):
            cheapest = min(row[j] + short, row[j - 1] + 1, above + (left != right))
            above, row[j] = row[j], cheapest
    return row[-1]


@cache
def _whole_words() -> Mapping[str, str]:
    lines = (TABLES / "finglish.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


@cache
def _rank() -> Mapping[str, int]:
    """The words Finglish is matched against, the most frequent first."""
    words = (TABLES / "words.txt").read_text("utf-8").split()
    return {word: place for place, word in enumerate(words)}


@cache
def _by_sound() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = defaultdict(list)
    for word in _rank():
        for key in _keys_of_word(word[:12]):
            table[key].append(word)
    return {key: tuple(words) for key, words in table.items()}
