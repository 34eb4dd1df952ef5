"""When work is done or stands still: a day in buttons, and why."""

from dataclasses import dataclass, replace
from datetime import date

from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.talk import Talk
from handlers.lookups import Lookups
from handlers.unit.answers import answer
from handlers.unit.days import pick_day
from handlers.unit.work import facts_of, say
from services import planning, wishes
from services.desk import Desk, Here


@dataclass(frozen=True, slots=True)
class Plan:
    """A day for the work, and why it is past the term if it is."""

    report_id: int
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Until when work is to stand still, and why."""

    report_id: int
    day: date
    words: str


async def plan_it(talk: Talk, look: Lookups) -> Plan:
    """Name a day for the work; past the term, also why."""
    facts = await facts_of(talk, look, "plan")
    prompt = Phrase("plan-day", {"code": facts.code, "name": look.here.person.name})
    day = await pick_day(talk, look.city.calendar, prompt, facts.today)
    reason = ""
    if day > facts.ends:
        options = tuple(Option(one, Phrase(f"late-{one}")) for one in planning.REASONS)
        reason = await talk.ask("reason", Choose(Phrase(facts.said("plan-late")), options))
    return Plan(int(talk.about["report"]), day, reason)


async def hold_it(talk: Talk, look: Lookups) -> Pause:
    """Ask the region's supervisor to let the work stand still until a day."""
    facts = await facts_of(talk, look, "hold")
    prompt = Phrase("hold-day", {"code": facts.code, "name": look.here.person.name})
    day = await pick_day(talk, look.city.calendar, prompt, facts.today)
    until = replace(facts, today=day)
    words = await answer(talk, look, until, "hold", Phrase(facts.said("hold-why")), least=5)
    return Pause(int(talk.about["report"]), day, words)


async def plan(desk: Desk, here: Here, planned: Plan) -> None:
    """Set the day."""
    await planning.plan(desk, here, planned.report_id, planned.day, planned.reason)
    await say(desk, here, "planned", planned.report_id)


async def hold(desk: Desk, here: Here, pause: Pause) -> None:
    """Put it to the supervisor."""
    await wishes.ask_hold(desk, here, pause.report_id, pause.day, pause.words)
    await say(desk, here, "wished-hold", pause.report_id)
