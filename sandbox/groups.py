"""Groups: made, joined, left, and upgraded to supergroups as Telegram does behind a bot's back."""

from collections.abc import Iterable

from sandbox.errors import LabError
from sandbox.flavour import Json
from sandbox.messenger import Messenger
from sandbox.posting import deliver, post, say, show_chat, tell_membership
from sandbox.records import Account, Bot, Chat, Person, Topic
from sandbox.shapes import user_json


def make_group(messenger: Messenger, wish: Json) -> Chat:
    """A group as described: title, members (ids), bots (ids or tokens), bot_status, kind, topics.

    The first member is its creator, and opens the topics by their titles. Bots are added last and
    hear of it.
    """
    members = [messenger.person(int(number)).id for number in wish.get("members", [])]
    chat = messenger.add_group(
        str(wish.get("title") or "گروه"), members, str(wish.get("kind") or "")
    )
    if not members:
        return chat
    chat.members[members[0]] = "creator"
    bots = [messenger.bot(which) for which in wish.get("bots", [])]
    actor = messenger.person(members[0])
    for title in wish.get("topics", []):
        open_topic(messenger, chat, str(title), actor)
    join(messenger, chat, bots, actor, str(wish.get("bot_status") or "administrator"))
    return chat


def join(
    messenger: Messenger, chat: Chat, who: Iterable[Account], actor: Person, status: str = "member"
) -> None:
    """Brings people or bots into a group; bots get the status named."""
    for account in who:
        was = "kicked" if account.id in chat.left else "left"
        chat.members[account.id] = status if account.is_bot else "member"
        chat.left.discard(account.id)
        if isinstance(account, Bot):
            tell_membership(messenger, chat, account, actor, was, chat.members[account.id])
        arrived = {"new_chat_members": [user_json(messenger.flavour, account)]}
        say(messenger, chat, actor, extra=arrived)
    show_chat(messenger, chat)


def open_topic(messenger: Messenger, chat: Chat, title: str, actor: Account) -> Topic:
    """A new topic in a supergroup, begun by a service message; raises LabError elsewhere."""
    if chat.type != "supergroup":
        raise LabError("only a Telegram supergroup has topics")
    begun = post(messenger, chat, actor, extra=topic_begun(title))
    begun.topic = begun.id
    chat.topics[begun.id] = Topic(begun.id, title)
    deliver(messenger, begun)
    show_chat(messenger, chat)
    return chat.topics[begun.id]


def topic_begun(title: str) -> Json:
    """What the first message of a topic carries."""
    return {"forum_topic_created": {"name": title, "icon_color": 7_322_096}}


def change_topic(messenger: Messenger, chat: Chat, number: int, state: str) -> None:
    """A topic is now "open", "closed" or "deleted", with all that was in it."""
    if number not in chat.topics:
        raise LabError(f"no topic {number} in this group")
    chat.topics[number].is_closed = state == "closed"
    if state == "deleted":
        del chat.topics[number]
        for message in chat.messages.values():
            message.deleted = message.deleted or message.topic == number
    show_chat(messenger, chat)


def leave(messenger: Messenger, chat: Chat, who: Iterable[Account], actor: Person) -> None:
    """Takes people or bots out of a group; a bot still hears of its own removal."""
    for account in who:
        was = chat.members.get(account.id)
        if was is None:
            raise LabError(f"{account.first_name} is not in this group")
        gone = {"left_chat_member": user_json(messenger.flavour, account)}
        say(messenger, chat, actor, extra=gone)
        del chat.members[account.id]
        chat.left.add(account.id)
        if isinstance(account, Bot):
            tell_membership(messenger, chat, account, actor, was, "kicked")
    show_chat(messenger, chat)


def migrate(messenger: Messenger, chat: Chat) -> Chat:
    """Upgrades a basic group to a supergroup with a new id; raises LabError for anything else."""
    if chat.type != "group" or messenger.flavour.is_bale or chat.migrated_to:
        raise LabError("only a basic Telegram group can be upgraded, and only once")
    upgraded = messenger.add_group(chat.title, kind="supergroup")
    upgraded.members = dict(chat.members)
    actor = _creator(messenger, chat)
    say(messenger, chat, actor, extra={"migrate_to_chat_id": upgraded.id})
    chat.migrated_to = upgraded.id
    say(messenger, upgraded, actor, extra={"migrate_from_chat_id": chat.id})
    show_chat(messenger, chat)
    show_chat(messenger, upgraded)
    return upgraded


def _creator(messenger: Messenger, chat: Chat) -> Account:
    creators = [number for number, status in chat.members.items() if status == "creator"]
    if not creators:
        raise LabError("this group has no creator")
    return messenger.account(creators[0])
