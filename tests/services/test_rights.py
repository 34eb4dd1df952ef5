"""Roles: given by a link, taken back at once, listed, and every look through the glass written."""

import pytest

from conversation.replies import Say
from domain.errors import Refusal
from domain.rights import GIVEN, RIGHTS, Action, Office, Role, allows, office_by_group, office_of
from domain.tracking import spell_code
from services import membership, offices, reveals, whocan
from services.standing import may
from services.standing import offices as offices_held
from storage import audit, roles
from tests.services.conftest import (
    ALI,
    CITIZEN,
    CITY,
    LEFT,
    OWNER,
    REZA,
    SARA,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Post,
)
from tests.services.conftest import Office as Town

WASTE_UNIT, ROADS_UNIT = "urban_services_01", "technical_01"


async def give(town: Town, who: int, unit: str, role: str) -> None:
    """This person has a role from now on."""
    here = await town.here(who)
    async with town.database.write() as tx:
        await roles.grant(tx, here.person.id, here.chat.id, unit, role, town.now)


async def written(town: Town) -> list[tuple[str, str]]:
    """What the audit holds, newest first."""
    async with town.database.read() as tx:
        return [(line.action, line.target) for line in await audit.recent(tx, 20)]


def test_every_action_has_somebody_and_nobody_is_without_one() -> None:
    """A right that nobody has, or a role that gives nothing, would be a slip."""
    assert set(Action) == set(RIGHTS)
    assert all(RIGHTS.values())
    assert set(Role) == frozenset[Role]().union(*RIGHTS.values())


def test_an_office_counts_where_it_is() -> None:
    """A head in his unit, a supervisor in his region, the centre everywhere."""
    head = Office(Role.HEAD, WASTE_UNIT)
    above = Office(Role.SUPERVISOR, "region_office_01")
    admin = Office(Role.ADMIN)

    for office, unit, expected in (
        (head, WASTE_UNIT, True),
        (head, ROADS_UNIT, False),
        (above, ROADS_UNIT, True),
        (above, "urban_services_02", False),
        (admin, "urban_services_02", True),
    ):
        assert expected == allows(CITY, [office], Action.GRANT_UNIT, unit)
    assert not allows(CITY, [above], Action.GRANT_UNIT, region="2")
    assert not allows(CITY, [Office(Role.SUPERVISOR, "gone")], Action.GRANT_UNIT, ROADS_UNIT)


def test_a_role_knows_its_unit() -> None:
    """Those of a body are in it, those of the city in none, the others want one named."""
    unit, office = CITY.unit(WASTE_UNIT), CITY.unit("region_office_01")

    assert Office(Role.INSPECTOR, CITY.inspection) == office_of(CITY, Role.INSPECTOR, None)
    assert Office(Role.OPERATOR) == office_of(CITY, Role.OPERATOR, unit)
    assert None is office_of(CITY, Role.HEAD, None) is office_of(CITY, Role.SUPERVISOR, unit)
    assert Office(Role.SUPERVISOR, office.key) == office_of(CITY, Role.SUPERVISOR, office)
    assert Role.TRIAGE == office_by_group(CITY, CITY.fallback).role
    assert Role.SUPERVISOR == office_by_group(CITY, office.key).role


async def test_an_invitation_is_a_link_for_one_person(office: Town) -> None:
    """At each messenger; opened once, in any language named, logged at both ends."""
    owner, sara = await office.here(OWNER), await office.here(SARA)
    async with office.desk() as desk:
        desk.usernames = {"bale": "shahr_bot", "telegram": "shahr_tg_bot"}
        await offices.invite(desk, owner, "مسئول واحد خدمات شهری منطقه ۱")
    (invited,) = Post(desk.letters).to(OWNER)
    assert isinstance(invited, Say)
    links = [button.copy for row in invited.buttons for button in row]
    code = str(links[0]).split("=i_")[1]
    doors = ("https://ble.ir/shahr_bot", "https://t.me/shahr_tg_bot")
    assert [f"{door}?start=i_{code}" for door in doors] == links
    await office.do(offices.take_up, sara, code)
    with pytest.raises(Refusal, match="bind-code-bad"):
        await office.do(offices.take_up, await office.here(REZA), code)

    assert [("grant", f"head {WASTE_UNIT}"), ("invite", f"head {WASTE_UNIT}")] == (
        await written(office)
    )[:2]


async def test_nobody_gives_more_than_he_may(office: Town) -> None:
    """An admin makes no admins, a head only helpers of his own unit, a worker nobody."""
    await give(office, SARA, "", "admin")
    await give(office, LEFT, WASTE_UNIT, "head")
    allowed = [(SARA, "operator"), (SARA, "inspector"), (LEFT, f"{WASTE_UNIT} on_call")]
    refused = [
        (SARA, "admin"), (LEFT, f"{ROADS_UNIT} on_call"), (LEFT, "operator"), (ALI, "operator"),
        (CITIZEN, f"{WASTE_UNIT} head"),
    ]  # fmt: skip
    for who, said in allowed:
        await office.do(offices.invite, await office.here(who), said)
    for who, said in refused:
        with pytest.raises(Refusal, match="right-missing"):
            await office.do(offices.invite, await office.here(who), said)
    for said, why in (("", "help-invite"), ("head", "role-needs-unit"), ("شاه", "role-unknown")):
        with pytest.raises(Refusal, match=why):
            await office.do(offices.invite, await office.here(OWNER), said)


