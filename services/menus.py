"""What is always within a thumb's reach: the main menu, and the number to call in a danger."""

from conversation.phrases import Phrase, Wording
from conversation.replies import Button, Buttons, Key, Keyboard, Say
from domain.city import City
from services.voice import Voice

MENU = (("menu-report",), ("menu-mine", "menu-track"), ("menu-help", "menu-language"))


def menu(voice: Voice) -> Keyboard:
    """The main menu, always within a thumb's reach."""
    return tuple(tuple(Key(voice.word(key)) for key in row) for row in MENU)


def warning(city: City, voice: Voice, danger: str) -> Say:
    """The number to call in a danger, as a message."""
    phrase, buttons = danger_told(city, voice, danger)
    return Say(text=voice.text(phrase), buttons=buttons)


def danger_told(city: City, wording: Wording, danger: str) -> tuple[Phrase, Buttons]:
    """The number to call in a danger: a sentence, and a button that copies the number."""
    line = city.helpline(danger)
    name = line.name.fa if wording.language == "fa" else line.name.en
    told = {"number": line.number, "name": name}
    button = Button(wording.label(Phrase("danger-button", told)), copy=line.number)
    return Phrase(line.phrase.replace(".", "-").replace("_", "-"), told), ((button,),)
