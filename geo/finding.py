"""Which stretches of a text name a place, and how much each finding weighs where it stands.

A name after «خیابان» is often only a street called after a place far away, an alley's name says almost
nothing, and everyday words («بهار»، «آزادی») name a place only when they stand as a place would.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from geo.address import HEADS, RELATIONS, STOPS, WAYS, without_door_numbers
from geo.letters import words_of
from geo.names import LONGEST_NAME, Named, NameIndex
from geo.places import NEIGHBOURHOODS, Place

EVERYDAY = frozenset(
    ["سلام", "امید", "بهار", "ازادی", "دریا", "کاج", "گاز", "دانش", "ایمان", "پارک", "شهر", "گلشن", "شاهد", "سجاد", "استخر", "تختی", "مهران", "اسمان", "پرستار", "ایران", "کرمان", "شیراز", "اهنگ", "پرواز", "صفا", "شورا", "بازار", "بیمه", "درختی", "فتح", "نصرت", "قصر", "مخصوص", "کوثر", "قیام", "بهاران", "اندیشه", "شکیب", "شیوا", "ارم", "فرودگاه", "پلیس", "فرهنگ", "سلامت", "رسالت", "بهداشت", "انقلاب", "جمهوری", "حر", "شهدا", "اتحاد", "مطهری", "خوش", "مینا", "سرباز", "جهاد", "کتاب", "پیامبر", "بعثت", "کاشان", "مدیریت", "امامت", "سعدی", "حافظ", "مقدم", "حرم", "دادگر", "شهادت", "توحید", "رهبر", "ساحل", "مادر", "معلم", "نماز", "لاله", "خیام", "کارگر", "فجر", "شقایق", "ابشار", "باغ", "چشمه", "گلچین", "فردوس", "نبرد", "عامل", "شفا", "نوید", "قربانی", "وحید", "بلال", "بهمن", "میثم", "ایثار", "سراب", "دستگاه", "مجد", "کوشش", "حجاب", "شاهین", "گلستان", "ملت", "نور", "وصال", "نیلوفر"]
)
_ALLEYS = frozenset({"کوچه", "بنبست", "گذر"})
_DISTRICT_WORDS = frozenset({"محله", "شهرک", "کوی", "فاز"})
_CROSSING_WORDS = frozenset(
    {"میدان", "مترو", "چهارراه", "سهراه", "دوراه", "پل", "پایانه", "ایستگاه"}
)
_OWN_HEAD = {
    "square": "میدان", "metro": "مترو", "highway": "بزرگراه", "street": "خیابان", "crossing": "چهارراه",
    "bridge": "پل",
}  # fmt: skip
_BASE = {
    "neighbourhood": 1.0, "quarter": 1.0, "square": 1.05, "crossing": 1.05, "street": 0.9, "highway": 0.75,
    "office": 0.7, "cinema": 0.7, "town": 0.8, "region": 0.9,
}  # fmt: skip
_HEADLESS = {
    "square": 0.6, "metro": 0.5, "crossing": 0.5, "bridge": 0.4, "highway": 0.65, "street": 0.85,
    "quarter": 0.8, "gate": 0.7,
}  # fmt: skip
_FUZZY_TRIES = 8
_MANY_SAID = math.log1p(200)


@dataclass(frozen=True, slots=True)
class Found:
    """A place named in the text: its number, the weight of the finding, the stretch that names it."""

    place: int
    weight: float
    span: int


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    named: tuple[Named, ...]
    likeness: float


class Finder:
    """Finds places named in a text."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        """Index the names of the places."""
        self._places = places
        self._index = NameIndex(places)

    def find(self, text: str) -> tuple[Found, ...]:
        """Every place the text may name; places under one name share a span."""
        words = without_door_numbers(words_of(text))
        spans = _longest_first(list(self._exact(words)))
        spans += self._fuzzy(words, spans)
        starts = {span.end for span in spans}
        return tuple(
            Found(named.place, self._weight(words, span, named, starts), span.start)
            for span in spans
            for named in span.named
        )

    def _exact(self, words: list[str]) -> Iterator[_Span]:
        for start in range(len(words)):
            key = ""
            for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1):
                if words[end - 1] in STOPS:
                    break
                key += words[end - 1]
                named = self._index.exactly(key)
                if named:
                    yield _Span(start, end, named, 1.0)

    def _fuzzy(self, words: list[str], taken: list[_Span]) -> list[_Span]:
        covered = {at for span in taken for at in range(span.start, span.end)}
        found: list[_Span] = []
        tries = 0
        for start in range(len(words)):
            if (
                start in covered
                or not _opens(words, start)
                or words[start] in HEADS | RELATIONS | STOPS
            ):
                continue
            tries += 1
            span = self._nearest_span(words, start, covered) if tries <= _FUZZY_TRIES else None
            if span:
                found.append(span)
                covered.update(range(span.start, span.end))
        return found

    def _nearest_span(self, words: list[str], start: int, covered: set[int]) -> _Span | None:
        best: _Span | None = None
        key = ""
        for end in range(start + 1, min(len(words), start + 3) + 1):
            if end - 1 in covered or words[end - 1] in STOPS:
                break
            key += words[end - 1]
            near = self._index.nearly(key)
            if near and (best is None or near[1] >= best.likeness):
                best = _Span(start, end, self._index.exactly(near[0]), near[1])
        return best

    def _weight(self, words: list[str], span: _Span, named: Named, ends: set[int]) -> float:
        place = self._places[named.place]
        said = 0.75 + 0.25 * math.log1p(place.weight) / _MANY_SAID
        narrow = 1 / (1 + place.spread_m / 2500)
        weight = _BASE.get(place.kind, 0.9) * said * narrow * span.likeness**3
        weight *= _by_head(words, span, named, place) * _by_number(words, span, place)
        return weight * _by_stand(words, span, ends)


def _longest_first(spans: list[_Span]) -> list[_Span]:
    kept: list[_Span] = []
    for span in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return kept


def _opens(words: list[str], start: int) -> bool:
    """Whether a name may start here: at a stop, or after the word that opens a step of an address."""
    return start == 0 or words[start - 1] in STOPS | HEADS | RELATIONS


def _by_head(words: list[str], span: _Span, named: Named, place: Place) -> float:
    head = words[span.start - 1] if span.start and words[span.start - 1] in HEADS else None
    district = place.kind in NEIGHBOURHOODS
    if head is None:
        return _HEADLESS.get(place.kind, 0.9) if named.bare else 1.0
    if _OWN_HEAD.get(place.kind) == head or (district and head in _DISTRICT_WORDS):
        return 1.1
    if head in _ALLEYS:
        return 0.08
    if head in WAYS:
        return {"street": 1.0, "highway": 1.0}.get(place.kind, 0.55 if district else 0.35)
    if head in _CROSSING_WORDS:
        return 0.75 if district else 0.5
    return 0.3 if district else 0.2


def _by_number(words: list[str], span: _Span, place: Place) -> float:
    """«گلستان پنجم» is a street: the number after a name makes it another name."""
    followed = span.end < len(words) and words[span.end].isdecimal()
    measure = span.end + 1 < len(words) and words[span.end + 1] in {"متری", "دستگاه", "تا", "روز"}
    if not followed or measure:
        return 1.0
    return 0.3 if place.kind in NEIGHBOURHOODS else 0.6


def _by_stand(words: list[str], span: _Span, ends: set[int]) -> float:
    before = words[span.start - 1] if span.start else "،"
    opens = _opens(words, span.start) or span.start in ends
    everyday = span.end - span.start == 1 and words[span.start] in EVERYDAY
    if not everyday or before in HEADS:
        return 1.0 if opens else 0.7
    alone = before in STOPS and (span.end == len(words) or words[span.end] in STOPS)
    return 0.7 if alone else 0.5 if before in RELATIONS else 0.3 if span.start in ends else 0.12
