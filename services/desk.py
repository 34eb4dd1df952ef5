"""What every service works at: one open transaction, the city, the moment, the outgoing post."""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

from conversation.replies import Reply, dump_reply, in_topic
from domain.areas import serving
from domain.city import City
from domain.kinds import is_order
from domain.report import Person, Report
from services.incumbents import in_charge, may_order, offices_held
from services.voice import Voice
from storage import followers, groups, outbox, people, postponed
from storage.database import Tx
from storage.groups import GroupChat
from storage.outbox import Letter
from storage.people import ChatRecord

Listener = tuple[Person, ChatRecord]
"""Somebody who hears of a report, and where."""


@dataclass(slots=True)
class Desk:
    """One piece of work: all it changes stands or falls with `tx`.

    `letters` are queued in order when the work is done. `usernames` tells the bot's name at each
    messenger, for links. With `steps_at_night` citizens hear every step at any hour.
    """

    tx: Tx
    city: City
    now: datetime
    random: Random
    usernames: dict[str, str] = field(default_factory=dict)
    owners: frozenset[tuple[str, int]] = frozenset()
    model: str = ""
    steps_at_night: bool = False
    letters: list[Letter] = field(default_factory=list)

    def post(
        self, chat: ChatRecord | GroupChat, reply: Reply, report: Report | None = None
    ) -> None:
        """Queue a reply for a chat."""
        self.queue(chat, reply, report.id if report else None)

    def queue(self, chat: ChatRecord | GroupChat, reply: Reply, about: int | None) -> None:
        """Queue a reply about the report with this id, to be said in the topic the chat stands for.

        For a chat that is gone there is no post.
        """
        is_group = isinstance(chat, GroupChat) or chat.kind != "private"
        if isinstance(chat, ChatRecord) and chat.gone_at:
            return
        said = dump_reply(in_topic(reply, chat.topic))
        letter = Letter(chat.messenger, chat.native_id, is_group, said, about)
        self.letters.append(letter)

    async def send(self) -> None:
        """Put what is queued into the outbox, behind what was kept about the same reports.

        So that nobody hears of a question before he hears who has his report.
        """
        self.letters = await postponed.behind_kept(self.tx, self.letters)
        await outbox.add(self.tx, self.letters, self.now)

    def voice(self, language: str = "fa") -> Voice:
        """The city's voice in a language; groups are spoken to in Persian."""
        return Voice(language, ZoneInfo(self.city.timezone))

    async def groups_for(self, unit: str, region: str | None) -> list[GroupChat]:
        """The unit's groups for a region; the centre's where it has none, as that answers for all.

        Empty where nobody has a group at all.
        """
        found = await groups.groups_of(self.tx, unit)
        return serving(found or await groups.groups_of(self.tx, self.city.fallback), region)

    async def listeners(self, report: Report) -> list[Listener]:
        """All who hear of a report: whose it is first, then those who follow it."""
        return [*await self.answering(report), *await followers.listeners(self.tx, report.id)]

    async def answering(self, report: Report) -> list[Listener]:
        """Whose a report is: its citizen's; an order of who gives none there any more is others'.

        Those then, who would give it now.
        """
        author = await self.author_of(report)
        if not is_order(report.kind):
            return [author]
        held = await offices_held(self.tx, self.city, self.owners, author)
        if may_order(self.city, held, report):
            return [author]
        return await in_charge(self.tx, self.city, self.owners, report)

    async def author_of(self, report: Report) -> tuple[Person, ChatRecord]:
        """The citizen of a report and the chat where he hears of it."""
        person = await people.person(self.tx, report.author_id)
        return person, await people.chat(self.tx, report.chat_id)


@dataclass(frozen=True, slots=True)
class Here:
    """Who acts, and in which chat.

    `points_at` is the person his message points at, as the messenger numbers people.
    """

    person: Person
    chat: ChatRecord
    points_at: int | None = None
