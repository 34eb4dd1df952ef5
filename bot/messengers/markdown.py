"""Styled text as Bale's Markdown, which Bale applies to every message and has no escape for.

Each of its marks in somebody's words is followed by a zero-width space, so that it stays a mark
on the screen and never becomes formatting or a hidden link. Bale asks for a space around a bold
or slanted stretch. The code style has no counterpart; its words are shown plainly.
"""

import re
from collections.abc import Iterator

from conversation.replies import Span, Text

GAP = "\u200b"
MARKS = re.compile(r"([*_\[\]()`])")
STARS = {"bold": "*", "italic": "_"}
UNSAFE_IN_URL = re.compile(r"[\s()\[\]*`<>\"\\\x00-\x1f\x7f\u200b-\u200f\u2028\u2029]")


def to_markdown(text: Text) -> str:
    """The text as Bale shows it."""
    shown, owes_space = "", False
    for span in text:
        for piece, is_marked in _pieces(span):
            if (owes_space or is_marked) and _touch(shown, piece):
                shown += " "
            shown, owes_space = shown + piece, is_marked
    return shown


def neutral(words: str) -> str:
    """Words that Bale shows exactly as they are."""
    return MARKS.sub(rf"\1{GAP}", words)


def _touch(shown: str, piece: str) -> bool:
    return bool(shown) and not shown[-1].isspace() and not piece[0].isspace()


def _pieces(span: Span) -> Iterator[tuple[str, bool]]:
    words = neutral(span.text)
    if span.style == "link" and span.url and words.strip():
        yield f"[{_one_line(words)}]({_safe_url(span.url)})", False
    elif span.style in STARS:
        # A mark does not reach over the end of a line.
        for line in re.split(r"(\n)", words):
            yield from _marked(line, STARS[span.style])
    elif words:
        yield words, False


def _marked(line: str, star: str) -> Iterator[tuple[str, bool]]:
    bare = line.strip()
    before, _, after = line.partition(bare) if bare else (line, "", "")
    for piece, is_marked in ((before, False), (f"{star}{bare}{star}", True), (after, False)):
        if piece.strip(star) or piece.isspace():
            yield piece, is_marked


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _safe_url(url: str) -> str:
    return UNSAFE_IN_URL.sub(lambda found: _percent(found.group()), url)


def _percent(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode())
