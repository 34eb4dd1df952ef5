"""The centre's desk: reports found and set right, one by one or many of one event."""

from dataclasses import dataclass
from functools import partial

from pydantic import TypeAdapter

from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.replies import Reply
from conversation.review import Line, Review
from conversation.talk import Talk
from domain.rights import Action
from handlers.citizen.own import YES, clerk_of
from handlers.codes import ask_code
from handlers.lookups import Lookups, report_number
from handlers.ports import Gathered
from handlers.unit.subjects import pick_subject
from handlers.unit.triage import pick_region, pick_unit
from handlers.unit.work import say
from services import blocking, bulk, correcting, entry, feedback, finding, verdict
from services.bulk import Bulk
from services.desk import Desk, Here
from services.voice import Voice

_CODE: TypeAdapter[str] = TypeAdapter(str)
_SPOKEN: TypeAdapter[tuple[str, str]] = TypeAdapter(tuple[str, str])
_GATHERED: TypeAdapter[Gathered] = TypeAdapter(Gathered)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with a report: a subject, a unit, a region, a code or words."""

    report_id: int
    value: str
    more: str = ""


async def find(look: Lookups, voice: Voice, argument: str) -> list[Reply]:
    """Find reports by code, number, place or words."""
    return await clerk_of(look).search(look.here, voice, argument)


async def open_(desk: Desk, here: Here, argument: str) -> None:
    """Open a report that was found."""
    await finding.show(desk, here, report_number(argument))


async def who(desk: Desk, here: Here, argument: str) -> None:
    """Tell the number that a report's citizen has with us."""
    await blocking.who_filed(desk, here, report_number(argument))


async def correct_it(talk: Talk, look: Lookups) -> Order:
    """Choose what a report is really about."""
    code = await _central(talk, look, "correct")
    return Order(_number(talk), await pick_subject(talk, look, _prompt("desk-correct-what", code)))


async def relocate_it(talk: Talk, look: Lookups) -> Order:
    """Choose the region a report is really in."""
    code = await _central(talk, look, "relocate")
    return Order(_number(talk), await pick_region(talk, look, _prompt("desk-relocate-what", code)))


async def transfer_it(talk: Talk, look: Lookups) -> Order:
    """Choose the unit that gets a report."""
    code = await _central(talk, look, "transfer")
    return Order(_number(talk), await pick_unit(talk, look, _prompt("desk-transfer-what", code)))


async def combine_it(talk: Talk, look: Lookups) -> Order:
    """Name the report that another one joins."""
    code = await _central(talk, look, "combine")
    prompt = _prompt("desk-combine-what", code)
    return Order(_number(talk), await ask_code(talk, look, "main", prompt))


async def divide_it(talk: Talk, look: Lookups) -> Order:
    """Put a second fault into words, and choose its subject."""
    code = await _central(talk, look, "divide")
    words = await talk.ask("words", Words(_prompt("desk-divide-what", code), least=5, most=1000))
    subject = await pick_subject(talk, look, Phrase("split-area"))
    return Order(_number(talk), words, subject)


async def comment_on_it(talk: Talk, look: Lookups) -> Order:
    """Write a remark for the unit that has a report."""
    code = await _central(talk, look, "comment")
    question = Words(_prompt("desk-comment-what", code), least=3, most=1000)
    return Order(_number(talk), await talk.ask("words", question))


async def speak_for(talk: Talk, look: Lookups) -> Order:
    """Say for a caller what he says of his report."""
    find_ = partial(clerk_of(look).speakable, look.here)
    code, verb = await talk.look_up("speakable", _SPOKEN, find_, _number(talk))
    keys = {"answer": "speak-answer", "note": "speak-note", "object": "speak-object"}
    words = await talk.ask("words", Words(_prompt(keys[verb], code), least=3, most=2000))
    return Order(_number(talk), words, verb)


async def _central(talk: Talk, look: Lookups, deed: str) -> str:
    find_ = partial(clerk_of(look).central, look.here)
    return await talk.look_up("code", _CODE, find_, _number(talk), deed)


