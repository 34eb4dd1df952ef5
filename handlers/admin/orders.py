"""An order of a manager's to a unit: what, where or to whom, until when, with pictures."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from conversation.gathering import Gather, Place
from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.review import Line, Review
from conversation.talk import Talk
from domain.kinds import Kind
from domain.rights import Action
from handlers.citizen.own import YES, clerk_of
from handlers.citizen.place import Settled, named, settle_place
from handlers.citizen.report import SUGGESTION, told_place
from handlers.citizen.subject import About, settle_subject, told_subject
from handlers.lookups import Lookups, Suggestion
from handlers.unit.triage import pick_unit
from services import orders, planning
from services.desk import Desk, Here
from services.intake import NewReport
from wording.dates import spell_day

SHOWN = 300
USUAL = "usual"
AHEAD = (0, 1, 3, 7, 14, 30, 60)
"""The days that are offered as the last for it, counted from the first that can be named."""
_DAY: TypeAdapter[date] = TypeAdapter(date)
_FIRST = "first"
"""Where the first of them is kept."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where it is, or which unit does it."""

    where: Settled
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What is ordered; `day` is the last day for it, where one was set."""

    new: NewReport
    day: date | None


async def order_it(talk: Talk, look: Lookups) -> Order:
    """Say what is to be done, where or by which unit, until when, with pictures; then a yes."""
    await talk.look_up("may", YES, partial(clerk_of(look).allow, look.here), Action.ORDER)
    told = await talk.ask("order", Words(Phrase("order-words"), least=5), proposed=_said(talk))
    guess = await talk.look_up("guess", SUGGESTION, look.suggest, told)
    about = await settle_subject(talk, look.city, guess, Phrase("order-subject"))
    target = await _target(talk, look, told)
    day = await _day(talk, look)
    media = await talk.ask("media", Gather(Phrase("order-media")))
    shown = {
        "story": told[:SHOWN],
        "subject": told_subject(talk, look.city, about),
        "target": _told_target(talk, look, target),
        "term": _told_term(talk, day),
        "media": str(len(media)),
    }
    await talk.ask("review", Review(Phrase("order-review", shown), Phrase("order-send"), _LINES))
    await _check_day(talk, look, day)
    return Order(replace(_new(talk, told, guess, about), **_placed(target), media=media), day)


def _said(talk: Talk) -> str | None:
    said = talk.about.get("said", "")
    return said if sum(letter.isalnum() for letter in said) >= 5 else None


def _new(talk: Talk, told: str, guess: Suggestion, about: About) -> NewReport:
    """What the model made of the words, and what the manager made of that."""
    return NewReport(
        origin=talk.session.serial,
        story=told,
        subject=about.subject,
        kind=Kind.ORDER,
        decided_by="manager",
        confidence=guess.confidence,
        danger=guess.danger,
        emergency=guess.emergency,
        place=Place(),
        region=None,
        media=(),
        guess=guess.shortlist[0] if guess.shortlist else None,
        unsure=about.unsure,
        shortlist=guess.shortlist,
    )


def _placed(target: Target) -> dict[str, Any]:
    where = target.where
    return {
        "place": where.place, "region": where.region, "address": where.address, "unit": target.unit,
    }  # fmt: skip


async def _target(talk: Talk, look: Lookups, told: str) -> Target:
    options = (Option("place", Phrase("order-place")), Option("unit", Phrase("order-unit")))
    if await talk.ask("target", Choose(Phrase("order-where"), options)) == "place":
        return Target(await settle_place(talk, look, told))
    unit = await pick_unit(talk, look, Phrase("send-kind-order"))
    return Target(Settled(Place(), look.city.unit(unit).region), unit)


async def _day(talk: Talk, look: Lookups) -> date | None:
    """The last day for it; `None` for the term that its subject has anyway."""
    first = await talk.look_up(_FIRST, _DAY, clerk_of(look).first_day)
    days = [first + timedelta(days=ahead) for ahead in AHEAD]
    language = talk.wording.language
    named_days = [
        Option(day.isoformat(), Phrase("order-by-day", {"day": spell_day(day, language)}))
        for day in days
    ]
    options = (Option(USUAL, Phrase("order-usual")), *named_days)
    chosen = await talk.ask("term", Choose(Phrase("order-term"), options))
    return None if chosen == USUAL else date.fromisoformat(chosen)


async def _check_day(talk: Talk, look: Lookups, day: date | None) -> None:
    """Whoever took so long that the day is over is asked for another; all else stays."""
    if day and day < await clerk_of(look).first_day():
        talk.session.notes.pop(_FIRST, None)
        await talk.refuse("term", hint=Phrase("day-wrong"))


def _told_target(talk: Talk, look: Lookups, target: Target) -> str:
    if target.unit:
        return named(talk, look.city.unit(target.unit).name)
    return told_place(talk, look.city, target.where)


def _told_term(talk: Talk, day: date | None) -> str:
    if day is None:
        return talk.wording.label(Phrase("order-term-usual"))
    told = {"day": spell_day(day, talk.wording.language)}
    return talk.wording.label(Phrase("order-term-day", told))


_LINES = (
    Line(Phrase("edit-story"), ("order",)),
    Line(Phrase("edit-subject"), ("subject", "area", "leaf")),
    Line(Phrase("edit-target"), ("target", "place", "region", "which", "kind", "unit")),
    Line(Phrase("edit-term"), ("term",)),
    Line(Phrase("edit-media"), ("media",)),
)


async def order(desk: Desk, here: Here, given: Order) -> None:
    """Give it to the unit whose it is."""
    due = planning.end_of(desk, given.day) if given.day else None
    await orders.give(desk, here, replace(given.new, due=due))
