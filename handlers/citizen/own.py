"""What is a citizen's own: his data, his quiet, his number, and the reports he called in."""

from functools import partial

from pydantic import TypeAdapter

from conversation.events import Contact
from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.replies import Reply
from conversation.sharing import Share
from conversation.talk import Talk
from domain.errors import Refusal
from handlers.lookups import Lookups, Suggestion
from handlers.ports import Clerk
from services import broadcasts, entry, privacy
from services.desk import Desk, Here
from services.voice import Voice

YES: TypeAdapter[bool] = TypeAdapter(bool)


def clerk_of(look: Lookups) -> Clerk:
    """Who looks up for the centre; `Refusal` where there is nobody."""
    if look.clerk is None:
        raise Refusal("talk-old-button")
    return look.clerk


async def may_file(talk: Talk, look: Lookups, guess: Suggestion) -> None:
    """`Refusal` for who is blocked or files too much, unless it may be urgent; asked once."""
    urgent = guess.emergency or guess.danger is not None
    if look.clerk:
        await talk.look_up("admitted", YES, partial(look.clerk.admit, look.here), urgent)


async def share_number(talk: Talk, look: Lookups) -> Contact:
    """Share one's own number, to be given the reports that were called in with it."""
    return await talk.ask("contact", Share(Phrase("phone-share")))


async def claim_calls(desk: Desk, here: Here, contact: Contact) -> None:
    """Give him the reports that an operator entered for him."""
    await entry.claim_calls(desk, here, contact)


async def tell_privacy(desk: Desk, here: Here, argument: str) -> None:
    """Say what is kept of him."""
    await privacy.tell(desk, here)


async def my_data(look: Lookups, voice: Voice, argument: str) -> list[Reply]:
    """All that is kept of him, as a file."""
    return await clerk_of(look).belongings(look.here, voice)


async def forget_me(talk: Talk, look: Lookups) -> bool:
    """Be sure, twice, that everything of his is to be forgotten."""
    options = (Option("no", Phrase("forget-no")), Option("yes", Phrase("forget-yes")))
    if await talk.ask("sure", Choose(Phrase("forget-sure"), options)) == "no":
        return False
    last = (Option("keep", Phrase("forget-no")), Option("forget", Phrase("forget-really")))
    return await talk.ask("really", Choose(Phrase("forget-last"), last)) == "forget"


async def forget(desk: Desk, here: Here, is_sure: bool) -> None:
    """Forget him, or leave everything as it is."""
    if is_sure:
        await privacy.forget(desk, here)
    else:
        await privacy.keep(desk, here)


async def quiet(desk: Desk, here: Here, argument: str) -> None:
    """No messages to many any more, or again with `off`."""
    await broadcasts.hush(desk, here, argument)