def _number(talk: Talk) -> int:
    return report_number(talk.about["report"])


def _prompt(key: str, code: str) -> Phrase:
    return Phrase(key, {"code": code})


async def correct(desk: Desk, here: Here, order: Order) -> None:
    """Give the report to the unit of the right subject."""
    await correcting.correct(desk, here, order.report_id, order.value)
    await say(desk, here, "assigned", order.report_id)


async def relocate(desk: Desk, here: Here, order: Order) -> None:
    """Give the report to the unit of the right region."""
    await correcting.relocate(desk, here, order.report_id, order.value)
    await say(desk, here, "assigned", order.report_id)


async def transfer(desk: Desk, here: Here, order: Order) -> None:
    """Give the report to the unit chosen."""
    await correcting.transfer(desk, here, order.report_id, order.value)
    await say(desk, here, "assigned", order.report_id)


async def combine(desk: Desk, here: Here, order: Order) -> None:
    """Join the report with the main one."""
    await correcting.combine(desk, here, order.report_id, order.value)
    await say(desk, here, "merged", order.report_id)


async def divide(desk: Desk, here: Here, order: Order) -> None:
    """Make the second fault a report of its own."""
    await correcting.divide(desk, here, order.report_id, order.value, order.more)
    await say(desk, here, "split-done", order.report_id)


async def comment(desk: Desk, here: Here, order: Order) -> None:
    """Pass the remark on."""
    await correcting.comment(desk, here, order.report_id, order.value)
    await say(desk, here, "noted", order.report_id)


async def speak(desk: Desk, here: Here, order: Order) -> None:
    """The caller answers, adds or objects, by his operator's mouth."""
    caller, report = await entry.speaking_for(desk, here, order.report_id)
    match order.more:
        case "answer":
            await feedback.answer(desk, caller, report.id, order.value, ())
        case "note":
            await feedback.add_note(desk, caller, report.id, order.value, ())
        case _:
            await verdict.object_to(desk, caller, report.id, "not-done", order.value, ())


async def act_on_many(talk: Talk, look: Lookups) -> Bulk:
    """Choose a deed, find the reports of one event, look at them, and say yes."""
    await talk.look_up("may", YES, partial(clerk_of(look).allow, look.here), Action.OPERATE)
    clerk = clerk_of(look)
    await talk.look_up("may", YES, partial(clerk.allow, look.here), Action.OPERATE)
    verb, words = _read(talk.about.get("said", ""))
    options = tuple(Option(one, Phrase(f"bulk-{one}")) for one in bulk.VERBS)
    verb = await talk.ask("verb", Choose(Phrase("bulk-which"), options), proposed=verb or None)
    said = await talk.ask("words", Words(Phrase("bulk-find"), most=200), proposed=words or None)
    gathered = await talk.look_up("gathered", _GATHERED, partial(clerk.gather, look.here), said)
    if not gathered.ids:
        await talk.refuse("words", hint=Phrase("find-none"))
    value = await _value(talk, look, verb)
    shown = {"count": str(len(gathered.ids)), "shown": gathered.shown, "value": value}
    lines = (Line(Phrase("bulk-edit-words"), ("words",)),)
    sure = Review(Phrase(f"bulk-sure-{verb}", shown), Phrase("bulk-yes"), lines)
    await talk.ask("sure", sure)
    return Bulk(verb, gathered.ids, value)


def _read(said: str) -> tuple[str, str]:
    verb, _, words = said.strip().partition(" ")
    return (verb.lower(), words.strip()) if verb.lower() in bulk.VERBS else ("", said.strip())


async def _value(talk: Talk, look: Lookups, verb: str) -> str:
    if verb == "merge":
        return await ask_code(talk, look, "main", Phrase("bulk-main"))
    if verb == "tell":
        return await talk.ask("told", Words(Phrase("bulk-tell-what"), least=5, most=800))
    return await pick_unit(talk, look, Phrase("bulk-unit"))


async def do_bulk(desk: Desk, here: Here, wanted: Bulk) -> None:
    """Do it to each of them."""
    await bulk.do(desk, here, wanted)
