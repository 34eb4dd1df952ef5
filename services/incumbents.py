"""Who is what at this moment, as the tables say: asked before there is a desk to ask at."""

from collections.abc import Collection

from domain.city import City
from domain.report import Person, Report
from domain.rights import ORDERING, Action, Office, Role, allows, office_by_group
from storage import people, roles
from storage.database import Tx
from storage.people import ChatRecord
from storage.roles import Holder

Owners = Collection[tuple[str, int]]
"""Those whom the settings name, by messenger and number."""


async def offices_held(
    tx: Tx, city: City, owners: Owners, who: tuple[Person, ChatRecord]
) -> set[Office]:
    """What somebody is in a chat: by the roles he was given, and by the groups he works in.

    In a group what that group is; a unit that was closed gives nothing any more.
    """
    person, chat = who
    is_owner = (person.messenger, person.native_id) in owners
    held = {Office(Role.OWNER)} if is_owner else set[Office]()
    given = await roles.offices_of(tx, person.id)
    held |= {Office(Role(role), unit) for unit, role in given}
    worked = [chat.unit] if chat.unit else []
    if chat.kind == "private":
        worked = list(await people.units_of(tx, person.id))
    known = {unit.key for unit in city.units}
    held |= {office_by_group(city, unit) for unit in worked if unit in known}
    return {office for office in held if not office.unit or office.unit in known}


def may_order(city: City, held: Collection[Office], report: Report) -> bool:
    """Whether these offices give orders where one stands."""
    return allows(city, held, Action.ORDER, report.unit, report.region)


async def in_charge(
    tx: Tx, city: City, owners: Owners, report: Report
) -> list[tuple[Person, ChatRecord]]:
    """Who answers for an order that its giver left behind: the lowest rank that gives them there.

    The owners where nobody has such a role.
    """
    there = [one for one in await roles.all_holders(tx) if may_order(city, [_office(one)], report)]
    lowest = min((_rank(one) for one in there), default=0)
    found = [
        (await people.person(tx, one.person_id), await people.chat(tx, one.chat_id))
        for one in there
        if _rank(one) == lowest
    ]
    return found or await _owners_met(tx, owners)


def _office(holder: Holder) -> Office:
    return Office(Role(holder.role), holder.unit)


def _rank(holder: Holder) -> int:
    return ORDERING.index(Role(holder.role))


async def _owners_met(tx: Tx, owners: Owners) -> list[tuple[Person, ChatRecord]]:
    met = [
        (await people.person_at(tx, *owner), await people.chat_at(tx, *owner))
        for owner in sorted(owners)
    ]
    return [(person, chat) for person, chat in met if person and chat]
