"""How a unit's people report that it is done, and how its head sends a contractor back."""

from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter

from conversation.events import Attachment
from conversation.gathering import Gather
from conversation.phrases import Phrase
from conversation.questions import Choose, Keep, Option, Verdict, Words
from conversation.session import Pocket
from conversation.talk import Talk
from domain.lifecycle import State
from handlers.facts import Facts
from handlers.lookups import Lookups
from handlers.ports import Examined
from handlers.unit.answers import answer
from handlers.unit.work import PICTURES, facts_of, say
from services import claims, unit_work
from services.desk import Desk, Here
from services.proofs import Evidence
from services.standing import held

_EXAMINED = TypeAdapter(Examined)
NO_EVIDENCE = Evidence()
SEEN = frozenset({"photo", "document"})
"""What may hold a picture that can be compared."""
NO_PHOTO = ("danger", "underground", "night", "other")
"""Why there can be no picture of a repair."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What was done, with pictures of it; `why` says in words why there are none."""

    report_id: int
    media: tuple[Attachment, ...]
    words: str
    why: str = ""
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class Lack:
    """What is not done yet."""

    report_id: int
    words: str


@dataclass(frozen=True, slots=True)
class Proof(Gather):
    """Pictures of a repair; the first that comes after all makes the reason for none needless."""

    def take(self, pocket: Pocket, held: Any) -> Verdict[tuple[Attachment, ...]]:
        """What came unasked joins the list; where that was empty the next question is another."""
        found = Gather.take(self, pocket, held)
        if isinstance(found, Keep) and held == []:
            return replace(found, hint=Phrase("talk-noted"))
        return found


async def report_done(talk: Talk, look: Lookups) -> Claim:
    """Show that it is done: pictures from the spot, or why there are none, and what was done."""
    facts = await facts_of(talk, look, "claim")
    prompt = Phrase(facts.said("done-photo"), {"code": facts.code, "name": look.here.person.name})
    media = await talk.ask("media", Proof(prompt, most=5, kinds=PICTURES))
    why = "" if media else await _why_no_photo(talk, facts)
    words = await answer(talk, look, facts, "claim", Phrase(facts.said("done-words")))
    number = int(talk.about["report"])
    seen = await _examined(talk, look, number, media)
    shots = tuple(item.shot for item in media if item.shot)
    is_blank = seen.is_blank and all(item.kind in SEEN for item in media)
    evidence = Evidence(seen.before, seen.elsewhere, talk.session.pocket.pin, shots, is_blank)
    return Claim(number, media, words, why, evidence)


async def _examined(
    talk: Talk, look: Lookups, number: int, media: tuple[Attachment, ...]
) -> Examined:
    """How the pictures look beside the citizen's own; thought of before anything is written."""
    keys = tuple(item.key for item in media if item.key and item.kind in SEEN)
    if look.eyes is None or not keys:
        return Examined()
    return await talk.look_up("examined", _EXAMINED, look.eyes.examine, number, keys)


async def _why_no_photo(talk: Talk, facts: Facts) -> str:
    options = tuple(Option(reason, Phrase(f"no-photo-{reason}")) for reason in NO_PHOTO)
    reason = await talk.ask("why", Choose(Phrase("done-no-photo"), options))
    if reason == "other":
        return await talk.ask("why-words", Words(Phrase(facts.said("done-why")), least=5, most=300))
    return talk.wording.label(Phrase(f"no-photo-{reason}"))


async def send_back_to_work(talk: Talk, look: Lookups) -> Lack:
    """Say what a contractor's work lacks."""
    facts = await facts_of(talk, look, "redo")
    prompt = Phrase("redo-what", {"code": facts.code, "name": look.here.person.name})
    words = await talk.ask("words", Words(prompt, least=5, most=1000))
    return Lack(int(talk.about["report"]), words)


async def claim(desk: Desk, here: Here, done: Claim) -> None:
    """Claim the repair; what is doubted went to nobody yet, and its groups were told why."""
    waits = await unit_work.claim(
        desk, here, done.report_id, done.media, done.words, done.why, done.evidence
    )
    report = await held(desk, done.report_id)
    if report.state != State.VERIFICATION:
        await say(desk, here, "claimed-waits" if waits else "claimed", report.id)


async def redo(desk: Desk, here: Here, lack: Lack) -> None:
    """Send it back to work."""
    await claims.redo(desk, here, lack.report_id, lack.words)
