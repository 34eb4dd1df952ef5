"""What the inspectors do with a card: order the work, or say that nothing has to be done."""

from dataclasses import dataclass

from conversation.events import Attachment
from conversation.gathering import Gather
from conversation.phrases import Phrase
from conversation.questions import Words
from conversation.replies import Say
from conversation.talk import Talk
from handlers.lookups import Lookups, report_number
from handlers.unit.work import facts_of, say
from services import fair, inspection, thanks
from services.desk import Desk, Here


@dataclass(frozen=True, slots=True)
class Finding:
    """What the inspectors found, with pictures if there are any."""

    report_id: int
    words: str
    media: tuple[Attachment, ...] = ()


async def order_it(talk: Talk, look: Lookups) -> Finding:
    """Say what the unit has to do."""
    facts = await facts_of(talk, look, "order")
    prompt = Phrase("order-what", {"code": facts.code, "name": look.here.person.name})
    words = await talk.ask("words", Words(prompt, least=5, most=1000))
    return Finding(int(talk.about["report"]), words)


async def dismiss_it(talk: Talk, look: Lookups) -> Finding:
    """Say why nothing has to be done; the citizen reads it."""
    facts = await facts_of(talk, look, "dismiss")
    prompt = Phrase(facts.said("dismiss-what"), {"code": facts.code, "name": look.here.person.name})
    words = await talk.ask("words", Words(prompt, least=20, most=1000))
    media = await talk.ask("media", Gather(Phrase("follow-media")))
    return Finding(int(talk.about["report"]), words, media)


async def disbelieve_it(talk: Talk, look: Lookups) -> Finding:
    """Say what the claimed work lacks."""
    facts = await facts_of(talk, look, "disbelieve")
    prompt = Phrase("disbelieve-what", {"code": facts.code, "name": look.here.person.name})
    words = await talk.ask("words", Words(prompt, least=10, most=1000))
    return Finding(int(talk.about["report"]), words)


async def disbelieve(desk: Desk, here: Here, found: Finding) -> None:
    """Send the work back, or keep it the second time."""
    await inspection.disbelieve(desk, here, found.report_id, found.words)
    desk.post(here.chat, Say(text=desk.voice().say("disbelieved")))


async def believe(desk: Desk, here: Here, argument: str) -> None:
    """The inspectors find the work done."""
    await inspection.believe(desk, here, report_number(argument))


async def judge(desk: Desk, here: Here, argument: str) -> None:
    """Somebody at headquarters says what a signal of gaming was."""
    number, _, judged = argument.partition(" ")
    await thanks.judge_signal(desk, here, report_number(number), judged)


async def unjudge(desk: Desk, here: Here, argument: str) -> None:
    """Somebody at headquarters takes back that it was gaming."""
    await fair.take_back(desk, here, report_number(argument))


async def order(desk: Desk, here: Here, found: Finding) -> None:
    """Give the order to the unit."""
    await inspection.order(desk, here, found.report_id, found.words)
    await say(desk, here, "ordered", found.report_id)


async def dismiss(desk: Desk, here: Here, found: Finding) -> None:
    """Tell the citizen that nothing has to be done."""
    await inspection.dismiss(desk, here, found.report_id, found.words, found.media)
    await say(desk, here, "dismissed", found.report_id)
