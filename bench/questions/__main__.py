"""`python -m bench.questions`: how often a question gets the right answer, a wrong one or none.

The bound was set on the first half; the second was looked at only to be measured.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bench.figures import Sheet
from nlp.answers import Answers, read_knowledge

HERE = Path(__file__).parent
KNOWLEDGE = HERE.parents[1] / "cities" / "tehran" / "knowledge.json"


@dataclass(frozen=True, slots=True)
class Question:
    """What a citizen says, and the key of the entry that answers it; None where none does."""

    question: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """How many questions with an answer there were, and what was said to all."""

    answerable: int
    right: int
    wrong: int
    needless: int

    @property
    def precision(self) -> float:
        """The right ones among all answers given."""
        return self.right / max(1, self.right + self.wrong + self.needless)

    @property
    def recall(self) -> float:
        """The questions answered rightly among those that have an answer."""
        return self.right / max(1, self.answerable)


def questions(half: str) -> list[Question]:
    """The questions of one half."""
    lines = (HERE / f"{half}.jsonl").read_text("utf-8").splitlines()
    return [Question(**json.loads(line)) for line in lines]


def measured(half: str) -> Result:
    """Ask every question of a half."""
    answers = Answers(read_knowledge(KNOWLEDGE))
    asked = questions(half)
    told = [(one.answer, answers.best(one.question)) for one in asked]
    given = [(wanted, found.entry.key) for wanted, found in told if found]
    return Result(
        answerable=sum(one.answer is not None for one in asked),
        right=sum(wanted == key for wanted, key in given),
        wrong=sum(wanted is not None and wanted != key for wanted, key in given),
        needless=sum(wanted is None for wanted, _ in given),
    )


def main() -> None:
    """Measure both halves and print."""
    sheet = Sheet(
        "Questions answered from the knowledge base of Tehran",
        (
            "half",
            "questions",
            "with an answer",
            "right",
            "wrong",
            "needless",
            "precision",
            "recall",
        ),
    )
    for half in ("dev", "held"):
        result = measured(half)
        counts = (result.answerable, result.right, result.wrong, result.needless)
        shares = (f"{result.precision:.3f}", f"{result.recall:.3f}")
        sheet.add(half, str(len(questions(half))), *map(str, counts), *shares)
    Console(width=110).print(sheet.rich())


if __name__ == "__main__":
    main()
