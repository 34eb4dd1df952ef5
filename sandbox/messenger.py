"""One messenger's state: who exists, which chats there are, and how each is found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sandbox.errors import ApiError, LabError
from sandbox.feed import Feed
from sandbox.files import Files
from sandbox.flavour import Flavour
from sandbox.mailbox import Mailbox
from sandbox.records import Account, Bot, Chat, Person, Press

FIRST_PERSON_ID = (
    5_000_000_001  # beyond 32 bits, and the same on both messengers: a trap on purpose
)
FIRST_BALE_GROUP_ID = 4_900_000_123
FIRST_BASIC_GROUP_ID = -4_000_001
FIRST_SUPERGROUP_ID = -1_001_000_000_001
OWNED = "administrator"


@dataclass(slots=True)
class Messenger:
    """Telegram or Bale, as far as a bot and its people can see it."""

    flavour: Flavour
    files: Files
    feed: Feed
    clock: Callable[[], float]
    strict: bool = False
    people: dict[int, Person] = field(default_factory=dict)
    bots: dict[int, Bot] = field(default_factory=dict)
    groups: dict[int, Chat] = field(default_factory=dict)
    private: dict[tuple[int, int], Chat] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    next_message: int = 1
    albums: int = 0

    def now(self) -> int:
        """The time in whole Unix seconds."""
        return int(self.clock())

    # -- people and bots ------------------------------------------------------------------------

    def add_person(
        self, name: str, last_name: str = "", username: str = "", phone: str = "", number: int = 0
    ) -> Person:
        """Someone new; id, user name and phone number are made up when not given."""
        at = FIRST_PERSON_ID + len(self.people)
        number = number or at
        person = Person(
            id=number,
            first_name=name,
            last_name=last_name,
            username=username or f"person{number % 10_000}",
            phone=phone or f"98912{number % 10_000_000:07d}",
        )
        self.people[number] = person
        return person

    def person(self, number: int) -> Person:
        """A person by id; raises LabError when there is none."""
        try:
            return self.people[number]
        except KeyError:
            raise LabError(f"no person {number} on {self.flavour.name}") from None

    def add_bot(
        self, token: str, name: str = "", username: str = "", reads_all: bool = False
    ) -> Bot:
        """A bot account for a token, or the one that has it already, renamed where asked."""
        digits, _, secret = token.partition(":")
        if not (digits.isdigit() and secret):
            raise LabError("a token looks like 123456:text")
        bot = self.bots.get(int(digits)) or self._new_bot(int(digits), token)
        bot.first_name = name or bot.first_name
        bot.username = username or bot.username
        bot.reads_all = reads_all or bot.reads_all
        return bot

    def bot_of(self, token: str) -> Bot:
        """The bot that logs in with a token; raises ApiError when it may not."""
        digits = token.partition(":")[0]
        known = self.bots.get(int(digits)) if digits.isdigit() else None
        if known and known.token == token:
            return known
        if known or self.strict:
            raise self._stranger()
        try:
            return self.add_bot(token)
        except LabError:
            raise self._stranger() from None

    def bot(self, which: int | str | None) -> Bot:
        """A bot by id or token; without either, the only or the first one."""
        if which is None:
            found = next(iter(self.bots.values()), None)
        else:
            digits = str(which).partition(":")[0]
            found = self.bots.get(int(digits)) if digits.isdigit() else None
        if not found:
            raise LabError(f"no such bot on {self.flavour.name}: {which}")
        return found

    def account(self, number: int) -> Account:
        """A person or a bot by id; raises LabError."""
        return self.bots.get(number) or self.person(number)

    # -- chats ----------------------------------------------------------------------------------

    def private_chat(self, bot: Bot, person: Person) -> Chat:
        """The chat of a person with a bot, opened when it did not exist."""
        known = self.private.get((bot.id, person.id))
        if known:
            return known
        key = f"{bot.id}:{person.id}"
        chat = Chat(person.id, key, "private", person=person, bot_id=bot.id)
        self.private[(bot.id, person.id)] = chat
        return chat

    def add_group(self, title: str, members: Iterable[int] = (), kind: str = "") -> Chat:
        """A new group; on Telegram a supergroup unless `kind` is "group"."""
        kind = "group" if self.flavour.is_bale else kind or "supergroup"
        number = self._group_number(kind)
        chat = Chat(number, str(number), kind, title=title)
        chat.members.update(dict.fromkeys(members, "member"))
        self.groups[number] = chat
        return chat

    def chat(self, key: str) -> Chat:
        """A chat by its key: a group's id, or "bot:person"; raises LabError."""
        bot_id, colon, person_id = str(key).partition(":")
        try:
            return (
                self.private[(int(bot_id), int(person_id))] if colon else self.groups[int(bot_id)]
            )
        except (KeyError, ValueError):
            raise LabError(f"no chat {key} on {self.flavour.name}") from None

    def bots_in(self, chat: Chat) -> list[Bot]:
        """The bots that are present in a chat."""
        if chat.bot_id is not None:
            return [self.bots[chat.bot_id]]
        return [bot for bot in self.bots.values() if bot.id in chat.members]

    def new_message_id(self, chat: Chat) -> int:
        """The next message number: per chat on Bale and in supergroups, else shared."""
        if self.flavour.is_bale or chat.type == "supergroup":
            chat.next_message += 1
            return chat.next_message - 1
        self.next_message += 1
        return self.next_message - 1

    def new_album(self) -> str:
        """A name for the next album."""
        self.albums += 1
        return str(88_123_400_000 + self.albums)

    def retire(self) -> None:
        """Ends all polls and webhooks; what is asked afterwards finds an empty queue."""
        for bot in self.bots.values():
            bot.mailbox.webhook = None
            bot.mailbox.news.set()

    def _new_bot(self, number: int, token: str) -> Bot:
        mailbox = Mailbox(self.flavour, self.flavour.first_update_id)
        bot = Bot(number, token, f"بات {number}", f"box{number}_bot", mailbox)
        self.bots[number] = bot
        return bot

    def _stranger(self) -> ApiError:
        if self.flavour.is_bale:
            return ApiError(403, "Forbidden: Token not found")
        return ApiError(401, "Unauthorized")

    def _group_number(self, kind: str) -> int:
        at = len(self.groups)
        if self.flavour.is_bale:
            return FIRST_BALE_GROUP_ID + at
        first = FIRST_BASIC_GROUP_ID if kind == "group" else FIRST_SUPERGROUP_ID
        return first - at
