"""What the command line does with the model: train, evaluate and classify; plain functions."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from nlp import store
from nlp.corpora import CORPUS, Message, message_of, read_corpus
from nlp.reader import Reader
from nlp.reading import Reading

if TYPE_CHECKING:
    from nlp.evaluation import Evaluation
    from nlp.learning import Correction, Outcome
    from nlp.training import TrainingReport


class NothingHeldOut(LookupError):
    """The model was trained on another corpus than the one to measure it on."""


def run_train(folder: Path, corpus: Path = CORPUS, *, seed: int = 7) -> "TrainingReport":
    """Train a model into the folder and make it current."""
    from nlp.training import train

    return train(corpus, folder, seed)


def run_learn(
    folder: Path, corrections: "Sequence[Correction]", corpus: Path = CORPUS, *, seed: int = 7
) -> "Outcome":
    """Train a candidate with the corrections and promote it if it passes the gate."""
    from nlp.learning import learn

    return learn(corpus, folder, corrections, seed)


def run_evaluate(
    folder: Path, messages: Path | None = None, pictures: Path | None = None, corpus: Path = CORPUS
) -> "Evaluation":
    """The figures of the current model, and pictures of them if a folder is given.

    On a file of labelled messages (JSON Lines) as the model reads them now; without one, on the
    corpus as each message was read by a model that had not heard its voice.
    """
    from nlp.evaluation import evaluate, evaluation_of

    if messages:
        lines = messages.read_text("utf-8").split("\n")
        labelled = [message_of(line) for line in lines if line.strip()]
        found = evaluate(Reader.load(folder), labelled)
    else:
        known = read_corpus(corpus)
        found = evaluation_of(held_readings(folder, known), known)
    if pictures:
        from nlp.plots import draw_all

        draw_all(found, pictures)
    return found


def held_readings(folder: Path, messages: Sequence[Message]) -> list[Reading]:
    """The readings of the corpus by models that had not heard each message's voice."""
    held = store.held_of(folder, store.current(folder))
    if held is None or len(held) != len(messages):
        raise NothingHeldOut(store.current(folder))
    reader = Reader.load(folder)
    pairs = zip(messages, held, strict=True)
    return [reader.reading_of(message.text, scores) for message, scores in pairs]


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
