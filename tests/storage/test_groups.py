"""Groups of units: how they are bound, left and moved."""

from datetime import timedelta

from storage import groups, people
from storage.database import Database
from tests.storage.rows import NOW, a_chat, a_person

WEEK = timedelta(days=7)


async def test_a_group_has_one_unit_and_a_unit_several_groups(database: Database) -> None:
    """Bound anew, a group leaves the unit it had."""
    async with database.write() as tx:
        person = await a_person(tx)
        one, two = await a_chat(tx, -1, "group"), await a_chat(tx, -2, "group")
        await groups.bind(tx, one, "waste", person, NOW)
        await groups.bind(tx, two, "waste", person, NOW + WEEK)
        assert [group.chat_id for group in await groups.groups_of(tx, "waste")] == [one, two]

        await groups.bind(tx, one, "parks", person, NOW)
        assert [group.native_id for group in await groups.groups_of(tx, "waste")] == [-2]


async def test_a_group_that_is_gone_is_not_written_to(database: Database) -> None:
    """It comes back when the chat does."""
    async with database.write() as tx:
        chat = await a_chat(tx, -1, "group")
        await groups.bind(tx, chat, "waste", await a_person(tx), NOW)
        await people.mark_gone(tx, "bale", -1, NOW)
        assert await groups.groups_of(tx, "waste") == []

        await a_chat(tx, -1, "group")
        assert len(await groups.groups_of(tx, "waste")) == 1


async def test_a_code_works_once_within_its_time(database: Database) -> None:
    """Unknown, used and old ones are all the same."""
    async with database.write() as tx:
        await groups.make_code(tx, "ABC", "waste", NOW, NOW + WEEK)
        await groups.make_code(tx, "OLD", "waste", NOW, NOW)
        tried = [await groups.use_code(tx, code, NOW) for code in ("XYZ", "OLD", "ABC", "ABC")]

    assert tried == [None, None, "waste", None]


async def test_who_leaves_a_group_works_there_no_more(database: Database) -> None:
    """In his other group he still does."""
    async with database.write() as tx:
        person = await a_person(tx)
        for native, unit in ((-1, "waste"), (-2, "parks")):
            chat = await a_chat(tx, native, "group")
            await groups.bind(tx, chat, unit, person, NOW)
            await people.note_worker(tx, person, chat, NOW)
        await groups.leave(tx, person, await a_chat(tx, -1, "group"))

        assert not await people.works_for(tx, person, "waste")
        assert await people.works_for(tx, person, "parks")


async def _bound(database: Database, *known: int) -> int:
    async with database.write() as tx:
        person = await a_person(tx)
        chat = await a_chat(tx, -1, "group")
        await groups.bind(tx, chat, "waste", person, NOW)
        await people.note_worker(tx, person, chat, NOW)
        for native in known:
            await a_chat(tx, native, "group")
        return person


async def test_a_group_with_a_new_id_keeps_all_it_had(database: Database) -> None:
    """The new id was not heard of before."""
    person = await _bound(database)
    async with database.write() as tx:
        await groups.migrate(tx, "bale", -1, -100)

        assert [group.native_id for group in await groups.groups_of(tx, "waste")] == [-100]
        assert await people.works_for(tx, person, "waste")


async def test_a_new_id_that_was_heard_of_before_takes_over(database: Database) -> None:
    """Even if nothing could be sent to it until now."""
    person = await _bound(database, -100)
    async with database.write() as tx:
        await people.mark_gone(tx, "bale", -100, NOW)
        await groups.migrate(tx, "bale", -1, -100)
        await groups.migrate(tx, "bale", -1, -100)

        assert [group.native_id for group in await groups.groups_of(tx, "waste")] == [-100]
        assert await people.works_for(tx, person, "waste")


async def test_a_group_that_moves_to_itself_or_is_unknown_stays(database: Database) -> None:
    """Nothing is lost by a strange update."""
    await _bound(database)
    async with database.write() as tx:
        await groups.migrate(tx, "bale", -1, -1)
        await groups.migrate(tx, "bale", -7, -8)

        assert [group.native_id for group in await groups.groups_of(tx, "waste")] == [-1]
