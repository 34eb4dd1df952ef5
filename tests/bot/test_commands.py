"""Every command, said by everybody, everywhere: done, refused plainly, or sent elsewhere."""

import re
from datetime import UTC

import pytest

from conversation.replies import words
from domain.errors import Refusal
from domain.rights import Action, Office, Role, allows, office_of
from handlers.admin.rights import ADMIN_COMMANDS, ALSO
from handlers.entries import COMMANDS
from services import refusals
from services.voice import Voice
from storage import cities, groups, people, roles, sessions
from tests.bot.conftest import CITY, NOW, Workshop, said

GROUP, WASTE = -10, "urban_services_01"
OPEN = {
    "start", "help", "report", "track", "my", "late", "queue", "shift", "cancel", "lang", "bind",
    "role", "leaverole", "admin", "privacy", "quiet", "phone",
}  # fmt: skip
"""The commands that take no right of the table: anybody's, or checked by what they are about."""
RIGHTS_OF: dict[str, frozenset[Action]] = dict.fromkeys(OPEN, frozenset[Action]()) | {
    name: frozenset({right, ALSO.get(name, right)}) for name, right in ADMIN_COMMANDS.items()
}
"""The table: a new command has to join it."""
WHO: dict[Role | None, int] = {
    role: number for number, role in enumerate((None, *Role), start=70)
} | {Role.OWNER: 99}


def test_every_command_is_in_the_table() -> None:
    """With the right it takes, or as one of those that take none."""
    assert set(COMMANDS) == set(RIGHTS_OF)


def office(role: Role | None) -> set[Office]:
    """The office tried: in the waste unit, or in the supervisor of its region."""
    if role is None:
        return set()
    unit = CITY.unit("region_office_01" if role is Role.SUPERVISOR else WASTE)
    made = office_of(CITY, role, unit)
    assert made
    return {made}


async def settle_in(workshop: Workshop, role: Role | None, language: str) -> None:
    """The city is stored, the group is the waste unit's, and the person is what he is."""
    me = WHO[role]
    await workshop.hear(said("/start", chat=me))
    await workshop.hear(said("سلام", chat=GROUP, who=me))
    async with workshop.database.write() as tx:
        await cities.keep_city(tx, CITY, NOW)
        person = await people.person_at(tx, "bale", me)
        home = await people.chat_at(tx, "bale", me)
        group = await people.chat_at(tx, "bale", GROUP)
        assert person
        assert home
        assert group
        await people.speak(tx, person.id, language)
        await groups.bind(tx, group.id, WASTE, person.id, NOW)
        for one in office(role) - {Office(Role.OWNER)}:
            await roles.grant(tx, person.id, home.id, one.unit, one.role, NOW)


def expected(role: Role | None, name: str, *, private: bool, language: str) -> str:
    """The refusal that has to come; empty where the command has to be done or explained."""
    voice = Voice(language if private else "fa", UTC)
    where = COMMANDS[name].where
    if where != "anywhere" and (where == "private") != private:
        return voice.word(f"command-{where}-only")
    rights = RIGHTS_OF[name]
    here = {Office(Role.MEMBER, WASTE)} if not private else set()
    unit = "" if private else WASTE
    held = office(role) | here
    if not rights or any(allows(CITY, held, right, unit) for right in rights):
        return ""
    return words(refusals.told(voice, Refusal("right-missing", who=""))).partition(":")[0]


@pytest.mark.parametrize("private", [True, False], ids=["private", "group"])
@pytest.mark.parametrize("role", WHO, ids=lambda role: role or "citizen")
async def test_every_command_of_everybody(
    workshop: Workshop, role: Role | None, private: bool
) -> None:
    """Bare, as somebody tries it who does not know it; in both languages by turns."""
    language = ("fa", "en")[WHO[role] % 2]
    await settle_in(workshop, role, language)
    me = WHO[role]
    unlike = []
    for name in COMMANDS:
        told = await workshop.hear(said(f"/{name}", chat=me if private else GROUP, who=me))
        await forget_dialogs(workshop, me)
        wanted = expected(role, name, private=private, language=language)
        refused = expected(None, "doctor", private=True, language=language if private else "fa")
        heard = "\n".join(told)
        good = wanted in heard if wanted else heard and refused not in heard
        if not good:
            unlike.append((name, wanted, heard[:120]))

    assert [] == unlike


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OPERATOR, Role.ADMIN])
async def test_admin_lists_what_may_be_used(workshop: Workshop, role: Role) -> None:
    """Every command of the city's people that this one may use, and no other."""
    await settle_in(workshop, role, "en")
    (listed,) = await workshop.hear(said("/admin", chat=WHO[role]))
    shown = {name for name in ADMIN_COMMANDS if re.search(rf"(?m)^\W*{name}\b", listed)}
    held = office(role)
    held |= {Office(Role.MEMBER, WASTE)} if role is Role.MEMBER else set()

    allowed = {
        name
        for name in ADMIN_COMMANDS
        if any(allows(CITY, held, right) for right in RIGHTS_OF[name])
    }
    assert allowed == shown


async def forget_dialogs(workshop: Workshop, who: int) -> None:
    """What a command began is not in the way of the next one."""
    async with workshop.database.write() as tx:
        person = await people.person_at(tx, "bale", who)
        assert person
        for native in (who, GROUP):
            chat = await people.chat_at(tx, "bale", native)
            assert chat
            await sessions.drop(tx, chat.id, person.id)
