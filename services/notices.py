"""Who hears what, when something happens to a report."""

from dataclasses import replace
from datetime import datetime
from pathlib import PurePath
from typing import Literal

from conversation.events import Attachment, Pin
from conversation.phrases import Phrase, Wording
from conversation.replies import (
    Button,
    Buttons,
    Edit,
    Key,
    Keyboard,
    Locate,
    Say,
    Show,
    Stored,
    Text,
    plain,
)  # fmt: skip
from domain.city import City
from domain.kinds import is_order
from domain.lifecycle import State
from domain.report import File, Person, Report
from domain.tracking import spell_code
from nlp.personal import mask
from services import cards, daytime, oncall, triage_card
from services.desk import Desk, Here, Listener
from services.hours import opening_told
from services.repeats import recounted
from services.sayings import said_of
from services.standing import HEAD, answering_unit, handling_unit
from services.voice import Voice, lines
from storage import followers, people, reports, roles
from storage.groups import GroupChat

WORDS_ON_IT = ("confirm", "partly", "object")
"""The buttons under a claimed repair."""
AT_ONCE = frozenset({"step-asked", "step-told"})
"""What somebody of the unit writes to a citizen himself: at night too, as he may wait for it."""
BY_DAY = frozenset({"word-reminder", "closed-accord", "closed-silent", "step-follow-up"})
"""What the clock tells of work that is over: by day, even of what was an emergency."""
NEW_UNIT = ("step-assigned", "step-assigned-term")
"""What a citizen hears when a unit has just got his report."""
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


async def receipt(desk: Desk, report: Report, *, at_once: bool = True) -> None:
    """The citizen gets his code, the unit and the term, in words; by day if others filed it."""
    person, chat = await desk.author_of(report)
    voice = desk.voice(person.language)
    unit = desk.city.unit(report.unit)
    told = voice.say(
        _receipt_of(desk, report),
        code=spell_code(report.code),
        subject=voice.name(desk.city.subject(report.subject).name),
        unit=voice.name(unit.name),
        phone=unit.phone or "",
        span=voice.span(report.due_at - report.opened_at),
        due=voice.moment(report.due_at),
    )
    leaves = desk.now if at_once else daytime.leaves_at(desk, report)
    comes = opening_told(voice, desk.city, report, leaves)
    text = told if report.state == State.TRIAGE else lines(told, comes)
    await daytime.say_at(desk, chat, Say(text=text, keyboard=menu(voice)), leaves, report.id)


def _receipt_of(desk: Desk, report: Report) -> str:
    """Which receipt: where a person has to look first it names neither subject nor unit."""
    if report.state == State.TRIAGE:
        return "receipt-triage"
    if is_order(report.kind):
        return said_of(report, "receipt")
    external = desk.city.is_external(report.unit) and desk.city.unit(report.unit).phone
    return "receipt-external" if external else "receipt"


async def new_card(desk: Desk, report: Report) -> None:
    """The unit's groups get the report; where there is none at all the owners are told.

    A report must not lie unseen.
    """
    found = await groups_in_charge(desk, report)
    if not found:
        await alarm(desk, report)
    for group in found:
        await hand_over(desk, report, group)
    await oncall.call(desk, report)


async def groups_in_charge(desk: Desk, report: Report) -> list[GroupChat]:
    """The groups of the unit whose move it is."""
    return await desk.groups_for(handling_unit(desk.city, report), report.region)


async def hand_over(desk: Desk, report: Report, group: GroupChat) -> None:
    """A group gets the citizen's pictures, the place and the card with its buttons."""
    files = shown(await reports.files_of(desk.tx, report.id), "before")
    if files:
        caption = desk.voice().say(said_of(report, "card-files"), code=spell_code(report.code))
        desk.post(group, Show(files=files, caption=caption), report)
    if report.latitude is not None and report.longitude is not None:
        desk.post(group, Locate(pin=Pin(report.latitude, report.longitude)), report)
    card = await _card(desk, report)
    called = await oncall.mentions(desk, report, group.messenger)
    desk.post(group, replace(card, text=lines(card.text, called)), report)


