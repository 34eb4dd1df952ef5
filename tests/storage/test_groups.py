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


async def test_a_topic_is_bound_beside_its_group(database: Database) -> None:
    """It keeps its own unit, regions and workers; where it is not bound, it is the group's."""
    async with database.write() as tx:
        person, chat = await a_person(tx), await a_chat(tx, -1, "group")
        await groups.bind(tx, chat, "waste", person, NOW)
        await groups.bind(tx, chat, "parks", person, NOW, 7)
        await groups.limit(tx, chat, 7, ["1", "6"])
        await people.note_worker(tx, person, chat, NOW, 7)
        here = [(await people.acquaintance(tx, "bale", -1, 1, topic)).chat for topic in (0, 7, 8)]
        (parks,) = await groups.groups_of(tx, "parks")
        works = [await people.works_for(tx, person, unit) for unit in ("waste", "parks")]
        await groups.unbind(tx, chat, 7)
        left = await groups.bindings(tx, chat)
        after = await people.works_in(tx, person, [parks])

    assert [(one.unit, one.bound, one.topic) for one in here if one] == [
        ("waste", 0, 0), ("parks", 7, 7), ("waste", 0, 8),
    ]  # fmt: skip
    assert (parks.topic, parks.areas) == (7, frozenset({"1", "6"}))
    assert works == [False, True]
    assert (left, after) == ([groups.Binding(0, "waste")], False)


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
