"""A second pair of eyes: once a week headquarters reads what the triage desk did not accept."""

from collections.abc import Sequence
from datetime import timedelta

from conversation.replies import Say, Text
from domain.tracking import spell_code
from nlp.personal import mask
from services.desk import Desk
from services.voice import Voice, lines
from storage.rejections import Rejected

LOOK_EVERY = timedelta(days=7)
MOST_SHOWN = 20
STORY_SHOWN = 80


async def tell_of_rejections(desk: Desk, found: Sequence[Rejected]) -> None:
    """The groups of headquarters get the list; where nothing was rejected, nothing."""
    if not found:
        return
    voice = desk.voice()
    rest = len(found) - MOST_SHOWN
    told = lines(
        voice.say("rejections-head", count=str(len(found))),
        *(_line(desk, voice, one) for one in found[:MOST_SHOWN]),
        voice.say("list-more", count=str(rest)) if rest > 0 else (),
    )
    for group in await desk.groups_for(desk.city.headquarters, None):
        desk.post(group, Say(text=told))


def _line(desk: Desk, voice: Voice, one: Rejected) -> Text:
    reason, _, words = one.words.partition(": ")
    said = voice.word(f"reject-{reason}")
    return voice.say(
        "rejections-line",
        code=spell_code(one.code),
        subject=voice.name(desk.city.subject(one.subject).short),
        reason=f"{said} ({words})" if words else said,
        clerk=one.clerk,
        story=mask(one.story)[:STORY_SHOWN] or "…",
    )
