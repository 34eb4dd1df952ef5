"""The groups of the city's units, looked after from the chat: health, test, move, let go."""

from datetime import timedelta

from conversation.replies import Button, Say, Text
from domain.city import UnknownKey
from domain.errors import Refusal
from domain.rights import Action
from services.desk import Desk, Here
from services.handing import settle, whereabouts
from services.membership import give_group, leave_unit
from services.naming import unit_named
from services.standing import require
from services.voice import Voice, lines
from storage import audit, groups
from storage.groups import Health

SILENT_AFTER = timedelta(days=7)
MOST = 60


async def tell_health(desk: Desk, here: Here) -> None:
    """Every group with what may be wrong with it: gone, nothing arrives, nobody stirs."""
    await require(desk, here, Action.TEST)
    voice = desk.voice(here.person.language)
    found = await groups.health(desk.tx, desk.now - SILENT_AFTER)
    if not found:
        raise Refusal("groups-none")
    ill = sorted(found, key=lambda one: _ailment(desk, one) == "groups-well")
    head = voice.say("groups-head", count=str(len(found)))
    left = len(found) - MOST
    told = lines(
        head,
        *[_line(desk, voice, one) for one in ill[:MOST]],
        voice.say("admin-more", count=str(left)) if left > 0 else (),
    )
    desk.post(here.chat, Say(text=told))


def _line(desk: Desk, voice: Voice, group: Health) -> Text:
    try:
        unit = voice.name(desk.city.unit(group.unit).name)
    except UnknownKey:
        unit = group.unit
    seen = voice.day(group.seen_at) if group.seen_at else voice.word("groups-never")
    return voice.say(
        _ailment(desk, group), unit=unit, title=group.title or "–", seen=seen,
        messenger=voice.word(f"messenger-{group.messenger}"), failed=str(group.failed),
    )  # fmt: skip


def _ailment(desk: Desk, group: Health) -> str:
    if group.gone_at:
        return "groups-gone"
    if group.failed:
        return "groups-failing"
    quiet = group.seen_at is None or desk.now - group.seen_at > SILENT_AFTER
    return "groups-silent" if quiet else "groups-well"


async def test_card(desk: Desk, here: Here, said: str) -> None:
    """A card that means nothing comes to this group, or to those of a unit; a press answers it."""
    if here.chat.kind != "private":
        await require(desk, here, Action.TEST, here.chat.unit or "")
        desk.post(here.chat, _test(desk, here))
        return
    await require(desk, here, Action.TEST)
    if not said.strip():
        raise Refusal("help-testcard")
    unit = unit_named(desk.city, said)
    await require(desk, here, Action.TEST, unit.key)
    theirs = await groups.groups_of(desk.tx, unit.key)
    for group in theirs:
        desk.post(group, _test(desk, here))
    voice = desk.voice(here.person.language)
    told = voice.say("testcard-sent", unit=voice.name(unit.name), count=str(len(theirs)))
    desk.post(here.chat, Say(text=told))


def _test(desk: Desk, here: Here) -> Say:
    voice = desk.voice()
    told = voice.say("testcard", name=here.person.name, at=voice.moment(desk.now))
    button = Button(voice.word("testcard-seen"), data="seen:")
    return Say(text=told, buttons=((button,),))


async def seen(desk: Desk, here: Here) -> None:
    """Somebody pressed the button of a test card: it works."""
    told = desk.voice().say("testcard-works", name=here.person.name)
    desk.post(here.chat, Say(text=told))


async def bound_here(desk: Desk, here: Here) -> str:
    """The unit this very place is bound to, for one who may change that; `Refusal` if not."""
    await require(desk, here, Action.BIND)
    for bound in await groups.bindings(desk.tx, here.chat.id):
        if bound.topic == here.chat.topic:
            return bound.unit
    raise Refusal("area-not-bound")


async def unbind(desk: Desk, here: Here) -> None:
    """This group or topic is no unit's any more; what waits goes where it belongs now."""
    unit = await bound_here(desk, here)
    before = await whereabouts(desk, [unit])
    were_here = await groups.unbind(desk.tx, here.chat.id, here.chat.topic)
    target = f"{unit} «{here.chat.title}»"
    await audit.record(desk.tx, desk.now, here.person.id, "unbind", target)
    voice = desk.voice()
    name = voice.name(desk.city.unit(unit).name)
    desk.post(here.chat, Say(text=voice.say("unbound", unit=name, tag=unit)))
    await settle(desk, before)
    await leave_unit(desk, were_here)


async def moving_to(desk: Desk, here: Here, said: str) -> str:
    """The unit that a group is to be given to; `Refusal` if it is not clear, or may not be."""
    await require(desk, here, Action.BIND)
    if not said.strip():
        raise Refusal("help-move")
    return unit_named(desk.city, said).key


async def move(desk: Desk, here: Here, unit: str) -> None:
    """This group or topic is another unit's from now on; no code is needed."""
    await give_group(desk, here, await moving_to(desk, here, unit))
