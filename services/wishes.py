"""What a unit may not do alone: it wishes, the report stays as it is, a superior decides."""

from dataclasses import replace
from datetime import date
from typing import Any

from conversation.events import Attachment
from conversation.replies import Button, Buttons, Say, Show, Stored, Text
from domain.answers import is_bare
from domain.errors import Refusal
from domain.lateness import Cause, noted
from domain.lifecycle import Actor, State
from domain.report import File, Report
from domain.tracking import spell_code
from services import cards, enclosures, group_notices, lateness, moves, notices, planning
from services.daytime import say_by_day
from services.desk import Desk, Here
from services.moves import move
from services.standing import for_head, for_supervisor, for_unit, held, is_head, works_at
from services.unit_work import check_move
from services.wish_cards import Kind, Wish, answered, card_name, deciders, wish_of
from services.wish_cards import wishes as stored_wishes
from storage import reports


async def ask_hold(desk: Desk, here: Here, report_id: int, day: date, words: str) -> None:
    """The unit wishes to let work stand still until a day; the region's supervisor decides."""
    report = await for_unit(desk, here, report_id)
    check_move(report, "hold")
    planning.end_of(desk, day)
    await _wish(desk, here, report, Wish("hold", words, day))


async def no_action(
    desk: Desk, here: Here, report_id: int, words: str, media: tuple[Attachment, ...]
) -> bool:
    """An expert finds that nothing has to be done; the head closes it, a member wishes he did.

    Whether it is closed.
    """
    report = await for_unit(desk, here, report_id)
    check_move(report, "no_action")
    if is_bare(words):
        raise Refusal("answer-bare")
    if not media:
        raise Refusal("no-action-proof")
    files = [File("expert", item.kind, item.key, item.name or "") for item in media if item.key]
    await reports.attach(desk.tx, report.id, files, here.person.id, desk.now)
    is_closed = await is_head(desk, here, report)
    if is_closed:
        await _close(desk, here, report, words)
    else:
        await _wish(desk, here, report, Wish("no_action", words))
    return is_closed


async def _wish(desk: Desk, here: Here, report: Report, wish: Wish) -> None:
    if report.wish:
        raise Refusal("wish-pending")
    await reports.note_clock(desk.tx, report.id, wish=stored_wishes.dump_json(wish).decode())
    await moves.note(desk, here, report, "wish", Actor.UNIT, f"{wish.kind}: {wish.words}")
    buttons = _choice(desk, report)
    files = await _expert_pictures(desk, report) if wish.kind == "no_action" else ()
    for group in await deciders(desk, report, wish.kind):
        if files:
            desk.post(group, Show(files=files), report)
        told = _told(desk, here, report, wish)
        desk.post(group, Say(text=told, buttons=buttons, card=card_name(report)), report)


def _told(desk: Desk, here: Here, report: Report, wish: Wish) -> Text:
    voice = desk.voice()
    details = {
        "code": spell_code(report.code),
        "subject": voice.name(desk.city.subject(report.subject).name),
        "unit": voice.name(desk.city.unit(report.unit).name),
        "name": here.person.name,
        "words": wish.words,
    }
    if wish.day:
        until = planning.end_of(desk, wish.day)
        return voice.say("wish-hold", **details, date=voice.day(until))
    return voice.say("wish-no-action", **details)


def _choice(desk: Desk, report: Report) -> Buttons:
    voice = desk.voice()
    return (
        (
            Button(voice.word("unit-approve"), data=cards.press(report, "approve")),
            Button(voice.word("unit-decline"), data=cards.press(report, "decline")),
        ),
    )


async def _for_decider(desk: Desk, here: Here, report_id: int) -> tuple[Report, Wish]:
    """The report and its wish, if this person decides on it; `Refusal` if not.

    Whether there is a wish at all is told to none but those who may decide on one.
    """
    report = await held(desk, report_id)
    if not (report.wish or await _may_decide(desk, here, report)):
        raise Refusal("supervisor-only")
    wish = wish_of(report)
    decider = for_supervisor if wish.kind == "hold" else for_head
    return await decider(desk, here, report_id), wish


async def _may_decide(desk: Desk, here: Here, report: Report) -> bool:
    above = desk.city.supervisor_of(report.region)
    return await is_head(desk, here, report) or await works_at(desk, here, above, report.region)


async def approve(desk: Desk, here: Here, report_id: int) -> None:
    """The wish comes true: work stands still until the day, or the report is closed."""
    wished, wish = await _for_decider(desk, here, report_id)
    report = replace(wished, wish="")
    if wish.day:
        await _hold(desk, here, report, wish.words, wish.day)
    else:
        await _close(desk, here, report, wish.words)
    await _settle(desk, here, report, wish.kind, "wish-approved")


async def decline(desk: Desk, here: Here, report_id: int) -> None:
    """The wish is declined: the unit hears it and works on."""
    report, wish = await _for_decider(desk, here, report_id)
    await reports.note_clock(desk.tx, report.id, wish="")
    actor = Actor.SUPERVISOR if wish.kind == "hold" else Actor.HEAD
    await moves.note(desk, here, report, "decline", actor, wish.kind)
    await _settle(desk, here, report, wish.kind, "wish-declined")


async def _settle(desk: Desk, here: Here, report: Report, kind: Kind, key: str) -> None:
    """The card with the choice shows what was decided, and the unit's groups hear it."""
    voice = desk.voice()
    wished = voice.word("unit-hold" if kind == "hold" else "unit-no-action")
    told = voice.say(key, code=spell_code(report.code), wish=wished, name=here.person.name)
    deciding = await answered(desk, report, kind, told)
    for group in await group_notices.groups_in_charge(desk, report):
        if group not in deciding:
            desk.post(group, Say(text=told), report)


async def _hold(desk: Desk, here: Here, report: Report, words: str, day: date) -> None:
    """Work stands still; a date that was planned before is void afterwards."""
    until = planning.end_of(desk, day)
    resume = State.ACCEPTED if report.state == State.PLANNED else report.state
    changes: dict[str, Any] = {"until_at": until, "resume": resume}
    if until > report.due_at:
        changes["told_late"] = noted(report, Cause.HOLD)
    key = "step-hold-late" if until > report.due_at else "step-hold"
    on_hold = await move(desk, here, report, "hold", Actor.SUPERVISOR, words=words, **changes)
    await group_notices.card_changed(desk, on_hold)
    for listener in await desk.listeners(report):
        voice = desk.voice(listener[0].language)
        new = lateness.day_after_stop(voice, report, until, desk.now)
        await notices.tell(
            desk, on_hold, listener, key, date=voice.day(until), words=words, new=new
        )


async def _close(desk: Desk, here: Here, report: Report, words: str) -> None:
    """Closed with the expert's words and pictures; the citizen may object."""
    closed = await move(desk, here, report, "no_action", Actor.HEAD, words=words)
    await group_notices.card_changed(desk, closed)
    files = await _expert_pictures(desk, report)
    for listener in await desk.listeners(report):
        await say_by_day(desk, listener[1], Show(files=files), report)
        await notices.tell(desk, closed, listener, "step-no-action", ("object",), words=words)


async def _expert_pictures(desk: Desk, report: Report) -> tuple[Stored, ...]:
    files = await reports.files_of(desk.tx, report.id)
    return tuple(
        enclosures.stored(file.kind, file.key, file.name) for file in files if file.role == "expert"
    )
