"""Persian names made comparable: one letter for one sound, digits for numbers, spaces of no account."""

import re
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا",
        "ؤ": "و", "ء": "", "ـ": "", "\u200c": " ", "\u200d": "", "\u200e": "", "\u200f": "", "\xa0": " ",
        **{chr(mark): "" for mark in range(0x64B, 0x653)}, "\u0670": "", "\u0654": "",
        **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
        **{chr(0x660 + digit): str(digit) for digit in range(10)},
    }
)  # fmt: skip
_HONOURS = re.compile(r"\((?:ع|ص|س|عج|ره|رض|قدس سره)\)")
_PIECES = re.compile(r"\d+|[^\W\d_]+|[،,؛;.\n()/:\-–—«»\"!؟?]")

_UNITS = "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده بیست"
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
_CARDINALS = {word: value for value, word in enumerate(_UNITS.split(), start=1)} | _TENS
_ORDINALS = {word + "م": value for word, value in _CARDINALS.items()}
_ORDINALS |= {"اول": 1, "یکم": 1, "سوم": 3, "هیفده": 17, "هیجده": 18, "شونزده": 16}
_NUMBERS = _CARDINALS | _ORDINALS
_AFTER_NUMBER = frozenset({"م", "ام", "امین", "مین", "ی", "ین"})

_TITLES = frozenset(
    ["شهید", "شهیدان", "شهدای", "دکتر", "حضرت", "سپهبد", "سرلشکر", "سرلشگر", "ایتالله", "ایت", "الله", "ی", "های"]
)

_SAME_WORD = {
    "خیابون": "خیابان", "خ": "خیابان", "خیابانه": "خیابان", "میدون": "میدان", "فلکه": "میدان", "م": "میدان",
    "اتوبان": "بزرگراه", "اتوبانه": "بزرگراه", "بزرگراهه": "بزرگراه", "ک": "کوچه", "کوی": "کوی", "بولوار": "بلوار",
    "بل": "بلوار", "بوستان": "پارک", "تقاطع": "چهارراه", "چارراه": "چهارراه", "ترمینال": "پایانه",
    "تهرون": "تهران", "خونه": "خانه", "پ": "پلاک", "مسجدالجامع": "مسجد",
    "روبه": "روبرو", "روبروی": "روبرو", "روبرویه": "روبرو", "کناره": "کنار", "بغله": "بغل", "نبشه": "نبش",
    "سره": "سر", "تهه": "ته", "پشته": "پشت", "توی": "تو", "داخل": "تو", "حوالی": "نزدیک", "نزدیکی": "نزدیک",
    "نزدیکای": "نزدیک", "اطراف": "نزدیک", "دور": "نزدیک", "جلو": "جلوی", "مقابل": "روبرو", "محلات": "محله",
}  # fmt: skip


def fold(text: str) -> str:
    """Text with one letter for one sound, western digits, and plain spaces."""
    return _HONOURS.sub(" ", text).translate(_LETTERS).lower()


def words_of(text: str) -> list[str]:
    """The words, numbers and stops of a text; numbers in words become digits, twin words one."""
    words = _join_crossings(_join_numbers(_PIECES.findall(fold(text))))
    return [word for word in words if word not in _TITLES] or words


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """What a name is found by: its words run together."""
    return "".join(word for word in words_of(text) if word.isalnum())


def _join_numbers(pieces: list[str]) -> list[str]:
    out: list[str] = []
    values = [_NUMBERS.get(piece) for piece in pieces]
    position = 0
    while position < len(pieces):
        value, step = _number_at(pieces, values, position)
        if value is None:
            out.append(_SAME_WORD.get(pieces[position], pieces[position]))
        else:
            out.append(str(value))
            if position + step < len(pieces) and pieces[position + step] in _AFTER_NUMBER:
                step += 1
        position += step
    return out


def _number_at(
    pieces: list[str], values: list[int | None], position: int
) -> tuple[int | None, int]:
    """The number that starts here and how many pieces it takes («بیست و پنج» takes three)."""
    value = int(pieces[position]) if pieces[position].isdecimal() else values[position]
    if value is None or value < 20 or value % 10 or position + 2 >= len(pieces):
        return value, 1
    unit = values[position + 2]
    if pieces[position + 1] == "و" and unit is not None and unit < 10:
        return value + unit, 3
    return value, 1


def _join_crossings(words: list[str]) -> list[str]:
    out: list[str] = []
    for word in words:
        if word in {"راه", "راهی", "راهه"} and out and out[-1] in {"2", "3", "4"}:
            out[-1] = {"2": "دوراه", "3": "سهراه", "4": "چهارراه"}[out[-1]]
        else:
            out.append({"سه‌راه": "سهراه", "دوراهی": "دوراه", "سهراهی": "سهراه"}.get(word, word))
    return out
