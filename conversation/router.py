"""Whose is this event: the open dialog's, a command's, a button's, or nobody's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from conversation.events import Event
from conversation.session import Session
from conversation.spelling import fold

Where = Literal["private", "group", "anywhere"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a command or button leads to: a deed done at once, or a dialog begun."""

    deed: str | None = None
    dialog: str | None = None
    where: Where = "anywhere"


@dataclass(frozen=True, slots=True)
class Table:
    """Everything that can be said to the bot outside a dialog.

    `words` are the keys of the main menu, folded, and the command each stands for; `contact` is the
    dialog for somebody's number that comes unasked.
    """

    commands: Mapping[str, Entry]
    presses: Mapping[str, Entry]
    words: Mapping[str, str] = field(default_factory=dict)
    first_words: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Continue:
    """The open dialog reads the event."""


@dataclass(frozen=True, slots=True)
class Begin:
    """A dialog starts; `reads_event` when the event is its first answer too."""

    dialog: str
    about: dict[str, str] = field(default_factory=dict)
    reads_event: bool = False


@dataclass(frozen=True, slots=True)
class Do:
    """A deed is done at once, with the words after the command or in the button."""

    deed: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """Nothing fits: this phrase says what would."""

    phrase: str


Route = Continue | Begin | Do | Hint | None


def route(event: Event, session: Session | None, table: Table) -> Route:
    """Where an event of a private chat, or one meant for the bot in a group, goes."""
    if event.press:
        return _pressed(event.press.data, session, table)
    said = event.command or _menu_word(event, table)
    if said:
        return _commanded(said, event, table)
    if session:
        return Continue()
    if event.edited or event.chat.kind != "private":
        return None
    if event.contact and table.contact:
        return Begin(table.contact, reads_event=True)
    return Begin(table.first_words, reads_event=True)


def _menu_word(event: Event, table: Table) -> tuple[str, str] | None:
    if event.media or event.edited:
        return None
    command = table.words.get(fold(event.text))
    return (command, "") if command else None


def _pressed(data: str, session: Session | None, table: Table) -> Route:
    kind, _, rest = data.partition(":")
    if kind == "d":
        return Continue() if session else Hint("talk-old-button")
    number, _, deed = rest.partition(":")
    verb, _, argument = deed.partition(":")
    entry = table.presses.get(verb if kind == "r" else kind)
    if entry is None:
        return Hint("talk-old-button")
    if entry.dialog:
        return Begin(entry.dialog, {"report": number, "verb": verb})
    return Do(entry.deed or "", f"{number} {argument}".strip() if kind == "r" else rest)


def _commanded(said: tuple[str, str], event: Event, table: Table) -> Route:
    name, argument = said
    entry = table.commands.get(name)
    private = event.chat.kind == "private"
    if entry is None:
        return Hint("command-unknown") if private else None
    if entry.where != "anywhere" and (entry.where == "private") != private:
        return Hint(f"command-{entry.where}-only")
    if entry.dialog:
        return Begin(entry.dialog, {"said": argument} if argument else {})
    return Do(entry.deed or "", argument)
