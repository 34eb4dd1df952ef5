"""What a unit's people do with a card: take it, ask, return it, assign it, report it done."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from conversation.events import Attachment
from conversation.gathering import Gather
from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.replies import Say
from conversation.talk import Talk
from domain.city import Name
from handlers.lookups import Facts, Lookups, report_number
from services import unit_work
from services.desk import Desk, Here

FACTS = TypeAdapter(Facts)
REASONS = ("other-unit", "other-region", "outside-body", "wrong-subject")
PICTURES = frozenset({"photo", "video", "document"})


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the citizen."""

    report_id: int
    words: str


@dataclass(frozen=True, slots=True)
class Return:
    """Why a report is not this unit's, and a guess whose it is."""

    report_id: int
    reason: str
    guess: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The proof that it is done."""

    report_id: int
    media: tuple[Attachment, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a report is really about."""

    report_id: int
    subject: str


async def ask_the_citizen(talk: Talk, look: Lookups) -> Question:
    """Put one question to the citizen."""
    facts = await facts_of(talk, look, "ask")
    prompt = Phrase("ask-what", {"code": facts.code, "name": look.here.person.name})
    words = await talk.ask("words", Words(prompt, least=5, most=1000))
    return Question(int(talk.about["report"]), words)


async def return_it(talk: Talk, look: Lookups) -> Return:
    """Send the report back: a reason, and a guess if there is one."""
    facts = await facts_of(talk, look, "return")
    prompt = Phrase("return-why", {"code": facts.code, "name": look.here.person.name})
    options = tuple(Option(reason, Phrase(f"reason-{reason}")) for reason in REASONS)
    reason = await talk.ask("reason", Choose(prompt, options))
    guess = await talk.ask("guess", Words(Phrase("return-guess"), most=300, optional=True))
    return Return(int(talk.about["report"]), reason, guess)


async def report_done(talk: Talk, look: Lookups) -> Claim:
    """Show that it is done: at least one picture from the spot, and what was done."""
    facts = await facts_of(talk, look, "claim")
    prompt = Phrase("done-photo", {"code": facts.code, "name": look.here.person.name})
    media = await talk.ask("media", Gather(prompt, least=1, most=5, kinds=PICTURES))
    words = await talk.ask("words", Words(Phrase("done-words"), least=3, most=1000))
    return Claim(int(talk.about["report"]), media, words)


async def assign_it(talk: Talk, look: Lookups) -> Assignment:
    """Decide what a returned or unclear report is about."""
    facts = await facts_of(talk, look, "assign")
    prompt = Phrase("assign-area", {"code": facts.code, "name": look.here.person.name})
    areas = tuple(Option(area.key, _shown(talk, area.icon, area.short)) for area in look.city.areas)
    area = await talk.ask("area", Choose(prompt, areas, columns=2))
    icon = look.city.area(area).icon
    leaves = tuple(
        Option(leaf.key, _shown(talk, icon, leaf.short)) for leaf in look.city.subjects_of(area)
    )
    subject = await talk.ask("leaf", Choose(Phrase("report-leaf"), leaves), basis=area)
    return Assignment(int(talk.about["report"]), subject)


async def facts_of(talk: Talk, look: Lookups, move: str) -> Facts:
    """What a dialog about a report needs, if `move` is open to this person; `Refusal` if not."""
    return await talk.look_up("facts", FACTS, look.unit_report, talk.about["report"], move)


def _shown(talk: Talk, icon: str, name: Name) -> Phrase:
    spoken = name.fa if talk.wording.language == "fa" else name.en
    return Phrase("option-icon", {"icon": icon, "name": spoken})


async def take(desk: Desk, here: Here, argument: str) -> None:
    """Somebody of the unit presses "take"."""
    await unit_work.take(desk, here, report_number(argument))


async def put_question(desk: Desk, here: Here, asked: Question) -> None:
    """Send the question on."""
    await unit_work.ask(desk, here, asked.report_id, asked.words)
    _say(desk, here, "asked")


async def send_back(desk: Desk, here: Here, returned: Return) -> None:
    """Give the report back to triage."""
    await unit_work.give_back(desk, here, returned.report_id, returned.reason, returned.guess)
    _say(desk, here, "returned")


async def claim(desk: Desk, here: Here, done: Claim) -> None:
    """Claim the repair."""
    await unit_work.claim(desk, here, done.report_id, done.media, done.words)
    _say(desk, here, "claimed")


async def assign(desk: Desk, here: Here, assigned: Assignment) -> None:
    """Send the report to the unit of its subject."""
    await unit_work.assign(desk, here, assigned.report_id, assigned.subject)
    _say(desk, here, "assigned")


async def note(desk: Desk, here: Here, argument: str) -> None:
    """Keep a reply in the group as a remark for colleagues."""
    report_id, _, words = argument.partition(" ")
    await unit_work.note(desk, here, report_number(report_id), words)


def _say(desk: Desk, here: Here, key: str) -> None:
    voice = desk.voice(here.person.language if here.chat.kind == "private" else "fa")
    desk.post(here.chat, Say(text=voice.say(key, name=here.person.name)))
