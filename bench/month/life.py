"""The month itself: events in the order of time, the ticker between them, an outage amid them."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import Any

from sqlalchemy import bindparam, select, text

from bench.month import people
from bench.month.deeds import DEEDS, OF_CITIZENS
from bench.month.filing import Outage, new_report
from bench.month.lines import read_books
from bench.month.memory import Memory
from bench.month.people import HOUR, Intent
from bench.month.tempers import UNITS, Citizen, citizen_of
from bench.month.town import START, Town
from domain.lifecycle import State
from domain.report import Report
from services import intake
from services.desk import Desk, Here
from storage import followers, reports
from storage.tables import Moment
from storage.tables import Report as ReportRow

DAY, TICK = timedelta(days=1), timedelta(seconds=0.5)
MIDDLE = 20 * DAY
AWAY = 12 * DAY
COPIED = 0.4
"""How many of those who lie show a picture that is not theirs."""
DOUBLE, STALE, STRANGE, FOLLOWED = 0.1, 0.05, 0.02, 0.12
"""How often a tap is made twice at once, an old button is pressed, a stranger tries his luck, and
a report is followed by others."""
_REPORT = select(*reports.FACTS).where(ReportRow.id == bindparam("number"))
_FOLLOWING = text("SELECT person_id FROM followers WHERE report_id = :report ORDER BY since")
_SOONEST = text(
    "SELECT min(at) AS at FROM (SELECT min(wake_at) AS at FROM reports"
    " UNION SELECT min(until_at) FROM postponed) AS all_of_them"
).columns(at=Moment)
Stamp = tuple[Any, ...]


@dataclass(slots=True)
class Month:
    """A city's month in the making: `reports` are filed in so many `days`, and then followed.

    `agenda` says as of which stand of a report each side has made up its mind.
    """

    town: Town
    reports: int
    days: int = 30
    followed_by: timedelta = 30 * DAY
    queue: list[tuple[datetime, int, Any]] = field(default_factory=list)
    serial: Iterator[int] = field(default_factory=count)
    agenda: dict[tuple[int, str], Stamp] = field(default_factory=dict)
    tempers: dict[int, Citizen] = field(default_factory=dict)
    really_done: set[int] = field(default_factory=set)
    seen: Memory = field(default_factory=Memory)
    newest: int = 0
    wake: datetime | None = None
    outage: Outage = field(default_factory=lambda: Outage(START + AWAY, START + AWAY + DAY))

    async def run(self) -> None:
        """Live through the month, and the time that follows it."""
        await self.town.open()
        begin = self.town.now
        for number in range(self.reports):
            at = begin + self.town.random.random() * self.days * DAY
            self._at(at, partial(self._file, number))
        self._at(begin + MIDDLE, self._keep_history)
        end = begin + self.days * DAY + self.followed_by
        while self.queue and self.queue[0][0] < end:
            at, _, event = heappop(self.queue)
            if (late := self.outage.heard(at, self.town.random)) > at:
                self._at(late, event)
                continue
            await self._ring_until(at)
            self.town.now = max(at, self.town.now)
            await event()
        await self._ring_until(end)
        self.town.now = end

    async def _keep_history(self) -> None:
        """What is written by now must read the same in the end."""
        books = await read_books(self.town.database)
        self.seen.history = [line for past in books.past.values() for line in past]

    def _at(self, at: datetime, event: Any) -> None:
        heappush(self.queue, (at, next(self.serial), event))

    async def _ring_until(self, moment: datetime) -> None:
        while (wake := await self._next_wake()) and wake <= moment:
            self.town.now = max(self.outage.back(wake), self.town.now + TICK)
            for number in await self.town.tick():
                await self._react(number)

    async def _next_wake(self) -> datetime | None:
        if self.town.is_changed:
            async with self.town.database.read() as tx:
                self.wake = (await tx.execute(_SOONEST)).scalar()
            self.town.is_changed = False
        return self.wake

    async def _file(self, number: int) -> None:
        """A citizen files a report; others may follow it."""
        random = self.town.random
        author = random.randrange(max(2, self.reports // 3))
        him, filed = await self.town.citizen(author), []

        async def deed(desk: Desk) -> None:
            filed.append(await intake.submit(desk, him, new_report(self.town.random, number)))

        if not await self.town.do("submit", deed):
            return
        self.tempers.setdefault(him.person.id, citizen_of(random))
        self.seen.listened[filed[0].id].add(him.person.native_id)
        self.seen.tokens[number].add(him.person.native_id)
        self.newest = filed[0].id
        await self._react(filed[0].id)
        if random.random() < FOLLOWED:
            later = self.town.now + HOUR * random.expovariate(1 / 20)
            self._at(later, partial(self._follow, filed[0].id))

    async def _follow(self, number: int) -> None:
        him = await self.town.citizen(self.town.random.randrange(max(2, self.reports // 3)))
        report = await self._report(number)
        if report.author_id == him.person.id or report.state == State.MERGED:
            return
        async with self.town.database.write() as tx:
            await followers.follow(tx, number, him.person.id, him.chat.id, self.town.now)
        self.tempers.setdefault(him.person.id, citizen_of(self.town.random))
        self.seen.listened[number].add(him.person.native_id)

    async def _report(self, number: int) -> Report:
        async with self.town.database.read() as tx:
            row = (await tx.execute(_REPORT, {"number": number})).one()
        return Report(*tuple(row))

    async def _react(self, number: int) -> None:
        """Whoever has something to do with a report as it stands now means to do it."""
        report = await self._report(number)
        native = self.town.by_id[report.author_id].person.native_id
        self.seen.note(report, native, self.town.now)
        stamp = (report.state, report.changed_at, report.wish)
        city = [*people.unit_means(self.town, report), *people.superiors_mean(self.town, report)]
        for intent in [*city, *await self._citizens_mean(report)]:
            key = (number, intent.side)
            if self.agenda.get(key) == stamp:
                continue
            self.agenda[key] = stamp
            at = self.town.now + intent.after
            at = self.town.at_work(at) if intent.minds_hours else at
            self._at(at, partial(self._act, number, intent, stamp))

    async def _citizens_mean(self, report: Report) -> list[Intent]:
        async with self.town.database.read() as tx:
            following = await tx.execute(_FOLLOWING, {"report": report.id})
            numbers = [report.author_id, *(row[0] for row in following)]
        all_ = [self.town.by_id[number] for number in numbers]
        self.seen.listened[report.id] |= {one.person.native_id for one in all_}
        done = report.id in self.really_done
        return [
            people.citizen_means(
                self.town, report, him, self.tempers[him.person.id], done=done
            ).of(f"citizen {him.person.native_id}")
            for him in all_[:3]
        ]  # fmt: skip

    async def _act(self, number: int, intent: Intent, stamp: Stamp) -> None:
        """Somebody does what he meant to, unless the report has moved on meanwhile."""
        report, random = await self._report(number), self.town.random
        is_stale = stamp != (report.state, report.changed_at, report.wish)
        if is_stale and random.random() >= STALE:
            return None
        self.agenda.pop((number, intent.side), None)
        if random.random() < STRANGE:
            await self._intrude(report)
        if intent.deed == "look":
            return await self._look(number, intent, stamp)
        await self._carry_out(report, intent)
        await self._react(number)
        await self._meet_new(report, intent)
        if intent.deed == "merge" and number > 1:
            await self._react(number - 1)
        return None

    async def _meet_new(self, report: Report, intent: Intent) -> None:
        """What a unit split off begins a life of its own, with the same citizen."""
        while intent.deed == "split":
            async with self.town.database.read() as tx:
                if not (await tx.execute(_REPORT, {"number": self.newest + 1})).first():
                    return
            self.newest += 1
            author = self.town.by_id[report.author_id].person.native_id
            self.seen.listened[self.newest].add(author)
            await self._react(self.newest)

    async def _look(self, number: int, intent: Intent, stamp: Stamp) -> None:
        """He looks, and does nothing; units look again, citizens do not."""
        if intent.side != "unit":
            self.agenda[number, intent.side] = stamp
        await self._react(number)

    async def _carry_out(self, report: Report, intent: Intent) -> None:
        twice = self.town.random.random() < DOUBLE
        hands = [intent.here] * 2 if twice else [intent.here]
        if twice and intent.side == "unit" and report.state == State.ROUTED:
            hands[1] = self.town.random.choice(self.town.those_of(report.unit))
        deed = self._claim(report) if intent.deed == "claim" else intent.deed
        done = await asyncio.gather(*(self._do(report, deed, one) for one in hands))
        if twice:
            self.seen.races.append((deed, sum(done)))
        if intent.deed == "confirm" and any(done):
            await self._say_more(report, intent.here)

    def _claim(self, report: Report) -> str:
        """With or without the work being done; of who lies some show the citizen's own picture."""
        random, temper = self.town.random, UNITS.get(report.unit)
        lies = random.random() < (temper.fakes if temper else 0.03) / (1 + report.objections)
        (self.really_done.discard if lies else self.really_done.add)(report.id)
        return "fake" if lies and random.random() < COPIED else "prove"

    async def _do(self, report: Report, deed: str, here: Here) -> bool:
        return await self.town.do(
            deed, lambda desk: DEEDS[deed](desk, here, report, self.town.random)
        )

    async def _say_more(self, report: Report, him: Here) -> None:
        """Stars, and why they are few."""
        for deed in ("rate", "why"):
            if self.town.random.random() < 0.5:
                await self._do(report, deed, him)

    async def _intrude(self, report: Report) -> None:
        """A citizen who has no part in a report tries something, as does another unit's worker."""
        random, deed = self.town.random, self.town.random.choice(list(DEEDS))
        him = await self.town.citizen(random.randrange(max(2, self.reports // 3)))
        if him.person.native_id in self.seen.listened[report.id]:
            return
        others = [unit for unit in UNITS if people.is_strange(unit, report)]
        here = random.choice(self.town.staff[random.choice(others)])
        for who in (him, here):
            if who is here and deed in OF_CITIZENS:
                continue
            if await self._do(report, deed, who):
                self.seen.intruders.append(f"{deed} on {report.id} as {who.person.name}")
