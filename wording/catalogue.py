"""Sentences by key, in one language: Fluent files, a little markup, and nothing planted by anyone.

Markup is read from our own sentences only: `__bold__` and `` `code` ``. What fills a sentence is
put in afterwards, as plain text, so a citizen's words can carry neither style nor link.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from wording.digits import persian_digits

LANGUAGES = ("fa", "en")
FOLDER = Path(__file__).parent

Piece = tuple[str, str]

_MARKUP = re.compile(r"__(.+?)__|`(.+?)`", re.DOTALL)
_HOLE = re.compile("\ue000(\\d+)\ue001")
_PERSIAN = re.compile("[\u0600-\u06ff]")
_LATIN_RUN = re.compile(r"[A-Za-z]")
_LATIN_FIRST = re.compile("[^\\w\ue000]*(?:[A-Za-z]|(?<=`)\ue000)")
"""What begins with a command or a key that is copied; screens would lay it out left to right."""
_ASCII_WORD = re.compile(r"[A-Za-z0-9_]+")
_FIRST_STRONG, _POP = "\u2068", "\u2069"
_RIGHT_TO_LEFT = "\u200f"


class UnknownPhraseError(KeyError):
    """A sentence that no file of this language has."""


class Catalogue:
    """All sentences of one language."""

    def __init__(self, language: str, sources: Iterable[str]) -> None:
        """Read Fluent texts; a later one may not repeat a key of an earlier one."""
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._templates: dict[tuple[str, ...], tuple[Piece, ...]] = {}
        for source in sources:
            self._bundle.add_resource(FluentResource(source))

    def pieces(self, key: str, details: Mapping[str, str] = {}) -> tuple[Piece, ...]:
        """The sentence as (words, style) pieces; style is `plain`, `bold` or `code`."""
        names = sorted(details)
        values = [self._local(details[name]) for name in names]
        return tuple(
            (self._filled(words, values), style) for words, style in self._holed(key, *names)
        )

    def _holed(self, key: str, *names: str) -> tuple[Piece, ...]:
        """The sentence in pieces with a hole for each name; made once, as it never changes."""
        made = self._templates.get((key, *names))
        if made is None:
            holes = {name: f"\ue000{at}\ue001" for at, name in enumerate(names)}
            made = tuple(piece for piece in _styled(self._template(key, holes)) if piece[0])
            self._templates[key, *names] = made
        return made

    def label(self, key: str, details: Mapping[str, str] = {}) -> str:
        """The sentence as bare words."""
        return "".join(words for words, _ in self.pieces(key, details))

    def has(self, key: str) -> bool:
        """Whether this language has the sentence."""
        return bool(self._bundle.has_message(key))

    def _template(self, key: str, holes: Mapping[str, str]) -> str:
        if not self._bundle.has_message(key):
            raise UnknownPhraseError(f"{self.language}: {key}")
        value = self._bundle.get_message(key).value
        if value is None:
            raise UnknownPhraseError(f"{self.language}: {key} has no words")
        text, errors = self._bundle.format_pattern(value, dict(holes))
        if errors:
            raise UnknownPhraseError(f"{self.language}: {key}: {errors[0]}")
        return _RIGHT_TO_LEFT + str(text) if self._is_turned(str(text)) else str(text)

    def _is_turned(self, text: str) -> bool:
        """Whether a Persian sentence would be laid out the wrong way round."""
        return bool(self.language == "fa" and _LATIN_FIRST.match(text) and _PERSIAN.search(text))

    def _local(self, value: str) -> str:
        as_it_is = self.language != "fa" or _links(value) or _is_machine_text(value)
        return value if as_it_is else _ASCII_WORD.sub(_persian, value)

    def _filled(self, words: str, values: list[str]) -> str:
        digits = persian_digits(words) if self.language == "fa" and "\ue000" not in words else words
        return _HOLE.sub(lambda hole: _isolated(values[int(hole[1])], self.language), digits)


def _persian(word: re.Match[str]) -> str:
    """A number in Persian digits; a key in the middle of a sentence stays letter for letter."""
    return word[0] if _LATIN_RUN.search(word[0]) else persian_digits(word[0])


def _links(value: str) -> bool:
    return "://" in value or value.startswith(("/", "@"))


def _is_machine_text(value: str) -> bool:
    """A code or a key with Latin letters: it is copied, so it stays letter for letter."""
    plain = value.isascii() and " " not in value and bool(_LATIN_RUN.search(value))
    return plain and (value.isupper() or any(letter.isdigit() for letter in value))


def _isolated(value: str, language: str) -> str:
    """Latin words inside Persian keep their own direction, whatever stands around them."""
    foreign = language == "fa" and _LATIN_RUN.search(value) and "\n" not in value
    apart = foreign and not _links(value) and not _is_machine_text(value)
    return f"{_FIRST_STRONG}{value}{_POP}" if apart else value


def _styled(template: str) -> Iterable[Piece]:
    end = 0
    for match in _MARKUP.finditer(template):
        yield template[end : match.start()], "plain"
        yield (match[1], "bold") if match[1] else (match[2], "code")
        end = match.end()
    yield template[end:], "plain"


@cache
def catalogue(language: str) -> Catalogue:
    """The sentences of `language`, or the Persian ones where it is not spoken here."""
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    files = sorted((FOLDER / spoken).glob("*.ftl"))
    return Catalogue(spoken, [path.read_text(encoding="utf-8") for path in files])
