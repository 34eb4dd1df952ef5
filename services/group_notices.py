"""What a unit's groups, its heads and the owners hear of a report: its cards, and what was said."""

from dataclasses import replace

from conversation.events import Attachment, Pin
from conversation.replies import Edit, Locate, Say, Show, Text, plain
from domain.lifecycle import State
from domain.report import Report
from domain.tracking import spell_code
from nlp.personal import mask
from services import cards, oncall, triage_card
from services.desk import Desk
from services.enclosures import shown, stored
from services.repeats import recounted
from services.sayings import said_of
from services.standing import HEAD, answering_unit, handling_unit
from services.voice import lines
from storage import followers, people, reports, roles
from storage.groups import GroupChat


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


async def tell_owners(desk: Desk, key: str, **details: str) -> None:
    """Every owner who ever wrote to the bot hears something."""
    for messenger, native_id in sorted(desk.owners):
        chat = await people.chat_at(desk.tx, messenger, native_id)
        if chat:
            desk.post(chat, Say(text=desk.voice().say(key, **details)))