async def test_a_role_is_taken_back_at_once(office: Town) -> None:
    """Its holder hears it; only who may give it sees it in the list."""
    await give(office, SARA, WASTE_UNIT, "head")
    owner, sara = await office.here(OWNER), await office.here(SARA)
    reza = await office.here(REZA)
    async with office.desk() as desk:
        with pytest.raises(Refusal, match="right-missing"):
            await offices.revocable(desk, reza, "")
        (holder,) = await offices.revocable(desk, owner, "سارا مسئول")
        assert await may(desk, sara, Action.GRANT_UNIT, WASTE_UNIT)
        await offices.revoke(desk, owner, holder)
        assert not await may(desk, sara, Action.GRANT_UNIT, WASTE_UNIT)
        assert {OWNER, SARA} == {letter.chat for letter in desk.letters}
        with pytest.raises(Refusal, match="role-none"):
            await offices.revoke(desk, owner, holder)


async def test_who_leaves_the_group_loses_all_at_once(office: Town) -> None:
    """Work in private, and the roles he had in that unit; who is in another group keeps them."""
    await give(office, SARA, WASTE_UNIT, "head")
    sara, group = await office.here(SARA), (await office.here(ALI, WASTE)).chat
    async with office.desk() as desk:
        assert {Office(Role.HEAD, WASTE_UNIT), Office(Role.MEMBER, WASTE_UNIT)} == (
            await offices_held(desk, sara)
        )
        await membership.people_left(desk, group, (SARA,))
        assert set() == await offices_held(desk, sara)
    assert ("left", f"{WASTE_UNIT} head") == (await written(office))[0]


async def test_a_group_gives_what_it_is(office: Town) -> None:
    """In the centre's group one is triage, in a unit's a member; from outside nothing."""
    clerk, group = await office.here(TRIAGE_CLERK), await office.here(TRIAGE_CLERK, TRIAGE)
    citizen = await office.here(CITIZEN)
    async with office.desk() as desk:
        assert {Office(Role.TRIAGE, "triage")} == await offices_held(desk, clerk)
        assert {Office(Role.TRIAGE, "triage")} == await offices_held(desk, group)
        assert set() == await offices_held(desk, citizen)


async def test_the_glass_is_never_broken_in_silence(office: Town) -> None:
    """Name and way to the person for a reason; headquarters hear it, and it is written down."""
    report, _ = await office.file()
    await give(office, SARA, "", "admin")
    sara = await office.here(SARA)
    post = await office.do(reveals.reveal, sara, f"{spell_code(report.code)} خطر جانی برای خود او")

    assert "مریم محمدی" in post.words(SARA)
    assert "خطر جانی" in post.words(TRIAGE)
    assert "مریم" not in post.words(TRIAGE)
    assert [("reveal", report.code)] == await written(office)
    for who, said, why in (
        (SARA, report.code, "help-reporter"),
        (SARA, f"{report.code} زود", "help-reporter"),
        (SARA, "123456786 دلیلی که بس است", "report-unknown"),
        (ALI, f"{report.code} دلیلی که بس است", "right-missing"),
    ):
        with pytest.raises(Refusal, match=why):
            await office.do(reveals.reveal, await office.here(who), said)


async def test_rights_are_listed(office: Town) -> None:
    """All of them, those of an action, those of a unit by its name; not to citizens."""
    await give(office, SARA, WASTE_UNIT, "head")
    here = await office.here(ALI)
    every = (await office.do(whocan.tell, here, "")).words(ALI)
    action = (await office.do(whocan.tell, here, "grant-unit")).words(ALI)
    unit = (await office.do(whocan.tell, here, "خدمات شهری منطقه ۱")).words(ALI)

    assert all(action in every for action in Action)
    assert "سارا: مسئول واحد" in action
    assert "علی" in unit
    assert "سارا: مسئول واحد" in unit
    with pytest.raises(Refusal, match="right-missing"):
        await office.do(whocan.tell, await office.here(CITIZEN), "")


async def test_the_audit_is_read_by_few(office: Town) -> None:
    """By word; an empty one says so."""
    owner = await office.here(OWNER)
    with pytest.raises(Refusal, match="audit-empty"):
        await office.do(whocan.tell_audit, owner, "")
    await office.do(offices.invite, owner, "operator")

    assert "invite" in (await office.do(whocan.tell_audit, owner, "operator")).words(OWNER)
    with pytest.raises(Refusal, match="right-missing"):
        await office.do(whocan.tell_audit, await office.here(ALI), "")


def test_every_role_can_be_named() -> None:
    """An owner is the only one that cannot be given."""
    assert set(Role) - set(GIVEN) == {Role.OWNER}
