"""Messages that are no report of a fault: questions, thanks, word of corruption, and views.

The model's guess of the kind is no more than a question to the citizen.
"""

from dataclasses import dataclass
from functools import partial

from pydantic import TypeAdapter

from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.talk import Talk
from domain.kinds import TO_CONFIRM, Kind
from handlers.citizen.place import named, settle_place
from handlers.lookups import Lookups, Suggestion
from handlers.ports import Answered
from services.thanks import Case, ThankYou

ELSEWHERE = "else"


@dataclass(frozen=True, slots=True)
class Told:
    """Nothing is filed; `key` is the sentence that ends the talk."""

    key: str


_ANSWER: TypeAdapter[Answered | None] = TypeAdapter(Answered | None)
_CASES: TypeAdapter[tuple[Case, ...]] = TypeAdapter(tuple[Case, ...])


async def settle_kind(talk: Talk, guess: Suggestion) -> str:
    """What kind of message this is: a report unless the citizen says it is something else."""
    if guess.danger or guess.kind not in TO_CONFIRM:
        return guess.kind
    right = Option(guess.kind, Phrase(f"kind-{guess.kind}"))
    fault = Option(Kind.REQUEST, Phrase("kind-request"))
    return await talk.ask("kind", Choose(Phrase("kind-which"), (right, fault)))


async def answer_question(talk: Talk, look: Lookups, story: str) -> Told | None:
    """Answer a question at once, if the city's knowledge has it; `None` where a person must."""
    found = await talk.look_up("knowledge", _ANSWER, partial(_answer, look), story)
    if found is None:
        await talk.tell("no-answer", Phrase("question-unknown"))
        return None
    told = found.fa if talk.wording.language == "fa" else found.en
    options = (Option("yes", Phrase("question-helped")), Option("no", Phrase("question-not")))
    helped = await talk.ask("helped", Choose(Phrase("question-answer", {"answer": told}), options))
    return Told("question-glad") if helped == "yes" else None


async def _answer(look: Lookups, story: str) -> Answered | None:
    return look.knowledge.answer(story) if look.knowledge else None


async def tell_of_protection(talk: Talk) -> Told | None:
    """Word of corruption goes on no ordinary card; `None` where it is a fault after all."""
    options = (
        Option("end", Phrase("corruption-end")),
        Option("fault", Phrase("corruption-fault")),
    )
    chosen = await talk.ask("protected", Choose(Phrase("corruption-told"), options))
    return Told("corruption-ended") if chosen == "end" else None


async def give_thanks(talk: Talk, look: Lookups, story: str, guess: Suggestion) -> ThankYou:
    """Bind thanks to a case of the citizen's own, or to a place."""
    cases = await talk.look_up("cases", _CASES, look.thankable)
    chosen = ELSEWHERE
    if cases:
        options = tuple(Option(str(one.report_id), _label(talk, look, one)) for one in cases)
        other = Option(ELSEWHERE, Phrase("thanks-elsewhere"))
        chosen = await talk.ask("case", Choose(Phrase("thanks-which"), (*options, other)))
    if chosen != ELSEWHERE:
        return ThankYou(talk.session.serial, story, report_id=int(chosen))
    where = await settle_place(talk, look, story)
    subject = guess.shortlist[0] if guess.shortlist else None
    return ThankYou(talk.session.serial, story, subject=subject, region=where.region)


def _label(talk: Talk, look: Lookups, one: Case) -> Phrase:
    subject = named(talk, look.city.subject(one.subject).short)
    return Phrase("thanks-case", {"code": one.code, "subject": subject})
