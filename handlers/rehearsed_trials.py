"""What is tried in a rehearsal: what each dialog is begun about, and what is said to it."""

from conversation.events import Event
from conversation.trials import placed, said, sent
from conversation.walking import EVERYWHERE, Samples
from handlers.admin.rehearsal import ABOUT_CENTRE, CENTRE, centre_samples
from handlers.admin.rehearsed_city import ABOUT_CITY, CITY_SAMPLES
from handlers.rehearsal import (
    BIN_AT_STATION,
    BORDER,
    BRIBE,
    HELLO,
    HOLE,
    INSIDE,
    OUTSIDE,
    QUESTION,
    RIDDLE,
    THANKS,
    TWIN,
    WISH,
)  # fmt: skip

ABOUT: dict[str, dict[str, str]] = {
    "report": {},
    "track": {},
    **ABOUT_CITY,
    "object": {"report": "7", "verb": "partly"},
} | ABOUT_CENTRE
"""What each dialog is begun about, where it is not the only report there is."""

_PHOTO, _STICKER = sent(key="photo-1"), sent("sticker", fault="unreadable")
_UNCLEAR: tuple[Event, ...] = (said("؟"), _PHOTO, _STICKER)
_FOLLOWING: Samples = {
    "words": (
        said("جلوی در شمارهٔ ۱۲"),
        sent("voice", key="voice-1"),
        said("جلوی در شمارهٔ ۱۲ را دیدیم؛ جدول سالم است"),
    ),
    "body-words": (said("راه‌آهن"),),
    "number": (said("۱۲/۴۵"),),
    "guess": (said("سازمان پارک‌ها"),),
    EVERYWHERE: _UNCLEAR,
}

_CODES: Samples = {
    "code": (said("۱۲۳ ۴۵۶ ۷۸۶"), said("123456783"), said("111111111")),
    EVERYWHERE: _UNCLEAR,
}

_STORIES = (BIN_AT_STATION, HOLE, HELLO, RIDDLE, TWIN, QUESTION, THANKS, BRIBE, WISH)

SAMPLES: dict[str, Samples] = {
    **CITY_SAMPLES,
    "report": {
        "story": tuple(said(text) for text in _STORIES),
        "place": (
            placed(*INSIDE),
            placed(*BORDER),
            placed(*OUTSIDE),
            said("میدان آزادی، روبروی نانوایی"),
            said("سر کوچهٔ بهار"),
            said("بازار"),
        ),
        EVERYWHERE: _UNCLEAR,
    },
    "track": _CODES,
    "merge": _CODES,
} | dict.fromkeys(CENTRE, centre_samples(BIN_AT_STATION, INSIDE, _CODES["code"]))
"""What is tried in each dialog, besides its buttons; where there is nothing, a few words are."""


def about(dialog: str) -> dict[str, str]:
    """What a dialog is begun about in a rehearsal."""
    return ABOUT.get(dialog, {"report": "7", "verb": dialog})


def samples(dialog: str) -> Samples:
    """What is tried in a dialog."""
    return SAMPLES.get(dialog, _FOLLOWING)
