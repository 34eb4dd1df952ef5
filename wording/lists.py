"""Names in a row, as a language sets them apart."""

from collections.abc import Iterable


def spell_list(names: Iterable[str], language: str) -> str:
    """Names with the comma of the language between them."""
    return ("، " if language == "fa" else ", ").join(names)
