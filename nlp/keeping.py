"""Keeps a program with a model that fits it: trained anew after a change of text or code.

A model that has learnt from corrections stays current until then; it is not the base's to undo.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from nlp import store
from nlp.aliases import read_changes
from nlp.corpora import CORPUS

if TYPE_CHECKING:
    from nlp.training import TrainingReport

MARK = "base"


def ensure_trained(
    folder: Path, corpus: Path = CORPUS, *, seed: int = 7
) -> "TrainingReport | None":
    """Train the base model if there is none of this program's text and code; what was trained."""
    from nlp.training import base_messages, fingerprint, train

    changes = read_changes(folder)
    base = fingerprint(base_messages(corpus, changes), seed, repr(changes))
    mark = folder / MARK
    if mark.is_file() and mark.read_text("utf-8") == base and _is_current(folder):
        return None
    report = train(corpus, folder, seed)
    mark.write_text(base, "utf-8")
    return report


def _is_current(folder: Path) -> bool:
    try:
        store.load(folder)
    except (store.NoModel, ValueError, KeyError, OSError):
        return False
    return True
