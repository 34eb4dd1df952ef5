"""Fair play: what looks like gaming is told to a person, with its reason; nobody is blocked by it.

What he judges to be gaming does not count in the figures. Emergencies are never looked at.
One person with many accounts cannot be told apart.
"""

from datetime import timedelta

from conversation.replies import Button, Buttons, Edit, Say, Text
from domain.errors import Refusal
from domain.report import Person, Report
from domain.tracking import spell_code
from services.desk import Desk, Here
from services.standing import works_at
from services.voice import lines
from storage import audit, people, ratings, reports, roles, trust
from storage.trust import FAIR, GAMING, Sign

BURST, BURST_WITHIN = 8, timedelta(hours=1)
RIVAL, RIVAL_WITHIN = 3, timedelta(days=7)
ONE_SIDED, RATINGS_WITHIN = 5, timedelta(days=7)
THANKS_A_DAY = 3
TOLD_AGAIN_AFTER = timedelta(days=1)


async def watch_filing(desk: Desk, here: Here, report: Report) -> None:
    """Many reports in an hour, or reports of one unit's people against another, are told of."""
    if report.emergency:
        return
    filed = await reports.filed_by(desk.tx, here.person.id, desk.now - BURST_WITHIN)
    if len(filed) >= BURST:
        await _tell(desk, here.person, "burst", report, count=str(len(filed)))
    await _watch_rivals(desk, here, report)


async def _watch_rivals(desk: Desk, here: Here, report: Report) -> None:
    own = await people.units_of(desk.tx, here.person.id)
    if not own or report.unit in own:
        return
    since = desk.now - RIVAL_WITHIN
    filed = await reports.filed_by(desk.tx, here.person.id, since)
    against = [unit for unit in filed if unit == report.unit]
    if len(against) >= RIVAL:
        await _tell(desk, here.person, "rival", report, count=str(len(against)))


async def watch_rating(desk: Desk, here: Here, report: Report, stars: int) -> None:
    """Stars for one's own unit, and a week of nothing but the best or the worst, are told of."""
    if report.emergency:
        return
    if await _is_own(desk, here.person, report.unit):
        this = (report.id, await reports.times(desk.tx, report.id, "claim"))
        await _doubt(desk, here.person, "own-unit", report, [this], count=str(stars))
    given = await ratings.given_by(desk.tx, here.person.id, desk.now - RATINGS_WITHIN)
    if len(given) >= ONE_SIDED and {one.stars for one in given} in ({1}, {5}):
        these = [(one.report_id, one.claim) for one in given]
        await _doubt(desk, here.person, "one-sided", report, these, count=str(len(given)))


async def _doubt(
    desk: Desk, person: Person, kind: str, report: Report, these: list[tuple[int, int]],
    **details: str,
) -> None:  # fmt: skip
    """The centre hears of ratings, and the signal keeps which; more of a day join an open one.

    What was judged to be gaming is told anew with the next rating, what was fair not on that day.
    """
    last = await _last(desk, person, kind)
    if last and last.judged == FAIR:
        return
    is_open = last is not None and not last.judged
    number = last.id if last and is_open else await _signal(desk, person, kind, report, **details)
    await ratings.doubt(desk.tx, number, person.id, these)


async def doubt_of_thanks(desk: Desk, here: Here, unit: str) -> str:
    """Why a person has to look at thanks to a unit first; nothing where they may go to it."""
    if await _is_own(desk, here.person, unit):
        return "own-unit"
    given = await trust.thanks_by(desk.tx, here.person.id, desk.now - timedelta(days=1))
    return "many-thanks" if given >= THANKS_A_DAY else ""


async def _is_own(desk: Desk, person: Person, unit: str) -> bool:
    in_group = unit in await people.units_of(desk.tx, person.id)
    return in_group or await roles.works_for(desk.tx, person.id, unit)


async def _tell(desk: Desk, person: Person, kind: str, report: Report, **details: str) -> None:
    """The centre hears of it, once a day for each person and kind."""
    if await _last(desk, person, kind) is None:
        await _signal(desk, person, kind, report, **details)


