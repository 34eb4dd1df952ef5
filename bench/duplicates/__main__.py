"""`python -m bench.duplicates`: how well duplicates are found, next to place and time alone.

`--fit` prints the weights learnt from the first half, as they stand in `domain/duplicates.py`.
"""

import math
import pprint
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console

from bench.duplicates.fitting import fitted_to
from bench.duplicates.pairs import Half, Pair, pairs
from bench.duplicates.shown import LOTS, Habits, with_pictures
from bench.figures import Sheet
from domain.duplicates import BOUND, Comparison, Kinship, judge, signs_of
from nlp.likeness import likeness

PLACE_AND_TIME = frozenset(
    {"start", "subject-", "far-", "too_far-", "unplaced-", "later-", "hours-", "wide+"}
)
WANTED = 0.8
"""The recall at which precision is compared."""
TITLE = "Duplicates on the held-out half (target: precision 0.90 at recall 0.80)"
COLUMNS = ("method", "precision at recall 0.80", "at its bound: precision", "recall")
PICTURES = "The same with pictures put in by lot"
HABITS = {
    "a quarter passed on, one in twenty mistaken": Habits(),
    "half passed on": Habits(passed_on=0.5),
    "one in five mistaken": Habits(mistaken=0.2),
}
Row = tuple[Comparison, bool]
Judge = Callable[[Comparison], float]


@dataclass(frozen=True, slots=True)
class Found:
    """How much of what was found is right, and how much of what is right was found."""

    precision: float
    recall: float


def found(rows: Sequence[Row], judging: Judge, bound: float) -> Found:
    """Precision and recall of calling everything from the bound on the same fault."""
    called = [same for compared, same in rows if judging(compared) >= bound]
    right, all_same = sum(called), sum(same for _, same in rows)
    return Found(right / max(1, len(called)), right / max(1, all_same))


def precision_at(rows: Sequence[Row], judging: Judge, recall: float) -> float:
    """The precision at the highest bound that finds this share of all the same faults."""
    in_order = sorted(((judging(compared), same) for compared, same in rows), reverse=True)
    needed = math.ceil(recall * sum(same for _, same in rows))
    bound = [chance for chance, same in in_order if same][needed - 1]
    return found(rows, judging, bound).precision


def judging_by(weights: Mapping[str, float]) -> Judge:
    """A judge that weighs with these weights instead of those in use."""

    def chance(compared: Comparison) -> float:
        if compared.subjects is Kinship.OTHER:
            return 0.0
        score = sum(weights.get(name, 0.0) * sign for name, sign in signs_of(compared).items())
        return 1 / (1 + math.exp(-score))

    return chance


def within_reach(compared: Comparison) -> float:
    """The rule most systems have: same subject, near enough, soon enough."""
    near = compared.distance_m is not None and compared.distance_m <= compared.reach.radius_m
    soon = compared.apart <= compared.reach.within
    return float(compared.subjects is Kinship.SAME and near and soon)


def ours(compared: Comparison) -> float:
    """The chance as the bot reckons it."""
    return judge(compared).chance


def table(learnt: Sequence[Row], held: Sequence[Row]) -> Sheet:
    """Every method on the held-out half."""
    learnable = [row for row in learnt if row[0].subjects is not Kinship.OTHER]
    place_and_time = judging_by(fitted_to(learnable, PLACE_AND_TIME))
    with_words = judging_by(fitted_to(learnable, PLACE_AND_TIME | {"words+"}))
    sheet = Sheet(TITLE, COLUMNS)
    rule = found(held, within_reach, 1.0)
    sheet.add("same subject within radius and hours", "", *_cells(rule))
    for name, judging, bound in (
        ("place and time, fitted", place_and_time, 0.5),
        ("and shared words", with_words, 0.5),
        ("all signs: ours", ours, BOUND),
    ):
        at_recall = f"{precision_at(held, judging, WANTED):.3f}"
        sheet.add(name, at_recall, *_cells(found(held, judging, bound)))
    sheet.remark = f"{len(held)} pairs, {sum(same for _, same in held)} of them the same fault."
    return sheet


def picture_table(held: Sequence[tuple[Pair, Comparison]]) -> Sheet:
    """What pictures change on the held-out half, for several habits of citizens."""
    sheet = Sheet(PICTURES, COLUMNS)
    blind = [(compared, pair.same) for pair, compared in held]
    sheet.add("without them", *_both([blind]))
    for name, habits in HABITS.items():
        sheet.add(name, *_both(list(with_pictures(held, "held", habits))))
    sheet.remark = f"The mean of {LOTS} lots."
    return sheet


def _both(lots: Sequence[Sequence[Row]]) -> tuple[str, str, str]:
    at_recall = mean(precision_at(rows, ours, WANTED) for rows in lots)
    at_bound = [found(rows, ours, BOUND) for rows in lots]
    whole = Found(mean(one.precision for one in at_bound), mean(one.recall for one in at_bound))
    return (f"{at_recall:.3f}", *_cells(whole))


def _cells(what: Found) -> tuple[str, str]:
    return f"{what.precision:.3f}", f"{what.recall:.3f}"


def rows_of(half: Half) -> list[Row]:
    """The pairs of a half, compared."""
    return [(pair.compared(), pair.same) for pair in pairs(half)]


def took_ms() -> float:
    """How long it takes to compare two messages, in milliseconds."""
    texts = [(pair.newer.text, pair.older.text) for pair in pairs("held")]
    begun = perf_counter()
    for newer, older in texts:
        likeness(newer, older)
    return (perf_counter() - begun) / len(texts) * 1000


def main(fit: Annotated[bool, typer.Option(help="Print the weights instead.")] = False) -> None:
    """Measure how well duplicates are found."""
    console, learnt = Console(width=110), rows_of("dev")
    if fit:
        learnable = [row for row in learnt if row[0].subjects is not Kinship.OTHER]
        console.print(pprint.pformat(fitted_to(learnable)))
        return
    console.print(table(learnt, rows_of("held")).rich())
    console.print(picture_table([(pair, pair.compared()) for pair in pairs("held")]).rich())
    same = sum(same for _, same in learnt)
    console.print(f"Learnt from {len(learnt)} other pairs, {same} of them the same fault.")
    console.print(f"Two messages are compared in {took_ms():.2f} ms.")


if __name__ == "__main__":
    typer.run(main)
