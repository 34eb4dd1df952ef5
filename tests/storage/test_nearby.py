"""What was reported near a point, and the migration that makes it quick."""

from datetime import UTC, datetime, timedelta
from random import Random

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from domain.grid import cell_of, metres_between
from storage import nearby, people, reports, rounds, schema
from storage.database import Database, Tx
from storage.reports import Filing
from storage.schema import MIGRATIONS

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
HERE = (35.7118, 51.4069)
DAY = timedelta(days=1)


async def citizen(tx: Tx) -> tuple[int, int]:
    """Somebody who reports, and his chat, by our ids."""
    await people.meet(tx, "telegram", 7, "مریم", NOW)
    await people.open_chat(tx, "telegram", 7, "private", "")
    person = await people.person_at(tx, "telegram", 7)
    assert person is not None
    # Bare SQL, because one test asks a database older than the newest tables.
    chat = (await tx.execute(text("SELECT id FROM chats WHERE native_id = 7"))).scalar_one()
    return person.id, chat


def filing(number: int, who: tuple[int, int], **more: object) -> Filing:
    """A report at `HERE`, changed by `more`."""
    facts: dict[str, object] = {
        "code": f"{number:09d}", "origin": f"o{number}", "author_id": who[0], "chat_id": who[1],
        "subject": "pothole", "kind": "problem", "decided_by": "citizen", "confidence": 1.0,
        "danger": None, "emergency": False, "story": "", "place": "", "latitude": HERE[0],
        "longitude": HERE[1], "region": "6", "unit": "triage", "state": "routed",
        "opened_at": NOW, "due_at": NOW + DAY,
    }  # fmt: skip
    return Filing(**(facts | more))  # type: ignore[arg-type]


async def near(tx: Tx, radius_m: float = 150, most: int = 5) -> list[str]:
    """The codes of potholes near `HERE` within the last day."""
    found = await nearby.reports_near(
        tx, "pothole", latitude=HERE[0], longitude=HERE[1], radius_m=radius_m,
        since=NOW - DAY, most=most,
    )  # fmt: skip
    return [report.code for report in found]


async def test_the_nearest_reports_on_the_subject_come_first(database: Database) -> None:
    """Far ones, old ones, other subjects and those without a point are not among them."""
    await schema.upgrade(database)
    async with database.write() as tx:
        who = await citizen(tx)
        for made in (
            filing(1, who, latitude=HERE[0] + 0.0010),
            filing(2, who, latitude=HERE[0] + 0.0003),
            filing(3, who, latitude=HERE[0] + 0.0030),
            filing(4, who, opened_at=NOW - 2 * DAY),
            filing(5, who, subject="street_light"),
            filing(6, who, latitude=None, longitude=None),
        ):
            await reports.file_report(tx, made)

        assert await near(tx) == ["000000002", "000000001"]
        assert await near(tx, most=1) == ["000000002"]
        assert await near(tx, radius_m=1000) == ["000000002", "000000001", "000000003"]


async def test_the_index_finds_just_what_measuring_everything_finds(database: Database) -> None:
    """Over a thousand points around a border of cells, none is missed and none added."""
    await schema.upgrade(database)
    random = Random(5)
    points = [
        (HERE[0] + random.uniform(-0.01, 0.01), HERE[1] + random.uniform(-0.01, 0.01))
        for _ in range(400)
    ]
    async with database.write() as tx:
        who = await citizen(tx)
        for number, (latitude, longitude) in enumerate(points):
            made = filing(number, who, latitude=latitude, longitude=longitude)
            await reports.file_report(tx, made)
        for radius_m in (30, 150, 700):
            expected = {
                f"{number:09d}"
                for number, point in enumerate(points)
                if metres_between(HERE, point) <= radius_m
            }

            assert expected == set(await near(tx, radius_m, most=1000))


async def test_points_since_are_those_that_have_one(database: Database) -> None:
    """What crowds are looked for among: subject, point and moment."""
    await schema.upgrade(database)
    async with database.write() as tx:
        who = await citizen(tx)
        await reports.file_report(tx, filing(1, who))
        await reports.file_report(tx, filing(2, who, latitude=None, longitude=None))
        await reports.file_report(tx, filing(3, who, opened_at=NOW - 2 * DAY))

        assert [("pothole", *HERE, NOW)] == await nearby.points_since(tx, NOW - DAY)


async def test_a_round_is_done_by_one_process_only(database: Database) -> None:
    """Who saw the same last round as another and comes second does nothing."""
    await schema.upgrade(database)
    async with database.write() as tx:
        assert await rounds.last_round(tx, "look") is None
        assert await rounds.begin_round(tx, "look", None, NOW)
        assert not await rounds.begin_round(tx, "look", None, NOW)
        assert await rounds.begin_round(tx, "look", NOW, NOW + DAY)
        assert not await rounds.begin_round(tx, "look", NOW, NOW + DAY)
        assert await rounds.last_round(tx, "look") == NOW + DAY


def to(connection: Connection, revision: str, *, down: bool = False) -> None:
    """Bring the database to a revision."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    (command.downgrade if down else command.upgrade)(config, revision)


OLD_ROW = text(
    "INSERT INTO reports (code, origin, author_id, chat_id, subject, kind, decided_by, confidence,"
    " emergency, story, place, latitude, longitude, unit, state, objections, opened_at, due_at,"
    " changed_at) VALUES ('1', 'o', :who, :chat, 'pothole', 'problem', 'citizen', 1, false, '', '',"
    " 35.7118, 51.4069, 'triage', 'routed', 0, :now, :now, :now)"
)


async def test_reports_from_before_the_grid_are_found_on_it(bare_url: str) -> None:
    """The migration numbers the cells of what is there, and can be undone."""
    database = Database(bare_url)
    async with database.write() as tx:
        await tx.run_sync(to, "0001")
        who, chat = await citizen(tx)
        now = NOW if not database.is_sqlite else NOW.isoformat(" ")
        await tx.execute(OLD_ROW, {"who": who, "chat": chat, "now": now})
        await tx.run_sync(to, "0002")
        found = (await tx.execute(text("SELECT cell, address FROM reports"))).one()

        assert (cell_of(*HERE), "") == tuple(found)
        await tx.run_sync(lambda connection: to(connection, "0001", down=True))
        await tx.run_sync(to, "0002")
    await database.close()
