"""Who is what in the city: invited by a link, taken back at any time."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.talk import Talk
from domain.errors import Refusal
from handlers.lookups import Lookups
from services import offices
from services.desk import Desk, Here
from storage.roles import Holder
from wording.digits import latin_digits

MOST = 20
_HOLDERS: TypeAdapter[list[Holder]] = TypeAdapter(list[Holder])


async def invite(desk: Desk, here: Here, argument: str) -> None:
    """Make a one-time link for a role: `<unit> <role>`."""
    await offices.invite(desk, here, argument)


async def take_role(desk: Desk, here: Here, argument: str) -> None:
    """Take up the role that a code was made for."""
    await offices.take_up(desk, here, latin_digits(argument))


async def leave_role(desk: Desk, here: Here, argument: str) -> None:
    """Give a role of one's own back: `<unit> <role>`."""
    await offices.lay_down(desk, here, argument)


@dataclass(frozen=True, slots=True)
class Revocation:
    """Somebody's role that is to be taken back."""

    holder: Holder


async def revoke_it(talk: Talk, look: Lookups) -> Revocation:
    """Choose whose role is taken back, and be sure."""
    said = talk.about.get("said", "")
    found = await talk.look_up("holders", _HOLDERS, look.admin.revocable, said)
    if not found:
        raise Refusal("revoke-nobody")
    if len(found) > MOST:
        raise Refusal("revoke-many", count=str(len(found)))
    options = tuple(
        Option(str(number), Phrase("option-plain", {"name": _named(talk, look, holder)}))
        for number, holder in enumerate(found)
    )
    chosen = await talk.ask("who", Choose(Phrase("revoke-who"), options), basis=repr(found))
    holder = found[int(chosen)]
    prompt = Phrase("revoke-sure", {"who": _named(talk, look, holder)})
    yes = (Option("yes", Phrase("revoke-yes")),)
    await talk.ask("sure", Choose(prompt, yes), basis=repr(holder))
    return Revocation(holder)


def _named(talk: Talk, look: Lookups, holder: Holder) -> str:
    role = talk.wording.label(Phrase(f"role-{holder.role}".replace("_", "-")))
    if not holder.unit:
        return f"{holder.name}: {role}"
    name = look.city.unit(holder.unit).name
    return f"{holder.name}: {role}، {name.fa if talk.wording.language == 'fa' else name.en}"


async def revoke(desk: Desk, here: Here, revocation: Revocation) -> None:
    """Take the role back."""
    await offices.revoke(desk, here, revocation.holder)
