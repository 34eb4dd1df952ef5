"""Who may do what, what was done, and what this person may do here."""

from conversation.replies import Say
from domain.errors import Refusal
from domain.rights import Action
from services import reveals, whocan
from services.desk import Desk, Here
from services.standing import may
from services.voice import lines
from wording.digits import latin_digits

ADMIN_COMMANDS: dict[str, Action] = {
    "invite": Action.GRANT_UNIT,
    "revoke": Action.GRANT_UNIT,
    "whocan": Action.SEE_RIGHTS,
    "audit": Action.AUDIT,
    "reporter": Action.REVEAL,
    "unitcode": Action.BIND,
    "move": Action.BIND,
    "unbind": Action.BIND,
    "area": Action.LIMIT,
    "oncall": Action.ROSTER,
    "groups": Action.TEST,
    "testcard": Action.TEST,
    "unit": Action.SHAPE,
    "subject": Action.SHAPE,
    "term": Action.SHAPE,
    "rule": Action.SHAPE,
    "template": Action.ANSWERS,
    "config": Action.SHAPE,
    "whyroute": Action.TRY_ROUTE,
    "entry": Action.OPERATE,
    "find": Action.OPERATE,
    "bulk": Action.OPERATE,
    "broadcast": Action.BROADCAST,
    "broadcasts": Action.BROADCAST,
    "announce": Action.BROADCAST,
    "announcements": Action.BROADCAST,
    "block": Action.BLOCK,
    "unblock": Action.BLOCK,
    "doctor": Action.DOCTOR,
    "stats": Action.FIGURES,
    "export": Action.EXPORT,
    "model": Action.MODEL,
    "order": Action.ORDER,
}
"""The commands of the city's people, and the right that each takes; `help-NAME` explains one."""
ALSO: dict[str, Action] = {"find": Action.WORK, "oncall": Action.SEE_RIGHTS}
"""Commands for which another right is enough too; then they show only what is his."""


async def admin(desk: Desk, here: Here, argument: str) -> None:
    """List the commands this person may use, each with an example."""
    voice = desk.voice(here.person.language)
    allowed = [name for name in ADMIN_COMMANDS if await _may_use(desk, here, name)]
    if not allowed:
        raise Refusal("admin-nothing")
    told = [voice.say(f"help-{name}") for name in allowed]
    desk.post(here.chat, Say(text=lines(voice.say("admin-head"), *told)))


async def _may_use(desk: Desk, here: Here, name: str) -> bool:
    other = ALSO.get(name)
    if await may(desk, here, ADMIN_COMMANDS[name]):
        return True
    return other is not None and await may(desk, here, other)


async def who_can(desk: Desk, here: Here, argument: str) -> None:
    """List who may do what, of an action or a unit."""
    await whocan.tell(desk, here, argument)


async def audit(desk: Desk, here: Here, argument: str) -> None:
    """List what was done with a right."""
    await whocan.tell_audit(desk, here, latin_digits(argument))


async def reporter(desk: Desk, here: Here, argument: str) -> None:
    """Show who reported, for a reason."""
    await reveals.reveal(desk, here, latin_digits(argument))
