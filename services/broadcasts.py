"""Messages to many: whom they reach, when they may leave, how they look, and what came of them."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from conversation.replies import Button, Buttons, Reply, Say, Show, Stored, Text
from domain.city import City
from domain.errors import Refusal
from domain.report import Person
from domain.rights import RIGHTS, Action
from services.daytime import may_leave_at
from services.desk import Desk, Here
from services.menus import menu
from services.standing import require
from services.voice import Voice
from storage import audit, broadcasts, copies, groups, people, roles
from storage.broadcasts import SENDING, STOPPED, BroadcastRow, Circular
from storage.groups import GroupChat
from storage.people import ChatRecord

LOOK_BACK = timedelta(days=90)
"""Who filed or followed a report within that time hears of its subject or region."""
LISTED = 5
SHORT = 60


@dataclass(frozen=True, slots=True)
class NewBroadcast:
    """A message to many as it was written; `origin` names the dialog, so that it goes out once."""

    origin: str
    audience: str
    words: str
    picture: str


async def size(desk: Desk, here: Here, audience: str) -> int:
    """How many people an audience has; `Refusal` for who may not write to it."""
    await require(desk, here, Action.BROADCAST)
    return await broadcasts.audience_size(desk.tx, audience, desk.now - LOOK_BACK)


async def begin(desk: Desk, here: Here, new: NewBroadcast) -> None:
    """Keep the message, with a copy for each; it leaves when it may."""
    await require(desk, here, Action.BROADCAST)
    leaves = may_leave_at(desk.city, desk.now)
    circular = Circular(
        origin=f"{here.person.id}:{new.origin}", by_id=here.person.id, chat_id=here.chat.id,
        audience=new.audience, words=new.words, picture=new.picture, at=desk.now,
        not_before=leaves,
    )  # fmt: skip
    made = await broadcasts.begin(desk.tx, circular, desk.now - LOOK_BACK)
    if made is None:
        return
    number, count = made
    words = f"{count} copies: {new.words}"
    await audit.record(desk.tx, desk.now, here.person.id, "broadcast", new.audience, words)
    voice = desk.voice(here.person.language)
    key = "broadcast-begun" if leaves <= desk.now else "broadcast-waits"
    told = voice.say(key, count=str(count), at=voice.moment(leaves))
    row = await broadcasts.broadcast(desk.tx, number)
    desk.post(here.chat, Say(text=told, buttons=_ways(desk, voice, row)))


def _ways(desk: Desk, voice: Voice, row: BroadcastRow | None) -> Buttons:
    """What can be done with a message on its way: stop it, or at night call it a danger to life."""
    if row is None or row.state != SENDING:
        return ()
    stop = Button(voice.word("broadcast-stop"), data=f"stopcast:{row.id}")
    waits = max(row.not_before, may_leave_at(desk.city, desk.now)) > desk.now
    if not waits or row.urged_by:
        return ((stop,),)
    return ((stop,), (Button(voice.word("broadcast-urge"), data=f"urgecast:{row.id}"),))


async def urge(desk: Desk, here: Here, number: int) -> None:
    """A message is about danger to life: everybody else who may is asked to approve it."""
    await require(desk, here, Action.BROADCAST)
    row = await broadcasts.broadcast(desk.tx, number)
    others = await _others(desk, here)
    if not others:
        raise Refusal("broadcast-alone")
    if row is None or not await broadcasts.urge(desk.tx, number, here.person.id):
        raise Refusal("broadcast-urged")
    await audit.record(desk.tx, desk.now, here.person.id, "broadcast-urge", str(number), row.words)
    for chat in others:
        desk.post(chat, _asking(desk, here, row))
    voice = desk.voice(here.person.language)
    desk.post(here.chat, Say(text=voice.say("broadcast-asked", count=str(len(others)))))


def _asking(desk: Desk, here: Here, row: BroadcastRow) -> Say:
    voice = desk.voice()
    told = voice.say(
        "broadcast-approve", name=here.person.name, words=row.words, at=voice.moment(row.not_before)
    )
    button = Button(voice.word("broadcast-approve-yes"), data=f"passcast:{row.id}")
    return Say(text=told, buttons=((button,),))


async def _others(desk: Desk, here: Here) -> list[ChatRecord | GroupChat]:
    """Where everybody else may be asked who can approve: in private, and headquarters' groups."""
    wanted = {role.value for role in RIGHTS[Action.BROADCAST]}
    holders = [one for one in await roles.all_holders(desk.tx) if one.role in wanted]
    chats = [await people.chat(desk.tx, one.chat_id) for one in holders]
    owners = [await people.chat_at(desk.tx, *owner) for owner in sorted(desk.owners)]
    mine = (here.person.messenger, here.person.native_id)
    private = {
        (chat.messenger, chat.native_id): chat
        for chat in (*chats, *owners)
        if chat and not chat.gone_at and (chat.messenger, chat.native_id) != mine
    }
    theirs = await groups.groups_of(desk.tx, desk.city.headquarters)
    return [*private.values(), *theirs]


