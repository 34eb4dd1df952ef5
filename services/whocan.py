"""Who may do what, in lists: of an action, of a unit, or of the whole city."""

from conversation.replies import Say, Text
from domain.errors import Refusal
from domain.rights import RIGHTS, Action, Office, Role, office_by_group
from services.desk import Desk, Here
from services.naming import bare_words, unit_named
from services.offices import named
from services.standing import names_of_roles, require
from services.voice import Voice, lines
from storage import audit, groups, people, roles
from storage.roles import Holder
from wording.catalogue import LANGUAGES

MOST = 40


async def tell(desk: Desk, here: Here, said: str) -> None:
    """Everything that is not open to all, with its roles; or all about one action or unit."""
    await require(desk, here, Action.SEE_RIGHTS)
    voice = _voice(desk, here)
    action = _action_said(desk, said)
    if action:
        told = lines(_of_action(desk, here, voice, action), await _people(desk, voice, action))
    elif said.strip():
        told = await _of_unit(desk, voice, said)
    else:
        told = lines(
            voice.say("whocan-head"), *[_of_action(desk, here, voice, one) for one in Action]
        )
    desk.post(here.chat, Say(text=told))


def _voice(desk: Desk, here: Here) -> Voice:
    return desk.voice(here.person.language if here.chat.kind == "private" else "fa")


def _action_said(desk: Desk, said: str) -> Action | None:
    words = bare_words(said)
    for action in Action:
        spoken = [bare_words(desk.voice(tag).word(f"action-{action}")) for tag in LANGUAGES]
        if words and words in (action, *spoken):
            return action
    return None


def _of_action(desk: Desk, here: Here, voice: Voice, action: Action) -> Text:
    who = names_of_roles(desk, here, RIGHTS[action])
    return voice.say("whocan-action", action=voice.word(f"action-{action}"), tag=action, who=who)


async def _people(desk: Desk, voice: Voice, action: Action) -> Text:
    found = [one for one in await roles.all_holders(desk.tx) if Role(one.role) in RIGHTS[action]]
    return _listed(desk, voice, found)


async def _of_unit(desk: Desk, voice: Voice, said: str) -> Text:
    unit = unit_named(desk.city, said)
    found = [one for one in await roles.all_holders(desk.tx) if one.unit == unit.key]
    office = office_by_group(desk.city, unit.key)
    theirs = await groups.groups_of(desk.tx, unit.key)
    workers = await people.workers_of(desk.tx, unit.key)
    head = voice.say(
        "whocan-unit",
        unit=voice.name(unit.name),
        tag=unit.key,
        groups=str(len(theirs)),
        role=named(desk, voice, office)[1],
        names=_joined(voice, workers) or "–",
    )
    return lines(head, _listed(desk, voice, found))


def _listed(desk: Desk, voice: Voice, found: list[Holder]) -> Text:
    if not found:
        return voice.say("whocan-nobody")
    left = len(found) - MOST
    return lines(
        *[_holder(desk, voice, one) for one in found[:MOST]],
        voice.say("admin-more", count=str(left)) if left > 0 else (),
    )


def _holder(desk: Desk, voice: Voice, holder: Holder) -> Text:
    unit, role = named(desk, voice, Office(Role(holder.role), holder.unit))
    return voice.say("whocan-holder", name=holder.name, role=role, unit=unit)


def _joined(voice: Voice, names: list[str]) -> str:
    return voice.listed(names[:MOST])


async def tell_audit(desk: Desk, here: Here, said: str) -> None:
    """The newest lines of the audit, or those about a word."""
    await require(desk, here, Action.AUDIT)
    voice = _voice(desk, here)
    found = await audit.recent(desk.tx, MOST // 2, said.strip())
    if not found:
        raise Refusal("audit-empty")
    told = [
        voice.say(
            "audit-line",
            at=voice.moment(line.at),
            name=line.name or "–",
            action=line.action,
            target=line.target,
            words=line.words,
        )
        for line in found
    ]
    desk.post(here.chat, Say(text=lines(voice.say("audit-head"), *told)))
