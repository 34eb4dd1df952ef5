"""The centre's dialogs in a rehearsal: a clerk who knows one report and lets everybody in."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from conversation.events import Contact, Event
from conversation.replies import Reply
from conversation.trials import happening, placed, said, sent
from conversation.walking import EVERYWHERE, Samples
from domain.rights import Action
from handlers.ports import Gathered
from services.announcements import Announced, Window
from services.desk import Here
from services.voice import Voice

CALLED = "۰۹۱۲ ۱۲۳ ۴۵ ۶۷"
_TOLD = "123-456-786"
_UNTIL = datetime(2026, 3, 22, 14, 30, tzinfo=UTC)
_PHOTO, _STICKER = sent(key="photo-1"), sent("sticker", fault="unreadable")
_UNCLEAR: tuple[Event, ...] = (said("؟"), _PHOTO, _STICKER)


class RehearsalClerk:
    """Everybody may do everything, with the only report there is."""

    async def admit(self, here: Here, urgent: bool) -> bool:
        """Always."""
        return True

    async def allow(self, here: Here, action: Action) -> bool:
        """Always."""
        return True

    async def first_day(self) -> date:
        """New Year's day."""
        return date(2026, 3, 21)

    async def search(self, here: Here, voice: Voice, said: str) -> list[Reply]:
        """Nothing is found."""
        return []

    async def gather(self, here: Here, said: str) -> Gathered:
        """The only report, or none at all."""
        return Gathered((7,) if "باز" in said else (), f"▫️ {_TOLD}")

    async def central(self, here: Here, report_id: int, deed: str) -> str:
        """The only report's code."""
        return _TOLD

    async def speakable(self, here: Here, report_id: int) -> tuple[str, str]:
        """Something may be added to it."""
        return _TOLD, "note"

    async def audience(self, here: Here, audience: str) -> int:
        """Some people, but nobody at all in one region."""
        return 0 if audience == "region:2" else 25

    async def leaves_at(self, voice: Voice) -> str:
        """At once."""
        return ""

    async def announced(self, here: Here, subject: str, region: str) -> tuple[Announced, ...]:
        """One announcement, about holes in one region."""
        known = (Announced(3, "آسفالت این خیابان فردا نو می‌شود", _UNTIL),)
        return known if (subject, region) == ("pothole", "2") else ()

    async def notice(self, here: Here, number: int) -> Announced:
        """The only announcement there is."""
        return Announced(3, "آسفالت این خیابان فردا نو می‌شود", _UNTIL)

    async def window(self, begin: str, end: str) -> Window:
        """A day, if the words are none that nobody understands."""
        if "؟" in begin:
            return Window(fault="announce-begin-unclear")
        fault = "announce-end-unclear" if "؟" in end else ""
        return Window(_UNTIL - timedelta(days=1), None if fault else _UNTIL, fault)

    async def belongings(self, here: Here, voice: Voice) -> list[Reply]:
        """Nothing."""
        return []

    async def examine(self, here: Here, voice: Voice) -> list[Reply]:
        """Nothing is wrong."""
        return []


def centre_samples(story: str, inside: tuple[float, float], codes: Sequence[Event]) -> Samples:
    """What is tried in the dialogs of the centre, besides their buttons."""
    own = Contact("+989121234567", "سارا", 1)
    return {
        "phone": (said(CALLED), said("۱۲۳")),
        "caller": (said("رضا"),),
        "story": (said(story),),
        "place": (placed(*inside),),
        "order": (said(story),),
        "words": (said("چراغ باز خیابان گلستان"), said("هیچ کس این‌جا نیست")),
        "told": (said("تا شب درست می‌شود"),),
        "begins": (said("فردا ۸"), said("؟؟")),
        "ends": (said("فردا ۱۸"), said("؟؟")),
        "main": codes,
        "contact": (
            happening(contact=own),
            happening(contact=Contact("+989120000000", "", 2)),
            said("09121234567"),
        ),
        EVERYWHERE: _UNCLEAR,
    }


ABOUT_CENTRE: dict[str, dict[str, str]] = {
    "phone": {},
    "forget": {"report": "me", "verb": ""},
    "entry": {},
    "bulk": {},
    "broadcast": {},
    "announce": {},
    "reannounce": {"report": "n3", "verb": ""},
    "manager-order": {},
}
"""What these dialogs are begun about."""

CENTRE = (
    "phone", "forget", "entry", "bulk", "broadcast", "announce", "reannounce", "correct",
    "relocate", "transfer", "combine", "divide", "comment", "speak", "manager-order",
)  # fmt: skip
