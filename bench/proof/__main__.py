"""`python -m bench.proof`: how well proof of a repair is judged, on pictures made by code.

Some ten minutes. `--save` writes the tables, `--examples` a sheet of pictures.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean
from typing import Annotated

import typer
from rich.console import Console

from bench.figures import Sheet, latency
from bench.proof.examples import sheet_of_examples
from bench.proof.judging import (
    Judged,
    Share,
    copies,
    judged,
    named,
    of,
    recognised,
    seen,
)
from bench.proof.pairs import Truth, pairs
from bench.proof.places import Family
from bench.proof.streets import street
from bench.proof.yards import yard
from domain.proof import Trace

FAMILIES = ("streets", "yards")
PLACES = 12
UNSEEN = 500
"""The first place that is measured; none from here on was looked at while bounds were set."""
TARGETED = ("re-sent", "recompressed", "cropped", "mirrored")

type Both = tuple[list[Judged], list[Judged]]


def targets(both: Both) -> Sheet:
    """What was promised."""
    sheet = Sheet("Targets", ("what", "target", *FAMILIES))
    copied = tuple([one for one in family if one.pair.trick in TARGETED] for family in both)
    found = (str(copies(family)) for family in copied)
    sheet.add("re-sent, cropped, recompressed, mirrored: found", ">= 0.98", *found)
    rows: tuple[tuple[str, str, Truth], ...] = (
        ("these and brightened, drawn over, screenshot, all at once", "", Truth.COPY),
        ("retouched locally: found", ">= 0.90", Truth.RETOUCHED),
        ("honest repair wrongly flagged", "<= 0.05", Truth.MENDED),
        ("other scene taken for a copy", "", Truth.ELSEWHERE),
    )
    for what, target, truth in rows:
        sheet.add(what, target, *(str(copies(of(family, truth))) for family in both))
    took = tuple(latency([one.seconds for one in family]).cells() for family in both)
    what = "one check, both files read anew: processor time (p50, p95, p99)"
    sheet.add(what, "<= 150 ms", *(", ".join(cells) for cells in took))
    return sheet


def tricks(both: Both) -> Sheet:
    """Trick by trick, and visit by visit."""
    sheet = Sheet(
        "Trick by trick",
        ("what was done", "what it is", *(f"a copy: {name}" for name in FAMILIES),
         "said to be retouched", "found by the index"),
    )  # fmt: skip
    for trick in dict.fromkeys(one.pair.trick for one in both[0]):
        rows = tuple([one for one in family if one.pair.trick == trick] for family in both)
        together = [*rows[0], *rows[1]]
        sheet.add(
            trick, together[0].pair.truth.value, *(str(copies(row)) for row in rows),
            _short(named(together, Trace.RETOUCHED)), _short(seen(together)),
        )  # fmt: skip
    strangers = [one.stranger_keys for family in both for one in family]
    sheet.remark = (
        f"Two unrelated pictures share {mean(strangers):.3f} keys on average, "
        f"{max(strangers)} at most."
    )
    return sheet


def _short(share: Share) -> str:
    return f"{share.part / max(1, share.whole):.2f}"


def scenes(both: Both) -> Sheet:
    """Whether the place of an honest picture is recognised."""
    sheet = Sheet("Said to show the same place", ("which pictures", *FAMILIES))
    honest = of(both[0], Truth.MENDED, Truth.ELSEWHERE)
    for trick in dict.fromkeys(one.pair.trick for one in honest):
        rows = tuple([one for one in family if one.pair.trick == trick] for family in both)
        sheet.add(trick, *(str(recognised(row)) for row in rows))
    return sheet


def measured(places: int) -> Both:
    """Both families, side by side."""
    with ProcessPoolExecutor(2) as pool:
        streets, yards = pool.map(_judged, (street, yard), (places, places))
    return streets, yards


def _judged(family: Family, places: int) -> list[Judged]:
    return judged(pairs(family, range(UNSEEN, UNSEEN + places)))


SHEETS: tuple[Callable[[Both], Sheet], ...] = (targets, tricks, scenes)


def main(
    places: Annotated[int, typer.Option(help="Places of each family.")] = PLACES,
    save: Annotated[Path | None, typer.Option(help="Also write the tables in Markdown.")] = None,
    examples: Annotated[Path | None, typer.Option(help="Also write a sheet of pictures.")] = None,
) -> None:
    """Measure how well proof of a repair is judged."""
    if examples:
        sheet_of_examples(examples)
    both = measured(places)
    made = [sheet(both) for sheet in SHEETS]
    for sheet in made:
        Console(width=150).print(sheet.rich())
    if save:
        save.write_text("\n".join(sheet.markdown() for sheet in made), "utf-8")


if __name__ == "__main__":
    typer.run(main)
