"""What the command line does with the model: train, evaluate and classify; plain functions."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from nlp.corpora import CORPUS, Message
from nlp.reader import Reader

if TYPE_CHECKING:
    from nlp.training import TrainingReport


def run_train(
    folder: Path, corpus: Path = CORPUS, *, seed: int = 7, corrections: Iterable[Message] = ()
) -> "TrainingReport":
    """Train a model into the folder and make it current."""
    from nlp.training import train

    return train(corpus, folder, seed, corrections)


def run_classify(source: IO[str], target: IO[str], folder: Path) -> int:
    """A reading as one JSON line for every line read, at once; returns how many.

    A line may be plain text or a JSON object with `text`; an empty line gets an empty reading.
    """
    reader, count = Reader.load(folder), 0
    for line in source:
        reading = reader.read(text_of(line))
        target.write(json.dumps(reading.as_line(), ensure_ascii=False) + "\n")
        target.flush()
        count += 1
    return count


def text_of(line: str) -> str:
    """The message in a line: the `text` of a JSON object, or else the line itself."""
    line = line.rstrip("\r\n")
    if not line.lstrip().startswith("{"):
        return line
    try:
        found = json.loads(line)
    except ValueError:
        return line
    text = found.get("text") if isinstance(found, dict) else None
    return text if isinstance(text, str) else line
