"""The citizen's word on a repair: done or not, stars and reasons, and what an objection leads to.

Everybody who follows a report has a word of his own on each claim. Silence is no consent.
"""

from datetime import timedelta
from typing import Any

from conversation.events import Attachment
from conversation.replies import Button, Say, Text
from domain.clocks import REOPENING
from domain.errors import Refusal
from domain.kinds import is_order
from domain.lifecycle import OBJECTABLE, Actor, State, is_open
from domain.report import Report
from domain.tracking import spell_code
from services import cards, fair, group_notices, moves, notices
from services.desk import Desk, Here
from services.feedback import attach, for_follower
from services.moves import move
from services.sayings import said_of
from services.standing import answering_unit
from storage import people, reports, verdicts

STARS = range(1, 6)
REASONS = ("slow", "poor", "unfinished", "untold", "rude", "other")
CONTENT = 4
"""From this many stars on nobody is asked what was wrong."""
SHORTEST_TERM = timedelta(hours=1)


async def confirm(desk: Desk, here: Here, report_id: int) -> None:
    """A citizen says it is done, and is asked for stars; his own word closes his report.

    A follower's word counts when its citizen stays silent. Nobody gives stars for an order.
    """
    report = await for_follower(desk, here, report_id)
    if here.person.id == report.author_id or is_order(report.kind):
        closed = await move(desk, here, report, "confirm", Actor.CITIZEN)
        await group_notices.card_changed(desk, closed)
        key = said_of(report, "closed-by-citizen")
        await _tell_others(desk, here, closed, key, ("object",))
    elif report.state not in (State.AWAITING_CITIZEN, State.CLOSED_CONFIRMED):
        raise Refusal("move-forbidden", state=report.state)
    else:
        await moves.note(desk, here, report, "agree", Actor.CITIZEN)
    await _give(desk, here, report, "done")
    if is_order(report.kind):
        return await notices.thank(desk, here.person, report, said_of(report, "confirmed"))
    return _ask_for_stars(desk, here, report)


def _ask_for_stars(desk: Desk, here: Here, report: Report) -> None:
    voice = desk.voice(here.person.language)
    stars = tuple(
        Button(voice.word("citizen-star", count=str(n)), data=cards.press(report, "rate", str(n)))
        for n in STARS
    )
    told = voice.say("confirmed", code=spell_code(report.code))
    desk.post(here.chat, Say(text=told, buttons=(stars,)), report)


async def rate(desk: Desk, here: Here, report_id: int, stars: int) -> None:
    """A citizen gives one to five stars to a repair he spoke on; few stars ask for a reason."""
    report = await for_follower(desk, here, report_id)
    claim = await _claims(desk, report)
    may = stars in STARS and not is_order(report.kind)
    if not may or not await verdicts.rate(desk.tx, report.id, here.person.id, claim, stars):
        raise Refusal("talk-old-button")
    await moves.note(desk, here, report, "rate", Actor.CITIZEN, str(stars))
    await fair.watch_rating(desk, here, report, stars)
    if stars < CONTENT:
        _ask_for_reason(desk, here, report, stars)
    else:
        await notices.thank(desk, here.person, report, "rated")


def _ask_for_reason(desk: Desk, here: Here, report: Report, stars: int) -> None:
    voice = desk.voice(here.person.language)
    rows = [
        (Button(voice.word(f"rating-{reason}"), data=cards.press(report, "why", reason)),)
        for reason in REASONS
    ]
    if stars == 1:
        rows.append((Button(voice.word("citizen-insist"), data=cards.press(report, "insist")),))
    desk.post(here.chat, Say(text=voice.say("rated-why"), buttons=tuple(rows)), report)


async def explain(desk: Desk, here: Here, report_id: int, reason: str) -> None:
    """A citizen says why he gave few stars."""
    report = await for_follower(desk, here, report_id)
    claim = await _claims(desk, report)
    if reason not in REASONS or not await verdicts.explain(
        desk.tx, report.id, here.person.id, claim, reason
    ):
        raise Refusal("talk-old-button")
    await moves.note(desk, here, report, "rate", Actor.CITIZEN, reason)
    await notices.thank(desk, here.person, report, "rated")


async def object_to(
    desk: Desk, here: Here, report_id: int, answer: str, words: str, media: tuple[Attachment, ...]
) -> None:
    """A citizen says it is not done, or only partly.

    The first objection gives it back to the same unit with half the term, the second to the
    inspectors; so does one star with a picture. One that was closed otherwise goes to triage.
    """
    report = await objectable(desk, here, report_id)
    if report.state not in _JUDGED:
        return await _joins_objection(desk, here, report, answer, words, media)
    insists = await _rated_one(desk, here, report) and bool(media)
    again = report.objections + 1
    objected = await move(
        desk, here, report, "object", Actor.CITIZEN, words=words, objections=again
    )
    await _give(desk, here, report, answer)
    await attach(desk, here, report, media)
    if report.state == State.CLOSED_OUT_OF_SCOPE:
        objected = await _reconsider(desk, objected)
    elif again > 1 or insists:
        objected = await move(desk, None, objected, "inspect", Actor.SYSTEM)
    else:
        objected = await _restart(desk, objected)
    await _hand_on(desk, here, objected, answer, words, media)
    return None


