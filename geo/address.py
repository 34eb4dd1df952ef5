"""Iranian addresses taken apart: «پاسداران، خیابان گلستان پنجم، نرسیده به میدان، پلاک ۱۲».

An address goes from the wide to the narrow, the parts divided by commas or only by the words that open
them: what kind of way it is (خیابان، کوچه …) or how the place lies to it (نرسیده به، روبروی …).
"""

from dataclasses import dataclass

from geo.letters import words_of

WAYS = frozenset(["خیابان", "کوچه", "بنبست", "بلوار", "بزرگراه", "جاده", "گذر"])
HEADS = WAYS | frozenset(
    ["میدان", "چهارراه", "سهراه", "دوراه", "پل", "شهرک", "محله", "کوی", "مترو", "پارک", "بیمارستان", "مسجد", "مدرسه", "دانشگاه", "بازار", "بازارچه", "پاساژ", "پایانه", "درمانگاه", "امامزاده", "سینما", "بانک", "فاز", "مجتمع", "برج", "ورزشگاه", "باب", "حرم", "صحن", "هتل", "کتابخانه", "فرهنگسرا", "زیرگذر", "روگذر", "دبیرستان", "دبستان", "داروخانه", "پمپ", "ایستگاه", "منطقه", "ناحیه", "روستا"]
)
RELATIONS = frozenset(["روبرو", "جنب", "کنار", "نزدیک", "پشت", "بغل", "سر", "ته", "نبش", "بعد", "قبل", "نرسیده", "انتهای", "ابتدای", "بین", "جلوی", "پایین", "بالاتر"]) | frozenset(
    ["پایینتر", "اول", "آخر", "بالای", "زیر", "تو", "در", "از", "به", "سمت", "طرف", "محدوده", "ورودی", "خروجی", "تقاطع", "وسط", "انتها", "ابتدا", "آخرای", "اوایل", "اواسط", "ما"]
)  # fmt: skip
STOPS = frozenset('،,؛;.\n()/:-–—«»"!؟?')
_NUMBERED = {"پلاک": "plate", "واحد": "unit", "طبقه": "floor", "زنگ": "bell", "کدپستی": "postcode"}


@dataclass(frozen=True, slots=True)
class Part:
    """One step of an address: how it lies (`relation`), what it is (`kind`), what it is called."""

    relation: str | None
    kind: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """An address in steps from wide to narrow, with the numbers of the door."""

    parts: tuple[Part, ...]
    numbers: dict[str, str]


def parse_address(text: str) -> Address:
    """The steps and door numbers of an address in words, whatever its punctuation."""
    words, numbers = _take_numbers(words_of(text))
    parts: list[Part] = []
    position = 0
    while position < len(words):
        part, position = _part_at(words, position)
        if part.words or part.kind:
            parts.append(part)
    return Address(tuple(parts), numbers)


def without_door_numbers(words: list[str]) -> list[str]:
    """The words of an address less «پلاک ۱۲» and the like, which name no place."""
    return _take_numbers(words)[0]


def _take_numbers(words: list[str]) -> tuple[list[str], dict[str, str]]:
    kept: list[str] = []
    numbers: dict[str, str] = {}
    position = 0
    while position < len(words):
        name = _NUMBERED.get(words[position])
        if name and position + 1 < len(words) and words[position + 1].isdecimal():
            numbers.setdefault(name, words[position + 1])
            position += 2
        else:
            kept.append(words[position])
            position += 1
    return kept, numbers


def _part_at(words: list[str], position: int) -> tuple[Part, int]:
    relation = kind = None
    named: list[str] = []
    while position < len(words) and words[position] not in STOPS:
        word = words[position]
        if (named and (word in HEADS or word in RELATIONS)) or (kind and word in WAYS):
            return Part(relation, kind, tuple(named)), position
        if word in RELATIONS and not kind:
            relation = relation if word in {"به", "از", "تر"} and relation else word
        elif word in HEADS and kind is None:
            kind = word
        else:
            named.append(word)
        position += 1
    return Part(relation, kind, tuple(named)), position + 1
