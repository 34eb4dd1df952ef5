"""Cutting a message into the parts that may tell of different faults."""

import re

_TURNS = (
    "ضمناً|ضمنا|در ضمن|همچنین|همین‌طور|همینطور|هم‌چنین|علاوه بر این|از طرفی|یه چیز دیگه|یک چیز دیگر"
    "|یه مشکل دیگه|مشکل بعدی|مورد بعدی|دوم اینکه|دوما|دوماً|بعدشم|تازه|یکی هم|از اون طرف"
)
_CUT = re.compile(rf"[\n.!?؟؛]+|(?<=\s)(?:{_TURNS})(?=\s)")
_FEWEST_WORDS = 4
_MOST_PARTS = 8


def parts_of(text: str) -> list[str]:
    """The parts of a message long enough to stand alone; empty when there is only one."""
    parts = [part.strip(" \t،,:-–•*") for part in _CUT.split(text)]
    long = [part for part in parts if len(part.split()) >= _FEWEST_WORDS]
    return long[:_MOST_PARTS] if len(long) > 1 else []
