"""Digits: Persian ones for Persian eyes, Latin ones for the machine."""

_TO_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_TO_LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def persian_digits(text: str) -> str:
    """The text with every digit written the Persian way."""
    return text.translate(_TO_PERSIAN)


def latin_digits(text: str) -> str:
    """The text with Persian and Arabic digits written the Latin way."""
    return text.translate(_TO_LATIN)
