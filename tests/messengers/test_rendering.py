"""Styles reach the reader; nobody's words ever become formatting or a hidden link."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.messengers.html import to_html
from bot.messengers.markdown import GAP, MARKS, to_markdown
from conversation.replies import Span, Style, Text, plain, words
from sandbox.markdown import read_markdown

SIGNS = some.text(alphabet="ab آ*_[]()`<>&\"'/\\\n:.#~|http", max_size=40)
OURS = "https://maps.example/?q=1_2"


class Tags(HTMLParser):
    """Collects what a reader of HTML sees."""

    def __init__(self, source: str) -> None:
        """Read the source at once."""
        super().__init__()
        self.tags: list[tuple[str, str | None]] = []
        self.shown = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag with its link."""
        self.tags.append((tag, dict(attrs).get("href")))

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.shown += data


def test_html_has_a_tag_for_every_style() -> None:
    """Bold, slanted, code and links, escaped in words and address."""
    text: Text = (
        Span("a<b", "bold"),
        Span(" & "),
        Span("c", "italic"),
        Span("d", "code"),
        Span("e", "link", 'https://x.example/?a=1&b="'),
        Span("f", "link"),
        Span(" ", "bold"),
    )

    assert to_html(text) == (
        "<b>a&lt;b</b> &amp; <i>c</i><code>d</code>"
        '<a href="https://x.example/?a=1&amp;b=&quot;">e</a>f '
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ((Span("گزارش", "bold"), Span("\nمتن")), "*گزارش*\nمتن"),
        ((Span("واحد:"), Span("ناحیه ۱", "bold"), Span("است")), "واحد: *ناحیه ۱* است"),
        ((Span("واحد: "), Span(" ناحیه ۱ ", "bold"), Span("، ")), "واحد:  *ناحیه ۱* ، "),
        ((Span("یک\n\nدو", "bold"),), "*یک*\n\n*دو*"),
        ((Span("یک", "bold"), Span("دو", "italic")), "*یک* _دو_"),
        ((Span("نقشه\nبزرگ", "link", "https://x.example/a_(b) c"),), "[نقشه بزرگ](https://x.example/a_%28b%29%20c)"),
        ((Span("K7M2", "code"), Span("", "bold"), Span(" ", "bold")), "K7M2 "),
        ((Span("بی‌نشانی", "link"),), "بی‌نشانی"),
    ],
)  # fmt: skip
def test_markdown_gives_marks_the_space_they_need(text: Text, expected: str) -> None:
    """Around a bold stretch, line by line, and never twice."""
    assert to_markdown(text) == expected


@given(SIGNS)
def test_words_stay_words_at_bale(said: str) -> None:
    """Every mark is parted from what follows; without the gaps the words are as they were."""
    shown = to_markdown(plain(said))

    assert shown.replace(GAP, "") == said
    assert all(shown[found.end()] == GAP for found in MARKS.finditer(shown))
    assert read_markdown(shown) == (shown, [])


@given(SIGNS, SIGNS, some.sampled_from(["bold", "italic", "plain", "link", "code"]))
def test_only_our_own_links_lead_anywhere(said: str, more: str, style: Style) -> None:
    """Beside and inside our own formatting somebody's words plant no link, on either messenger."""
    url = OURS if style == "link" else None
    text = (Span("عنوان", "bold"), Span(said), Span(more, style, url), Span(said))

    _shown, spans = read_markdown(to_markdown(text))
    seen = Tags(to_html(text))

    assert {span["url"] for span in spans if "url" in span} <= {OURS}
    assert {link for tag, link in seen.tags if tag == "a"} <= {OURS}
    assert len(seen.tags) <= 2
    assert seen.shown == words(text)
