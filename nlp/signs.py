"""What a message tells to find a fault by: numbers, names, landmarks, sides, kinds of things."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from nlp.normaliser import normalise
from nlp.subjects import TABLES
from nlp.words import light_root

_ONES = {
    "یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "شیش": 6, "هفت": 7, "هشت": 8,
    "نه": 9, "ده": 10, "یازده": 11, "دوازده": 12, "سیزده": 13, "چهارده": 14, "پانزده": 15,
    "پونزده": 15, "شانزده": 16, "هفده": 17, "هجده": 18, "نوزده": 19,
}  # fmt: skip
_TENS = {
    "بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90,
}  # fmt: skip
_ORDINALS = {f"{word}م": number for word, number in (_ONES | _TENS).items()} | {
    "اول": 1, "سوم": 3, "سی ام": 30,
}  # fmt: skip
_LABELS = ("پلاک", "بلوک", "قطعه", "فاز", "خط", "کوچه", "خیابان", "خ", "واحد", "ساختمان", "میدان")
_STREETS = {"کوچه", "خیابان", "میدان", "چهارراه", "بزرگراه", "بلوار", "پل", "بانک"}
_TITLES = {"شهید", "دکتر", "آیت", "الله"}
_MEASURES = re.compile(
    "(?:روز|شب|ماه|هفته|ساعت|متر|تا|نفر|دقیقه|بار|طبقه|کامیون|سال|دستگاه|برابر|صبح|عصر|ظهر|ثانیه)"
    "(?:ه|ی|ا|ها|س|ست)?"
)
_NO_NUMBER_AFTER = {"ساعت", "حدود", "از", "تا", "هر", "حداقل", "ب"}
_NO_NAME = {
    "ما", "مان", "را", "رو", "در", "به", "ب", "از", "که", "ک", "هم", "و", "با", "سر", "جلو",
    "جلوی", "مقابل", "کنار", "نبش", "بعد", "قبل", "نزدیک", "خیابان", "کوچه", "پر", "شده", "پلاک",
    "اصلی", "فرعی", "بالا", "پایین", "این", "است", "هست", "شد", "باز", "تاریک", "خاموش", "گرفته",
    "کنده", "بغل", "بین", "تو", "توی", "یک", "یه", "رفت", "آب", "عابر", "هوایی", "بلوار",
    "بزرگراه", "چهارراه", "میدان", "چرا", "کی", "نداره", "ندارد", "تمیز",
}  # fmt: skip
"""What may follow «street» without being its name."""
_DIRECTION = re.compile("(?:شرق|غرب|شمال|جنوب) به (?=شرق|غرب|شمال|جنوب)")
_THINGS = ("colours", "vehicles", "trees")
_PHRASES = ("thanks", "asking", "alone", "again")
_ENDINGS = "(?:ها|های|ا|ای|ی|ه|و|رو|ش)?"
_KINDS = ("animals", "trades")


@dataclass(frozen=True, slots=True)
class Signs:
    """What one message names, by kind; `numbers` and `names` by the word they belong to."""

    numbers: Mapping[str, frozenset[int]]
    names: Mapping[str, frozenset[str]]
    landmarks: frozenset[str]
    parts: Mapping[str, frozenset[str]]
    faults: Mapping[str, frozenset[str]]
    sides: frozenset[str]
    things: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    thanks: bool
    alone: bool
    again: bool


def signs_in(text: str) -> Signs:
    """Everything of that kind that a message tells; any string is accepted."""
    words = normalise(text).split()
    spoken = f" {' '.join(words)} "
    return Signs(
        numbers=_gathered(_numbers(words)),
        names=_gathered(_names(words)),
        landmarks=_found(spoken, "landmarks"),
        sides=_found(_DIRECTION.sub("", spoken), "sides"),
        things=_things(spoken),
        kinds=_all_found(spoken, _KINDS),
        parts=_all_found(spoken, _below("parts.")),
        faults=_all_found(spoken, _below("faults.")),
        thanks=bool(_found(spoken, "thanks")) and not _found(spoken, "asking"),
        alone=bool(_found(spoken, "alone")),
        again=bool(_found(spoken, "again")),
    )


def _things(spoken: str) -> dict[str, frozenset[str]]:
    """Makes and trees, and colours where a vehicle is named: elsewhere they are parts of names."""
    found = _all_found(spoken, _THINGS)
    if "vehicles" not in found:
        found.pop("colours", None)
    return found


def _all_found(spoken: str, tables: Iterable[str]) -> dict[str, frozenset[str]]:
    """What is found of each table, where anything is."""
    found = {table: _found(spoken, table) for table in tables}
    return {table: named for table, named in found.items() if named}


def _found(spoken: str, table: str) -> frozenset[str]:
    return frozenset(thing for thing, form in _tables()[table].items() if form.search(spoken))


@cache
def _below(above: str) -> tuple[str, ...]:
    return tuple(table for table in _tables() if table.startswith(above))


@cache
def _tables() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """The tables by name; one within another as «parts.tree»."""
    read = tomllib.loads((TABLES / "signs.toml").read_text("utf-8"))
    nested: dict[str, dict[str, str]] = {}
    for name in ("parts", "faults"):
        nested |= {f"{name}.{inner}": things for inner, things in read.pop(name).items()}
    return {
        table: {
            thing: _form(calls, _ENDINGS * (table not in _PHRASES))
            for thing, calls in things.items()
        }
        for table, things in (read | nested).items()
    }


def _form(calls: str, endings: str) -> re.Pattern[str]:
    """Any of the names, as whole words, with the endings people hang on them."""
    names = sorted({normalise(call) for call in calls.split("،")}, key=len, reverse=True)
    anyone = "|".join(re.escape(name) for name in names if name)
    return re.compile(f"(?<= )(?:{anyone}){endings}(?= )")


def _gathered[T](pairs: Iterator[tuple[str, T]]) -> dict[str, frozenset[T]]:
    found: dict[str, set[T]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in found.items()}


def _numbers(words: list[str]) -> Iterator[tuple[str, int]]:
    """Numbers that name something, each with the root of the word before it."""
    for at, word in enumerate(words[1:], start=1):
        before, after = words[at - 1], words[at + 1 : at + 3]
        number = _number(word, before, after)
        if number is not None:
            yield light_root(before), number


def _number(word: str, before: str, after: list[str]) -> int | None:
    if before in _NO_NUMBER_AFTER or (after and _MEASURES.fullmatch(after[0])):
        return None
    if word.isdecimal():
        return int(word)
    if word in _ORDINALS:
        return _ORDINALS[word]
    return _spelt(word, after) if before in _LABELS else None


def _spelt(word: str, after: list[str]) -> int | None:
    """A number in words, such as «سی و یک»."""
    if word in _TENS and len(after) == 2 and after[0] == "و" and after[1] in _ONES:
        return _TENS[word] + _ONES[after[1]]
    return _ONES.get(word) or _TENS.get(word)


def _names(words: list[str]) -> Iterator[tuple[str, str]]:
    """Proper names of streets and the like, each with the word it follows."""
    for at, word in enumerate(words[:-1]):
        if word not in _STREETS:
            continue
        rest = [later for later in words[at + 1 : at + 3] if later not in _TITLES]
        if rest and _is_name(rest[0]):
            yield word, light_root(rest[0])


def _is_name(word: str) -> bool:
    is_number = word.isdecimal() or word in _ORDINALS or word in _ONES
    return not is_number and word not in _NO_NAME
