"""The corpus is what its data card says."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from nlp.corpora import read_corpus
from nlp.normaliser import normalise
from nlp.subjects import KINDS, NONE, subjects

REGISTERS = {
    "colloquial", "formal", "hurried", "elderly", "letter", "mashhadi", "voice", "finglish",
    "indirect", "short", "distractor",
}  # fmt: skip
Numbers = NDArray[np.integer]
_FEW, _BLOCK = 2, 2_000
LEAST = 60
NEAR = 0.7


def test_every_subject_has_enough_messages() -> None:
    """At least sixty messages for each subject and for none of them."""
    counts = Counter(message.leaf for message in read_corpus())

    assert dict.fromkeys([*subjects(), NONE], True) == {
        leaf: counts[leaf] >= LEAST for leaf in [*subjects(), NONE]
    }


def test_fields_are_valid() -> None:
    """Text, voice and register are there; kinds and subjects exist (checked while reading)."""
    wrong = [
        message
        for message in read_corpus()
        if not message.text.strip() or not message.voice or message.register not in REGISTERS
    ]

    assert wrong == []


def test_all_kinds_are_spread() -> None:
    """Each kind of message makes at least one in twenty and is met in most subjects."""
    messages = read_corpus()
    share = Counter(message.kind for message in messages)
    leaves = {kind: {m.leaf for m in messages if m.kind == kind} for kind in KINDS}

    assert [kind for kind in KINDS if share[kind] < len(messages) / 20] == []
    assert [kind for kind in KINDS if len(leaves[kind]) < len(subjects()) / 2] == []


def test_no_two_messages_are_nearly_the_same() -> None:
    """No pair shares seven in ten of its letter runs."""
    assert [] == near_pairs([message.text for message in read_corpus()])


def test_a_near_pair_is_seen() -> None:
    """A text with a few letters changed is found beside its like; half a text is not."""
    text = "جلوی خانهٔ ما یک چالهٔ بزرگ هست و آب در آن جمع می‌شود"
    others = ["نیمکت پارک شکسته و تخته ندارد", text[:30], "الو"]

    assert [(text, f"{text} ها")] == near_pairs([text, *others, f"{text} ها"])


def near_pairs(texts: list[str]) -> list[tuple[str, str]]:
    """Pairs that are nearly the same.

    Runs that one text in a hundred has tell little and cost most: pairs that could be near with
    all the frequent runs they may share are compared in full, and so are texts of little else.
    """
    found = _runs_of([normalise(text) for text in texts])
    sizes, met = np.diff(found.indptr), np.bincount(found.indices)
    rare = found[:, met <= max(_FEW, len(texts) // 100)]
    frequent = sizes - np.diff(rare.indptr)
    places = np.flatnonzero(frequent > NEAR * sizes)
    pairs = {*_could_be_near(rare, sizes, frequent)}
    pairs |= {
        (int(places[a]), int(places[b])) for a, b in _could_be_near(found[places], sizes[places])
    }
    return [
        (texts[first], texts[second])
        for first, second in sorted(pairs)
        if _alike(found[first], found[second]) > NEAR
    ]


def _could_be_near(
    found: csr_matrix, sizes: Numbers, more: Numbers | None = None
) -> list[tuple[int, int]]:
    """The pairs near by the runs they share and, at best, by `more` that are not counted.

    In order of size, block by block: a text is not near to one that is much longer.
    """
    order = np.argsort(sizes, kind="stable")
    ranked = sizes[order]
    pairs: list[tuple[int, int]] = []
    for start in range(0, len(order), _BLOCK):
        block = order[start : start + _BLOCK]
        end = int(np.searchsorted(ranked, sizes[block[-1]] / NEAR, "right"))
        longer = order[start:end]
        shared = (found[block] @ found[longer].T).tocoo()
        first, second, both = block[shared.row], longer[shared.col], shared.data
        if more is not None:
            both = both + np.minimum(more[first], more[second])
        wanted = (shared.row < shared.col) & (both > NEAR * (sizes[first] + sizes[second] - both))
        pairs += zip(first[wanted].tolist(), second[wanted].tolist(), strict=True)
    return [(min(pair), max(pair)) for pair in pairs]


def _alike(first: csr_matrix, second: csr_matrix) -> float:
    both = first.multiply(second).nnz
    return float(both / (first.nnz + second.nnz - both))


def _runs_of(texts: list[str]) -> csr_matrix:
    """Which runs of four letters each text has."""
    columns: dict[str, int] = {}
    each = [{text[at : at + 4] for at in range(max(1, len(text) - 3))} for text in texts]
    places = [columns.setdefault(run, len(columns)) for runs in each for run in runs]
    ends = np.cumsum([0, *[len(runs) for runs in each]])
    return csr_matrix((np.ones(len(places), np.float32), places, ends))
