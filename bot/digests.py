"""Figures sent without being asked for: to headquarters every morning, to unit heads every week.

When they were sent last is a row, so that of several processes one sends them, once, and a restart
changes nothing. After an outage the newest are sent, by day, and none of those before.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, time, timedelta

from bot.bulletins import Bulletins
from bot.parts import Parts
from bot.turn import Poke, announce
from conversation.replies import Reply, Say
from domain.periods import Period, last_days, yesterday
from services import bulletins
from services.sight import View
from services.statistics import Counted, Wanted
from services.voice import Voice
from storage import groups, people, rounds, staff
from storage.groups import GroupChat
from storage.people import ChatRecord

LOOK_PAUSE = timedelta(minutes=5)
DAILY, WEEKLY = "daily-figures", "weekly-figures"
FROM, TO = time(8), time(21)
"""In the city: from when on figures are sent, and until when those of an outage may still come."""
WEEK_BEGINS = 5
"""Saturday, where 0 is Monday."""

Parcel = tuple[ChatRecord | GroupChat, Sequence[Reply]]


class Digests:
    """Looks now and then whether figures are due."""

    def __init__(self, parts: Parts, poke: Poke) -> None:
        """Work with these parts; `poke` hears of each chat that something was queued for."""
        self._parts, self._poke = parts, poke
        self._bulletins = Bulletins(parts)
        self._next: datetime | None = None

    async def look(self) -> None:
        """Send what is due; the database is asked every few minutes, not every tick."""
        now = self._parts.clock.now()
        if self._next and now < self._next:
            return
        self._next = now + LOOK_PAUSE
        local = now.astimezone(self._parts.zone)
        if FROM <= local.time() < TO:
            today = local.date()
            await self._send(DAILY, today, self._daily)
            await self._send(WEEKLY, _saturday(today), self._weekly)

    async def _send(
        self, name: str, since: date, make: Callable[[date], Awaitable[list[Parcel]]]
    ) -> None:
        """Send what `make` has to tell of the time before this day, unless it was sent already."""
        async with self._parts.database.read() as tx:
            last = await rounds.last_round(tx, name)
        if last and last.astimezone(self._parts.zone).date() >= since:
            return
        parcels = await make(since)
        async with self._parts.database.write() as tx:
            if not await rounds.begin_round(tx, name, last, self._parts.clock.now()):
                return
            desk = self._parts.desk(tx)
            for chat, replies in parcels:
                for reply in replies:
                    desk.post(chat, reply)
            await desk.send()
        announce(self._poke, desk)

    async def _daily(self, today: date) -> list[Parcel]:
        """Headquarters' groups hear of yesterday."""
        async with self._parts.database.read() as tx:
            theirs = await groups.groups_of(tx, self._parts.city.headquarters)
        if not theirs:
            return []
        counted = await self._bulletins.counted(Wanted(yesterday(today), View()))
        if counted.summary.is_empty:
            return []
        voice = Voice("fa", self._parts.zone)
        said = [*await self._bulletins.pictures(voice, counted), self._told(voice, counted, DAILY)]
        return [(group, said) for group in theirs]

    async def _weekly(self, saturday: date) -> list[Parcel]:
        """Every head of a unit hears of its last week, in private and in his own language."""
        async with self._parts.database.read() as tx:
            heads = await staff.heads(tx)
        week = last_days(7, saturday - timedelta(days=1))
        units = {unit for unit, _, _ in heads} & {unit.key for unit in self._parts.city.units}
        counted = {unit: await self._of_unit(week, unit) for unit in sorted(units)}
        return [
            await self._parcel(person, chat, counted[unit])
            for unit, person, chat in heads
            if unit in counted and not counted[unit].summary.is_empty
        ]

    async def _of_unit(self, week: Period, unit: str) -> Counted:
        return await self._bulletins.counted(Wanted(week, View(unit=unit)))

    async def _parcel(self, person: int, chat: int, counted: Counted) -> Parcel:
        async with self._parts.database.read() as tx:
            head, private = await people.person(tx, person), await people.chat(tx, chat)
        voice = Voice(head.language, self._parts.zone)
        return private, [self._told(voice, counted, WEEKLY)]

    def _told(self, voice: Voice, counted: Counted, name: str) -> Say:
        weekly = name == WEEKLY
        return Say(text=bulletins.digest(self._parts.city, voice, counted, weekly=weekly))


def _saturday(today: date) -> date:
    """The day on which this week began."""
    return today - timedelta(days=(today.weekday() - WEEK_BEGINS) % 7)
