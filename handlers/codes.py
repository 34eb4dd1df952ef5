"""Asking for a tracking code, once for everybody who has to name a report."""

from pydantic import TypeAdapter

from conversation.phrases import Phrase
from conversation.questions import Words
from conversation.talk import Talk
from domain.tracking import read_code
from handlers.lookups import Lookups

MOST_LETTERS = 40
_CODE: TypeAdapter[str | None] = TypeAdapter(str | None)


async def ask_code(
    talk: Talk, look: Lookups, key: str, prompt: Phrase, proposed: str | None = None
) -> str:
    """A code that we gave out, asked for under `key` until it is one; a slip is told as one."""
    said = await talk.ask(key, Words(prompt, most=MOST_LETTERS), proposed=proposed)
    code = await talk.look_up("found", _CODE, look.code_exists, said)
    if code is None:
        slip = "track-unknown" if read_code(said) else "track-slip"
        await talk.refuse(key, hint=Phrase(slip))
    return code
