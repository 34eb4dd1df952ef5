"""Two owners bring in a first city at the same moment, in two processes."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from domain.city import City
from domain.unfounded import unfounded
from services import configuration
from services.desk import Desk, Here
from storage.tables import CityRow
from tests.conftest import DATABASES, Server
from tests.services.conftest import CITY, OWNER
from tests.services.racing import both, do, two_offices


async def bring_in(desk: Desk, here: Here, version: int, city: City) -> None:
    """Bring in a city, having seen that there is none."""
    await configuration.bring_in(desk, here, city, version)


@pytest.mark.skipif("postgresql" not in DATABASES, reason="SQLite lets one process in")
async def test_of_two_first_cities_one_is_founded(postgresql_server: Server) -> None:
    """The other is shown anew, to one who then knows that there is a city."""
    other = replace(CITY, key="other")
    with postgresql_server.fresh("migrated") as url:
        async with two_offices(url) as pair:
            bare = [office.later(city=unfounded()) for office in pair]
            owner = await bare[0].here(OWNER)
            came = await both(
                *(
                    do(office, bring_in, owner, 0, city)
                    for office, city in zip(bare, (CITY, other), strict=True)
                )
            )
            async with bare[0].database.read() as tx:
                cities = (await tx.execute(select(CityRow.key))).scalars().all()

    assert ["done", "config-changed"] == came
    assert 1 == len(cities)
