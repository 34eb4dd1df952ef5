"""Which stretches of a text name a place, and how much each finding weighs where it stands.

A name after «خیابان» is often only a street called after a place far away, an alley's name says
almost nothing, and everyday words («بهار»، «آزادی») name a place only where a place would be named.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from geo.address import without_door
from geo.letters import words_of
from geo.names import LONGEST_NAME, Named, NameIndex
from geo.places import NEIGHBOURHOODS, REGION, Place
from geo.vocabulary import (
    ALLEYS,
    COMPLAINTS,
    EVERYDAY,
    HEADS,
    POINTS,
    QUARTERS,
    RELATIONS,
    STOPS,
    WAYS,
)

_OWN_HEADS = {
    "square": {"میدان"},
    "metro": {"مترو", "ایستگاه"},
    "highway": {"بزرگراه"},
    "street": {"خیابان", "بلوار"},
    "crossing": {"چهارراه", "سهراه", "دوراه"},
    "bridge": {"پل"},
    "neighbourhood": QUARTERS,
    "quarter": QUARTERS,
}
_BY_KIND = {"square": 1.05, "crossing": 1.05, "street": 0.85, "highway": 0.7, "office": 0.7}
_BY_KIND |= {"cinema": 0.7, "town": 2.0, "area": 0.8, "region": 1.2}
_WITHOUT_HEAD = {"square": 0.6, "metro": 0.5, "crossing": 0.5, "bridge": 0.4, "highway": 0.65}
_WITHOUT_HEAD |= {"street": 0.85, "quarter": 0.75, "neighbourhood": 0.6}
_BESIDE_FULL = 0.6
_ALLEY, _OTHER_WAY, _NUMBERED = 0.08, 0.5, 0.3
_BEGINNING = "1"
"""«اول جلفا» is where Jolfa street begins."""
_MEASURES = frozenset({"متری", "دستگاه", "تا", "روز", "هفته", "ماه", "ساعت", "نفر", "سال", "بار"})
_NEVER_MISSPELT = STOPS | HEADS | RELATIONS | COMPLAINTS
_OPENERS = STOPS | HEADS | RELATIONS | {_BEGINNING}
_FUZZY_TRIES = 6
_FUZZY_WORDS = 3
_SURE_LENGTH = 5
_LEAST_SAID, _MANY_SAID = 0.65, math.log1p(200)
_FIRST = 1.12
"""An address goes from the wide to the narrow: a neighbourhood named first is meant."""
_HALF_SPREAD_M = 2500.0


@dataclass(frozen=True, slots=True)
class Found:
    """A place named in the text: its number, the weight of the finding, the stretch naming it."""

    place: int
    weight: float
    span: int


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    key: str
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
        words = without_door(words_of(text))
        spans = _longest_first(list(self._exact(words)))
        spans += self._fuzzy(words, spans)
        ends = {span.end for span in spans}
        return tuple(found for span in spans for found in self._weighed(words, span, ends))

    def _exact(self, words: list[str]) -> Iterator[_Span]:
        for start in range(len(words)):
            key = ""
            for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1):
                if words[end - 1] in STOPS:
                    break
                key += words[end - 1]
                named = self._index.exactly(key)
                if named:
                    yield _Span(start, end, key, named, 1.0)

    def _fuzzy(self, words: list[str], taken: list[_Span]) -> list[_Span]:
        covered = {at for span in taken for at in range(span.start, span.end)}
        found: list[_Span] = []
        for start in _openings(words, covered)[:_FUZZY_TRIES]:
            span = None if start in covered else self._nearest(words, start, covered)
            if span:
                found.append(span)
                covered.update(range(span.start, span.end))
        return found

    def _nearest(self, words: list[str], start: int, covered: set[int]) -> _Span | None:
        best: _Span | None = None
        key = ""
        for end in range(start + 1, min(len(words), start + _FUZZY_WORDS) + 1):
            if end - 1 in covered or words[end - 1] in _NEVER_MISSPELT:
                break
            key += words[end - 1]
            near = self._index.nearly(key)
            if near and _trusted(key, near[0]) and (best is None or near[1] >= best.likeness):
                best = _Span(start, end, near[0], self._index.exactly(near[0]), near[1])
        return best

    def _weighed(self, words: list[str], span: _Span, ends: set[int]) -> Iterator[Found]:
        stands = _by_stand(words, span, ends)
        is_first = span.end == min(ends)
        full = any(not named.bare for named in span.named)
        for named in span.named:
            place = self._places[named.place]
            weight = _own_weight(place) * span.likeness**3 * stands
            weight *= _by_head(words, span, named, place) * _by_number(words, span, place)
            if is_first and place.kind in NEIGHBOURHOODS:
                weight *= _FIRST
            yield Found(
                named.place, weight * (_BESIDE_FULL if full and named.bare else 1), span.start
            )


def _own_weight(place: Place) -> float:
    """The better known and the narrower a place, the more its name says."""
    said = _LEAST_SAID + (1 - _LEAST_SAID) * math.log1p(place.weight) / _MANY_SAID
    narrow = 1 / (1 + place.spread_m / _HALF_SPREAD_M)
    return _BY_KIND.get(place.kind, 0.95) * said * narrow


def _longest_first(spans: list[_Span]) -> list[_Span]:
    kept: list[_Span] = []
    for span in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return kept


def _openings(words: list[str], covered: set[int]) -> list[int]:
    """Where a misspelt name may start: after a word that opens a step, best first."""
    free = (
        at
        for at, word in enumerate(words)
        if at not in covered and _opens(words, at) and word not in _NEVER_MISSPELT
    )
    return sorted(free, key=lambda at: at == 0 or words[at - 1] not in HEADS)


def _opens(words: list[str], at: int) -> bool:
    return at == 0 or words[at - 1] in _OPENERS


def _trusted(key: str, name: str) -> bool:
    """Short words are like too much: they must begin alike, and everyday words mean themselves."""
    return key not in EVERYDAY | COMPLAINTS and (len(key) > _SURE_LENGTH or key[:2] == name[:2])


def _by_head(words: list[str], span: _Span, named: Named, place: Place) -> float:
    head = words[span.start - 1] if span.start and words[span.start - 1] in HEADS else None
    if head is None:
        return _WITHOUT_HEAD.get(place.kind, 0.9) if named.bare else 1.0
    if head in _OWN_HEADS.get(place.kind, ()):
        return 0.9 if named.bare and head in QUARTERS else 1.1
    if head in ALLEYS:
        return _ALLEY
    district = place.kind in NEIGHBOURHOODS
    if head in WAYS:
        return 0.9 if place.kind in {"street", "highway"} else _OTHER_WAY if district else 0.35
    if head in POINTS:
        return 0.75 if district else 0.5
    return 0.3 if district else 0.2


def _by_number(words: list[str], span: _Span, place: Place) -> float:
    """«گلستان پنجم» is a street: the number after a name makes it another name."""
    after = words[span.end : span.end + 2]
    if place.kind == REGION or not after or not after[0].isdecimal():
        return 1.0
    if len(after) > 1 and (
        after[1] in _MEASURES or (after[0] == _BEGINNING and after[1] not in STOPS)
    ):
        return 1.0
    return _NUMBERED if place.kind in NEIGHBOURHOODS else 2 * _NUMBERED


def _by_stand(words: list[str], span: _Span, ends: set[int]) -> float:
    before = words[span.start - 1] if span.start else "،"
    if before in HEADS or span.key not in EVERYDAY:
        return 1.0 if _opens(words, span.start) or span.start in ends else 0.7
    if before in STOPS and (span.end == len(words) or words[span.end] in STOPS):
        return 0.7
    return 0.4 if before in RELATIONS else 0.3 if span.start in ends else 0.12
