"""Draws `docs/dialogs.md`: every dialog as a map of its questions, found by walking through it."""

import asyncio
import json
from collections.abc import Hashable, Mapping
from datetime import UTC
from pathlib import Path

from conversation.phrases import Wording
from conversation.replies import Say, words
from conversation.session import Session, load_session
from conversation.step import Script, step
from conversation.walking import Map, draw, walk
from handlers import DIALOGS
from handlers.citizen.subject import OTHER
from handlers.lookups import Lookups
from handlers.rehearsal import rehearsal
from handlers.rehearsed_trials import about, samples
from services.voice import Voice
from wording.catalogue import LANGUAGES

PAGE = Path(__file__).parent.parent / "docs" / "dialogs.md"

_HEAD = """# Dialogs

Drawn from the code by `python -m handlers.drawing`; a test fails when this page is stale.

Each box is a question, named by its key. An arrow says what leads on: an `answer` in words, a place
or a picture, the `choice` of a button, `done` or `skip`, or the wish to `edit` an answer. Not
drawn, because they are the same everywhere: the way back to the question before, the way out, the
reminder after half an hour, the closing after a day, and hints that ask the same question again.
The prompts are those of a rehearsal in the sample city.
"""


def script_of(dialog: str, look: Lookups) -> Script:
    """The script of a dialog over these look-ups."""
    script = DIALOGS[dialog].script
    return lambda talk: script(talk, look)


async def walk_dialogs() -> dict[str, Map]:
    """The map of every dialog."""
    look, voice = rehearsal(), Voice(LANGUAGES[0], UTC)
    return {
        name: await walk(script_of(name, look), voice, samples(name), about(name), _state_of)
        for name in DIALOGS
    }


_ALIKE = ("kind", "unit", "term", "phone", "consent", "caller", "subject", "which")
"""Questions whose answers lead to the same questions, or to few others; "other" leads on."""


def _state_of(session: Session) -> Hashable:
    """Which subject, unit, region or day was chosen makes no difference to what follows.

    Nor does whether a subject was offered at once or found in its area.
    """
    answers = {key: session.answers[key].value for key in session.trail}
    days = [key for key in ("day", "month", "date") if answers.get(key, OTHER) != OTHER]
    answers |= dict.fromkeys(days, "any")
    if "leaf" in answers:
        answers = {key: answers[key] for key in answers if key not in ("area", "leaf")}
        answers["subject"] = "any"
    alike = (*_ALIKE, "region") if "place" in answers else _ALIKE
    answers |= {key: "any" for key in alike if answers.get(key, OTHER) != OTHER}
    return json.dumps([session.open, session.drafts.get(session.open or ""), answers])


async def page(maps: Mapping[str, Map]) -> str:
    """The page that shows these maps."""
    look = rehearsal()
    parts = [await _section(name, found, look) for name, found in maps.items()]
    return "\n".join([_HEAD, *parts])


async def _section(name: str, found: Map, look: Lookups) -> str:
    script = script_of(name, look)
    promise = (DIALOGS[name].script.__doc__ or "").partition("\n")[0]
    rows = [await _row(key, state, script) for key, state in sorted(found.questions.items())]
    table = ["| question | فارسی | English |", "|---|---|---|", *rows]
    return "\n".join(
        [f"## {name}", "", promise, "", "```mermaid", draw(found), "```", "", *table, ""]
    )


async def _row(key: str, state: str, script: Script) -> str:
    prompts = [await _prompt(state, script, Voice(tag, UTC)) for tag in LANGUAGES]
    return f"| `{key}` | {' | '.join(prompts)} |"


async def _prompt(state: str, script: Script, voice: Wording) -> str:
    session = load_session(state)
    shown = (await step(script, session, None, voice, session.touched_at)).replies[-1]
    said = words(shown.text) if isinstance(shown, Say) else ""
    return said.strip().replace("\n", "<br>").replace("|", "\\|")


def draw_dialogs() -> str:
    """The whole page, walked afresh."""
    return asyncio.run(_drawn())


async def _drawn() -> str:
    return await page(await walk_dialogs())


def main() -> None:
    """Write `docs/dialogs.md`."""
    PAGE.write_text(draw_dialogs(), encoding="utf-8")


if __name__ == "__main__":
    main()
