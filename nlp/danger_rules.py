"""The turns of phrase that `danger` looks for, read from their table."""

from functools import cache

from nlp.subjects import TABLES


@cache
def patterns(says: str) -> dict[str, tuple[str, ...]]:
    """The patterns of a column (danger, harmless or undone) by their danger code."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (TABLES / "danger.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, column, pattern = line.split("\t")
        if column == says:
            found[code] = (*found.get(code, ()), pattern)
    return found


CODES = tuple(patterns("danger"))
"""The danger codes, in a fixed order."""
