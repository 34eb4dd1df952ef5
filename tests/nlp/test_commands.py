"""The command line's part: streams in, streams out, and figures."""

import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest

from nlp.commands import NothingHeldOut, run_classify, run_evaluate, text_of
from nlp.corpora import Message


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("چاله\n", "چاله"),
        ('{"text": "چاله"}\r\n', "چاله"),
        ('{"no": 1}', '{"no": 1}'),
        ("{broken", "{broken"),
        ('{"text": 5}', '{"text": 5}'),
        ("\n", ""),
    ],
)
def test_a_line_is_text_or_json(line: str, text: str) -> None:
    """JSON with a text is unwrapped; everything else is the message itself."""
    assert text_of(line) == text


def test_classify_answers_line_by_line(small_model: Path) -> None:
    """Every line gets one JSON object with the promised fields."""
    target = StringIO()

    count = run_classify(StringIO('بوی گاز میاد\n{"text": "سلام"}\n\n'), target, small_model)

    lines = [json.loads(line) for line in target.getvalue().splitlines()]
    fields = ["leaf", "area", "kind", "emergency", "confidence", "decision", "top"]
    assert (3, [fields] * 3) == (count, [list(line) for line in lines])
    assert ["gas_smell", None, None] == [line["leaf"] for line in lines]


def test_evaluate_measures_voices_held_out(
    small_model: Path, small_corpus: Path, tmp_path: Path
) -> None:
    """The corpus is measured as read unheard, and drawn."""
    found = run_evaluate(small_model, pictures=tmp_path, corpus=small_corpus)

    assert ["confusions.png", "coverage.png", "leaves.png", "reliability.png"] == sorted(
        path.name for path in tmp_path.iterdir()
    )
    assert 0.5 < found.figures["top1"] <= 1


def test_evaluate_measures_a_file(
    small_model: Path, small_messages: Sequence[Message], tmp_path: Path
) -> None:
    """Labelled messages in a file are read as the model reads now."""
    path = tmp_path / "file.jsonl"
    path.write_text("\n".join(message.as_line() for message in small_messages[:30]), "utf-8")

    assert run_evaluate(small_model, path).messages == 30


def test_another_corpus_has_nothing_held_out(small_model: Path, tmp_path: Path) -> None:
    """Figures are never given for text the model was not trained beside."""
    with pytest.raises(NothingHeldOut):
        run_evaluate(small_model, corpus=tmp_path)
