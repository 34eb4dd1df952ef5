"""What an expert says after a visit: what he found, or that nothing has to be done."""

from dataclasses import dataclass

from conversation.events import Attachment
from conversation.gathering import Gather
from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.replies import Button, Say
from conversation.talk import Talk
from handlers.lookups import Lookups
from handlers.unit.answers import answer
from handlers.unit.work import PICTURES, facts_of, say
from services import unit_work, wishes
from services.desk import Desk, Here
from services.sayings import said_of
from services.standing import held

_NEXT = {
    "doable": ("plan", "start"),
    "other-body": ("outside",),
    "nothing": ("no-action",),
    "duplicate": ("merge",),
    "not-found": ("ask",),
}
"""What fits each finding next."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found on the spot."""

    report_id: int
    finding: str
    words: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """Why nothing has to be done, with pictures."""

    report_id: int
    words: str
    media: tuple[Attachment, ...]


async def diagnose_it(talk: Talk, look: Lookups) -> Diagnosis:
    """Say what the visit found, by a code and in words."""
    facts = await facts_of(talk, look, "diagnose")
    prompt = Phrase("diagnose-what", {"code": facts.code, "name": look.here.person.name})
    options = tuple(Option(one, Phrase(f"finding-{one}")) for one in unit_work.FINDINGS)
    finding = await talk.ask("finding", Choose(prompt, options))
    words = await talk.ask("words", Words(Phrase("diagnose-words"), least=5, most=1000))
    return Diagnosis(int(talk.about["report"]), finding, words)


async def say_nothing_to_do(talk: Talk, look: Lookups) -> Opinion:
    """Say why nothing has to be done: pictures from the spot, and the expert's words."""
    facts = await facts_of(talk, look, "no_action")
    prompt = Phrase("no-action-photo", {"code": facts.code, "name": look.here.person.name})
    media = await talk.ask("media", Gather(prompt, least=1, most=5, kinds=PICTURES))
    words = await answer(
        talk, look, facts, "no_action", Phrase(facts.said("no-action-words")), least=10
    )
    return Opinion(int(talk.about["report"]), words, media)


async def diagnose(desk: Desk, here: Here, found: Diagnosis) -> None:
    """Keep the finding, and offer what fits it."""
    await unit_work.diagnose(desk, here, found.report_id, found.finding, found.words)
    voice, report = desk.voice(), await held(desk, found.report_id)
    buttons = tuple(
        Button(voice.word(said_of(report, f"unit-{verb}")), data=f"r:{found.report_id}:{verb}")
        for verb in _NEXT[found.finding]
    )
    told = voice.say("diagnosed", finding=voice.word(f"finding-{found.finding}"))
    desk.queue(here.chat, Say(text=told, buttons=(buttons,)), found.report_id)


async def no_action(desk: Desk, here: Here, opinion: Opinion) -> None:
    """Close it, or put it to the head."""
    words, media = opinion.words, opinion.media
    closed = await wishes.no_action(desk, here, opinion.report_id, words, media)
    key = "closed-by-head" if closed else "wished-no-action"
    await say(desk, here, key, opinion.report_id)
