"""A small model for the tests of this room, trained once a session from a slice of the corpus."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from nlp.corpora import Message, read_corpus, write_corpus
from nlp.reader import Reader
from nlp.training import train

LEAVES = ("pothole", "street_light", "gas_smell", "stray_animals", "bus", "none")
EACH = 24


def small_slice() -> list[Message]:
    """The first messages of a few subjects, every voice among them."""
    kept: list[Message] = []
    for leaf in LEAVES:
        kept += [message for message in read_corpus() if message.leaf == leaf][::3][:EACH]
    return kept


@pytest.fixture(scope="session")
def small_messages() -> Sequence[Message]:
    return small_slice()


@pytest.fixture(scope="session")
def small_corpus(
    tmp_path_factory: pytest.TempPathFactory, small_messages: Sequence[Message]
) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(small_messages, folder)
    return folder


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory, small_corpus: Path) -> Path:
    folder = tmp_path_factory.mktemp("model")
    train(small_corpus, folder)
    return folder


@pytest.fixture(scope="session")
def reader(small_model: Path) -> Reader:
    return Reader.load(small_model)
