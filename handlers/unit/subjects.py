"""Choosing a subject in two steps: its area, then the subject itself."""

from conversation.phrases import Phrase
from conversation.questions import Choose
from conversation.talk import Talk
from handlers.citizen.subject import area_option, subject_option
from handlers.lookups import Lookups


async def pick_subject(talk: Talk, look: Lookups, prompt: Phrase) -> str:
    """The key of the subject chosen."""
    city = look.city
    areas = tuple(area_option(talk, area) for area in city.areas)
    area = await talk.ask("area", Choose(prompt, areas, columns=2))
    leaves = tuple(subject_option(talk, city, leaf) for leaf in city.subjects_of(area))
    return await talk.ask("leaf", Choose(Phrase("report-leaf"), leaves), basis=area)
