"""How a refusal is said: kindly, in words, and with what can be done instead."""

from conversation.replies import Text
from domain.errors import Refusal
from domain.lifecycle import Actor
from services.cards import unit_rows
from services.voice import Voice

MOST_ECHOED = 60
_TYPED = frozenset({"name", "word", "area", "unit", "said"})
"""The details of a refusal that tell back what was typed."""


def told(voice: Voice, refusal: Refusal) -> Text:
    """The refusal as a sentence; to a unit's people it names what the report's card offers now."""
    details = {name: _clipped(name, str(value)) for name, value in refusal.details.items()}
    state = details.get("state")
    if state is None:
        return voice.say(refusal.phrase, **details)
    details["state"] = voice.word(f"short-{state.replace('_', '-')}")
    allowed = _allowed(voice, state, details.get("actor"))
    if refusal.phrase == "move-forbidden" and allowed:
        return voice.say("move-forbidden-but", state=details["state"], allowed=allowed)
    return voice.say(refusal.phrase, **details)


def _clipped(name: str, value: str) -> str:
    """What somebody typed, told back to him no longer than is needed to know it again."""
    return f"{value[:MOST_ECHOED]}…" if name in _TYPED and len(value) > MOST_ECHOED else value


def _allowed(voice: Voice, state: str, actor: str | None) -> str:
    if actor in (None, Actor.CITIZEN):
        return ""
    verbs = [verb for row in unit_rows(state) for verb in row if verb != "other"]
    return "، ".join(voice.word(f"unit-{verb}") for verb in verbs)
