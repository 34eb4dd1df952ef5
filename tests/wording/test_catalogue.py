"""Sentences are said as they are written, and nothing that fills them can change their look."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.catalogue import Catalogue, UnknownPhraseError, catalogue
from wording.digits import persian_digits

SOURCE = """
plain = سلام { $name }
bold = __{ $name }__ و { $other }
code = کد: `{ $name }` از 12
twice = { $name } و { $name }
attribute =
    .only = ندارد
broken = { $name } { missing }
empty = { "" }{ $name }
"""
FA, EN = Catalogue("fa", [SOURCE]), Catalogue("en", [SOURCE])
ISOLATES = re.compile("[\u2068\u2069]")
anything = st.text(max_size=40)


def _same(shown: str, given: str) -> bool:
    return persian_digits(ISOLATES.sub("", shown)) == persian_digits(ISOLATES.sub("", given))


@given(name=anything, other=anything)
def test_no_argument_plants_markup(name: str, other: str) -> None:
    """Whatever fills a sentence comes out as it is, in the style of our own words around it."""
    for said in (FA, EN):
        pieces = said.pieces("bold", {"name": name, "other": other})
        assert [style for _, style in pieces] == ["bold", "plain"]
        assert _same(pieces[0][0], name)
        assert _same(pieces[1][0], f" و {other}")


@given(name=anything)
def test_an_argument_may_stand_twice(name: str) -> None:
    """The same words fill every place that names them."""
    ((words, style),) = EN.pieces("twice", {"name": name})

    assert (f"{name} و {name}", "plain") == (words, style)


@pytest.mark.parametrize(
    "planted", ["__بد__", "`بد`", "{ $other }", "\ue0000\ue001", "[a](http://b)"]
)
def test_known_tricks_fail(planted: str) -> None:
    """Marks, holes and links in a citizen's words are only words."""
    ((words, style),) = FA.pieces("plain", {"name": planted, "other": "راز"})

    assert style == "plain"
    assert _same(words, f"سلام {planted}")


def test_the_markup_of_our_own_sentences_is_read() -> None:
    """Bold and code are styles of the words between their marks."""
    assert FA.pieces("code", {"name": "123"}) == (
        ("کد: ", "plain"), ("۱۲۳", "code"), (" از ۱۲", "plain"),
    )  # fmt: skip
    assert EN.label("code", {"name": "123"}) == "کد: 123 از 12"


def test_latin_words_keep_their_direction() -> None:
    """A Latin name inside a Persian sentence is set apart; a link is not."""
    assert FA.label("plain", {"name": "Sara"}) == "سلام \u2068Sara\u2069"
    assert FA.label("plain", {"name": "/help"}) == "سلام /help"
    assert FA.label("plain", {"name": "https://a.ir/12"}) == "سلام https://a.ir/12"
    assert EN.label("plain", {"name": "Sara"}) == "سلام Sara"


@pytest.mark.parametrize("key", ["nothing", "attribute", "broken"])
def test_a_sentence_that_is_not_there_is_an_error(key: str) -> None:
    """A missing sentence is found by the test of the dialog that says it."""
    with pytest.raises(UnknownPhraseError):
        FA.pieces(key, {"name": "سارا"})


def test_a_missing_argument_is_an_error() -> None:
    """A sentence is said in full or not at all."""
    with pytest.raises(UnknownPhraseError):
        FA.pieces("plain")


def test_an_unknown_language_is_persian() -> None:
    """Who speaks a language we do not know is spoken to in Persian."""
    assert catalogue("tlh").language == "fa"
    assert catalogue("en").has("talk-back")
    assert not catalogue("en").has("nothing")


def test_a_code_can_be_copied() -> None:
    """It keeps its letters and digits as they are, with no marks around it."""
    assert FA.label("plain", {"name": "5ZBCXA8Q"}) == "سلام 5ZBCXA8Q"


def test_a_key_in_the_middle_of_words_can_be_copied_too() -> None:
    """Its digits stay Latin, those of the numbers around it become Persian."""
    said = ISOLATES.sub("", FA.label("plain", {"name": "واحد parks_06، 24 ساعت"}))

    assert "سلام واحد parks_06، ۲۴ ساعت" == said


def test_a_sentence_that_begins_with_a_command_is_still_persian() -> None:
    """Screens take the direction of a text from its first letter; a mark sets that right."""
    said = Catalogue(
        "fa", ["help =\n    /help: راهنما\nkey =\n    ▫️ `{ $name }` نام\nbare = /help"]
    )

    assert said.label("help") == "\u200f/help: راهنما"
    assert said.label("key", {"name": "parks"}).startswith("\u200f▫️")
    assert said.label("bare") == "/help"