async def approve(desk: Desk, here: Here, number: int) -> None:
    """Another one agrees that it is a danger to life: it leaves at once, whatever the hour."""
    await require(desk, here, Action.BROADCAST)
    row = await broadcasts.broadcast(desk.tx, number)
    if row and row.urged_by == here.person.id:
        raise Refusal("broadcast-second")
    if row is None or not await broadcasts.approve(desk.tx, number, here.person.id, desk.now):
        raise Refusal("broadcast-over")
    await audit.record(desk.tx, desk.now, here.person.id, "broadcast-pass", str(number), row.words)
    voice = desk.voice(here.person.language if here.chat.kind == "private" else "fa")
    desk.post(here.chat, Say(text=voice.say("broadcast-passed")))
    await report(desk, number)


async def stop(desk: Desk, here: Here, number: int) -> None:
    """What has not left does not leave any more."""
    await require(desk, here, Action.BROADCAST)
    if not await broadcasts.end(desk.tx, number, STOPPED, desk.now):
        raise Refusal("broadcast-over")
    await copies.settle(desk.tx, number)
    await copies.cancel_copies(desk.tx, number)
    await audit.record(desk.tx, desk.now, here.person.id, "broadcast-stop", str(number))
    await report(desk, number)


async def tell_state(desk: Desk, here: Here) -> None:
    """The newest messages to many, how far each has come, and a way to stop it."""
    await require(desk, here, Action.BROADCAST)
    voice = desk.voice(here.person.language)
    found = await broadcasts.newest(desk.tx, LISTED)
    if not found:
        return desk.post(here.chat, Say(text=voice.say("broadcasts-none")))
    for one in found:
        if one.state == SENDING:
            await copies.settle(desk.tx, one.id)
        told = await _told(desk, voice, one)
        desk.post(here.chat, Say(text=told, buttons=_ways(desk, voice, one)))
    return None


async def report(desk: Desk, number: int) -> None:
    """Who began a message hears what came of its copies."""
    row = await broadcasts.broadcast(desk.tx, number)
    if row is None:
        return
    person = await people.person(desk.tx, row.by_id)
    chat = await people.chat(desk.tx, row.chat_id)
    desk.post(chat, Say(text=await _told(desk, desk.voice(person.language), row)))


async def _told(desk: Desk, voice: Voice, row: BroadcastRow) -> Text:
    counts = await copies.counts(desk.tx, row.id)
    told = {name: str(counts.get(name, 0)) for name in ("sent", "gone", "failed", "hushed")}
    left = counts.get("waiting", 0) + counts.get("queued", 0)
    state = voice.word(f"broadcast-{row.state}")
    short = row.words if len(row.words) <= SHORT else f"{row.words[:SHORT]}…"
    return voice.say(
        "broadcast-report", words=short, state=state, all=str(sum(counts.values())),
        left=str(left), stopped=str(counts.get("stopped", 0)), **told,
    )  # fmt: skip


def voice_of(city: City, language: str) -> Voice:
    """The city's voice in a language."""
    return Voice(language, ZoneInfo(city.timezone))


def copy_for(city: City, person: Person, row: BroadcastRow) -> Reply:
    """The message as one person gets it, with the way out of such messages."""
    voice = voice_of(city, person.language)
    told = voice.say("broadcast-copy", city=voice.name(city.name), words=row.words)
    if row.picture:
        return Show(files=(Stored("photo", row.picture, "picture.jpg"),), caption=told)
    button = Button(voice.word("broadcast-hush"), data="hush:on")
    return Say(text=told, buttons=((button,),))


async def hush(desk: Desk, here: Here, said: str) -> None:
    """No more messages to many, or again; whatever his own reports bring reaches him always."""
    voice = desk.voice(here.person.language)
    if said.strip().lower() in ("off", "خاموش", "لغو"):
        await broadcasts.unhush(desk.tx, here.person.id)
        return desk.post(here.chat, Say(text=voice.say("quiet-off"), keyboard=menu(voice)))
    await broadcasts.hush(desk.tx, here.person.id, desk.now)
    button = Button(voice.word("quiet-undo"), data="hush:off")
    desk.post(here.chat, Say(text=voice.say("quiet-on"), buttons=((button,),)))
    return None
