"""Thanks go to the unit they are for; doubtful ones a person reads first."""

from datetime import timedelta

import pytest

from domain.errors import Refusal
from domain.statistics import Thanked
from services import fair, thanks
from services.thanks import ThankYou
from storage import people, ratings, trust
from storage.statistics import Scope
from tests.services.conftest import (
    CITIZEN,
    OTHER_CITIZEN,
    ROADS,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
    Post,
)
from tests.services.trusting import claim, taken

WORDS = "دست همکارانتان درد نکند"


async def give(office: Office, wish: ThankYou, person: int = CITIZEN) -> Post:
    """Somebody gives thanks."""
    return await office.do(thanks.give, await office.here(person), wish)


async def thanked(office: Office, **view: str) -> Thanked:
    """The thanks of these days, as the figures have them."""
    days = timedelta(days=2)
    async with office.database.read() as tx:
        scope = Scope(office.now - days, office.now + days, **view)
        return await ratings.thanked(tx, scope)


async def mended(office: Office, **changes: object) -> int:
    """A case of the citizen's whose work he has seen."""
    number = await taken(office, **changes)
    await claim(office, number)
    return number


async def test_thanks_for_a_case_reach_its_unit(office: Office) -> None:
    """With the words and the code; the citizen is told where they went."""
    number = await mended(office)
    post = await give(office, ThankYou("a", WORDS, report_id=number))

    assert WORDS in post.words(WASTE)
    assert "برای گزارش" in post.words(WASTE)
    assert "خدمات شهری" in post.words(CITIZEN)
    assert TRIAGE not in post.chats


async def test_thanks_for_a_place_reach_who_works_there(office: Office) -> None:
    """By the subject and the region they are for."""
    post = await give(office, ThankYou("a", WORDS, subject="pothole", region="1"))

    assert WORDS in post.words(ROADS)


async def test_thanks_for_nothing_known_reach_the_centre(office: Office) -> None:
    """No unit is thanked by guess."""
    post = await give(office, ThankYou("a", WORDS))

    assert WORDS in post.words(TRIAGE)
    assert post.chats == {TRIAGE, CITIZEN}


async def test_private_data_in_thanks_is_masked(office: Office) -> None:
    """A number of a telephone is nobody's business."""
    post = await give(office, ThankYou("a", f"{WORDS} ۰۹۱۲۱۲۳۴۵۶۷", subject="pothole", region="1"))

    assert "۱۲۳۴۵۶۷" not in post.words(ROADS)


async def test_the_same_dialog_thanks_once(office: Office) -> None:
    """A press that comes twice changes nothing."""
    wish = ThankYou("a", WORDS, subject="pothole", region="1")
    await give(office, wish)
    again = await give(office, wish)

    assert again.letters == []
    assert await thanked(office) == Thanked(1)
    assert await thanked(office, unit="technical_01") == Thanked(1)
    assert await thanked(office, unit="urban_services_01") == Thanked()


async def test_only_who_follows_a_case_thanks_for_it(office: Office) -> None:
    """A number from elsewhere is refused."""
    number = await mended(office)
    with pytest.raises(Refusal, match="report-not-yours"):
        await give(office, ThankYou("a", WORDS, report_id=number), OTHER_CITIZEN)


async def test_a_case_may_be_thanked_for_once_its_work_was_seen(office: Office) -> None:
    """What is still with its unit is not offered."""
    await office.file(origin="open")
    number = await mended(office)
    here = await office.here(CITIZEN)
    async with office.desk() as desk:
        found = await thanks.thankable(desk, here)

    assert [one.report_id for one in found] == [number]


async def self_praise(office: Office) -> Post:
    """Somebody of the waste unit thanks it."""
    here = await office.here(CITIZEN, WASTE)
    async with office.database.write() as tx:
        await people.note_worker(tx, here.person.id, here.chat.id, office.now)
    return await give(office, ThankYou("a", WORDS, subject="bin_issue", region="1"))


async def test_self_praise_is_read_by_headquarters_first(office: Office) -> None:
    """The unit does not get it yet, nor is it counted."""
    post = await self_praise(office)

    assert WASTE not in post.chats
    assert "واحد خودش" in post.words(TRIAGE)
    assert await thanked(office) == Thanked(waiting=1)


@pytest.mark.parametrize(
    ("judged", "heard", "counted"),
    [("fair", True, Thanked(1)), ("gaming", False, Thanked(left_out=1))],
)
async def test_what_headquarters_finds_fair_reaches_the_unit(
    office: Office, judged: str, heard: bool, counted: Thanked
) -> None:
    """Nothing is blocked in silence: a person's yes passes it on and counts it, his no is told."""
    await self_praise(office)
    async with office.database.read() as tx:
        number = (await trust.open_signals(tx, 1))[0].id
    clerk = await office.here(TRIAGE_CLERK, TRIAGE)
    post = await office.do(thanks.judge_signal, clerk, number, judged)

    assert heard == (WORDS in post.words(WASTE))
    assert await thanked(office) == counted


async def test_many_thanks_a_day_are_read_first(office: Office) -> None:
    """Three go through; the fourth waits, and the next day's goes through again."""
    wishes = [ThankYou(f"t{n}", WORDS, subject="pothole", region="1") for n in range(5)]
    posts = [await give(office, wish) for wish in wishes[:4]]
    tomorrow = office.later(now=office.now + timedelta(days=1, minutes=1))
    next_day = await give(tomorrow, wishes[4])

    assert [ROADS in post.chats for post in posts] == [True] * fair.THANKS_A_DAY + [False]
    assert "بارها" in posts[3].words(TRIAGE)
    assert ROADS in next_day.chats


async def test_thanks_for_help_in_an_emergency_are_never_doubted(office: Office) -> None:
    """Not even the fourth of a day."""
    number = await mended(office, danger="fire")
    posts = [await give(office, ThankYou(f"t{n}", WORDS, report_id=number)) for n in range(4)]

    assert [TRIAGE in post.chats for post in posts] == [False] * 4
    assert await thanked(office, region="1") == Thanked(4)
    assert await thanked(office, region="2") == Thanked()


async def test_thanks_that_were_no_gaming_after_all_reach_the_unit(office: Office) -> None:
    """First the judgement is taken back, then they are found fair, and count."""
    await self_praise(office)
    async with office.database.read() as tx:
        number = (await trust.open_signals(tx, 1))[0].id
    clerk = await office.here(TRIAGE_CLERK, TRIAGE)
    await office.do(thanks.judge_signal, clerk, number, "gaming")
    await office.do(fair.take_back, clerk, number)
    waiting = await thanked(office)
    post = await office.do(thanks.judge_signal, clerk, number, "fair")

    assert [Thanked(waiting=1), Thanked(1)] == [waiting, await thanked(office)]
    assert WORDS in post.words(WASTE)
