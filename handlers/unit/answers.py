"""Words for a citizen: one's own, or a ready sentence of the city's; a bare "done" will not do."""

from dataclasses import dataclass
from typing import Any

from conversation.events import Event
from conversation.phrases import Phrase
from conversation.questions import Face, Given, Verdict, Words
from conversation.talk import Talk
from domain.answers import is_bare
from domain.templates import filled
from handlers.citizen.place import named
from handlers.facts import Facts
from handlers.lookups import Lookups
from wording.dates import spell_day

GAP = "…"
"""Where a ready sentence leaves something for the unit to say."""


@dataclass(frozen=True, slots=True)
class Answer(Words):
    """Words of the person's own, or one of some ready sentences by its number."""

    ready: tuple[str, ...] = ()

    def basis(self) -> str:
        """Other sentences make it another question."""
        return "|".join(self.ready)

    def face(self, draft: Any) -> Face:
        """The numbers of the sentences as buttons; the prompt shows the sentences."""
        numbers = tuple(
            (Phrase("option-plain", {"name": str(at)}), str(at))
            for at in range(1, len(self.ready) + 1)
        )
        rows = Words.face(self, draft).rows
        return Face(self.prompt, (numbers, *rows) if numbers else rows)

    def read(self, event: Event, token: str | None, draft: Any) -> Verdict[str]:
        """A number is its sentence; anything else is read as words."""
        by_number = {str(at): text for at, text in enumerate(self.ready, 1)}
        if token in by_number:
            return Given(by_number[str(token)])
        return Words.read(self, event, token, draft)


async def answer(
    talk: Talk, look: Lookups, facts: Facts, move: str, prompt: Phrase, least: int = 3
) -> str:
    """Words that say something, for a citizen to read; ready ones of the city's are offered."""
    ready = ready_for(talk, look, facts, move)
    asked = _offering(talk, prompt, ready) if ready else prompt
    words = await talk.ask("words", Answer(asked, least=least, most=1000, ready=ready))
    if words in ready and GAP in words:
        await talk.refuse("words", hint=Phrase("answer-fill", {"text": words}))
    if is_bare(words):
        await talk.refuse("words", hint=Phrase("answer-bare"))
    return words


def _offering(talk: Talk, prompt: Phrase, ready: tuple[str, ...]) -> Phrase:
    shown = "\n".join(f"{at}. {text}" for at, text in enumerate(ready, 1))
    return Phrase("answer-ready", {"prompt": talk.wording.label(prompt), "ready": shown})


def ready_for(talk: Talk, look: Lookups, facts: Facts, move: str) -> tuple[str, ...]:
    """The city's sentences for a move of this report, filled as far as can be."""
    gaps = {
        "unit": named(talk, look.city.unit(facts.unit).name),
        "subject": named(talk, look.city.subject(facts.subject).short),
        "date": spell_day(facts.today, talk.wording.language),
        "name": look.here.person.name,
    }
    found = look.city.templates_for(move, facts.subject, facts.unit)
    return tuple(filled(named(talk, template.text), gaps) for template in found)
