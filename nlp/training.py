"""From corpus to stored model: the whole way, the same bits for the same corpus and seed."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from nlp import store
from nlp.corpora import Message, read_corpus
from nlp.lexicon import lexicon

_HERE = Path(__file__).parent
_CODE = (
    "normaliser",
    "finglish",
    "words",
    "features",
    "fitting",
    "calibrating",
    "training",
    "zones",
)


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What was trained, from how much, and the figures measured on voices held out."""

    version: str
    messages: int
    figures: Mapping[str, float]
    settings: Mapping[str, float]
    cached: bool = False


def train(
    corpus: Path,
    folder: Path,
    seed: int = 7,
    corrections: Iterable[Message] = (),
    *,
    promote: bool = True,
) -> TrainingReport:
    """A model of the corpus and corrections, stored in the folder and made current if `promote`.

    A version that was trained before from the same text, code and seed is taken from the folder.
    """
    messages = [*read_corpus(corpus), *corrections]
    version = fingerprint(messages, seed)
    known = store.report_of(folder, version)
    report = (
        TrainingReport(**known | {"cached": True})
        if known
        else _train(messages, folder, version, seed)
    )
    if promote:
        store.switch(folder, version)
    return report


def _train(messages: Sequence[Message], folder: Path, version: str, seed: int) -> TrainingReport:
    from nlp.calibrating import calibrated_model  # noqa: PLC0415 - scikit-learn takes a second

    model, figures = calibrated_model(messages, lexicon(), version, seed)
    report = TrainingReport(version, len(messages), figures, model.settings)
    store.save(model, folder, asdict(report))
    return report


def fingerprint(messages: Iterable[Message], seed: int) -> str:
    """A name for a model: the same for the same text, tables, code and seed."""
    digest = hashlib.sha256(f"{seed}\n".encode())
    for message in messages:
        digest.update(message.as_line().encode("utf-8", "surrogatepass"))
    for path in _sources():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _sources() -> list[Path]:
    code = [_HERE / f"{name}.py" for name in _CODE]
    tables = [*(_HERE / "tables").iterdir(), *(_HERE / "lexicon").glob("*.*")]
    return sorted(path for path in code + tables if path.is_file())


def as_json(report: TrainingReport) -> dict[str, Any]:
    """The report as plain values."""
    return asdict(report)
