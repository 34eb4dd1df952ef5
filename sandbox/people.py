"""What people do in the messenger: write, send, press, block; bots hear of it as updates."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.belongings import TYPES, sent_media
from sandbox.errors import LabError
from sandbox.flavour import Json
from sandbox.markdown import found_entities
from sandbox.messenger import Messenger
from sandbox.posting import deliver, say, show, show_chat, tell_membership
from sandbox.pressing import press
from sandbox.records import Bot, Chat, Forward, Message, Person
from sandbox.views import message_view


@dataclass(frozen=True, slots=True)
class Scene:
    """A person in a chat, about to do something described by `wish`."""

    messenger: Messenger
    person: Person
    chat: Chat
    wish: Json

    def need(self, name: str) -> Any:
        """A part of the wish that cannot be missing."""
        if name not in self.wish:
            raise LabError(f"this deed needs {name!r}")
        return self.wish[name]

    def post(self, **content: Any) -> Json:
        """Sends something as the person and returns the bubble."""
        if self.chat.bot_id in self.person.blocked:
            raise LabError("the bot is blocked; unblock it first")
        quote = self.wish.get("reply_to")
        content["reply_to"] = self.message(int(quote)) if quote else None
        content["topic"] = self._topic(content["reply_to"])
        message = say(self.messenger, self.chat, self.person, **content)
        return message_view(self.messenger.flavour, message)

    def _topic(self, answered: Message | None) -> int:
        """The topic named, else that of the message answered."""
        number = int(self.wish.get("topic") or (answered.topic if answered else 0))
        if number and number not in self.chat.topics:
            raise LabError(f"no topic {number} in this group")
        return number

    def message(self, number: int) -> Message:
        """A message of this chat that is still there."""
        found = self.chat.messages.get(number)
        if found is None or found.deleted:
            raise LabError(f"no message {number} in this chat")
        return found


def act(messenger: Messenger, wish: Json) -> Json:
    """Carries out one deed and returns the bubble or what came of it; raises LabError."""
    deed = DEEDS.get(str(wish.get("what")))
    if deed is None:
        raise LabError(f"no such deed: {wish.get('what')}; known: {', '.join(DEEDS)}")
    person = messenger.person(int(wish.get("person", 0)))
    return deed(Scene(messenger, person, _chat_of(messenger, person, wish), wish))


def _chat_of(messenger: Messenger, person: Person, wish: Json) -> Chat:
    key = str(wish.get("chat") or "")
    if not key or ":" in key:
        bot = messenger.bot(key.partition(":")[0] or wish.get("bot"))
        return messenger.private_chat(bot, person)
    chat = messenger.chat(key)
    if person.id not in chat.members:
        raise LabError(f"{person.first_name} is not in this group")
    return chat


def _say(scene: Scene) -> Json:
    return scene.post(text=str(scene.need("text")))


def _start(scene: Scene) -> Json:
    _unblock(scene)
    payload = str(scene.wish.get("payload") or "")
    return scene.post(text=f"/start {payload}".strip())


def _album(scene: Scene) -> Json:
    album = scene.messenger.new_album()
    caption = scene.wish.get("caption")
    bubbles = []
    for at, media in enumerate(scene.need("media")):
        words = caption if at == 0 else None
        bubbles.append(
            scene.post(
                media=sent_media(scene.messenger, "photo", media, scene.wish),
                text=words,
                album=album,
            )
        )
    return {"album": album, "messages": bubbles}


def _one_of(kind: str) -> Callable[[Scene], Json]:
    def deed(scene: Scene) -> Json:
        media = sent_media(scene.messenger, kind, scene.need("media"), scene.wish)
        return scene.post(media=media, text=scene.wish.get("caption"))

    return deed


def _location(scene: Scene) -> Json:
    latitude, longitude = float(scene.need("latitude")), float(scene.need("longitude"))
    return scene.post(extra={"location": {"longitude": longitude, "latitude": latitude}})


def _contact(scene: Scene) -> Json:
    owner = scene.person
    if "of" in scene.wish:
        owner = scene.messenger.person(int(scene.wish["of"]))
    contact = {
        "phone_number": str(scene.wish.get("phone") or owner.phone),
        "first_name": owner.first_name,
        "user_id": owner.id,
    }
    return scene.post(extra={"contact": contact})


def _forward(scene: Scene) -> Json:
    if "text" in scene.wish:
        author = Person(
            id=scene.person.id + 7_000, first_name=str(scene.wish.get("author", "ناشناس"))
        )
        origin = Forward(author, scene.messenger.now() - 600)
        return scene.post(text=str(scene.wish["text"]), forward=origin)
    source = scene.messenger.chat(str(scene.wish.get("source") or scene.chat.key))
    original = source.messages.get(int(scene.need("message")))
    if original is None:
        raise LabError("no such message to forward")
    origin = original.forward or Forward(original.sender, original.date)
    return scene.post(
        text=original.text, media=original.media, extra=original.extra, forward=origin
    )


def _edit(scene: Scene) -> Json:
    message = scene.message(int(scene.need("message")))
    if message.sender is not scene.person:
        raise LabError("only one's own message can be edited")
    message.text = str(scene.need("text"))
    message.entities = found_entities(scene.messenger.flavour, message.text)
    message.edited_at = scene.messenger.now()
    show(scene.messenger, message, "edit")
    deliver(scene.messenger, message, "edited_message")
    return message_view(scene.messenger.flavour, message)


def _tap(scene: Scene) -> Json:
    keyboard = scene.chat.keyboard or {"keyboard": []}
    label = str(scene.need("label"))
    buttons = [one for row in keyboard["keyboard"] for one in row if label in one["text"]]
    if not buttons:
        raise LabError(f"no reply button with {label!r}")
    if keyboard.get("one_time_keyboard"):
        scene.chat.keyboard = None
        show_chat(scene.messenger, scene.chat)
    if buttons[0].get("request_location"):
        return _location(scene)
    if buttons[0].get("request_contact"):
        return _contact(scene)
    return scene.post(text=buttons[0]["text"])


def _block(scene: Scene) -> Json:
    bot = _private_bot(scene)
    if bot.id not in scene.person.blocked:
        scene.person.blocked.add(bot.id)
        tell_membership(scene.messenger, scene.chat, bot, scene.person, "member", "kicked")
        show_chat(scene.messenger, scene.chat)
    return {"blocked": True}


def _unblock(scene: Scene) -> Json:
    if scene.chat.bot_id in scene.person.blocked:
        bot = _private_bot(scene)
        scene.person.blocked.discard(bot.id)
        tell_membership(scene.messenger, scene.chat, bot, scene.person, "kicked", "member")
        show_chat(scene.messenger, scene.chat)
    return {"blocked": False}


def _private_bot(scene: Scene) -> Bot:
    if scene.chat.bot_id is None:
        raise LabError("this is done in a private chat")
    return scene.messenger.bots[scene.chat.bot_id]


def _press(scene: Scene) -> Json:
    pressed = press(scene.messenger, scene.person, scene.chat, scene.wish)
    if "payload" not in pressed:
        return pressed
    bot = scene.messenger.bots[pressed["bot"]]
    home = scene.messenger.private_chat(bot, scene.person)
    started = {"payload": pressed["payload"]}
    return _start(Scene(scene.messenger, scene.person, home, started))


DEEDS: dict[str, Callable[[Scene], Json]] = {
    "say": _say,
    "start": _start,
    "album": _album,
    **{kind: _one_of(kind) for kind in TYPES},
    "location": _location,
    "contact": _contact,
    "forward": _forward,
    "edit": _edit,
    "tap": _tap,
    "press": _press,
    "block": _block,
    "unblock": _unblock,
}
