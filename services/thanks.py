"""A citizen's thanks: bound to a case or a place, and passed on to the unit they are for."""

from dataclasses import dataclass

from conversation.replies import Say, plain
from domain.kinds import is_order
from domain.lifecycle import State
from domain.report import Report
from domain.routing import route
from domain.tracking import spell_code
from nlp.personal import mask
from services import fair, menus
from services.desk import Desk, Here
from services.feedback import for_follower
from storage import reports, trust
from storage.trust import Sign, Thank

THANKABLE = frozenset({State.AWAITING_CITIZEN, State.CLOSED_CONFIRMED, State.CLOSED_SILENT})
LOOKED_THROUGH, MOST_CASES = 20, 5


@dataclass(frozen=True, slots=True)
class ThankYou:
    """Thanks for a case of one's own, or for work on a subject in a region."""

    origin: str
    words: str
    report_id: int | None = None
    subject: str | None = None
    region: str | None = None


async def give(desk: Desk, here: Here, thanks: ThankYou) -> None:
    """The unit hears the thanks; doubtful ones a person at headquarters sees instead.

    Those for help in an emergency are never doubted.
    """
    report = await _report(desk, here, thanks)
    unit = report.unit if report else _unit(desk, thanks)
    is_free = report is not None and report.emergency
    doubt = "" if is_free else await fair.doubt_of_thanks(desk, here, unit)
    kept = Thank(
        origin=f"{here.person.id}:{thanks.origin}", unit=unit, report_id=thanks.report_id,
        person_id=here.person.id, words=thanks.words, doubt=doubt, at=desk.now,
    )  # fmt: skip
    if not await trust.thank(desk.tx, kept):
        return
    if doubt:
        await _tell_centre(desk, here, kept)
    else:
        await _pass_on(desk, kept, thanks.region)
    voice = desk.voice(here.person.language)
    name = voice.name(desk.city.unit(unit).name)
    told = voice.say("thanks-given", unit=name)
    desk.post(here.chat, Say(text=told, keyboard=menus.menu(voice)))


async def _report(desk: Desk, here: Here, thanks: ThankYou) -> Report | None:
    if thanks.report_id is None:
        return None
    return await for_follower(desk, here, thanks.report_id)


def _unit(desk: Desk, thanks: ThankYou) -> str:
    if thanks.subject is None:
        return desk.city.fallback
    return route(desk.city, thanks.subject, thanks.region, emergency=False, at=desk.now).unit


async def _pass_on(desk: Desk, thanks: Thank, region: str | None) -> None:
    voice = desk.voice()
    report = await reports.report(desk.tx, thanks.report_id) if thanks.report_id else None
    told = (
        voice.say("group-thanks-for", code=spell_code(report.code))
        if report
        else voice.say("group-thanks")
    )
    for group in await desk.groups_for(thanks.unit, report.region if report else region):
        desk.post(group, Say(text=(*told, *plain(f"\n«{mask(thanks.words)}»"))))


async def _tell_centre(desk: Desk, here: Here, kept: Thank) -> None:
    voice = desk.voice()
    unit = voice.name(desk.city.unit(kept.unit).name)
    words = voice.word(f"signal-thanks-{kept.doubt}", unit=unit, words=mask(kept.words))
    sign = Sign(
        kind="thanks", words=words, at=desk.now, person_id=here.person.id, unit=kept.unit,
        report_id=kept.report_id,
    )  # fmt: skip
    await fair.tell_centre(desk, sign)


async def judge_signal(desk: Desk, here: Here, number: int, judged: str) -> None:
    """Headquarters says what a signal was; thanks that were fair after all reach their unit."""
    await fair.judge(desk, here, number, judged)
    kept = await trust.clear(desk.tx, number) if judged == trust.FAIR else None
    if kept:
        await _pass_on(desk, kept, None)


@dataclass(frozen=True, slots=True)
class Case:
    """A case that its citizen may be thankful for."""

    report_id: int
    code: str
    subject: str


async def thankable(desk: Desk, here: Here) -> tuple[Case, ...]:
    """The newest cases of a person's own whose work he has seen."""
    mine = await reports.reports_of(desk.tx, here.person.id, LOOKED_THROUGH)
    found = [one for one in mine if one.state in THANKABLE and not is_order(one.kind)]
    return tuple(Case(one.id, spell_code(one.code), one.subject) for one in found[:MOST_CASES])
