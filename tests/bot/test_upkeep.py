"""What the bot does by itself once a minute, and what an operator does at once, for the figures."""

from bot.operating import recount
from bot.settings import Settings
from bot.upkeep import Upkeep
from storage.tables import Changed, Tally
from tests.bot.conftest import Workshop
from tests.storage.lives import filled
from tests.storage.test_statistics import count


async def test_what_changed_is_packed_once_a_minute(workshop: Workshop) -> None:
    """Afterwards nothing waits, and every report is in a block."""
    await filled(workshop.database, seed=2, count=8)
    await Upkeep(workshop.parts, workshop.intake).once()

    async with workshop.database.read() as tx:
        assert (1, 0) == (await count(tx, Tally), await count(tx, Changed))


async def test_an_operator_counts_all_anew(workshop: Workshop, database_url: str) -> None:
    """He hears how many blocks of reports there are."""
    await filled(workshop.database, seed=2, count=8)
    settings = Settings(_env_file=None, database=database_url)  # type: ignore[call-arg]

    assert 1 == await recount(settings)
    assert 1 == await recount(settings)
