"""The door: welcome, help, language, and links that lead straight to a report."""

from conversation.replies import Button, Say
from domain.errors import Refusal
from domain.tracking import read_code
from handlers.citizen.follow import show_code
from services import announcements, menus, offices
from services.desk import Desk, Here
from storage import people
from wording.catalogue import LANGUAGES


async def start(desk: Desk, here: Here, argument: str) -> None:
    """Welcome somebody; behind the command `r_CODE` shows a report, `i_CODE` gives a role."""
    voice = desk.voice(here.person.language)
    code = read_code(argument[2:]) if argument.startswith("r_") else None
    if code:
        return await show_code(desk, here, code)
    if argument.startswith(offices.INVITED):
        return await offices.take_up(desk, here, argument.removeprefix(offices.INVITED))
    city = voice.name(desk.city.name)
    welcome = voice.say("welcome", city=city)
    desk.post(here.chat, Say(text=welcome, keyboard=menus.menu(voice)))
    return await announcements.greet(desk, here)


async def help_(desk: Desk, here: Here, argument: str) -> None:
    """Say what can be done here, to a citizen or in a unit's group."""
    voice = desk.voice(here.person.language)
    if here.chat.kind != "private":
        return desk.post(here.chat, Say(text=desk.voice().say("help-group")))
    return desk.post(here.chat, Say(text=voice.say("help"), keyboard=menus.menu(voice)))


async def languages(desk: Desk, here: Here, argument: str) -> None:
    """Offer the languages."""
    voice = desk.voice(here.person.language)
    row = tuple(Button(voice.word(f"language-{tag}"), data=f"l:{tag}") for tag in LANGUAGES)
    desk.post(here.chat, Say(text=voice.say("language-which"), buttons=(row,)))


async def speak(desk: Desk, here: Here, argument: str) -> None:
    """Speak another language from now on."""
    if argument not in LANGUAGES:
        raise Refusal("talk-old-button")
    await people.speak(desk.tx, here.person.id, argument)
    voice = desk.voice(argument)
    desk.post(here.chat, Say(text=voice.say("language-set"), keyboard=menus.menu(voice)))


async def nothing_to_cancel(desk: Desk, here: Here, argument: str) -> None:
    """Say that no dialog is open."""
    voice = desk.voice(here.person.language)
    desk.post(here.chat, Say(text=voice.say("cancel-nothing"), keyboard=menus.menu(voice)))
