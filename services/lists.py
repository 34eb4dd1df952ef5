"""What a unit's group has on its hands: mine, late, waiting, and all of it when shifts change."""

from collections.abc import Iterator
from dataclasses import replace

from conversation.replies import Button, Buttons, Say, Text
from domain.clocks import term_ends
from domain.errors import Refusal
from domain.lifecycle import PAUSING, State
from domain.report import Report
from domain.tracking import spell_code
from services import cards, group_notices, moves
from services.desk import Desk, Here
from services.standing import acting_as, for_unit, handling_unit
from services.voice import Voice, lines
from storage import people, reports
from storage.groups import GroupChat

MOST_SHOWN = 30
IN_A_ROW = 3
_NOBODYS = frozenset({State.ROUTED, State.TRIAGE})


async def mine(desk: Desk, here: Here) -> None:
    """The reports that this person has in hand here."""
    found = [one for one in await _ours(desk, here) if one.taken_by == here.person.id]
    await _show(desk, here, "list-mine", found)


async def late(desk: Desk, here: Here) -> None:
    """The group's reports whose term is over while their clock runs, latest first."""
    found = [
        one
        for one in await _ours(desk, here)
        if one.state not in PAUSING and term_ends(one) < desk.now
    ]
    await _show(desk, here, "list-late", sorted(found, key=term_ends))


async def queue(desk: Desk, here: Here) -> None:
    """What nobody has taken yet, emergencies first, and what this person has in hand."""
    ours = await _ours(desk, here)
    untaken = [one for one in ours if one.state in _NOBODYS]
    untaken.sort(key=lambda one: (not one.emergency, one.due_at))
    own = [one for one in ours if one.taken_by == here.person.id]
    await _show(desk, here, "list-queue", [*untaken, *own])


async def shift(desk: Desk, here: Here) -> None:
    """All that is open here by state, with age and holder, and a button to relieve each holder."""
    order = list(State)
    found = sorted(await _ours(desk, here), key=lambda one: (order.index(State(one.state)), one.id))
    await _show(desk, here, "list-shift", found, await _relief(desk, here, found))


async def _relief(desk: Desk, here: Here, found: list[Report]) -> Buttons:
    holders: dict[int, int] = {}
    for report in found:
        if _can_change_hands(report) and report.taken_by:
            holders[report.taken_by] = holders.get(report.taken_by, 0) + 1
    rows = []
    for holder, count in holders.items():
        name = (await people.person(desk.tx, holder)).name
        label = desk.voice().word("list-relieve", name=name, count=str(count))
        rows.append((Button(label, data=f"relieve:{holder}"),))
    return tuple(rows)


async def card(desk: Desk, here: Here, report_id: int) -> None:
    """The card of a report is shown anew, at the end of the group's talk."""
    report = await for_unit(desk, here, report_id)
    await group_notices.hand_over(desk, report, here.chat.group)


async def take_over(desk: Desk, here: Here, report_id: int) -> None:
    """Somebody of the unit takes over what a colleague has in hand."""
    report = await for_unit(desk, here, report_id)
    if not _can_change_hands(report):
        raise Refusal("move-forbidden", state=report.state, actor=acting_as(report))
    if report.taken_by == here.person.id:
        raise Refusal("takeover-own")
    await _take_over(desk, here, report)


async def relieve(desk: Desk, here: Here, holder: int) -> None:
    """Somebody of the unit takes over all that a colleague has in hand here."""
    found = [one for one in await _ours(desk, here) if one.taken_by == holder]
    theirs = [one for one in found if _can_change_hands(one)]
    if not theirs or holder == here.person.id:
        raise Refusal("takeover-own" if theirs else "takeover-none")
    for report in theirs:
        await _take_over(desk, here, await for_unit(desk, here, report.id))
    name = (await people.person(desk.tx, holder)).name
    details = {"name": here.person.name, "before": name, "count": str(len(theirs))}
    desk.post(here.chat, Say(text=desk.voice().say("relieved", **details)))


def _can_change_hands(report: Report) -> bool:
    return report.state not in _NOBODYS and report.taken_by is not None


async def _take_over(desk: Desk, here: Here, report: Report) -> None:
    before = await people.person(desk.tx, report.taken_by or here.person.id)
    owner = here.person.id
    if not await reports.change(desk.tx, report, report.state, report.changed_at, taken_by=owner):
        raise Refusal("report-changed")
    taken = replace(report, taken_by=owner)
    await moves.note(desk, here, taken, "takeover", acting_as(report), before.name)
    await group_notices.card_changed(desk, taken)


async def left_behind(desk: Desk, person_id: int) -> None:
    """Somebody left: the cards of what he has in hand say so, for a colleague to take over."""
    for report in await reports.held_by(desk.tx, person_id):
        await group_notices.card_changed(desk, report)


async def _ours(desk: Desk, here: Here) -> list[Report]:
    """What waits for the unit whose group this is, as far as it is this group's region."""
    unit = here.chat.unit
    if here.chat.kind == "private" or unit is None:
        raise Refusal("list-in-group")
    found = await reports.waiting_for(desk.tx, unit, for_all=unit == desk.city.fallback)
    serving: dict[tuple[str, str | None], list[GroupChat]] = {}
    ours = []
    for report in found:
        key = (handling_unit(desk.city, report), report.region)
        if key not in serving:
            serving[key] = await desk.groups_for(*key)
        if here.chat.group in serving[key]:
            ours.append(report)
    return ours


async def _show(desk: Desk, here: Here, key: str, found: list[Report], more: Buttons = ()) -> None:
    voice = desk.voice()
    if not found:
        desk.post(here.chat, Say(text=voice.say("list-empty", list=voice.word(key))))
        return
    shown = found[:MOST_SHOWN]
    head = voice.say("list-head", list=voice.word(key), count=str(len(found)))
    left = len(found) - len(shown)
    text = lines(
        head,
        *[await _line(desk, report) for report in shown],
        voice.say("list-more", count=str(left)) if left else (),
    )
    desk.post(here.chat, Say(text=text, buttons=(*openers(voice, shown), *more)))


async def _line(desk: Desk, report: Report) -> Text:
    voice = desk.voice()
    holder = await people.person(desk.tx, report.taken_by) if report.taken_by else None
    is_late = report.state not in PAUSING and term_ends(report) < desk.now
    return voice.say(
        "list-line-late" if is_late else "list-line",
        code=spell_code(report.code),
        subject=voice.name(desk.city.subject(report.subject).short),
        state=voice.word(f"short-{report.state.replace('_', '-')}"),
        age=voice.span(desk.now - report.opened_at),
        holder=holder.name if holder else voice.word("list-nobody"),
    )


def openers(voice: Voice, found: list[Report]) -> Iterator[tuple[Button, ...]]:
    """Buttons that open the cards, their codes in the digits of the lines above them."""
    names = (voice.word("option-plain", name=spell_code(one.code)) for one in found)
    cells = [
        Button(name, data=cards.press(one, "card")) for name, one in zip(names, found, strict=True)
    ]
    for at in range(0, len(cells), IN_A_ROW):
        yield tuple(cells[at : at + IN_A_ROW])
