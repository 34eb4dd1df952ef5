"""Bale's Markdown as a reader sees it, and the entities both messengers find by themselves."""

import re

from sandbox.flavour import Flavour, Json
from sandbox.html import utf16

MARKS = re.compile(
    r"(?P<fold>```\[(?P<title>[^\]\n]*)\](?P<folded>.+?)```)"
    r"|(?P<link>\[(?P<label>[^\[\]\n]+)\]\((?P<url>[^\s()]+)\))"
    r"|(?<!\S)\*(?P<bold>[^\s*\u200b](?:[^*\n]*[^\s*])?)\*(?!\S)"
    r"|(?<!\S)_(?P<italic>[^\s_\u200b](?:[^_\n]*[^\s_])?)_(?!\S)",
    re.DOTALL,
)
FOUND_BY_ITSELF = re.compile(
    r"(?<![\w/@<])(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@\w+)?)"
    r"|(?<![\w@])(?P<mention>@[A-Za-z]\w{3,})"
    r"|(?P<url>https?://[^\s<>()]+|\b(?:t\.me|ble\.ir)/[^\s<>()]+)"
)


def read_markdown(source: str) -> tuple[str, list[Json]]:
    """What a reader sees of a Bale text: the words without their marks, and the spans."""
    text, spans, at = "", [], 0
    for found in MARKS.finditer(source):
        text += source[at : found.start()]
        shown, span = _piece(found)
        spans.append({"offset": utf16(text), "length": utf16(shown), **span})
        text += shown
        at = found.end()
    return text + source[at:], spans


def _piece(found: re.Match[str]) -> tuple[str, Json]:
    if found["fold"]:
        return f"{found['title']}\n{found['folded'].strip()}", {"type": "blockquote"}
    if found["link"]:
        return found["label"], {"type": "text_link", "url": found["url"]}
    kind = "bold" if found["bold"] else "italic"
    return found[kind], {"type": kind}


def found_entities(flavour: Flavour, text: str) -> list[Json]:
    """Commands and mentions in a text, and links on Telegram, with UTF-16 offsets."""
    return [
        {
            "type": found.lastgroup,
            "offset": utf16(text[: found.start()]),
            "length": utf16(found.group()),
        }
        for found in FOUND_BY_ITSELF.finditer(text)
        if not (flavour.is_bale and found.lastgroup == "url")
    ]
