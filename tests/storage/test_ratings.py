"""Stars that were found to be gaming: each once, and only of the work that is counted."""

from datetime import timedelta

from domain.statistics import Ratings
from storage import ratings, trust, verdicts
from storage.database import Database, Tx
from storage.ratings import Given
from storage.statistics import Scope
from storage.trust import Sign
from tests.storage.rows import MINUTE, NOW, a_person, a_report

TODAY = Scope(NOW - MINUTE, NOW + MINUTE)


async def a_rating(tx: Tx, number: int, stars: int, **facts: object) -> int:
    """A report whose repair its citizen gave so many stars; its id."""
    made = await a_report(tx, code=f"{number:09}", origin=f"1:{number}", **facts)
    person = await a_person(tx)
    await verdicts.give(tx, made, person, 1, "done", NOW)
    await verdicts.rate(tx, made, person, 1, stars)
    return made


async def a_signal(tx: Tx, *reports: int, judged: str = "gaming") -> int:
    """A judged signal about the first claims of these reports."""
    person = await a_person(tx)
    sign = Sign(kind="one-sided", words="", at=NOW, person_id=person, unit="waste")
    number = await trust.signal(tx, sign)
    await ratings.doubt(tx, number, person, [(report, 1) for report in reports])
    await trust.judge(tx, number, judged)
    return number


async def test_what_two_signals_are_about_is_left_out_once(database: Database) -> None:
    """And what only a fair one is about is not left out at all."""
    async with database.write() as tx:
        first, second, third = [await a_rating(tx, number, 5 - number) for number in range(3)]
        twice = await a_signal(tx, first, second)
        again = await a_signal(tx, first)
        fair = await a_signal(tx, second, third, judged="fair")
        await ratings.doubt(tx, twice, await a_person(tx), [(first, 1)])
        alone = [await ratings.count_alone(tx, one) for one in (twice, again, fair)]

        assert alone == [1, 0, 1]
        assert sorted(await ratings.left_out(tx, TODAY)) == [4, 5]


async def test_only_what_is_counted_is_left_out(database: Database) -> None:
    """Another unit, another region, another day, or an emergency."""
    async with database.write() as tx:
        here = await a_rating(tx, 1, 1, region="1")
        urgent = await a_rating(tx, 2, 2, region="1", emergency=True)
        await a_signal(tx, here, urgent)
        later = Scope(NOW + MINUTE, NOW + 2 * MINUTE)
        scopes = (
            TODAY, Scope(TODAY.since, TODAY.until, region="2"),
            Scope(TODAY.since, TODAY.until, unit="roads"), later,
        )  # fmt: skip

        assert [await ratings.left_out(tx, scope) for scope in scopes] == [[1], [], [], []]


async def test_a_persons_stars_are_those_since_then(database: Database) -> None:
    """Without those for an emergency."""
    async with database.write() as tx:
        one = await a_rating(tx, 1, 3)
        await a_rating(tx, 2, 4, emergency=True)
        person = await a_person(tx)

        assert await ratings.given_by(tx, person, NOW) == [Given(one, 1, 3)]
        assert await ratings.given_by(tx, person, NOW + timedelta(seconds=1)) == []


def test_leaving_all_out_leaves_no_mean() -> None:
    """Nothing is divided by nothing."""
    assert Ratings(2, 1, 5.0).without([5]) == Ratings(2, 0, 0.0, 1)
    assert Ratings(4, 3, 4.0).without([2]) == Ratings(4, 2, 5.0, 1)
