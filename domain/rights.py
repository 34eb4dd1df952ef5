"""Who may do what: one table of actions and roles, asked by every service.

A person has an office by a role given to him, or by working in a unit's group.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.city import City, Unit, UnknownKey


class Role(StrEnum):
    """What somebody can be in the city."""

    OWNER = "owner"
    ADMIN = "admin"
    HEADQUARTERS = "headquarters"
    SUPERVISOR = "supervisor"
    HEAD = "head"
    MEMBER = "member"
    TRIAGE = "triage"
    INSPECTOR = "inspector"
    OPERATOR = "operator"
    ON_CALL = "on_call"
    CONTRACTOR = "contractor"


class Action(StrEnum):
    """What is not open to everybody."""

    WORK = "work"
    SPEAK = "speak"
    SUPERVISE = "supervise"
    ASSIGN = "assign"
    SEE_RIGHTS = "see-rights"
    GRANT_ADMIN = "grant-admin"
    GRANT_CITY = "grant-city"
    GRANT_UNIT = "grant-unit"
    BIND = "bind"
    LIMIT = "limit"
    ROSTER = "roster"
    TEST = "test"
    SHAPE = "shape"
    ANSWERS = "answers"
    TRY_ROUTE = "try-route"
    REVEAL = "reveal"
    AUDIT = "audit"
    MODEL = "model"
    OPERATE = "operate"
    BROADCAST = "broadcast"
    BLOCK = "block"
    DOCTOR = "doctor"
    FIGURES = "figures"
    EXPORT = "export"
    PERSONAL = "personal"
    ORDER = "order"


R = Role
_TOP = frozenset({R.OWNER, R.ADMIN})
_CENTRE = _TOP | {R.HEADQUARTERS}
_CREW = frozenset({R.HEAD, R.MEMBER, R.ON_CALL, R.CONTRACTOR})
_STAFF = _CENTRE | _CREW | {R.SUPERVISOR, R.TRIAGE, R.INSPECTOR, R.OPERATOR}
_SEEING = _STAFF - {R.CONTRACTOR, R.OPERATOR}

RIGHTS: dict[Action, frozenset[Role]] = {
    Action.WORK: _CREW | {R.HEADQUARTERS, R.SUPERVISOR, R.TRIAGE, R.INSPECTOR},
    Action.SPEAK: frozenset({R.HEAD, R.SUPERVISOR}),
    Action.SUPERVISE: frozenset({R.SUPERVISOR, R.HEADQUARTERS}),
    Action.ASSIGN: frozenset({R.TRIAGE}),
    Action.SEE_RIGHTS: _STAFF - {R.CONTRACTOR},
    Action.GRANT_ADMIN: frozenset({R.OWNER}),
    Action.GRANT_CITY: _TOP,
    Action.GRANT_UNIT: _TOP | {R.SUPERVISOR, R.HEAD},
    Action.BIND: _TOP,
    Action.LIMIT: _TOP | {R.SUPERVISOR, R.HEAD},
    Action.ROSTER: _TOP | {R.HEAD},
    Action.TEST: _CENTRE | {R.SUPERVISOR, R.HEAD},
    Action.SHAPE: _TOP,
    Action.ANSWERS: _TOP | {R.HEAD},
    Action.TRY_ROUTE: _CENTRE | {R.SUPERVISOR, R.TRIAGE, R.OPERATOR, R.HEAD},
    Action.REVEAL: _CENTRE,
    Action.AUDIT: _CENTRE | {R.INSPECTOR},
    Action.MODEL: _TOP,
    Action.OPERATE: _CENTRE | {R.OPERATOR, R.TRIAGE},
    Action.BROADCAST: _CENTRE,
    Action.BLOCK: _CENTRE | {R.TRIAGE},
    Action.DOCTOR: _TOP,
    Action.FIGURES: _SEEING,
    Action.EXPORT: _SEEING,
    Action.PERSONAL: _TOP,
    Action.ORDER: _CENTRE | {R.SUPERVISOR},
}
"""Which roles may do an action: those of the whole city everywhere, others where theirs is."""

ORDERING = (R.SUPERVISOR, R.HEADQUARTERS, R.ADMIN, R.OWNER)
"""Who gives orders; each answers for those of the ones before."""
CITY_WIDE = frozenset({R.OWNER, R.ADMIN, R.HEADQUARTERS, R.TRIAGE, R.INSPECTOR, R.OPERATOR})
GIVEN = tuple(role for role in Role if role is not Role.OWNER)
"""The roles that can be given; an owner is named by the settings."""


@dataclass(frozen=True, slots=True)
class Office:
    """A role in a unit; with no unit, in the whole city."""

    role: Role
    unit: str = ""


def office_of(city: City, role: Role, unit: Unit | None) -> Office | None:
    """The office that a role means, with its unit; `None` where they do not go together."""
    if role in (Role.OWNER, Role.ADMIN, Role.OPERATOR):
        return Office(role)
    of_body = {
        Role.HEADQUARTERS: city.headquarters,
        Role.TRIAGE: city.fallback,
        Role.INSPECTOR: city.inspection,
    }
    if role in of_body:
        return Office(role, of_body[role])
    if unit is None or (role is Role.SUPERVISOR and unit.kind != city.supervisor):
        return None
    return Office(role, unit.key)


def office_by_group(city: City, unit: str) -> Office:
    """What those are who work in a unit's group."""
    by_unit = {
        city.fallback: Role.TRIAGE,
        city.inspection: Role.INSPECTOR,
        city.headquarters: Role.HEADQUARTERS,
    }
    if unit in by_unit:
        return Office(by_unit[unit], unit)
    above = city.unit(unit).kind == city.supervisor
    return Office(Role.SUPERVISOR if above else Role.MEMBER, unit)


def allows(
    city: City, held: Iterable[Office], action: Action, unit: str = "", region: str | None = None
) -> bool:
    """Whether one of these offices permits an action, on a unit or in a region if named."""
    return any(
        office.role in RIGHTS[action] and _covers(city, office, unit, region) for office in held
    )


def _covers(city: City, office: Office, unit: str, region: str | None) -> bool:
    if office.role in CITY_WIDE or not (unit or region):
        return True
    if office.unit == unit:
        return True
    return office.role is Role.SUPERVISOR and _is_above(city, office.unit, unit, region)


def _is_above(city: City, supervisor: str, unit: str, region: str | None) -> bool:
    """A supervisor of the whole city is above all, one of a region above all that is in it."""
    try:
        home = city.unit(supervisor).region
        where = region or (city.unit(unit).region if unit else None)
    except UnknownKey:
        return False
    return home is None or home == where
