"""Personal data in a citizen's words: where it stands, and the text with it masked."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nlp.subjects import TABLES

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_GAP = r"[ \-\u200c.]?"
_NOT_IN_NUMBER = r"(?<![\d+])", r"(?!\d)"
_PLATE_LETTERS = "الف|ب|پ|ت|ث|ج|د|ز|ژ|س|ش|ص|ط|ع|ف|ق|ک|ك|گ|ل|م|ن|و|ه|ی|ي"
_PLATE = rf"\d{{2}}[ \-]?(?:{_PLATE_LETTERS})[ \-]?\d{{3}}(?:[ \-]*(?:ایران|ايران)?[ \-]*\d{{2}})?"
_TITLES = (
    "آقای|اقای|آقا|جناب آقای|خانم|خانوم|سرکار خانم|مهندس|دکتر|حاج آقا|حاجی|حاج خانم|سید|سیده"
    "|استاد|سرهنگ|کربلایی|مشهدی"
)
_NO_NAMES = frozenset((TABLES / "not_names.txt").read_text("utf-8").split("\n")[1:])


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of personal data: what it is and where it stands in the text."""

    kind: str
    start: int
    end: int


def personal_data(text: str) -> tuple[Found, ...]:
    """Phones, national ids, cards, plates, postal codes, e-mails and names, in their order."""
    plain = text.translate(_DIGITS)
    taken: list[Found] = []
    for kind, pattern, is_real in _RULES:
        for match in pattern.finditer(plain):
            start, end = match.span("it")
            free = all(end <= found.start or start >= found.end for found in taken)
            if free and is_real(match["it"]):
                taken.append(Found(kind, start, end))
    return tuple(sorted([*taken, *_names(text, taken)], key=lambda found: found.start))


def mask(text: str, *, names: bool = True) -> str:
    """The text with every piece of personal data replaced by «…».

    In an address `names` are left: streets are called after people.
    """
    pieces, at = [], 0
    for found in personal_data(text):
        if found.kind == "name" and not names:
            continue
        pieces += [text[at : found.start], "…"]
        at = found.end
    return "".join([*pieces, text[at:]])


def is_national_id(digits: str) -> bool:
    """Whether ten digits carry the checksum of an Iranian national id."""
    digits = _only_digits(digits)
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return int(digits[9]) == (rest if rest < 2 else 11 - rest)


def is_card(digits: str) -> bool:
    """Whether sixteen digits pass the Luhn check of bank cards."""
    digits = _only_digits(digits)
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return len(digits) == 16 and sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def _is_postal_code(digits: str) -> bool:
    """Ten digits without 0 and 2 in the first five, as the post office gives them out."""
    digits = _only_digits(digits)
    return len(set(digits)) > 1 and not set(digits[:5]) & set("02")


def _only_digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _always(_: str) -> bool:
    return True


def _number(body: str) -> re.Pattern[str]:
    before, after = _NOT_IN_NUMBER
    return re.compile(f"{before}(?P<it>{body}){after}")


_Rule = tuple[str, re.Pattern[str], Callable[[str], bool]]
_RULES: tuple[_Rule, ...] = (
    ("email", re.compile(r"(?P<it>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"), _always),
    ("iban", re.compile(r"(?P<it>\bIR" + rf"(?:{_GAP}\d){{24}})(?!\d)", re.IGNORECASE), _always),
    ("card", _number(rf"\d(?:{_GAP}\d){{15}}"), is_card),
    ("phone", _number(rf"(?:\+{_GAP}98|0098|98|0){_GAP}9\d(?:{_GAP}\d){{8}}"), _always),
    ("phone", _number(rf"(?:\+{_GAP}98|0098|0){_GAP}[1-8]\d(?:{_GAP}\d){{8}}"), _always),
    ("phone", _number(rf"9[0-39]\d(?:{_GAP}\d){{7}}"), lambda it: not is_national_id(it)),
    (
        "phone",
        re.compile(
            r"(?:تلفن|تلفنم|شماره|شمارم|تماس|زنگ)[^\d\n]{0,15}(?P<it>\d(?:"
            + _GAP
            + r"\d){7})(?!\d)"
        ),
        _always,
    ),
    ("national_id", _number(r"\d{10}|\d{3}-\d{6}-\d"), is_national_id),
    (
        "national_id",
        re.compile(r"(?:کد|شماره|شمارهٔ) ?ملی[^\d\n]{0,8}(?P<it>\d{8,10})(?!\d)"),
        _always,
    ),
    ("postal_code", _number(r"\d{5}[ -]?\d{5}"), _is_postal_code),
    ("postal_code", re.compile(r"کد ?پستی[^\d\n]{0,8}(?P<it>\d{5}[ -]?\d{5})(?!\d)"), _always),
    ("plate", re.compile(rf"(?<!\d)(?P<it>{_PLATE})(?!\d)"), _always),
)
_PERSIAN = r"[\u0621-\u065f\u066e-\u06d3\u200c]"
_NAME = re.compile(
    rf"(?<!\w)(?:{_TITLES})(?:[ \u200c]+)(?P<it>{_PERSIAN}{{2,}}(?: {_PERSIAN}{{3,}})?)"
)
_INTRODUCED = re.compile(
    "(?:اسمم|اسم من|نامم|نام من|نام و نام خانوادگی|اینجانب|بنده)"
    rf"[ :،]+(?P<it>{_PERSIAN}{{2,}} {_PERSIAN}{{2,}})"
)


def _names(text: str, taken: list[Found]) -> Iterator[Found]:
    """Names after a title or an introduction; a common noun there is no name."""
    for pattern in (_NAME, _INTRODUCED):
        for match in pattern.finditer(text):
            words = match["it"].rstrip("،؛؟").split(" ")
            named = words[
                : 1 + (len(words) > 1 and words[1] not in _NO_NAMES and _may_be_name(words[1]))
            ]
            start, end = match.start("it"), match.start("it") + len(" ".join(named))
            free = all(end <= found.start or start >= found.end for found in taken)
            if free and words[0] not in _NO_NAMES and _may_be_name(words[0]):
                taken.append(Found("name", start, end))
                yield taken[-1]


def _may_be_name(word: str) -> bool:
    verbal = word.startswith(("می\u200c", "نمی", "میک", "میگ", "میر"))
    return not verbal and not word.endswith(("\u200cها", "\u200cهای", "هایی", "\u200cدار"))
