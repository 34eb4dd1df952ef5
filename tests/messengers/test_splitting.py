"""A long text goes in parts that a reader can follow, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as some

from bot.messengers.markdown import to_markdown
from bot.messengers.splitting import shorten, split, split_off_first_line, units
from conversation.replies import Span, Text, plain, words

SPANS = some.builds(
    Span,
    some.text(alphabet="ab \n.؟🎈\u0651\u200cس*[", max_size=30),
    some.sampled_from(["plain", "bold", "italic", "code"]),
)


def bare(text: Text) -> int:
    """The length of the words, as Telegram counts."""
    return units(words(text))


def drawn(text: Text) -> int:
    """The length with marks, as Bale counts."""
    return units(to_markdown(text))


def cuts(said: str, limit: int) -> list[str]:
    """The parts of a plain text."""
    return [words(part) for part in split(plain(said), limit, bare)]


def test_the_best_pause_is_taken() -> None:
    """A paragraph before a line, a line before a sentence, a sentence before a word."""
    assert cuts("یک دو سه چهار\n\nپنج شش\nهفت", 22) == ["یک دو سه چهار", "پنج شش\nهفت"]
    assert cuts("یک دو سه.\nچهار پنج شش", 16) == ["یک دو سه.", "چهار پنج شش"]
    assert cuts("یک دو سه؟ چهار پنج شش", 16) == ["یک دو سه؟", "چهار پنج شش"]
    assert cuts("یک دو سه چهار پنج شش", 14) == ["یک دو سه چهار", "پنج شش"]


def test_a_word_without_end_is_cut_anywhere_but_from_its_marks() -> None:
    """A letter keeps its vowel signs and joiners; an emoji is not cut in two."""
    assert cuts("س" * 10, 4) == ["سسسس", "سسسس", "سس"]
    assert cuts("سسس\u0651سس", 3) == ["سس", "س\u0651س", "س"]
    assert cuts("🎈🎈🎈", 3) == ["🎈", "🎈", "🎈"]


def test_a_short_text_is_left_alone() -> None:
    """Down to its white space."""
    assert split(plain(" یک\n"), 10, bare) == (plain(" یک\n"),)
    assert split((), 10, bare) == ((),)


def test_the_first_line_can_be_parted() -> None:
    """If there is more than one."""
    two = split_off_first_line((Span("\nیک", "bold"), Span("\n\nدو\nسه")))

    assert two == ((Span("یک", "bold"),), (Span("دو\nسه"),))
    assert split_off_first_line(plain("یک\n")) == (plain("یک\n"),)


def test_a_text_can_be_shortened() -> None:
    """It ends with an ellipsis and fits."""
    assert words(shorten(plain("یک دو سه"), 6, bare)) == "یک دو…"
    assert shorten(plain("یک"), 6, bare) == plain("یک")


@given(some.lists(SPANS, max_size=6), some.integers(12, 60))
def test_nothing_is_lost_and_every_part_fits(spans: list[Span], limit: int) -> None:
    """Apart from white space at the cuts, on both ways of counting."""
    text = tuple(spans)
    for measure in (bare, drawn):
        parts = split(text, limit, measure)

        assert all(measure(part) <= limit for part in parts)
        assert "".join("".join(map(words, parts)).split()) == "".join(words(text).split())
        assert len(parts) == 1 or all(words(part).strip() for part in parts)
