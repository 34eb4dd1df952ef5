"""The city's voice: phrases, names and times, in one language."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from conversation.phrases import Phrase
from conversation.replies import Span, Text, plain
from domain.city import Name
from wording.catalogue import Catalogue, catalogue
from wording.dates import spell_day, spell_moment, spell_span
from wording.lists import spell_list


class Voice:
    """Says phrases in one language and one time zone."""

    def __init__(self, language: str, zone: tzinfo) -> None:
        """Speak `language`; an unknown one is Persian."""
        self._catalogue: Catalogue = catalogue(language)
        self._zone = zone

    @property
    def language(self) -> str:
        """The language spoken."""
        return self._catalogue.language

    def text(self, phrase: Phrase) -> Text:
        """The sentence, styled."""
        pieces = self._catalogue.pieces(phrase.key, phrase.details)
        return tuple(Span(words, style) for words, style in pieces)  # type: ignore[arg-type]

    def label(self, phrase: Phrase) -> str:
        """The sentence as bare words."""
        return self._catalogue.label(phrase.key, phrase.details)

    def say(self, key: str, **details: str) -> Text:
        """The sentence with this key."""
        return self.text(Phrase(key, details))

    def word(self, key: str, **details: str) -> str:
        """The sentence with this key, as bare words."""
        return self.label(Phrase(key, details))

    def name(self, name: Name) -> str:
        """What a thing is called."""
        return name.fa if self.language == "fa" else name.en

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row."""
        return spell_list(names, self.language)

    def moment(self, at: datetime) -> str:
        """A moment in the city's time."""
        return spell_moment(at, self.language, self._zone)

    def day(self, at: datetime) -> str:
        """The day of a moment in the city's time."""
        return spell_day(at.astimezone(self._zone).date(), self.language)

    def span(self, span: timedelta) -> str:
        """A length of time."""
        return spell_span(span, self.language)


def lines(*texts: Text) -> Text:
    """Texts under each other; empty ones leave no gap."""
    joined: list[Span] = []
    for text in texts:
        if text and joined:
            joined += plain("\n")
        joined += text
    return tuple(joined)
