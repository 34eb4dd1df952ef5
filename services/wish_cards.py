"""Who decides what a unit may not do alone, and the card on which he reads of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import TypeAdapter

from conversation.replies import Edit, Text
from domain.errors import Refusal
from domain.report import Report
from services.desk import Desk
from services.standing import HEAD
from storage import roles
from storage.groups import GroupChat

Kind = Literal["hold", "no_action"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished and why; `day` is until when work is to stand still."""

    kind: Kind
    words: str
    day: date | None = None


wishes: TypeAdapter[Wish] = TypeAdapter(Wish)


def wish_of(report: Report) -> Wish:
    """What the unit wishes; `Refusal` if it wishes nothing, or no longer."""
    if not report.wish:
        raise Refusal("wish-gone")
    return wishes.validate_json(report.wish)


async def head_groups(desk: Desk, report: Report) -> list[GroupChat]:
    """Where the unit's head presses: in its groups, or its supervisor in his if it has no head."""
    has_head = await roles.holders(desk.tx, report.unit, HEAD)
    unit = report.unit if has_head else desk.city.supervisor_of(report.region)
    return await desk.groups_for(unit, report.region)


async def deciders(desk: Desk, report: Report, kind: Kind) -> list[GroupChat]:
    """The groups of those who decide on a wish."""
    if kind == "no_action":
        return await head_groups(desk, report)
    return await desk.groups_for(desk.city.supervisor_of(report.region), report.region)


def card_name(report: Report) -> str:
    """The name of the card with the choice."""
    return f"wish:{report.id}"


async def answered(desk: Desk, report: Report, kind: Kind, told: Text) -> list[GroupChat]:
    """The card tells what came of the wish and loses its buttons; the groups that have it."""
    deciding = await deciders(desk, report, kind)
    for group in deciding:
        desk.post(group, Edit(text=told, card=card_name(report)), report)
    return deciding


async def void(desk: Desk, report: Report) -> None:
    """The report moved on before anybody decided: there is nothing left to press."""
    told = desk.voice().say("wish-gone")
    await answered(desk, report, wish_of(report).kind, told)
