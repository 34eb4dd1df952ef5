"""What was kept long enough goes, once a day; what is needed stays."""

from datetime import timedelta

from sqlalchemy import text

from bot.housekeeping import Housekeeping, Keeping, keeping_of
from bot.settings import Settings
from storage import erasure, inbox, people, sessions
from tests.bot.conftest import NOW, Workshop, said
from tests.storage.rows import a_report

DAY = timedelta(days=1)


async def count(workshop: Workshop, table: str) -> int:
    """How many rows a table has."""
    async with workshop.database.read() as tx:
        return int((await tx.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())  # noqa: S608


async def test_old_updates_and_letters_go(workshop: Workshop) -> None:
    """The newest update stays, for its number; so does what waits."""
    await workshop.hear(said("/start"), said("/help"))
    async with workshop.database.write() as tx:
        await inbox.store(tx, "bale", [(5000, "{}")], NOW)
    house = Housekeeping(workshop.parts, Keeping())
    await house.tidy(NOW + 29 * DAY)
    assert (await count(workshop, "inbox"), await count(workshop, "outbox")) == (3, 2)

    await house.tidy(NOW + 31 * DAY)

    assert (await count(workshop, "inbox"), await count(workshop, "outbox")) == (1, 0)
    async with workshop.database.read() as tx:
        assert await inbox.newest(tx, "bale") == 5000


async def test_dialogs_that_nobody_touches_go(workshop: Workshop) -> None:
    """Also one that cannot be read any more."""
    await workshop.hear(said("سطل زباله پر است"), said("/start", chat=2))
    async with workshop.database.write() as tx:
        chat = await people.chat_at(tx, "bale", 2)
        person = await people.person_at(tx, "bale", 2)
        assert chat
        assert person
        await sessions.keep(tx, chat.id, person.id, "no dialog", None, None)
    house = Housekeeping(workshop.parts, Keeping())
    await house.tidy(NOW + 29 * DAY)
    assert await count(workshop, "sessions") == 1
    await house.tidy(NOW + 31 * DAY)

    assert await count(workshop, "sessions") == 0


async def test_pictures_of_old_closed_reports_go(workshop: Workshop) -> None:
    """From the disk too, a day later; one that another report names stays."""
    files = workshop.parts.files
    alone, shared = files.put(b"alone"), files.put(b"shared")
    async with workshop.database.write() as tx:
        old = await a_report(tx)
        await tx.execute(text("UPDATE reports SET state = 'closed_confirmed'"))
        for key in (alone, shared):
            await _attach(tx, old, key)
    house = Housekeeping(workshop.parts, Keeping())
    late = NOW + 2000 * DAY
    async with workshop.database.write() as tx:
        await erasure.discard(tx, [shared], NOW)
    await house.tidy(NOW + 30 * DAY)
    assert files.path(shared).exists()
    await house.tidy(late)
    await house.tidy(late + 2 * DAY)

    assert not files.path(alone).exists()
    assert await count(workshop, "media") == 0
    assert await count(workshop, "discards") == 0


async def _attach(tx: object, report: int, key: str) -> None:
    from domain.report import File
    from storage import reports

    author = (await reports.report(tx, report)).author_id  # type: ignore[arg-type, union-attr]
    await reports.attach(tx, report, [File("before", "photo", key, "")], author, NOW)  # type: ignore[arg-type]


async def test_it_is_done_once_a_day_by_one_process(workshop: Workshop) -> None:
    """A second look on the same day does nothing."""
    await workshop.hear(said("/start"))
    house = Housekeeping(workshop.parts, Keeping(updates=timedelta(seconds=1)))
    await house.look()
    workshop.clock.move(hours=3)
    await workshop.hear(said("/help"))
    await house.look()
    left = await count(workshop, "inbox")
    workshop.clock.move(hours=22)
    await house.look()

    assert left > await count(workshop, "inbox") == 1


def test_the_settings_say_how_long() -> None:
    """In days."""
    assert keeping_of(Settings(_env_file=None)) == Keeping()  # type: ignore[call-arg]
