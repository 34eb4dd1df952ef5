"""Who is what in the city: invited by a one-time link, taken back at any time, all of it logged."""

from datetime import timedelta

from conversation.replies import Button, Buttons, Say
from domain.city import UnknownKey
from domain.errors import Refusal
from domain.rights import GIVEN, Action, Office, Role, office_of
from services import guesses, oncall
from services.desk import Desk, Here
from services.membership import bare_code, new_code
from services.naming import bare_words, unit_named
from services.standing import may, require
from services.voice import Voice
from storage import audit, groups, people, roles
from storage.roles import Holder
from wording.catalogue import LANGUAGES

GOOD_FOR = timedelta(days=2)
DOORS = {"telegram": "https://t.me", "bale": "https://ble.ir"}
INVITED = "i_"
"""What a link that gives a role begins with, behind `/start`."""
_CITY_ROLES = frozenset(
    {Role.HEADQUARTERS, Role.TRIAGE, Role.INSPECTOR, Role.OPERATOR, Role.SUPERVISOR}
)


async def invite(desk: Desk, here: Here, said: str) -> None:
    """Whoever may give a role gets a one-time link that gives it to one person."""
    await require(desk, here, Action.GRANT_UNIT)
    office = office_said(desk, said)
    await require(desk, here, right_to_give(office.role), office.unit)
    code = new_code(desk)
    until = desk.now + GOOD_FOR
    await groups.make_code(desk.tx, code, office.unit, desk.now, until, office.role)
    await _log(desk, here, "invite", office, f"…{code[-3:]}")
    voice = desk.voice(here.person.language)
    unit, role = named(desk, voice, office)
    told = voice.say("role-code", unit=unit, role=role, code=code)
    desk.post(here.chat, Say(text=told, buttons=_links(desk, voice, code)))


def _links(desk: Desk, voice: Voice, code: str) -> Buttons:
    """A link at each messenger, to be copied and passed on."""
    links = {
        name: f"{DOORS[name]}/{username}?start={INVITED}{code}"
        for name, username in sorted(desk.usernames.items())
        if name in DOORS
    }
    return tuple(
        (Button(voice.word("role-link", messenger=voice.word(f"messenger-{name}")), copy=link),)
        for name, link in links.items()
    )


def right_to_give(role: Role) -> Action:
    """Which right it takes to give a role or to take it back."""
    if role is Role.ADMIN:
        return Action.GRANT_ADMIN
    return Action.GRANT_CITY if role in _CITY_ROLES else Action.GRANT_UNIT


async def take_up(desk: Desk, here: Here, code: str) -> None:
    """Whoever brings a good code in private has the role from now on, and hears there of it."""
    if not code.strip():
        raise Refusal("help-role")
    await guesses.check(desk, here)
    found = await roles.use_code(desk.tx, bare_code(code), desk.now)
    if found is None:
        raise Refusal("bind-code-bad")
    unit, role = found
    await roles.grant(desk.tx, here.person.id, here.chat.id, unit, role, desk.now)
    office = Office(Role(role), unit)
    await _log(desk, here, "grant", office, f"…{bare_code(code)[-3:]}")
    _say(desk, here, "role-taken", office)


async def lay_down(desk: Desk, here: Here, said: str) -> None:
    """A person gives a role of his own back."""
    office = office_said(desk, said, "help-leaverole")
    if not await roles.revoke(desk.tx, here.person.id, office.unit, office.role):
        raise Refusal("role-none")
    await _log(desk, here, "leave", office)
    await oncall.sweep_person(desk, here.person.id)
    _say(desk, here, "role-laid-down", office)


async def revocable(desk: Desk, here: Here, said: str) -> list[Holder]:
    """Those whose role this person may take back; with words, only those they fit."""
    await require(desk, here, Action.GRANT_UNIT)
    wanted = set(bare_words(said).split())
    return [
        holder
        for holder in await roles.all_holders(desk.tx)
        if wanted <= _words_of(desk, holder) and await _may_revoke(desk, here, holder)
    ]


async def _may_revoke(desk: Desk, here: Here, holder: Holder) -> bool:
    return await may(desk, here, right_to_give(Role(holder.role)), holder.unit)


def _words_of(desk: Desk, holder: Holder) -> set[str]:
    unit, role = named(desk, desk.voice(), Office(Role(holder.role), holder.unit))
    said = f"{holder.name} {unit} {role} {holder.unit} {holder.role}"
    return set(bare_words(said).split()) | {holder.role, holder.unit}


async def revoke(desk: Desk, here: Here, holder: Holder) -> None:
    """A role is taken back at once; its holder hears it."""
    office = Office(Role(holder.role), holder.unit)
    await require(desk, here, right_to_give(office.role), office.unit)
    if not await roles.revoke(desk.tx, holder.person_id, holder.unit, holder.role):
        raise Refusal("role-none")
    await _log(desk, here, "revoke", office, holder.name)
    await oncall.sweep_person(desk, holder.person_id)
    theirs = await people.person(desk.tx, holder.person_id)
    voice = desk.voice(theirs.language)
    unit, role = named(desk, voice, office)
    told = voice.say("role-laid-down", unit=unit, role=role)
    desk.post(await people.chat(desk.tx, holder.chat_id), Say(text=told))
    voice = desk.voice(here.person.language)
    unit, role = named(desk, voice, office)
    told = voice.say("role-revoked", name=holder.name, unit=unit, role=role)
    desk.post(here.chat, Say(text=told))


def office_said(desk: Desk, said: str, wrong: str = "help-invite") -> Office:
    """The office that is named: a role, and a unit where the role is in one."""
    known = _roles_by_word(desk)
    words = bare_words(said)
    for spoken in sorted(known, key=len, reverse=True):
        if f" {spoken} " in f" {words} ":
            rest = f" {words} ".replace(f" {spoken} ", " ", 1).strip()
            unit = unit_named(desk.city, rest) if rest else None
            office = office_of(desk.city, known[spoken], unit)
            if office is None:
                raise Refusal("role-needs-unit", role=spoken)
            return office
    if not words:
        raise Refusal(wrong)
    roles_known = "، ".join(f"{role}" for role in GIVEN)
    raise Refusal("role-unknown", roles=roles_known, command=wrong.removeprefix("help-"))


def _roles_by_word(desk: Desk) -> dict[str, Role]:
    """Every word for a role, in every language."""
    words: dict[str, Role] = {bare_words(role): role for role in GIVEN}
    for voice in (desk.voice(tag) for tag in LANGUAGES):
        words |= {bare_words(voice.word(f"role-{role}".replace("_", "-"))): role for role in GIVEN}
    return words


def named(desk: Desk, voice: Voice, office: Office) -> tuple[str, str]:
    """The unit and the role of an office in words."""
    role = voice.word(f"role-{office.role}".replace("_", "-"))
    try:
        unit = desk.city.unit(office.unit).name if office.unit else desk.city.name
    except UnknownKey:
        return office.unit, role
    return voice.name(unit), role


async def _log(desk: Desk, here: Here, action: str, office: Office, words: str = "") -> None:
    target = f"{office.role} {office.unit}".strip()
    await audit.record(desk.tx, desk.now, here.person.id, action, target, words)


def _say(desk: Desk, here: Here, key: str, office: Office) -> None:
    voice = desk.voice(here.person.language)
    unit, role = named(desk, voice, office)
    desk.post(here.chat, Say(text=voice.say(key, unit=unit, role=role)))
