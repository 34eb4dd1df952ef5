"""One fault reported twice, and two faults reported in one message."""

from dataclasses import dataclass

from conversation.phrases import Phrase
from conversation.questions import Words
from conversation.talk import Talk
from handlers.codes import ask_code
from handlers.lookups import Lookups
from handlers.unit.subjects import pick_subject
from handlers.unit.work import facts_of, say
from services import joining
from services.desk import Desk, Here


@dataclass(frozen=True, slots=True)
class Joining:
    """The main report that another one joins, by its code."""

    report_id: int
    code: str


@dataclass(frozen=True, slots=True)
class Splitting:
    """The second fault in words, and its subject."""

    report_id: int
    words: str
    subject: str


async def merge_it(talk: Talk, look: Lookups) -> Joining:
    """Name the other report of the same fault by its code."""
    facts = await facts_of(talk, look, "merge")
    prompt = Phrase("merge-code", {"code": facts.code, "name": look.here.person.name})
    return Joining(int(talk.about["report"]), await ask_code(talk, look, "code", prompt))


async def split_it(talk: Talk, look: Lookups) -> Splitting:
    """Put the second fault into words and choose its subject."""
    facts = await facts_of(talk, look, "split")
    prompt = Phrase("split-words", {"code": facts.code, "name": look.here.person.name})
    words = await talk.ask("words", Words(prompt, least=5, most=1000))
    subject = await pick_subject(talk, look, Phrase("split-area"))
    return Splitting(int(talk.about["report"]), words, subject)


async def merge(desk: Desk, here: Here, joined: Joining) -> None:
    """Join it."""
    await joining.merge(desk, here, joined.report_id, joined.code)
    await say(desk, here, "merged", joined.report_id)


async def split(desk: Desk, here: Here, apart: Splitting) -> None:
    """Make the second one."""
    await joining.split(desk, here, apart.report_id, apart.words, apart.subject)
    await say(desk, here, "split-done", apart.report_id)
