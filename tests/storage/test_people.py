"""People and chats: met, renamed, gone, back; and their open dialogs."""

from storage import people, sessions
from storage.database import Database
from storage.sessions import Sleeper
from tests.storage.rows import MINUTE, NOW, a_chat, a_person


async def test_a_stranger_is_nobody_to_us(database: Database) -> None:
    """Neither he nor the chat is known."""
    async with database.read() as tx:
        known = await people.acquaintance(tx, "bale", 1, 1)

    assert (known.person, known.chat, known.session) == (None, None, None)


async def test_a_person_is_met_once_and_renamed(database: Database) -> None:
    """The id stays; Persian is spoken until he chooses otherwise."""
    async with database.write() as tx:
        chat, first = await a_chat(tx), await a_person(tx, name="مریم")
        again = await a_person(tx, name="مریم رضایی")
        known = await people.acquaintance(tx, "bale", 1, 1)
        await people.speak(tx, again, "en")
        spoken = await people.person(tx, again)

    assert first == again
    assert known.person
    assert (known.person.name, known.person.language) == ("مریم رضایی", "fa")
    assert (spoken.language, chat) == ("en", known.chat.id if known.chat else None)


async def test_the_same_number_elsewhere_is_somebody_else(database: Database) -> None:
    """People are known by messenger and number together."""
    async with database.write() as tx:
        await a_person(tx)

        assert await people.person_at(tx, "telegram", 1) is None


async def test_a_chat_that_writes_again_is_no_longer_gone(database: Database) -> None:
    """And it keeps our id."""
    async with database.write() as tx:
        number = await a_chat(tx)
        await people.mark_gone(tx, "bale", 1, NOW)
        await people.mark_gone(tx, "bale", 1, NOW + MINUTE)
        gone = await people.chat(tx, number)
        again = await a_chat(tx)
        back = await people.chat(tx, number)

    assert (gone.gone_at, back.gone_at, again) == (NOW, None, number)


async def test_a_dialog_is_kept_per_person_and_chat(database: Database) -> None:
    """The last state counts; dropped, it is gone."""
    async with database.write() as tx:
        chat, one, two = await a_chat(tx), await a_person(tx, 1), await a_person(tx, 2)
        await sessions.keep(tx, chat, one, "a", None, None)
        await sessions.keep(tx, chat, one, "b", None, None)
        await sessions.keep(tx, chat, two, "c", None, None)
        await sessions.drop(tx, chat, two)
        open_ = [(await people.acquaintance(tx, "bale", 1, who)).session for who in (1, 2)]

    assert open_ == ["b", None]


async def test_dialogs_are_woken_when_their_time_has_come(database: Database) -> None:
    """The longest waiting first, those of absent messengers not at all."""
    async with database.write() as tx:
        chat = await a_chat(tx)
        for number, minutes in ((1, 3), (2, 1), (3, 9)):
            person = await a_person(tx, number, f"p{number}")
            await sessions.keep(tx, chat, person, "{}", NOW + minutes * MINUTE, "remind")
        due = await sessions.sleepers(tx, ["bale"], NOW + 3 * MINUTE, 9)
        absent = await sessions.sleepers(tx, ["telegram"], NOW + 3 * MINUTE, 9)
        one = await sessions.sleepers(tx, ["bale"], NOW + 3 * MINUTE, 1)

    assert due == [
        Sleeper("bale", 1, "private", 2, "p2", "remind"),
        Sleeper("bale", 1, "private", 1, "p1", "remind"),
    ]
    assert (absent, one) == ([], due[:1])


async def test_a_dialog_can_be_let_sleep(database: Database) -> None:
    """It is not woken any more, and stays open."""
    async with database.write() as tx:
        chat, person = await a_chat(tx), await a_person(tx)
        await sessions.keep(tx, chat, person, "{}", NOW, "remind")
        (sleeper,) = await sessions.sleepers(tx, ["bale"], NOW, 9)
        await sessions.let_sleep(tx, sleeper)

        assert await sessions.sleepers(tx, ["bale"], NOW, 9) == []
        assert (await people.acquaintance(tx, "bale", 1, 1)).session == "{}"
