"""Fingerprints of pictures: kept once, found by what they share, never a report's own."""

from domain.report import File
from storage import prints, reports
from storage.database import Database
from storage.prints import Printed
from tests.storage.rows import NOW, a_person, a_report

MARKS = tuple(range(100, 110))


async def two_reports(database: Database, *keys: str, kind: str = "photo") -> tuple[int, int]:
    """Two reports; the first has these pictures."""
    async with database.write() as tx:
        first = await a_report(tx)
        second = await a_report(tx, code="987654321", origin="1:b")
        files = [File("before", kind, key, "") for key in keys]
        await reports.attach(tx, first, files, await a_person(tx), NOW)
    return first, second


async def keep(database: Database, *printed: Printed) -> None:
    """Keep fingerprints."""
    async with database.write() as tx:
        for one in printed:
            await prints.keep(tx, one)


async def test_the_likest_pictures_of_other_reports_are_found(database: Database) -> None:
    """Whichever shares enough marks, the most shared first."""
    first, second = await two_reports(database, "a", "b", "c")
    await keep(
        database, Printed("a", 1, 2, MARKS[:4]), Printed("b", 1, 2, MARKS), Printed("c", 1, 2, (1,))
    )
    async with database.read() as tx:
        found = await prints.alike(tx, MARKS, 3, second)
        own = await prints.alike(tx, MARKS, 3, first)

    assert found == ["b", "a"]
    assert own == []


async def test_no_more_are_found_than_can_be_compared(database: Database) -> None:
    """A picture that resembles all is compared with the likest only."""
    _, second = await two_reports(database, "a", "b", "c", "d", "e")
    await keep(database, *(Printed(key, 1, 2, MARKS) for key in "abcde"))
    async with database.read() as tx:
        found = await prints.alike(tx, MARKS, 3, second)

    assert len(found) == prints.MOST_ALIKE


async def test_a_fingerprint_is_kept_once(database: Database) -> None:
    """Taken twice, the first stays; an unreadable picture is remembered too, without marks."""
    _, second = await two_reports(database, "a", "broken")
    await keep(database, Printed("a", -1, 2, MARKS), Printed("a", 5, 6, (7,)))
    await keep(database, Printed("broken", flaw="unreadable"))
    async with database.read() as tx:
        left = await prints.unprinted(tx, 10)
        found = await prints.alike(tx, (7,), 1, second)

    assert (left, found) == ([], [])


async def test_new_photos_wait_for_their_fingerprint(database: Database) -> None:
    """The newest first, each once, and no more than asked for; a voice never."""
    await two_reports(database, "a", "b", "a", "c")
    async with database.read() as tx:
        waiting = await prints.unprinted(tx, 10)
        few = await prints.unprinted(tx, 2)

    assert sorted(waiting) == ["a", "b", "c"]
    assert few == ["c", "a"]


async def test_only_photos_are_looked_at(database: Database) -> None:
    """What is heard has no fingerprint."""
    first, _ = await two_reports(database, "v", kind="voice")
    async with database.read() as tx:
        waiting = await prints.unprinted(tx, 10)
        photos = await prints.photos_of(tx, first, ("before", "note"))

    assert (waiting, photos) == ([], [])


async def test_photos_of_a_report_come_by_their_roles(database: Database) -> None:
    """In the order they came."""
    first, _ = await two_reports(database, "a")
    async with database.write() as tx:
        person = await a_person(tx)
        files = [File("after", "photo", "z", ""), File("note", "photo", "b", "")]
        await reports.attach(tx, first, files, person, NOW)
    async with database.read() as tx:
        before = await prints.photos_of(tx, first, ("before", "note"))
        after = await prints.photos_of(tx, first, ("after",))

    assert (before, after) == (["a", "b"], ["z"])


async def test_the_very_same_file_is_known_without_a_fingerprint(database: Database) -> None:
    """With another report, not with its own."""
    first, second = await two_reports(database, "a")
    async with database.read() as tx:
        here = await prints.is_elsewhere(tx, ["a"], first)
        there = await prints.is_elsewhere(tx, ["x", "a"], second)

    assert (here, there) == (False, True)


async def test_only_the_pictures_asked_about_are_found(database: Database) -> None:
    """Whichever share enough marks, then those that have no fingerprint yet."""
    await two_reports(database, "a", "b", "c")
    await keep(database, Printed("a", 1, 2, MARKS), Printed("b", 1, 2, MARKS), Printed("c"))
    async with database.read() as tx:
        found = await prints.alike_among(tx, MARKS, 3, ["b", "c", "new"])

    assert found == ["b", "new"]


async def test_photos_of_many_reports_come_by_report(database: Database) -> None:
    """Reports without a photo in these roles are left out."""
    first, second = await two_reports(database, "a", "b")
    async with database.read() as tx:
        found = await prints.photos_with(tx, [first, second], ("before",))
        none = await prints.photos_with(tx, [first, second], ("after",))

    assert (found, none) == ({first: ["a", "b"]}, {})


async def test_a_picture_sent_as_a_file_is_looked_at_too(database: Database) -> None:
    """Nobody escapes a comparison by the way he sends his picture."""
    first, _ = await two_reports(database, "d", kind="document")
    async with database.read() as tx:
        waiting = await prints.unprinted(tx, 10)
        pictures = await prints.photos_of(tx, first, ("before",))

    assert (["d"], ["d"]) == (waiting, pictures)
