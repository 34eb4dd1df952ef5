"""The training text: reading the corpus and checking its fields."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from nlp.subjects import KINDS, NONE, subjects

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the corpus with its labels and the voice that wrote it."""

    text: str
    leaf: str
    kind: str = "request"
    emergency: bool = False
    register: str = "colloquial"
    voice: str = ""

    def as_line(self) -> str:
        """The message as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


class UnknownLabel(ValueError):
    """A line of the corpus has a subject or kind that does not exist."""


def read_corpus(folder: Path = CORPUS) -> list[Message]:
    """Every message of the corpus, in the order of its files and lines."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in _lines_of(path)]
    return [message_of(line) for line in lines]


def _lines_of(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").split("\n") if line.strip()]


def message_of(line: str) -> Message:
    """A line of JSON as a message; raises UnknownLabel for a label that does not exist."""
    message = Message(**json.loads(line))
    if message.leaf not in subjects() and message.leaf != NONE:
        raise UnknownLabel(message.leaf)
    if message.kind not in KINDS:
        raise UnknownLabel(message.kind)
    return message


def write_corpus(messages: Iterable[Message], folder: Path) -> None:
    """The messages as one file for each subject."""
    by_leaf: dict[str, list[str]] = {}
    for message in messages:
        by_leaf.setdefault(message.leaf, []).append(message.as_line())
    for leaf, lines in by_leaf.items():
        (folder / f"{leaf}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
