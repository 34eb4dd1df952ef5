"""Pictures for the labelled pairs, by lot: the composed reports came without any.

What is looked for is one picture sent twice. How surely that is recognised `docs/proof.md` has
measured; here it always is. How often it happens nobody knows, so the lots are named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from random import Random

from bench.duplicates.pairs import Half, Pair, Told, reports
from domain.duplicates import Comparison

LOTS = 20


@dataclass(frozen=True, slots=True)
class Habits:
    """How citizens deal with pictures, each as a share.

    Of all reports so many `show` one; of those with a picture of the fault at hand so many have it
    from a neighbour (`passed_on`); of the others so many send a picture of another fault there.
    """

    show: float = 0.6
    passed_on: float = 0.25
    mistaken: float = 0.05


def with_pictures(
    rows: Sequence[tuple[Pair, Comparison]], half: Half, habits: Habits
) -> Iterator[list[tuple[Comparison, bool]]]:
    """The pairs with pictures, once for each lot."""
    for lot in range(LOTS):
        shown = _shown(half, habits, Random(f"{half} {lot}"))  # noqa: S311 - made-up pictures
        yield [(replace(held, pictures=_alike(pair, shown)), pair.same) for pair, held in rows]


def _alike(pair: Pair, shown: dict[Told, Told]) -> float | None:
    newer, older = shown.get(pair.newer), shown.get(pair.older)
    return None if newer is None or older is None else float(newer == older)


def _shown(half: Half, habits: Habits, random: Random) -> dict[Told, Told]:
    """Whose picture each report shows; those without one are left out."""
    shown: dict[Told, Told] = {}
    for _, scene in groupby(reports(half), key=lambda told: told.scene):
        before: list[Told] = []
        for told in sorted(scene, key=lambda told: told.hour):
            if random.random() < habits.show:
                shown[told] = _picture(told, [shown[one] for one in before], habits, random)
                before.append(told)
    return shown


def _picture(told: Told, seen: Sequence[Told], habits: Habits, random: Random) -> Told:
    of_it = [one for one in seen if one.fault == told.fault]
    of_others = [one for one in seen if one.fault != told.fault]
    lot = random.random()
    if of_it and lot < habits.passed_on:
        return random.choice(of_it)
    if of_others and lot > 1 - habits.mistaken:
        return random.choice(of_others)
    return told
