"""Phone numbers as people say them: read, checked, and kept only as a digest.

Iran's numbering: ten digits behind the zero; mobiles begin with 9, landlines with the code of
their province (Communications Regulatory Authority, national numbering plan).
"""

import hashlib
import re

_IRAN = re.compile(r"(?:\+98|0098|98|0)?(9\d{9}|[1-8]\d{9})")
_BETWEEN = re.compile(r"[\s()\-.\u200c\u200e\u200f\u2066-\u2069]")
TAIL = 4
COST = 1 << 14
"""Of scrypt: some 30 ms a number, a day for whoever tries a few million of them."""


def read_phone(said: str) -> str | None:
    """The number in what somebody said, as +98 and ten digits; `None` if it is no number of Iran's.

    Persian and Arabic digits, gaps and every usual beginning are taken.
    """
    latin = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in said)
    match = _IRAN.fullmatch(_BETWEEN.sub("", latin))
    return f"+98{match[1]}" if match else None


def tail_of(phone: str) -> str:
    """The last digits of a number, by which a caller is named."""
    return phone[-TAIL:]


def digest_of(phone: str, city: str) -> str:
    """What a number is known by in a city: it cannot be read back, only tried at a price."""
    salt = f"shahrdad/{city}".encode()
    made = hashlib.scrypt(phone.encode(), salt=salt, n=COST, r=8, p=1, dklen=32)
    return made.hex()