async def alarm(desk: Desk, report: Report) -> None:
    """The owners hear of a report that no group has."""
    unit = desk.voice().name(desk.city.unit(report.unit).name)
    await tell_owners(desk, "owners-nobody", code=spell_code(report.code), unit=unit)


async def _card(desk: Desk, report: Report) -> Say:
    waiting = await followers.count(desk.tx, report.id)
    report = await recounted(desk, report)
    text = cards.unit_card(desk, report, await _taker(desk, report), waiting)
    buttons = cards.unit_buttons(desk, report)
    if report.state == State.TRIAGE:
        past = await reports.history(desk.tx, report.id)
        text = lines(text, triage_card.why(desk, report, past))
        buttons = (*await triage_card.taps(desk, report, past), *buttons)
    return Say(text=text, buttons=buttons, card=cards.card_name(report))


async def card_changed(desk: Desk, report: Report) -> None:
    """The cards of a report show how it stands now; buttons have those whose move it is."""
    card = await _card(desk, report)
    in_charge = await groups_in_charge(desk, report)
    for group in in_charge:
        desk.post(group, Edit(text=card.text, buttons=card.buttons, card=card.card), report)
    if handling_unit(desk.city, report) != report.unit:
        others = await desk.groups_for(report.unit, report.region)
        _without_buttons(desk, report, card, [one for one in others if one not in in_charge])


async def card_without_buttons(desk: Desk, report: Report, looking_on: list[GroupChat]) -> None:
    """The cards in these groups show how the report stands, and leave it to others."""
    if looking_on:
        _without_buttons(desk, report, await _card(desk, report), looking_on)


def _without_buttons(desk: Desk, report: Report, card: Say, looking_on: list[GroupChat]) -> None:
    for group in looking_on:
        desk.post(group, Edit(text=card.text, card=card.card), report)


async def card_left(desk: Desk, report: Report, unit: str) -> None:
    """The cards that `unit` had of a report lose their buttons and say where it went."""
    cards_gone(desk, report, await desk.groups_for(unit, report.region))


def cards_gone(desk: Desk, report: Report, former: list[GroupChat]) -> None:
    """The cards in these groups lose their buttons."""
    told = desk.voice().say("card-gone", code=spell_code(report.code))
    for group in former:
        desk.post(group, Edit(text=told, card=cards.card_name(report)), report)


async def _taker(desk: Desk, report: Report) -> str | None:
    if report.taken_by is None:
        return None
    name = (await people.person(desk.tx, report.taken_by)).name
    if await people.works_for(desk.tx, report.taken_by, await answering_unit(desk, report.unit)):
        return name
    return desk.voice().word("card-taker-left", name=name)


async def tell_citizen(
    desk: Desk, report: Report, key: str, buttons: tuple[str, ...] = (), **details: str
) -> None:
    """The citizen hears a step of his report, with the buttons that fit it."""
    for listener in await desk.answering(report):
        await tell(desk, report, listener, key, buttons, **details)


async def tell_all(
    desk: Desk, report: Report, key: str, buttons: tuple[str, ...] = (), **details: str
) -> None:
    """The citizen and all who follow his report hear a step of it."""
    for listener in await desk.listeners(report):
        await tell(desk, report, listener, key, buttons, **details)


async def tell(
    desk: Desk, report: Report, listener: Listener, key: str, buttons: tuple[str, ...] = (),
    **details: str,
) -> None:  # fmt: skip
    """One who listens hears a step of a report, in his own language, and as a rule by day.

    Where a unit has just got it he hears when that comes, too.
    """
    person, chat = listener
    voice = desk.voice(person.language)
    unit = voice.name(desk.city.unit(report.unit).name)
    told = voice.say(key, code=spell_code(report.code), unit=unit, **details)
    leaves = _leaves_at(desk, report, key)
    comes = opening_told(voice, desk.city, report, leaves) if key in NEW_UNIT else ()
    said = Say(text=lines(told, comes), buttons=_verbs(voice, report, buttons))
    await daytime.say_at(desk, chat, said, leaves, report.id)


def _leaves_at(desk: Desk, report: Report, key: str) -> datetime:
    if key in BY_DAY:
        return daytime.day_of(desk, desk.now)
    return desk.now if key in AT_ONCE else daytime.leaves_at(desk, report)


