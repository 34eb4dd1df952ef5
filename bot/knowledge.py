"""The city's knowledge base, read once and asked by dialogs."""

from pathlib import Path

from handlers.ports import Answered
from nlp.answers import Answers, read_knowledge


class Knowledge:
    """Answers questions about city services."""

    def __init__(self, path: Path) -> None:
        """Read the entries of a city's file; a city without one knows no answer."""
        self._answers = Answers(read_knowledge(path) if path.exists() else ())

    def answer(self, question: str) -> Answered | None:
        """The answer, where it is sure."""
        found = self._answers.best(question)
        return Answered(found.entry.key, found.entry.fa, found.entry.en) if found else None
