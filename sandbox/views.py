"""What a person sees on the screen, as the JSON of the lab and the page."""

from sandbox.flavour import TELEGRAM, Flavour, Json
from sandbox.markdown import found_entities, read_markdown
from sandbox.messenger import Messenger
from sandbox.records import Account, Bot, Chat, Media, Message, Person


def account_view(who: Account) -> Json:
    """A sender as shown above a bubble."""
    name = f"{who.first_name} {who.last_name}".strip()
    return {"id": who.id, "name": name, "username": who.username, "is_bot": who.is_bot}


def person_view(person: Person) -> Json:
    """A person with everything the page needs to act as them."""
    return {**account_view(person), "phone": person.phone, "blocked": sorted(person.blocked)}


def bot_view(bot: Bot) -> Json:
    """A bot without its token."""
    box = bot.mailbox
    return {
        **account_view(bot),
        "reads_all": bot.reads_all,
        "commands": bot.commands,
        "pending": len(box.pending),
        "webhook": box.webhook.url if box.webhook else "",
    }


def chat_view(messenger: Messenger, chat: Chat) -> Json:
    """A chat's heading: title, members, reply keyboard, whether the person blocked the bot."""
    view: Json = {
        "key": chat.key,
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "keyboard": chat.keyboard,
        "migrated_to": chat.migrated_to,
        "last": max(chat.messages, default=0),
    }
    if chat.person:
        view["person"] = chat.person.id
        view["bot"] = chat.bot_id
        view["is_blocked"] = chat.bot_id in chat.person.blocked
        return view
    view["topics"] = {topic.id: topic.title for topic in chat.topics.values()}
    view["members"] = [
        {**account_view(messenger.account(number)), "status": status}
        for number, status in chat.members.items()
    ]
    return view


def message_view(flavour: Flavour, message: Message) -> Json:
    """One bubble."""
    if message.deleted:
        return {"id": message.id, "deleted": True, "from": account_view(message.sender)}
    text, spans = _shown_words(flavour, message)
    view: Json = {
        "id": message.id,
        "from": account_view(message.sender),
        "date": message.date,
        "topic": message.topic,
        "edited": message.edited_at is not None,
        "deleted": False,
        "text": text,
        "spans": spans,
        "media": _media_view(message.media),
        "album": message.album,
        "buttons": (message.markup or {}).get("inline_keyboard", []),
        "forward": account_view(message.forward.sender) if message.forward else None,
        "reply": _quote(flavour, message.reply_to),
    }
    view.update({name: value for name, value in message.extra.items() if name not in view})
    return view


def _shown_words(flavour: Flavour, message: Message) -> tuple[str, list[Json]]:
    text = message.text or ""
    if flavour.is_bale and message.sender.is_bot:
        text, spans = read_markdown(text)
    else:
        spans = message.entities
    styled = {(span["offset"], span["length"]) for span in spans}
    # Both messengers make links pressable on the screen, whatever they tell the bot.
    own = [s for s in found_entities(TELEGRAM, text) if (s["offset"], s["length"]) not in styled]
    return text, sorted([*spans, *own], key=lambda one: int(one["offset"]))


def _media_view(media: Media | None) -> Json | None:
    if media is None:
        return None
    return {
        "kind": media.kind,
        "url": f"/lab/files/{media.file.number}",
        "name": media.file.name,
        "mime": media.file.mime,
        "bytes": len(media.file.data),
        "seconds": media.details.get("duration"),
        "size": media.details.get("size"),
    }


def _quote(flavour: Flavour, message: Message | None) -> Json | None:
    if message is None:
        return None
    text, _spans = _shown_words(flavour, message)
    return {
        "id": message.id,
        "name": account_view(message.sender)["name"],
        "text": text[:120],
        "kind": message.media.kind if message.media else None,
    }
