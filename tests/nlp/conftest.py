"""A small model for the tests of this room, trained once a session from a slice of the corpus."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from nlp.aliases import Changes, write_changes
from nlp.corpora import Message, read_corpus, write_corpus
from nlp.lexicon import lexicon
from nlp.reader import Reader
from nlp.subjects import subjects
from nlp.training import train

LEAVES = ("pothole", "street_light", "gas_smell", "stray_animals", "bus", "none")
EACH = 24


def small_slice() -> list[Message]:
    """The first messages of a few subjects, every voice among them."""
    kept: list[Message] = []
    for leaf in LEAVES:
        kept += [message for message in read_corpus() if message.leaf == leaf][::3][:EACH]
    return kept


def only_these(folder: Path) -> Path:
    """The folder, for models of these subjects alone: the others, with their phrases, retired."""
    retired = tuple(leaf for leaf in subjects() if leaf not in LEAVES)
    write_changes(Changes(retired=retired), folder)
    return folder


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
    folder = only_these(tmp_path_factory.mktemp("model"))
    train(small_corpus, folder)
    return folder


@pytest.fixture
def bare_folder(tmp_path: Path) -> Path:
    """A folder without a model, for models of the same few subjects."""
    return only_these(tmp_path)


@pytest.fixture(scope="session")
def small_phrases() -> dict[str, tuple[str, ...]]:
    """The lexicon of the same few subjects."""
    return {leaf: phrases for leaf, phrases in lexicon().items() if leaf in LEAVES}


@pytest.fixture(scope="session")
def reader(small_model: Path) -> Reader:
    return Reader.load(small_model)
