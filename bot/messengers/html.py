"""Styled text as Telegram's HTML. Every word is escaped: nobody's text becomes a tag."""

from html import escape

from conversation.replies import Span, Text

TAGS = {"bold": "b", "italic": "i", "code": "code"}


def to_html(text: Text) -> str:
    """The text as Telegram wants it with `parse_mode=HTML`."""
    return "".join(_piece(span) for span in text)


def _piece(span: Span) -> str:
    words = escape(span.text, quote=False)
    if not span.text.strip():
        return words
    if span.style == "link" and span.url:
        return f'<a href="{escape(span.url)}">{words}</a>'
    tag = TAGS.get(span.style)
    return f"<{tag}>{words}</{tag}>" if tag else words
