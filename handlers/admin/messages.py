"""Messages to many, blocks, and the doctor."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from conversation.events import Event
from conversation.phrases import Phrase
from conversation.questions import (
    SKIP,
    Choose,
    Face,
    Given,
    Option,
    Question,
    Verdict,
    Words,
    Wrong,
)
from conversation.replies import Reply, Stored
from conversation.review import Line, Review
from conversation.talk import Talk
from domain.rights import Action
from handlers.citizen.own import YES, clerk_of
from handlers.citizen.place import named
from handlers.lookups import Lookups, report_number
from handlers.unit.subjects import pick_subject
from handlers.unit.triage import pick_region
from services import blocking, broadcasts
from services.broadcasts import NewBroadcast
from services.desk import Desk, Here
from services.voice import Voice
from wording.digits import latin_digits

MOST_LETTERS = 900
"""With a picture it is a caption, and no messenger takes more than some thousand letters there."""
_COUNT: TypeAdapter[int] = TypeAdapter(int)
_WORDS: TypeAdapter[str] = TypeAdapter(str)
AUDIENCES = ("region", "subject", "all")


@dataclass(frozen=True, slots=True)
class Picture(Question[str]):
    """One picture, by its key in our store, or none; what comes later does not join it."""

    def kind(self) -> TypeAdapter[str]:
        """A key."""
        return _WORDS

    def face(self, draft: Any) -> Face:
        """A way past it."""
        return Face(self.prompt, (((Phrase("talk-skip"), SKIP),),))

    def read(self, event: Event, token: str | None, draft: Any) -> Verdict[str]:
        """A photo, or the button."""
        if token is not None:
            return Given("") if token == SKIP else Wrong(Phrase("talk-old-button"))
        found = next((item.key for item in event.media if item.kind == "photo" and item.key), "")
        if found:
            return Given(found)
        return Wrong(Phrase("talk-media-hint"), useless=bool(event.media))


async def write_to_many(talk: Talk, look: Lookups) -> NewBroadcast:
    """Choose to whom, write it, see it as it will arrive, how many get it and when, and say yes."""
    clerk = clerk_of(look)
    await talk.look_up("may", YES, partial(clerk.allow, look.here), Action.BROADCAST)
    audience = await _audience(talk, look)
    words = await talk.ask("words", Words(Phrase("broadcast-words"), least=10, most=MOST_LETTERS))
    picture = await talk.ask("picture", Picture(Phrase("broadcast-picture")))
    count = await talk.look_up("count", _COUNT, partial(clerk.audience, look.here), audience)
    if count == 0:
        await talk.refuse("audience", "region", "area", "leaf", hint=Phrase("broadcast-nobody"))
    await _show_as_it_arrives(talk, look, words, picture)
    await _sure(talk, look, count)
    return NewBroadcast(talk.session.serial, audience, words, picture)


async def _audience(talk: Talk, look: Lookups) -> str:
    options = tuple(Option(one, Phrase(f"broadcast-to-{one}")) for one in AUDIENCES)
    kind = await talk.ask("audience", Choose(Phrase("broadcast-whom"), options))
    if kind == "region":
        return f"region:{await pick_region(talk, look, Phrase('broadcast-region'))}"
    if kind == "subject":
        return f"subject:{await pick_subject(talk, look, Phrase('broadcast-subject'))}"
    return kind


async def _show_as_it_arrives(talk: Talk, look: Lookups, words: str, picture: str) -> None:
    """The test send: the operator gets the very message, in his own language, before his yes."""
    name = named(talk, look.city.name)
    files = (Stored("photo", picture, "picture.jpg"),) if picture else ()
    await talk.tell("test", Phrase("broadcast-copy", {"city": name, "words": words}), files=files)


async def _sure(talk: Talk, look: Lookups, count: int) -> None:
    voice = broadcasts.voice_of(look.city, talk.wording.language)
    when = await talk.look_up("when", _WORDS, partial(clerk_of(look).leaves_at, voice))
    told = {"count": str(count), "at": when}
    key = "broadcast-sure-later" if when else "broadcast-sure"
    lines = (
        Line(Phrase("broadcast-edit-words"), ("words", "picture")),
        Line(Phrase("broadcast-edit-whom"), ("audience", "region", "area", "leaf")),
    )
    await talk.ask("sure", Review(Phrase(key, told), Phrase("broadcast-yes"), lines))


async def send_to_many(desk: Desk, here: Here, new: NewBroadcast) -> None:
    """Let it go out."""
    await broadcasts.begin(desk, here, new)


async def state(desk: Desk, here: Here, argument: str) -> None:
    """Tell how far the newest messages to many have come."""
    await broadcasts.tell_state(desk, here)


async def stop(desk: Desk, here: Here, argument: str) -> None:
    """Stop a message to many."""
    await broadcasts.stop(desk, here, report_number(argument))


async def urge(desk: Desk, here: Here, argument: str) -> None:
    """Say that a message is about danger to life; another one has to approve."""
    await broadcasts.urge(desk, here, report_number(argument))


async def approve(desk: Desk, here: Here, argument: str) -> None:
    """Let a message about danger to life out at night."""
    await broadcasts.approve(desk, here, report_number(argument))


async def block(desk: Desk, here: Here, argument: str) -> None:
    """Block a citizen for some days: `PERSON|CODE reason days`."""
    await blocking.block(desk, here, latin_digits(argument))


async def unblock(desk: Desk, here: Here, argument: str) -> None:
    """Lift a block, or list those that stand."""
    await blocking.unblock(desk, here, latin_digits(argument))


async def doctor(look: Lookups, voice: Voice, argument: str) -> list[Reply]:
    """Say what is wrong, and what to do."""
    return await clerk_of(look).examine(look.here, voice)
