"""One report's story, step by step: who does what, and how time goes by."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from bench.month.deeds import DEEDS
from domain.report import Happening
from services import escalation
from services.standing import CONTRACTOR, HEAD
from storage import followers, groups, people, reports, roles
from tests.services.conftest import (
    ALI,
    CITIZEN,
    OTHER_CITIZEN,
    SARA,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
)

UNIT = "urban_services_01"
SUPERVISORS, CENTRE, INSPECTORS = -30, -31, -32
ABOVE = {SUPERVISORS: "region_office_01", CENTRE: "headquarters", INSPECTORS: "inspection"}
BOSS, BUILDER, OVERSEER, FIRST = 31, 32, 33, 5
CAST = {
    "ali": (ALI, WASTE), "builder": (BUILDER, WASTE), "boss": (BOSS, WASTE),
    "clerk": (TRIAGE_CLERK, TRIAGE), "supervisor": (OVERSEER, SUPERVISORS),
    "inspector": (OVERSEER, INSPECTORS), "citizen": (CITIZEN, CITIZEN),
    "follower": (OTHER_CITIZEN, OTHER_CITIZEN), "sara": (SARA, WASTE),
}  # fmt: skip


@dataclass
class Tale:
    """One report and what happens to it: `office` is the city at the moment that has come.

    `heard` are the chats in which something was said since the story began its last steps.
    """

    office: Office
    number: int
    heard: set[int] = field(default_factory=set)

    async def go(self, *steps: str) -> None:
        """Let the steps happen."""
        for step in steps:
            await self._step(*step.rsplit(" ", 1))

    async def _step(self, who: str, deed: str) -> None:
        if deed == "hours":
            await self._pass(int(who))
        elif deed == "leaves":
            await self._leave(who)
        else:
            await self._do(who, deed)

    async def _do(self, who: str, deed: str) -> None:
        here = await self.office.here(*CAST[who])
        report = await self.office.report(self.number)
        async with self.office.desk() as desk:
            await DEEDS[deed](desk, here, report, self.office.random)
        self.heard |= {letter.chat for letter in desk.letters}

    async def _pass(self, hours: int) -> None:
        self.office = replace(self.office, now=self.office.now + timedelta(hours=hours))
        async with self.office.desk() as desk:
            await escalation.look(desk, await reports.waking(desk.tx, self.office.now, 500))
        self.heard |= {letter.chat for letter in desk.letters}

    async def _leave(self, who: str) -> None:
        here = await self.office.here(*CAST[who])
        async with self.office.database.write() as tx:
            await groups.leave(tx, here.person.id, here.chat.id)

    async def past(self) -> list[Happening]:
        """What happened to it."""
        return await self.office.past(self.number)


async def open_city(office: Office) -> Office:
    """The small city gets everybody who stands above its waste unit, a head and a contractor."""
    for chat, unit in ABOVE.items():
        here = await office.here(OVERSEER, chat)
        async with office.database.write() as tx:
            await groups.bind(tx, here.chat.id, unit, here.person.id, office.now)
    for person, role in ((BOSS, HEAD), (BUILDER, CONTRACTOR)):
        here = await office.here(person)
        group = await office.here(person, WASTE)
        async with office.database.write() as tx:
            await roles.grant(tx, here.person.id, here.chat.id, UNIT, role, office.now)
            await people.note_worker(tx, here.person.id, group.chat.id, office.now)
    return office


async def begin(city: Office, serial: str) -> Tale:
    """A report that somebody else follows too; the one before it is of the same fault."""
    await city.file(origin=f"{serial} before")
    report, _ = await city.file(origin=serial)
    return Tale(city, report.id)


async def follow(tale: Tale) -> None:
    """Another citizen follows it."""
    here = await tale.office.here(OTHER_CITIZEN)
    async with tale.office.database.write() as tx:
        await followers.follow(tx, tale.number, here.person.id, here.chat.id, tale.office.now)
