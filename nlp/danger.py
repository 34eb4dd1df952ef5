"""Words of danger, told apart from the same words said harmlessly; needs no model.

Each rule is a turn of phrase with the harmless readings that cancel it: «آتش‌نشانی» is no fire,
«بوی گاز نمیاد» is no gas. A rule only ever adds urgency; it never takes a person's mark away.
"""

import re
from dataclasses import dataclass

from nlp.danger_rules import patterns
from nlp.normaliser import normalise
from nlp.reading import Danger

_FOLD = str.maketrans(
    {
        "ي": "ی",
        "ك": "ک",
        "ى": "ی",
        "ة": "ه",
        "ۀ": "ه",
        "أ": "ا",
        "إ": "ا",
        "\u200c": " ",
        "\u200f": " ",
        "ـ": " ",
    }
)
_LATIN = re.compile("[A-Za-z]{3}")
_AFTER = 22


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    pattern: re.Pattern[str]


def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with every space optional and stretchable; words begin at a word's edge."""
    return re.compile(r"(?<!\w)(?:" + pattern.replace(" ", r"\s*") + ")")


_COMPILED = tuple(
    _Rule(code, _compiled("|".join(turns))) for code, turns in patterns("danger").items()
)
_ANY = _compiled("|".join(turn for turns in patterns("danger").values() for turn in turns))
"""Whether anything dangerous is named at all: most texts name nothing, one look is enough."""
_HARMLESS = {code: _compiled("|".join(turns)) for code, turns in patterns("harmless").items()}
_UNDONE = re.compile(rf"^\W*(?:\w+\W+){{0,2}}?(?:{'|'.join(patterns('undone')['*'])})(?!\w)")


def dangers(text: str) -> tuple[Danger, ...]:
    """The reasons to hurry that the text names, one of each kind, in the citizen's words."""
    folded = text.translate(_FOLD)
    found = _found(folded, text)
    if _LATIN.search(text):
        plain = normalise(text)
        known = {danger.code for danger in found}
        found += [danger for danger in _found(plain, plain) if danger.code not in known]
    return tuple(found)


def _found(folded: str, shown: str) -> list[Danger]:
    found: dict[str, Danger] = {}
    if not _ANY.search(folded):
        return []
    for rule in _COMPILED:
        match = _first(rule.pattern, folded) and _first(
            rule.pattern, _without_harmless(rule.code, folded)
        )
        if match:
            found[rule.code] = Danger(
                rule.code, " ".join(shown[match.start() : match.end()].split())
            )
    return list(found.values())


def _without_harmless(code: str, text: str) -> str:
    """The text with the harmless turns of phrase struck out, every place kept."""
    return _HARMLESS[code].sub(lambda match: "#" * len(match[0]), text)


def _first(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    for match in pattern.finditer(text):
        if not _UNDONE.match(text[match.end() : match.end() + _AFTER]):
            return match
    return None
