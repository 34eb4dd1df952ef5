"""Claims with evidence, inspectors with a group, and a lot that falls as a test wants."""

from random import Random

from conversation.events import Pin
from domain.proof import Likeness, Trace
from services import unit_work
from services.proofs import Evidence
from storage import groups, people
from tests.services.conftest import ALI, PHOTO, WASTE, Office, Post

INSPECTION, INSPECTOR = -70, 71
SPOT = Pin(35.7, 51.4)
FAR = Pin(35.72, 51.4)
REPAIRED = Likeness(0.1, (Trace.SAME_SCENE,))
RESENT = Likeness(1.0, (Trace.SAME_PICTURE,))
HONEST = Evidence((REPAIRED,), None, SPOT)
RESENDING = Evidence((RESENT,), None, SPOT)
DONE = "سطل امروز خالی و شسته شد"


class Lot(Random):
    """Chance that always falls the same way."""

    def __init__(self, falls: float) -> None:
        """Give `falls` whenever asked."""
        super().__init__(1)
        self.falls = falls

    def random(self) -> float:
        """The same number each time."""
        return self.falls


DRAWN, SPARED = Lot(0.0), Lot(0.99)


async def open_inspection(office: Office) -> None:
    """The inspectors have a group of their own."""
    here = await office.here(INSPECTOR, INSPECTION)
    async with office.database.write() as tx:
        await groups.bind(tx, here.chat.id, office.city.inspection, here.person.id, office.now)
        await people.note_worker(tx, here.person.id, here.chat.id, office.now)


async def taken(office: Office, **changes: object) -> int:
    """A report that the waste unit has in hand."""
    report, _ = await office.file(**changes)
    await office.do(unit_work.take, await office.here(ALI, WASTE), report.id)
    return report.id


async def claim(
    office: Office, number: int, evidence: Evidence = HONEST, lot: Random = SPARED
) -> Post:
    """The unit says it is done, and this was found in its proof."""
    worker = await office.here(ALI, WASTE)
    return await office.later(random=lot).do(
        unit_work.claim, worker, number, (PHOTO,), DONE, "", evidence
    )