async def _last(desk: Desk, person: Person, kind: str) -> trust.Last | None:
    return await trust.last_signal(desk.tx, kind, person.id, desk.now - TOLD_AGAIN_AFTER)


async def _signal(desk: Desk, person: Person, kind: str, report: Report, **details: str) -> int:
    voice = desk.voice()
    unit = voice.name(desk.city.unit(report.unit).name)
    words = voice.word(f"signal-{kind}", unit=unit, code=spell_code(report.code), **details)
    sign = Sign(
        kind=kind, words=words, at=desk.now, person_id=person.id, unit=report.unit,
        report_id=report.id,
    )  # fmt: skip
    return await tell_centre(desk, sign)


async def tell_centre(desk: Desk, sign: Sign) -> int:
    """A person at headquarters gets a signal, with two buttons; nothing else follows of itself."""
    number = await trust.signal(desk.tx, sign)
    told = desk.voice().say("signal", words=sign.words)
    for group in await desk.groups_for(desk.city.headquarters, None):
        desk.post(group, Say(text=told, buttons=_choices(desk, number), card=_card(number)))
    return number


def _choices(desk: Desk, number: int) -> Buttons:
    voice = desk.voice()
    return (
        tuple(
            Button(voice.word(f"signal-{judged}"), data=f"r:{number}:judge:{judged}")
            for judged in (FAIR, GAMING)
        ),
    )


def _card(number: int) -> str:
    return f"signal:{number}"


async def judge(desk: Desk, here: Here, number: int, judged: str) -> None:
    """Somebody at headquarters says what a signal was; only figures are weighed by it.

    The card says how many ratings no longer count, and so does the audit; those that another
    signal leaves out already are none of them. That it was gaming can be taken back there.
    """
    await _for_judge(desk, here)
    words = await trust.judge(desk.tx, number, judged) if judged in (FAIR, GAMING) else None
    if words is None:
        raise Refusal("talk-old-button")
    left_out = await ratings.count_alone(desk.tx, number) if judged == GAMING else 0
    await _note(desk, here, number, judged, left_out)
    voice = desk.voice()
    told = voice.say("signal-judged", judged=voice.word(f"signal-{judged}"), name=here.person.name)
    less = voice.say("signal-left-out", count=str(left_out)) if left_out else ()
    undo = Button(voice.word("signal-undo"), data=f"r:{number}:unjudge")
    buttons: Buttons = ((undo,),) if judged == GAMING else ()
    await _redraw(desk, number, lines(voice.say("signal", words=words), told, less), buttons)


async def take_back(desk: Desk, here: Here, number: int) -> None:
    """Somebody at headquarters takes back that it was gaming: it counts again, and is open anew."""
    await _for_judge(desk, here)
    words = await trust.reopen(desk.tx, number)
    if words is None:
        raise Refusal("talk-old-button")
    again = await ratings.count_alone(desk.tx, number)
    await _note(desk, here, number, "taken back", again)
    voice = desk.voice()
    told = voice.say("signal-undone", name=here.person.name)
    more = voice.say("signal-counted-again", count=str(again)) if again else ()
    text = lines(voice.say("signal", words=words), told, more)
    await _redraw(desk, number, text, _choices(desk, number))


async def _for_judge(desk: Desk, here: Here) -> None:
    if not await works_at(desk, here, desk.city.headquarters, None):
        raise Refusal("report-not-yours")


async def _note(desk: Desk, here: Here, number: int, judged: str, about: int) -> None:
    said = f"{judged}: {about}" if about else judged
    await audit.record(desk.tx, desk.now, here.person.id, "judge", f"signal {number}", said)


async def _redraw(desk: Desk, number: int, text: Text, buttons: Buttons) -> None:
    for group in await desk.groups_for(desk.city.headquarters, None):
        desk.post(group, Edit(text=text, buttons=buttons, card=_card(number)))
