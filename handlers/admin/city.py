"""The city's data in the chat: asked for, shown as a difference, and changed after a yes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from conversation.events import Event
from conversation.gathering import fault_of
from conversation.phrases import Phrase
from conversation.questions import Choose, Face, Given, Option, Question, Verdict, Wrong
from conversation.replies import Show, Stored
from conversation.talk import Talk
from domain.city import City
from domain.errors import Refusal
from handlers.lookups import Lookups
from services import city_lists, configuration, templates
from services.asked import number_in, read_asked
from services.desk import Desk, Here

YES = "yes"
_LINES: TypeAdapter[list[str]] = TypeAdapter(list[str])
_TEXT: TypeAdapter[str] = TypeAdapter(str)
_NUMBER: TypeAdapter[int] = TypeAdapter(int)


@dataclass(frozen=True, slots=True)
class Shown:
    """Something of the city is to be shown; nothing changes."""

    command: str
    said: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a command asks of the city, and the person has said yes to."""

    command: str
    said: str


@dataclass(frozen=True, slots=True)
class Export:
    """A file with the whole city, or with the one of that `name` that comes with the program."""

    key: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Import:
    """The city of a file, for one who saw what it changes in a version."""

    city: City
    version: int


@dataclass(frozen=True, slots=True)
class Rollback:
    """An earlier version is to be the present one."""

    number: int


@dataclass(frozen=True, slots=True)
class OneFile(Question[str]):
    """One document, which answers at once; its key in our own store."""

    def kind(self) -> TypeAdapter[str]:
        """A key."""
        return _TEXT

    def face(self, draft: Any) -> Face:
        """Only the prompt."""
        return Face(self.prompt)

    def read(self, event: Event, token: str | None, draft: Any) -> Verdict[str]:
        """A document of which we have a copy."""
        if token is not None:
            return Wrong(Phrase("talk-old-button"))
        keys = [item.key for item in event.media if item.kind == "document" and item.key]
        if keys:
            return Given(keys[0])
        return Wrong(fault_of(event.media) if event.media else Phrase("config-file"), useless=True)


Outcome = Shown | Change | Export | Import | Rollback


def changes(command: str) -> Callable[[Talk, Lookups], Awaitable[Shown | Change]]:
    """The dialog of a command that shows or changes something of the city."""

    async def change_the_city(talk: Talk, look: Lookups) -> Shown | Change:
        """Show what is asked for, or what would change, and ask whether it shall."""
        said = talk.about.get("said", "")
        if not said or (city_lists.only_reads(said) and command != "term"):
            return Shown(command, said)
        told = await talk.look_up("changes", _LINES, look.admin.proposed, command, said)
        await _sure(talk, told)
        return Change(command, said)

    return change_the_city


async def _sure(talk: Talk, told: list[str]) -> None:
    """The person sees what changes, and says yes; anything else is a way out."""
    prompt = Phrase("config-sure", {"changes": "\n".join(told)})
    await talk.ask("sure", Choose(prompt, (Option(YES, Phrase("config-yes")),)), basis=repr(told))


async def configure(talk: Talk, look: Lookups) -> Outcome:
    """Take the whole city out as a file, put one in, look at its versions, or go back to one."""
    said = talk.about.get("said", "")
    version = await talk.look_up("version", _NUMBER, look.admin.version)
    asked = read_asked(said, "help-config")
    if asked.verb == "export":
        name = asked.head.strip().lower()
        return Export(await talk.look_up("file", _TEXT, look.admin.exported, name), name)
    if asked.verb == "history":
        return Shown("config", said)
    if asked.verb == "rollback":
        number = number_in(asked.head, "help-config")
        told = await talk.look_up("changes", _LINES, look.admin.rolled_back, number)
        await _sure(talk, told)
        return Rollback(number)
    if asked.verb != "import":
        raise Refusal("help-config")
    return await _import(talk, look, version)


async def _import(talk: Talk, look: Lookups, version: int) -> Import:
    key = await talk.ask("file", OneFile(Phrase("config-send")))
    try:
        told = await talk.look_up("changes", _LINES, look.admin.imported, key)
        city = await look.admin.city_in(key)
    except Refusal as refusal:
        details = {name: str(value) for name, value in refusal.details.items()}
        await talk.refuse("file", hint=Phrase(refusal.phrase, details))
    await _sure(talk, told)
    return Import(city, version)


async def finish(desk: Desk, here: Here, outcome: Outcome) -> None:
    """Show it, hand it out, or do it."""
    match outcome:
        case Shown("template", said):
            await templates.show(desk, here, said)
        case Shown("config"):
            await city_lists.tell_history(desk, here)
        case Shown(command, said):
            await city_lists.show(desk, here, command, said)
        case Change(command, said):
            await configuration.carry_out(desk, here, command, said)
        case Export(key, name):
            _hand_out(desk, here, key, name)
        case Rollback(number):
            await configuration.bring_back(desk, here, number)
        case Import(city, version):
            await configuration.bring_in(desk, here, city, version)


def _hand_out(desk: Desk, here: Here, key: str, name: str) -> None:
    voice = desk.voice(here.person.language)
    caption = voice.say("config-exported", city=name or voice.name(desk.city.name))
    file = Stored("document", key, f"{name or desk.city.key}.toml")
    desk.post(here.chat, Show(files=(file,), caption=caption))
