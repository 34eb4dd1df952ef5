"""From corpus to stored model: the whole way, the same bits for the same corpus and seed."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from nlp import store
from nlp.aliases import Changes, messages_after, phrases_after, read_changes
from nlp.corpora import Message, read_corpus
from nlp.lexicon import lexicon

_HERE = Path(__file__).parent
_CODE = (
    "normaliser",
    "finglish",
    "words",
    "features",
    "focus",
    "counting",
    "gathering",
    "naive",
    "shades",
    "store",
    "output",
    "fitting",
    "blending",
    "holding",
    "weighing",
    "danger",
    "augmenting",
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
    changes = read_changes(folder)
    messages = messages_after([*read_corpus(corpus), *corrections], changes)
    version = fingerprint(messages, seed, repr(changes))
    known = store.report_of(folder, version)
    if known:
        report = TrainingReport(**known | {"cached": True})
    else:
        report = _train(messages, changes, Order(folder, version, seed))
    if promote:
        store.switch(folder, version)
    return report


def base_messages(corpus: Path, changes: Changes) -> list[Message]:
    """The text of the program itself, after the subjects' changes and without corrections."""
    return messages_after(read_corpus(corpus), changes)


@dataclass(frozen=True, slots=True)
class Order:
    """Where a model goes, under which name, and the seed it is made with."""

    folder: Path
    version: str
    seed: int


def _train(messages: Sequence[Message], changes: Changes, order: Order) -> TrainingReport:
    from nlp.calibrating import calibrated_model, plan_for

    phrases = phrases_after(lexicon(), changes)
    plan = plan_for(messages, phrases, changes.areas(), order.seed)
    model, figures, held = calibrated_model(messages, plan, order.version)
    report = TrainingReport(order.version, len(messages), figures, model.settings)
    store.save(replace(model, aliases=changes.aliases()), order.folder, asdict(report))
    columns = (held.leaf, held.kind, held.emergency, held.tones)
    store.save_held(order.folder, order.version, *columns)
    return report


def fingerprint(messages: Iterable[Message], seed: int, changes: str = "") -> str:
    """A name for a model: the same for the same text, tables, code and seed."""
    digest = hashlib.sha256(f"{seed}\n{changes}\n".encode())
    for message in messages:
        digest.update(message.as_line().encode("utf-8", "surrogatepass"))
    for path in _sources():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _sources() -> list[Path]:
    code = [_HERE / f"{name}.py" for name in _CODE]
    tables = [*(_HERE / "tables").iterdir(), *(_HERE / "lexicon").glob("*.*")]
    return sorted(path for path in code + tables if path.is_file())
