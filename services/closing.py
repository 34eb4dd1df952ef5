"""A unit closes: the citizens whose open reports went on elsewhere hear it once.

At night it waits for the morning, unless it is about an emergency.
"""

from collections import defaultdict
from collections.abc import Iterable

from conversation.replies import Say, Text
from domain.report import Person, Report
from domain.tracking import spell_code
from services.daytime import leaves_at, say_at
from services.desk import Desk
from services.voice import Voice
from storage.people import ChatRecord

Moved = tuple[Report, str]
"""A report as it stands now, and the unit that had it."""


async def tell_citizens(desk: Desk, moved: Iterable[Moved]) -> None:
    """One sentence to each chat that waits for a report, about each unit that closed for it."""
    heard: dict[tuple[int, str, str], list[tuple[Person, ChatRecord, Report]]] = defaultdict(list)
    for report, before in moved:
        for person, chat in await desk.listeners(report):
            heard[chat.id, before, report.unit].append((person, chat, report))
    for (_, before, now), theirs in heard.items():
        person, chat, report = theirs[0]
        voice = desk.voice(person.language)
        told = _told(desk, voice, before, now, [one for _, _, one in theirs])
        about = report.id if len(theirs) == 1 else None
        leaves = min(leaves_at(desk, one) for _, _, one in theirs)
        await say_at(desk, chat, Say(text=told), leaves, about)


def _told(desk: Desk, voice: Voice, before: str, now: str, reports: list[Report]) -> Text:
    units = {
        "before": voice.name(desk.city.unit(before).name),
        "unit": voice.name(desk.city.unit(now).name),
    }
    codes = voice.listed(spell_code(one.code) for one in reports)
    due = reports[0].due_at
    if len(reports) > 1 or due <= desk.now:
        return voice.say("unit-closed-same-term", code=codes, **units)
    return voice.say("unit-closed", code=codes, due=voice.moment(due), **units)
