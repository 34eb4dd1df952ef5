"""What a citizen does with a report he has filed: answer, add, object, take back, look it up."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from conversation.events import Attachment
from conversation.gathering import Gather
from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.replies import Button, Say
from conversation.talk import Talk
from domain.errors import Refusal
from domain.kinds import is_order
from domain.report import Report
from domain.tracking import spell_code
from handlers.codes import ask_code
from handlers.facts import Facts
from handlers.lookups import Lookups, report_number
from services import cards, feedback, menus, superiors, verdict, views
from services.desk import Desk, Here
from services.voice import Voice
from storage import followers, reports

MINE_SHOWN = 10
FACTS = TypeAdapter(Facts)


@dataclass(frozen=True, slots=True)
class Saying:
    """Words and files about a report; `verb` is the button that began it."""

    report_id: int
    verb: str
    words: str
    media: tuple[Attachment, ...]


async def answer_the_unit(talk: Talk, look: Lookups) -> Saying:
    """Answer the unit's question, with pictures if they help."""
    facts = await talk.look_up("facts", FACTS, look.own_report, talk.about["report"], "answer")
    return await _saying(talk, Phrase("answer-what", {"question": facts.question}))


async def add_to_report(talk: Talk, look: Lookups) -> Saying:
    """Add words or pictures to a report that is still open."""
    facts = await talk.look_up("facts", FACTS, look.own_report, talk.about["report"], "")
    return await _saying(talk, Phrase("note-what", {"code": facts.code}))


async def say_it_is_not_done(talk: Talk, look: Lookups) -> Saying:
    """Object to a claimed repair: what is missing, with a picture if there is one."""
    facts = await talk.look_up("facts", FACTS, look.claimed_report, talk.about["report"])
    key = _OBJECTION.get(talk.about.get("verb", ""), "object-what")
    return await _saying(talk, Phrase(key, {"code": facts.code}), optional=True)


_OBJECTION = {"partly": "object-partly-what", "insist": "object-insist-what"}


async def _saying(talk: Talk, prompt: Phrase, *, optional: bool = False) -> Saying:
    question = Words(prompt, most=2000, optional=optional, anything_will_do=True)
    words = await talk.ask("words", question)
    media = await talk.ask("media", Gather(Phrase("follow-media")))
    return Saying(int(talk.about["report"]), talk.about.get("verb", ""), words, media)


async def take_back(talk: Talk, look: Lookups) -> int | None:
    """Withdraw a report, after one more yes; `None` if it stays."""
    facts = await talk.look_up("facts", FACTS, look.own_report, talk.about["report"], "withdraw")
    options = (Option("yes", Phrase("withdraw-yes")), Option("no", Phrase("withdraw-no")))
    sure = await talk.ask("sure", Choose(Phrase("withdraw-sure", {"code": facts.code}), options))
    return int(talk.about["report"]) if sure == "yes" else None


async def track(talk: Talk, look: Lookups) -> str:
    """Ask for a tracking code until it is one we gave out."""
    return await ask_code(talk, look, "code", Phrase("track-what"), talk.about.get("said"))


async def pass_answer(desk: Desk, here: Here, said: Saying) -> None:
    """Give the unit the answer."""
    await feedback.answer(desk, here, said.report_id, said.words, said.media)


async def pass_note(desk: Desk, here: Here, said: Saying) -> None:
    """Give the unit what was added."""
    await feedback.add_note(desk, here, said.report_id, said.words, said.media)


async def pass_objection(desk: Desk, here: Here, said: Saying) -> None:
    """Give the report back to the unit."""
    answer = "partly" if said.verb == "partly" else "not-done"
    await verdict.object_to(desk, here, said.report_id, answer, said.words, said.media)


async def withdraw(desk: Desk, here: Here, report_id: int | None) -> None:
    """Withdraw the report, or say that it stays."""
    if report_id is not None:
        return await feedback.withdraw(desk, here, report_id)
    voice = desk.voice(here.person.language)
    desk.post(here.chat, Say(text=voice.say("withdraw-kept"), keyboard=menus.menu(voice)))
    return None


async def show_code(desk: Desk, here: Here, code: str) -> None:
    """Show the report with this code; an order is the city's own, and shown to nobody else."""
    report = await reports.report_with_code(desk.tx, code)
    if report is None:
        return
    if is_order(report.kind) and not await superiors.may_see(desk, here, report):
        raise Refusal("track-unknown")
    await _show(desk, here, report)


async def confirm(desk: Desk, here: Here, argument: str) -> None:
    """The citizen presses "done"."""
    await verdict.confirm(desk, here, report_number(argument))


async def rate(desk: Desk, here: Here, argument: str) -> None:
    """The citizen presses a star."""
    report_id, _, stars = argument.partition(" ")
    await verdict.rate(desk, here, report_number(report_id), report_number(stars))


async def why(desk: Desk, here: Here, argument: str) -> None:
    """The citizen presses a reason for few stars."""
    report_id, _, reason = argument.partition(" ")
    await verdict.explain(desk, here, report_number(report_id), reason)


async def appeal(desk: Desk, here: Here, argument: str) -> None:
    """The citizen asks for another look."""
    await feedback.appeal(desk, here, report_number(argument))


async def view(desk: Desk, here: Here, argument: str) -> None:
    """The citizen opens one of his reports."""
    await _show(desk, here, await feedback.for_follower(desk, here, report_number(argument)))


async def mine(desk: Desk, here: Here, argument: str) -> None:
    """The citizen's newest reports, each with a button that opens it."""
    voice = desk.voice(here.person.language)
    newest = await reports.reports_of(desk.tx, here.person.id, MINE_SHOWN)
    found = [report for report in newest if await superiors.owns(desk, here, report)]
    if not found:
        return desk.post(here.chat, Say(text=voice.say("mine-none"), keyboard=menus.menu(voice)))
    rows = tuple((_opener(desk, voice, report),) for report in found)
    return desk.post(here.chat, Say(text=voice.say("mine", count=str(len(found))), buttons=rows))


def _opener(desk: Desk, voice: Voice, report: Report) -> Button:
    subject = desk.city.subject(report.subject)
    label = voice.word(
        "mine-line",
        code=spell_code(report.code),
        subject=voice.name(subject.short),
        state=voice.word(f"short-{report.state.replace('_', '-')}"),
    )
    return Button(label, data=cards.press(report, "view"))


async def _show(desk: Desk, here: Here, report: Report) -> None:
    """The report's state and past; who is not its author sees neither its words nor its place."""
    voice = desk.voice(here.person.language)
    is_author = await superiors.owns(desk, here, report)
    follows = await followers.follows(desk.tx, report.id, here.person.id)
    past = await reports.history(desk.tx, report.id)
    waiting = await followers.count(desk.tx, report.id)
    text = views.citizen_view(desk, voice, report, past, is_author=is_author, waiting=waiting)
    speaks = follows or await superiors.answers_for(desk, here, report)
    buttons = views.citizen_buttons(voice, report, is_author=is_author, follows=speaks)
    is_mine = is_author or follows
    desk.post(here.chat, Say(text=text, buttons=buttons), report if is_mine else None)
