"""Who may see which figures: all of it, a region's, or a unit's own."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.city import City, Region, UnknownKey
from domain.errors import Refusal
from domain.periods import Asked
from domain.rights import RIGHTS, Action, Office, Role, allows, office_by_group
from services.desk import Desk, Here
from services.standing import names_of_roles, offices


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may see: everything, whole regions, or single units.

    `personal` is whether citizens' names and unmasked words are for him too.
    """

    everything: bool = False
    regions: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()
    personal: bool = False


_EVERYTHING = frozenset({Role.OWNER, Role.ADMIN, Role.HEADQUARTERS, Role.INSPECTOR})
_OWN = RIGHTS[Action.FIGURES] - _EVERYTHING


async def sight(desk: Desk, here: Here, action: Action = Action.FIGURES) -> Sight:
    """What this person may see here; `Refusal` if nothing.

    What is said in a group all its members read: it sees what its unit sees, whoever asks.
    """
    if here.chat.kind == "private":
        held = await offices(desk, here)
    elif here.chat.unit is None:
        raise Refusal("figures-group-unbound")
    else:
        held = {office_by_group(desk.city, here.chat.unit)}
    if not allows(desk.city, held, action):
        raise Refusal("right-missing", who=names_of_roles(desk, here, RIGHTS[action]))
    return sight_of(desk.city, held)


def sight_of(city: City, held: Iterable[Office]) -> Sight:
    """What these offices let see; a contractor nothing.

    The centre sees everything, a region's supervisor all of his region, others their own unit.
    """
    held = set(held)
    roles = {office.role for office in held}
    above = [city.unit(one.unit).region for one in held if one.role is Role.SUPERVISOR]
    return Sight(
        everything=bool(roles & _EVERYTHING) or None in above,
        regions=frozenset(region for region in above if region),
        units=tuple(sorted({one.unit for one in held if one.role in _OWN})),
        personal=allows(city, held, Action.PERSONAL),
    )


@dataclass(frozen=True, slots=True)
class View:
    """One view of the city: a unit, a region, a unit in a region, or everything."""

    unit: str | None = None
    region: str | None = None


def narrowed(city: City, seen: Sight, asked: Asked) -> View:
    """What is asked for, if it may be seen; by default the most of it. `Refusal` if not."""
    region = region_named(city, asked.region).key if asked.region is not None else None
    if asked.unit is not None:
        return _of_unit(city, seen, _unit_named(city, asked.unit), region)
    if seen.everything or region in seen.regions:
        return View(region=region)
    if seen.regions and region is None:
        return View(region=_only(sorted(seen.regions)))
    return _of_unit(city, seen, _only(seen.units), region)


def _of_unit(city: City, seen: Sight, unit: str, region: str | None) -> View:
    home = city.unit(unit).region
    at_home = region is None or home in (None, region)
    if seen.everything or (unit in seen.units and at_home):
        return View(unit, region)
    if region is None and seen.regions:
        region = home or _only(sorted(seen.regions))
    if region in seen.regions:
        return View(unit, region)
    raise Refusal("figures-not-yours")


def _only(keys: Iterable[str]) -> str:
    """The only one of these; who has several has to name one."""
    first, *more = keys
    if more:
        raise Refusal("figures-which", keys="، ".join([first, *more]), example=first)
    return first


def _unit_named(city: City, key: str) -> str:
    try:
        return city.unit(key).key
    except UnknownKey as error:
        raise Refusal("figures-unit-unknown", unit=key or "–") from error


def region_named(city: City, key: str) -> Region:
    """The region with this key; a number is known with and without noughts before it."""
    for region in city.regions:
        if key and key.lstrip("0") == region.key.lstrip("0"):
            return region
    known = "، ".join(region.key for region in city.regions)
    raise Refusal("area-unknown", area=key or "–", known=known)
