"""What is asked of the city in a command: a verb, then fields parted by `|` or by lines."""

import re
from dataclasses import dataclass
from datetime import UTC, time

from domain.city import Hours, Name
from domain.errors import Refusal
from services.naming import bare_words
from services.voice import Voice
from wording.catalogue import LANGUAGES
from wording.digits import latin_digits

VERBS = (
    "list", "show", "add", "rename", "phone", "hours", "close", "retire", "merge", "split",
    "keywords", "owner", "emergency", "remove", "export", "import", "history", "rollback",
    "change", "preview",
    "swap",
)  # fmt: skip
NOTHING = "-"
_HOURS = re.compile(r"(\d{1,2})(?::(\d\d))?\s*(?:-|–|تا)\s*(\d{1,2})(?::(\d\d))?")
_ASCII = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A verb of ours, the words before the first `|`, and the fields after it."""

    verb: str
    head: str
    fields: tuple[str, ...] = ()

    def whole_and_last(self) -> tuple[str, str]:
        """The words and one value: the first field, or the last word where there is none."""
        if self.fields:
            return self.head, self.fields[0]
        words = self.head.split()
        return " ".join(words[:-1]), words[-1] if words else ""


def read_asked(said: str, wrong: str) -> Asked:
    """What is asked; `Refusal` with the phrase `wrong` where no verb is named."""
    first, *fields = [part.strip() for part in re.split(r"[|\n]", said.strip())]
    word, _, head = first.partition(" ")
    verb = verbs().get(bare_words(word))
    if verb is None:
        raise Refusal(wrong)
    return Asked(verb, head.strip(), tuple(fields))


def verbs() -> dict[str, str]:
    """Every word for a verb, in every language."""
    voices = [Voice(tag, UTC) for tag in LANGUAGES]
    spoken = {
        bare_words(word): verb
        for verb in VERBS
        for voice in voices
        for word in voice.word(f"verb-{verb}").split()
    }
    return spoken | {verb: verb for verb in VERBS}


def name_in(fields: tuple[str, ...], wrong: str, english: str = "") -> Name:
    """A name from the first fields: Persian, then English where it is written."""
    if not fields or not fields[0]:
        raise Refusal(wrong)
    more = fields[1] if len(fields) > 1 and _ASCII.search(fields[1]) else ""
    return Name(fields[0], more or english or fields[0])


def keywords_in(fields: tuple[str, ...]) -> tuple[str, ...]:
    """Keywords from the last field, parted by commas, if it is none in English."""
    if len(fields) < 2 or _ASCII.search(fields[-1]):
        return ()
    return tuple(word.strip() for word in re.split("[،,]", fields[-1]) if word.strip())


def hours_in(said: str, wrong: str) -> Hours | None:
    """Hours such as `7:00-14:30`; `None` for a dash."""
    if said.strip() in (NOTHING, "–"):
        return None
    found = _HOURS.fullmatch(latin_digits(said).strip())
    if found is None:
        raise Refusal(wrong)
    first, second, third, fourth = (int(part or 0) for part in found.groups())
    try:
        return Hours(time(first % 24, second), time(third % 24, fourth))
    except ValueError as error:
        raise Refusal(wrong) from error


def number_in(said: str, wrong: str) -> int:
    """A whole number in any digits."""
    digits = latin_digits(said).strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise Refusal(wrong)
    return int(digits)
