"""The simulated city: its people and groups, its clock, and deeds done one by one as turns do."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bench.month.tempers import CONTRACTED, HEADED, ON_CALL, UNITS, WORKERS
from domain.city import City
from domain.errors import Refusal
from services import daytime, escalation
from services.desk import Desk, Here
from services.standing import CONTRACTOR, HEAD
from services.standing import ON_CALL as CALLED
from storage import groups, people, reports, roles
from storage.city_files import read_city
from storage.database import Database

CITY = read_city(Path(__file__).parents[2] / "cities" / "demo")
START = datetime(2026, 4, 11, 3, 30, tzinfo=UTC)
MOST_AT_ONCE = 500
OPENS, CLOSES = 8, 17
FIRST_CITIZEN = 1_000_000


@dataclass(slots=True)
class Town:
    """A city on a database; `now` is set by whoever simulates.

    `done` counts deeds by name, `refused` refusals by phrase; `is_changed` since somebody last
    looked when the clock rings next.
    """

    database: Database
    random: Random
    city: City = CITY
    now: datetime = START
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    ticks: int = 0
    is_changed: bool = True
    staff: dict[str, list[Here]] = field(default_factory=dict)
    citizens: dict[int, Here] = field(default_factory=dict)
    by_id: dict[int, Here] = field(default_factory=dict)

    async def open(self) -> None:
        """Every unit gets its group, its people and their roles."""
        for number, unit in enumerate(UNITS, start=1):
            messenger = ("bale", "telegram")[number % 2]
            self.staff[unit] = [
                await self._member(messenger, unit, number, place) for place in range(WORKERS)
            ]
            await self._roles(unit)

    async def _member(self, messenger: str, unit: str, number: int, place: int) -> Here:
        group, person = -number, 10 * number + place
        here = await self.meet(messenger, person, f"worker{person}", group)
        async with self.database.write() as tx:
            if place == 0:
                await groups.bind(tx, here.chat.id, unit, here.person.id, self.now)
            await people.note_worker(tx, here.person.id, here.chat.id, self.now)
        return await self.meet(messenger, person, f"worker{person}", group)

    async def meet(self, messenger: str, person: int, name: str, chat: int | None = None) -> Here:
        """This person, in this group or in private."""
        where = person if chat is None else chat
        async with self.database.write() as tx:
            await people.open_chat(tx, messenger, where, "private" if where > 0 else "group", "")
            await people.meet(tx, messenger, person, name, self.now)
            known = await people.acquaintance(tx, messenger, where, person)
        if not known.person or not known.chat:
            raise LookupError("nobody is known who was met a moment ago")
        return Here(known.person, known.chat)

    async def _roles(self, unit: str) -> None:
        wanted = ((HEADED, 1, HEAD), (ON_CALL, 2, CALLED), (CONTRACTED, 3, CONTRACTOR))
        for where, place, role in wanted:
            if unit in where:
                await self._grant(unit, place, role)

    async def _grant(self, unit: str, place: int, role: str) -> None:
        person = self.staff[unit][place].person
        private = await self.meet(person.messenger, person.native_id, person.name)
        async with self.database.write() as tx:
            await roles.grant(tx, person.id, private.chat.id, unit, role, self.now)

    async def citizen(self, number: int) -> Here:
        """The nth citizen, in private."""
        if number not in self.citizens:
            messenger = ("bale", "telegram")[number % 2]
            made = await self.meet(messenger, FIRST_CITIZEN + number, f"Shahrvand{number}x")
            self.citizens[number] = self.by_id[made.person.id] = made
        return self.citizens[number]

    def those_of(self, unit: str) -> list[Here]:
        """The people who answer for a unit: its own, or triage's while it has no group."""
        return self.staff.get(unit) or self.staff[self.city.fallback]

    async def do(self, name: str, deed: Callable[[Desk], Awaitable[Any]]) -> bool:
        """Do a deed in a transaction of its own; false if it was refused."""
        try:
            async with self.database.write() as tx:
                desk = self.desk(tx)
                await deed(desk)
                await desk.send()
        except Refusal as refusal:
            self.refused[refusal.phrase] += 1
            return False
        self.done[name] += 1
        self.is_changed = True
        return True

    def desk(self, tx: Any) -> Desk:
        """A desk at a transaction, at this moment."""
        return Desk(tx, self.city, self.now, self.random)

    async def tick(self) -> list[int]:
        """What the ticker does: what waited, then what is due to reports; which they were."""
        async with self.database.read() as tx:
            due = await reports.waking(tx, self.now, MOST_AT_ONCE)
        async with self.database.write() as tx:
            desk = self.desk(tx)
            await daytime.take_up(desk, MOST_AT_ONCE)
            await escalation.look(desk, due)
            await desk.send()
        self.ticks += bool(due)
        self.is_changed = True
        return due

    def at_work(self, at: datetime) -> datetime:
        """The first moment from `at` on at which offices are open."""
        local = at.astimezone(ZoneInfo(self.city.timezone))
        while not (OPENS <= local.hour < CLOSES and self.city.calendar.is_working(local.date())):
            day = local.date() + timedelta(days=local.hour >= CLOSES or local.hour >= OPENS)
            spread = self.random.random() * (CLOSES - OPENS)
            opening = datetime(day.year, day.month, day.day, OPENS, tzinfo=local.tzinfo)
            local = opening + timedelta(hours=spread)
        return local.astimezone(UTC)
