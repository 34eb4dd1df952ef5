"""The corpus is what its data card says."""

from collections import Counter, defaultdict

from nlp.corpora import Message, read_corpus
from nlp.normaliser import normalise
from nlp.subjects import KINDS, NONE, subjects

REGISTERS = {
    "colloquial", "formal", "hurried", "elderly", "letter", "mashhadi", "voice", "finglish",
    "indirect", "short", "distractor",
}  # fmt: skip
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
    assert [] == near_pairs(read_corpus())


def near_pairs(messages: list[Message]) -> list[tuple[str, str]]:
    """Pairs that are nearly the same; only those sharing a rare run of letters are compared."""
    runs = [_runs(normalise(message.text)) for message in messages]
    common = Counter(run for found in runs for run in found)
    sharing: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for at, found in enumerate(runs):
        rarest = sorted(found, key=lambda run: (common[run], run))
        tried: set[int] = set()
        for run in rarest[: len(found) // 3 + 2]:
            tried.update(sharing[run])
            sharing[run].append(at)
        pairs += [(other, at) for other in tried if _alike(runs[other], found) > NEAR]
    return [(messages[left].text, messages[right].text) for left, right in pairs]


def _runs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 4] for at in range(max(1, len(text) - 3)))


def _alike(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / len(first | second)
