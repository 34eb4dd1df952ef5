"""Tracking codes: nine digits, read aloud in threes, the last one a check on the others.

Digits only: they are said and typed the same way by everybody. The check is Damm's
(H. M. Damm, "Totally anti-symmetric quasigroups", 2004): it catches every single wrong digit
and every swap of neighbours.
"""

from random import Random

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
LENGTH = 9


def new_code(random: Random) -> str:
    """A code by chance: nine digits, not beginning with zero."""
    digits = str(random.randrange(10 ** (LENGTH - 2), 10 ** (LENGTH - 1)))
    return digits + str(_remainder(digits))


def is_code(text: str) -> bool:
    """Whether these are nine digits with the right check digit."""
    return len(text) == LENGTH and text.isascii() and text.isdigit() and _remainder(text) == 0


def read_code(said: str) -> str | None:
    """The code in what a person typed, in any digits and with any gaps; `None` if it has a slip."""
    digits = "".join(str(int(letter)) for letter in said if letter.isdecimal())
    return digits if is_code(digits) else None


def spell_code(code: str) -> str:
    """The code in threes, as it is shown and read aloud."""
    return "-".join(code[at : at + 3] for at in range(0, LENGTH, 3))


def _remainder(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim
