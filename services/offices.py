"""Who is more than a member of a unit's group: given by a one-time code, taken back at any time."""

from datetime import timedelta

from conversation.replies import Say
from domain.city import UnknownKey
from domain.errors import Refusal
from services.desk import Desk, Here
from services.membership import CODE_LENGTH, CODE_LETTERS, bare_code, is_owner
from services.standing import ROLES
from storage import groups, roles

GOOD_FOR = timedelta(days=2)


async def give_code(desk: Desk, here: Here, unit: str, role: str) -> None:
    """An owner gets a code that gives one person a role in a unit."""
    if not is_owner(desk, here):
        raise Refusal("owners-only")
    _check(desk, unit, role)
    code = "".join(desk.random.choices(CODE_LETTERS, k=CODE_LENGTH))
    await groups.make_code(desk.tx, code, unit, desk.now, desk.now + GOOD_FOR, role)
    _say(desk, here, "role-code", unit, role, code=code)


async def take_up(desk: Desk, here: Here, code: str) -> None:
    """Whoever brings a good code in private has the role from now on, and hears there of it."""
    found = await roles.use_code(desk.tx, bare_code(code), desk.now)
    if found is None:
        raise Refusal("bind-code-bad")
    unit, role = found
    await roles.grant(desk.tx, here.person.id, here.chat.id, unit, role, desk.now)
    _say(desk, here, "role-taken", unit, role)


async def lay_down(desk: Desk, here: Here, unit: str, role: str) -> None:
    """A person gives a role of his own back."""
    _check(desk, unit, role)
    if not await roles.revoke(desk.tx, here.person.id, unit, role):
        raise Refusal("role-none")
    _say(desk, here, "role-laid-down", unit, role)


def _check(desk: Desk, unit: str, role: str) -> None:
    try:
        desk.city.unit(unit)
    except UnknownKey as error:
        raise Refusal("unit-unknown", unit=unit) from error
    if role not in ROLES:
        raise Refusal("role-unknown")


def _say(desk: Desk, here: Here, key: str, unit: str, role: str, **details: str) -> None:
    voice = desk.voice(here.person.language)
    name = voice.name(desk.city.unit(unit).name)
    told = voice.say(key, unit=name, role=voice.word(f"role-{role}".replace("_", "-")), **details)
    desk.post(here.chat, Say(text=told))
