"""Telegram's HTML: read into plain text and entities, refused where Telegram refuses it."""

import html
import re
from dataclasses import dataclass, field

from sandbox.errors import ApiError, bad_request
from sandbox.flavour import Json

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
TAG = re.compile(r"<(/?)([a-zA-Z0-9-]*)([^<>]*)>?")
ENTITY = re.compile(r"&(lt|gt|amp|quot|#[0-9]+|#x[0-9a-fA-F]+);")
HREF = re.compile(r"""href\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""")


def utf16(text: str) -> int:
    """The length Telegram counts in: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(slots=True)
class _Reader:
    source: str
    text: str = ""
    length: int = 0
    open_tags: list[tuple[str, int, str]] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def add(self, piece: str) -> None:
        plain = ENTITY.sub(lambda found: html.unescape(found.group()), piece)
        self.text += plain
        self.length += utf16(plain)

    def tag(self, found: re.Match[str]) -> None:
        slash, name, rest = found.group(1), found.group(2).lower(), found.group(3)
        if name not in KINDS or not found.group().endswith(">"):
            raise self.refuse(f'Unsupported start tag "{name}" at byte offset', found)
        if slash:
            self.close(name, found)
        else:
            self.open_tags.append((name, self.length, rest))

    def close(self, name: str, found: re.Match[str]) -> None:
        if not self.open_tags:
            raise self.refuse("Unexpected end tag at byte offset", found)
        opened, start, rest = self.open_tags.pop()
        if opened != name:
            said = f', expected "</{opened}>", found "</{name}>"'
            raise self.refuse("Unmatched end tag at byte offset", found, said)
        self.span(KINDS[name], start, rest)

    def span(self, kind: str, start: int, rest: str) -> None:
        if start == self.length:
            return
        entity: Json = {"type": kind, "offset": start, "length": self.length - start}
        if kind == "text_link":
            link = HREF.search(rest)
            if not link:
                return
            entity["url"] = html.unescape(link.group(1).strip("\"'"))
        self.entities.append(entity)

    def refuse(self, what: str, found: re.Match[str], more: str = "") -> ApiError:
        at = len(self.source[: found.start()].encode())
        return bad_request(f"can't parse entities: {what} {at}{more}")


def read_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities; raises ApiError as Telegram does on broken HTML."""
    reader, at = _Reader(source), 0
    for found in TAG.finditer(source):
        reader.add(source[at : found.start()])
        reader.tag(found)
        at = found.end()
    reader.add(source[at:])
    if reader.open_tags:
        name = reader.open_tags[-1][0]
        said = f'Can\'t find end tag corresponding to start tag "{name}"'
        raise bad_request(f"can't parse entities: {said}")
    entities = sorted(reader.entities, key=lambda one: (one["offset"], -one["length"]))
    return reader.text, entities
