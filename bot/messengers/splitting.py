"""Cuts a text that is too long for one message, at a place where a reader would pause."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from conversation.replies import Span, Text, words

Measure = Callable[[Text], int]

# From the best place to cut to the poorest; each pattern ends where the cut goes.
PAUSES = tuple(map(re.compile, (r"\n\s*\n", r"\n", r"[.!?؟؛…]\s", r"\s")))
JOINERS = "\u200c\u200d\ufe0f\ufe0e"


def units(text: str) -> int:
    """The length as messengers count it: in UTF-16 units, so that an emoji is two."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def split(text: Text, limit: int, measure: Measure) -> tuple[Text, ...]:
    """The text in pieces of at most `limit`; white space at a cut is dropped."""
    return tuple(_pieces(text, limit, measure))


def split_off_first_line(text: Text) -> tuple[Text, ...]:
    """The first line and the rest, or the whole text if it is one line."""
    found = re.search(r"\S[^\n]*\n(?=\s*\S)", words(text))
    return tuple(map(_stripped, cut(text, found.end()))) if found else (text,)


def shorten(text: Text, limit: int, measure: Measure) -> Text:
    """The text, or as much of its beginning as fits, with an ellipsis."""
    if measure(text) <= limit:
        return text
    return (*split(text, limit - 1, measure)[0], Span("…"))


def cut(text: Text, at: int) -> tuple[Text, Text]:
    """The text in two, the first part `at` characters long; styles go on in both."""
    head: list[Span] = []
    tail: list[Span] = []
    for span in text:
        if at > 0:
            head.append(replace(span, text=span.text[:at]))
        if at < len(span.text):
            tail.append(replace(span, text=span.text[max(at, 0) :]))
        at -= len(span.text)
    return tuple(head), tuple(tail)


def _pieces(text: Text, limit: int, measure: Measure) -> Iterator[Text]:
    while measure(text) > limit:
        at = _pause(words(text), _most(text, limit, measure))
        head, text = cut(text, at)
        if words(head).strip():
            yield _stripped(head)
        text = _stripped(text)
        if not words(text):
            return
    yield text


def _most(text: Text, limit: int, measure: Measure) -> int:
    """How many characters fit, at least one."""
    low, high = 1, min(len(words(text)), limit)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(cut(text, middle)[0]) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def _pause(shown: str, most: int) -> int:
    """The best place to cut, in the second half of what fits; a pause's last space may not fit."""
    for pause in PAUSES:
        places = [found.end() for found in pause.finditer(shown, most // 2, most + 1)]
        if places:
            return places[-1]
    at = most
    while at > most // 2 and _joined(shown, at):
        at -= 1
    return max(at, 1)


def _joined(shown: str, at: int) -> bool:
    """Whether a cut here would part a letter from its marks."""
    if at >= len(shown):
        return False
    after, before = shown[at], shown[at - 1]
    return after in JOINERS or before in JOINERS or bool(unicodedata.combining(after))


def _stripped(text: Text) -> Text:
    shown = words(text)
    text = cut(text, len(shown.rstrip()))[0]
    return cut(text, len(shown) - len(shown.lstrip()))[1]