_JUDGED = OBJECTABLE | {State.AWAITING_CITIZEN}


async def objectable(desk: Desk, here: Here, report_id: int) -> Report:
    """The report, if this person may object to how it stands; `Refusal` if not.

    Where somebody else has objected already, a further word may be added to his.
    """
    report = await for_follower(desk, here, report_id)
    if report.state in OBJECTABLE and desk.now - report.changed_at > REOPENING:
        raise Refusal("object-too-late")
    claimed = is_open(report.state) and await _claims(desk, report)
    if report.state not in _JUDGED and not claimed:
        raise Refusal("move-forbidden", state=report.state)
    return report


async def _rated_one(desk: Desk, here: Here, report: Report) -> bool:
    claim = await _claims(desk, report)
    return await verdicts.rating_of(desk.tx, report.id, here.person.id, claim) == 1


async def _joins_objection(
    desk: Desk, here: Here, report: Report, answer: str, words: str, media: tuple[Attachment, ...]
) -> None:
    """Somebody objected already: this word is added to his."""
    await _give(desk, here, report, answer)
    await moves.note(desk, here, report, "add", Actor.CITIZEN, words)
    await attach(desk, here, report, media)
    await group_notices.pass_on(desk, report, _told(desk, report, answer), words, media)
    await notices.thank(desk, here.person, report, "objected")


async def _restart(desk: Desk, report: Report) -> Report:
    """The same unit has it again, its owner too if he still works there; half the term."""
    half = max((report.due_at - report.term_at) / 2, SHORTEST_TERM)
    term: dict[str, Any] = {
        "term_at": desk.now,
        "due_at": desk.now + half,
        "paused_s": 0,
        "told_late": "",
        "rung": 0,
    }
    owner = report.taken_by
    unit = await answering_unit(desk, report.unit)
    if owner and await people.works_for(desk.tx, owner, unit):
        return await move(desk, None, report, "restart", Actor.SYSTEM, **term)
    return await move(desk, None, report, "reroute", Actor.SYSTEM, taken_by=None, **term)


async def _reconsider(desk: Desk, report: Report) -> Report:
    changes: dict[str, Any] = {"unit": desk.city.fallback, "taken_by": None}
    return await move(desk, None, report, "reconsider", Actor.SYSTEM, **changes)


async def _hand_on(
    desk: Desk, here: Here, report: Report, answer: str, words: str, media: tuple[Attachment, ...]
) -> None:
    """Who has it now gets the card and the citizen's words; all who follow hear that it is open."""
    if report.state == State.INSPECTION:
        await group_notices.card_changed(desk, report)
    await group_notices.new_card(desk, report)
    await group_notices.pass_on(desk, report, _told(desk, report, answer), words, media)
    if report.state in (State.ACCEPTED, State.ROUTED):
        await group_notices.tell_heads(desk, report, said_of(report, "head-objected"))
    key = _OBJECTED.get(State(report.state), "objected")
    await notices.thank(desk, here.person, report, key)
    await _tell_others(desk, here, report, "step-objected", ("note",))


_OBJECTED = {State.INSPECTION: "objected-inspection", State.TRIAGE: "appealed"}


async def _tell_others(
    desk: Desk, here: Here, report: Report, key: str, buttons: tuple[str, ...]
) -> None:
    for person, chat in await desk.listeners(report):
        if person.id != here.person.id:
            await notices.tell(desk, report, (person, chat), key, buttons)


def _told(desk: Desk, report: Report, answer: str) -> Text:
    voice = desk.voice()
    said = voice.word(f"answer-{answer}")
    return voice.say(said_of(report, "group-objected"), code=spell_code(report.code), answer=said)


async def _give(desk: Desk, here: Here, report: Report, answer: str) -> None:
    claim = await _claims(desk, report)
    await verdicts.give(desk.tx, report.id, here.person.id, claim, answer, desk.now)


async def _claims(desk: Desk, report: Report) -> int:
    return await reports.times(desk.tx, report.id, "claim")


async def remind(desk: Desk, report: Report) -> None:
    """Those who have not spoken on the claim are asked once more."""
    said = await verdicts.on_claim(desk.tx, report.id, await _claims(desk, report))
    for person, chat in await desk.listeners(report):
        if person.id not in said:
            await notices.tell(desk, report, (person, chat), "word-reminder", notices.WORDS_ON_IT)


async def close_unspoken(desk: Desk, report: Report) -> Report:
    """The time for a word is over: half of those who spoke said "done", or it closes in silence."""
    said = await verdicts.on_claim(desk.tx, report.id, await _claims(desk, report))
    agreed = sum(answer == "done" for answer in said.values())
    is_agreed = bool(said) and agreed * 2 >= len(said)
    closed = await move(desk, None, report, "accord" if is_agreed else "silence", Actor.SYSTEM)
    await group_notices.card_changed(desk, closed)
    key = "closed-accord" if is_agreed else "closed-silent"
    buttons = ("object",) if is_agreed else notices.WORDS_ON_IT
    await notices.tell_all(desk, closed, key, buttons)
    return closed
