"""Choosing a subject in two steps: its area, then the subject itself."""

from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.talk import Talk
from domain.city import Name
from handlers.lookups import Lookups


async def pick_subject(talk: Talk, look: Lookups, prompt: Phrase) -> str:
    """The key of the subject chosen."""
    areas = tuple(Option(area.key, _shown(talk, area.icon, area.short)) for area in look.city.areas)
    area = await talk.ask("area", Choose(prompt, areas, columns=2))
    icon = look.city.area(area).icon
    leaves = tuple(
        Option(leaf.key, _shown(talk, icon, leaf.short)) for leaf in look.city.subjects_of(area)
    )
    return await talk.ask("leaf", Choose(Phrase("report-leaf"), leaves), basis=area)


def _shown(talk: Talk, icon: str, name: Name) -> Phrase:
    spoken = name.fa if talk.wording.language == "fa" else name.en
    return Phrase("option-icon", {"icon": icon, "name": spoken})