def _verbs(voice: Voice, report: Report, verbs: tuple[str, ...]) -> Buttons:
    return tuple(
        (Button(voice.word(f"citizen-{verb}"), data=cards.press(report, verb)),) for verb in verbs
    )


async def before_and_after(desk: Desk, report: Report, words: str) -> None:
    """The citizen and all who follow see before and after, and each has his own last word."""
    files = await reports.files_of(desk.tx, report.id)
    before, after = shown(files, "before")[:5], shown(files, "after")[-5:]
    key = "done-album" if before and after else "done-album-one"
    for person, chat in await desk.listeners(report):
        if before or after:
            voice = desk.voice(person.language)
            caption = voice.say(key, before=str(len(before)), after=str(len(after)))
            album = Show(files=(*before, *after), caption=caption)
            await daytime.say_by_day(desk, chat, album, report)
        await tell(desk, report, (person, chat), "done-notice", WORDS_ON_IT, words=words)


def shown(files: list[File], role: str) -> tuple[Stored, ...]:
    """The files in a role, as they are sent again."""
    return tuple(stored(file.kind, file.key, file.name) for file in files if file.role == role)


def stored(kind: str, key: str, name: str) -> Stored:
    """A file as it is sent again, without its own name: that may tell who sent it.

    An animation goes as the video it is.
    """
    return Stored(_SENT_AS.get(kind, "document"), key, f"file{PurePath(name).suffix[:8]}")


_SENT_AS: dict[str, Literal["photo", "video", "voice", "audio", "document"]] = {
    "photo": "photo", "video": "video", "voice": "voice", "audio": "audio", "animation": "video",
}  # fmt: skip


async def pass_on(
    desk: Desk, report: Report, told: Text, words: str, media: tuple[Attachment, ...]
) -> None:
    """The unit's groups get what a citizen said, with his pictures; his private data is masked."""
    quoted = plain(f"\n«{mask(words)}»") if words else ()
    files = tuple(stored(item.kind, item.key, item.name or "") for item in media if item.key)
    for group in await groups_in_charge(desk, report):
        if files:
            desk.post(group, Show(files=files), report)
        desk.post(group, Say(text=(*told, *quoted)), report)


async def tell_heads(desk: Desk, report: Report, key: str, **details: str) -> None:
    """The heads of a report's unit hear of it, each in private."""
    voice = desk.voice()
    unit = voice.name(desk.city.unit(report.unit).name)
    told = voice.say(key, code=spell_code(report.code), unit=unit, **details)
    for _, chat in await roles.holders(desk.tx, report.unit, HEAD):
        desk.post(await people.chat(desk.tx, chat), Say(text=told), report)


async def tell_group(desk: Desk, report: Report, text: Text) -> None:
    """The groups of the unit whose move it is hear something about a report."""
    for group in await groups_in_charge(desk, report):
        desk.post(group, Say(text=text), report)


async def thank(desk: Desk, person: Person, report: Report, key: str) -> None:
    """A citizen is thanked, and the menu is back; so is who speaks in his place."""
    theirs = [chat for one, chat in await desk.listeners(report) if one.id == person.id]
    chat = (
        theirs[0] if theirs else await people.chat_at(desk.tx, person.messenger, person.native_id)
    )
    if chat is None:
        return
    voice = desk.voice(person.language)
    desk.post(chat, Say(text=voice.say(key, code=spell_code(report.code)), keyboard=menu(voice)))


async def joined(desk: Desk, here: Here, report: Report) -> None:
    """Who joined a report gets its code, its unit and its term, and how many wait with him."""
    voice = desk.voice(here.person.language)
    told = voice.say(
        "joined",
        code=spell_code(report.code),
        unit=voice.name(desk.city.unit(report.unit).name),
        due=voice.moment(report.due_at),
        count=str(await followers.count(desk.tx, report.id)),
    )
    desk.post(here.chat, Say(text=told, keyboard=menu(voice)), report)


async def tell_owners(desk: Desk, key: str, **details: str) -> None:
    """Every owner who ever wrote to the bot hears something."""
    for messenger, native_id in sorted(desk.owners):
        chat = await people.chat_at(desk.tx, messenger, native_id)
        if chat:
            desk.post(chat, Say(text=desk.voice().say(key, **details)))
