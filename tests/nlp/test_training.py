"""From corpus to stored model."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from nlp import store
from nlp.corpora import Message, UnknownLabel, message_of
from nlp.training import fingerprint, train


def test_the_same_corpus_and_seed_give_the_same_bits(
    small_corpus: Path, small_model: Path, bare_folder: Path
) -> None:
    """Training again elsewhere writes the very same files."""
    version = train(small_corpus, bare_folder).version
    first, second = (folder / "versions" / version for folder in (small_model, bare_folder))

    assert sorted(path.name for path in first.iterdir()) == sorted(
        path.name for path in second.iterdir()
    )
    assert [path.read_bytes() for path in sorted(first.iterdir())] == [
        path.read_bytes() for path in sorted(second.iterdir())
    ]


def test_a_known_version_is_not_trained_again(small_corpus: Path, small_model: Path) -> None:
    """The same text and code are recognised by their fingerprint."""
    assert train(small_corpus, small_model).cached


def test_other_text_or_seed_is_another_version(small_messages: Sequence[Message]) -> None:
    """A changed letter or seed gives another name."""
    changed = [replace(small_messages[0], text="!"), *small_messages[1:]]

    names = {
        fingerprint(small_messages, 7),
        fingerprint(small_messages, 8),
        fingerprint(changed, 7),
    }

    assert len(names) == 3


def test_a_damaged_or_missing_model_is_said_clearly(tmp_path: Path) -> None:
    """No model is an error with a name."""
    with pytest.raises(store.NoModel):
        store.load(tmp_path)
    with pytest.raises(store.NoModel):
        store.switch(tmp_path, "x")


@pytest.mark.parametrize("field", [{"leaf": "moon"}, {"kind": "song"}])
def test_labels_that_do_not_exist_are_refused(field: dict[str, str]) -> None:
    """A line with an unknown subject or kind stops the reading of a corpus."""
    line = replace(Message("متن", "bus"), **field).as_line()  # type: ignore[arg-type]

    with pytest.raises(UnknownLabel):
        message_of(line)
