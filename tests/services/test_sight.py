"""Who may see which figures: a table of places and wishes."""

from pathlib import Path

import pytest

from domain.errors import Refusal
from domain.periods import Asked, Period
from domain.rights import Office, Role
from services.sight import Sight, View, narrowed, sight, sight_of
from storage.city_files import read_city
from tests.services.conftest import ALI, CITIZEN, NOW, OWNER, WASTE
from tests.services.conftest import Office as Desks

PERIOD = Period(NOW.date(), NOW.date())
TEHRAN = read_city(Path(__file__).parents[2] / "cities" / "tehran")
EVERYTHING = Sight(everything=True)
REGION_6 = Sight(regions=frozenset({"6"}), units=("region_office_06",))
PARKS = Sight(units=("parks",))
OF_REGION_6 = Sight(units=("urban_services_06",))
NO = "figures-not-yours"


@pytest.mark.parametrize(
    ("seen", "unit", "region", "expected"),
    [
        (EVERYTHING, None, None, View()),
        (EVERYTHING, None, "6", View(region="6")),
        (EVERYTHING, "parks", None, View("parks")),
        (EVERYTHING, "parks", "06", View("parks", "6")),
        (REGION_6, None, None, View(region="6")),
        (REGION_6, None, "6", View(region="6")),
        (REGION_6, None, "7", NO),
        (REGION_6, "urban_services_06", None, View("urban_services_06", "6")),
        (REGION_6, "urban_services_07", None, NO),
        (REGION_6, "parks", None, View("parks", "6")),
        (REGION_6, "parks", "7", NO),
        (PARKS, None, None, View("parks")),
        (PARKS, None, "6", View("parks", "6")),
        (PARKS, "waste", None, NO),
        (OF_REGION_6, None, None, View("urban_services_06")),
        (OF_REGION_6, "urban_services_07", None, NO),
        (Sight(units=("parks", "waste")), None, None, "figures-which"),
        (Sight(units=("parks", "waste")), "waste", None, View("waste")),
        (EVERYTHING, "nothing", None, "figures-unit-unknown"),
        (EVERYTHING, None, "99", "area-unknown"),
        (EVERYTHING, None, "", "area-unknown"),
    ],
)
def test_everybody_sees_as_far_as_his_work_reaches(
    seen: Sight, unit: str | None, region: str | None, expected: View | str
) -> None:
    """What is asked for is shown where it may be seen, and refused plainly where not."""
    asked = Asked(PERIOD, region, unit)
    if isinstance(expected, View):
        assert expected == narrowed(TEHRAN, seen, asked)
        return
    with pytest.raises(Refusal) as refused:
        narrowed(TEHRAN, seen, asked)

    assert expected == refused.value.phrase


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        (Office(Role.OWNER), Sight(everything=True, personal=True)),
        (Office(Role.ADMIN), Sight(everything=True, personal=True)),
        (Office(Role.HEADQUARTERS, "headquarters"), Sight(everything=True)),
        (Office(Role.INSPECTOR, "inspection"), Sight(everything=True)),
        (Office(Role.SUPERVISOR, "region_office_06"), REGION_6),
        (Office(Role.HEAD, "parks"), PARKS),
        (Office(Role.MEMBER, "parks"), PARKS),
        (Office(Role.CONTRACTOR, "parks"), Sight()),
        (Office(Role.OPERATOR), Sight()),
    ],
)
def test_an_office_lets_see_so_much(office: Office, expected: Sight) -> None:
    """The centre sees all, a supervisor his region, a unit itself, a contractor nothing."""
    assert expected == sight_of(TEHRAN, [office])


async def test_a_group_sees_what_its_unit_sees_whoever_asks(office: Desks) -> None:
    """An owner's question in a group does not show the group more than is its own."""
    askers = [await office.here(asker, WASTE) for asker in (ALI, OWNER)]
    async with office.desk() as desk:
        seen = [await sight(desk, here) for here in askers]

    assert [Sight(units=("urban_services_01",))] * 2 == seen


async def test_a_worker_sees_his_unit_in_private_too(office: Desks) -> None:
    """Who works in a unit's group may ask in private; an owner sees everything there."""
    ali, owner = await office.here(ALI), await office.here(OWNER)
    async with office.desk() as desk:
        assert ("urban_services_01",) == (await sight(desk, ali)).units
        assert Sight(everything=True, personal=True) == await sight(desk, owner)


@pytest.mark.parametrize(
    ("who", "chat", "phrase"),
    [(CITIZEN, None, "right-missing"), (CITIZEN, -77, "figures-group-unbound")],
)
async def test_others_see_nothing(office: Desks, who: int, chat: int | None, phrase: str) -> None:
    """A citizen, and a group that is no unit's, are told so plainly."""
    here = await office.here(who, chat)
    async with office.desk() as desk:
        with pytest.raises(Refusal) as refused:
            await sight(desk, here)

    assert phrase == refused.value.phrase
