"""Finding a report by its code, a caller's number, its place or its words, and what then is open.

What somebody sees follows his offices; nobody sees who reported, and personal data is masked.
"""

import asyncio
from dataclasses import dataclass

from conversation.replies import Button, Say, Text
from conversation.spelling import fold
from domain.city import City
from domain.errors import Refusal
from domain.lifecycle import is_open
from domain.phones import digest_of, read_phone
from domain.report import Report
from domain.rights import RIGHTS, Action, Role
from domain.tracking import read_code, spell_code
from nlp.personal import mask
from services import cards
from services.correcting import DISPLACEABLE, is_central
from services.desk import Desk, Here
from services.standing import may, names_of_roles, offices, require
from services.voice import Voice, lines
from storage import callers, finding, followers, reports, seeking

FOUND_AT_ONCE = 10
MOST_WORDS = 5
LEAST_LETTERS = 2
DESK_VERBS = (
    "card", "correct", "relocate", "transfer", "combine", "divide", "comment", "speak", "who",
)  # fmt: skip
"""All that may be done to a report that was found."""
_REGION = frozenset({"منطقه", "region"})
_OPEN = frozenset({"باز", "open"})


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: words, limited to a region, to subjects and to what is open."""

    words: tuple[str, ...]
    region: str | None
    subjects: tuple[str, ...]
    only_open: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for at all."""
        return not (self.words or self.region or self.subjects)


def read_sought(city: City, said: str) -> Sought:
    """What is looked for in words such as `region 6 open street lamp`; keys of subjects count."""
    left, region, subjects, only_open = [], None, [], False
    parts = fold(said).split()
    known = {subject.key for subject in city.subjects}
    while parts:
        word = parts.pop(0)
        if word in _REGION and parts and parts[0] in {one.key for one in city.regions}:
            region = parts.pop(0)
        elif word in _OPEN:
            only_open = True
        elif word in known:
            subjects.append(word)
        elif sum(letter.isalnum() for letter in word) >= LEAST_LETTERS:
            left.append(word)
    return Sought(tuple(left[:MOST_WORDS]), region, tuple(subjects), only_open)


async def scope(desk: Desk, here: Here) -> frozenset[str] | None:
    """The units whose reports this person may find; `None` for those of the whole city.

    `Refusal` for who has none.
    """
    if await is_central(desk, here):
        return None
    held = await offices(desk, here)
    units = {office.unit for office in held if office.role in RIGHTS[Action.WORK]}
    for office in held:
        if office.role is Role.SUPERVISOR:
            home = desk.city.unit(office.unit).region
            units |= {unit.key for unit in desk.city.units if home in (None, unit.region)}
    if not units:
        raise Refusal("right-missing", who=names_of_roles(desk, here, RIGHTS[Action.WORK]))
    return frozenset(units)


async def found(desk: Desk, here: Here, said: str, most: int = FOUND_AT_ONCE) -> list[Report]:
    """The newest reports that fit what was said; `Refusal` where that is too little."""
    units = await scope(desk, here)
    code = read_code(said)
    if code:
        one = await reports.report_with_code(desk.tx, code)
        return [one] if one and (units is None or one.unit in units) else []
    phone = read_phone(said)
    if phone:
        await require(desk, here, Action.OPERATE)
        digest = await asyncio.to_thread(digest_of, phone, desk.city.key)
        return await finding.by_caller(desk.tx, digest, most, units)
    sought = read_sought(desk.city, said)
    if sought.is_empty:
        raise Refusal("help-find")
    limits = (units, sought.region, sought.subjects, sought.only_open)
    return await finding.by_facts(desk.tx, most, seeking.Sought(sought.words, *limits))


def listed(city: City, voice: Voice, reports_: list[Report]) -> Text:
    """Reports, a line each."""
    return lines(*(_line(city, voice, report) for report in reports_))


def _line(city: City, voice: Voice, report: Report) -> Text:
    place = report.place or report.address
    return voice.say(
        "find-line",
        code=spell_code(report.code),
        subject=voice.name(city.subject(report.subject).short),
        state=voice.word(f"short-{report.state.replace('_', '-')}"),
        unit=voice.name(city.unit(report.unit).name),
        place=mask(place, names=False)[:60] if place else "—",
    )


def told(city: City, voice: Voice, reports_: list[Report]) -> Say:
    """What was found, each report with a button that opens it."""
    if not reports_:
        return Say(text=voice.say("find-none"))
    head = voice.say("find-some", count=str(len(reports_)))
    rows = tuple(
        (Button(f"🔎 {spell_code(one.code)}", data=cards.press(one, "open")),) for one in reports_
    )
    return Say(text=lines(head, listed(city, voice, reports_)), buttons=rows)


async def show(desk: Desk, here: Here, report_id: int) -> None:
    """One report as the centre sees it, with what may be done to it from here."""
    report = await reports.report(desk.tx, report_id)
    units = await scope(desk, here)
    if report is None or (units is not None and report.unit not in units):
        raise Refusal("report-not-yours")
    voice = desk.voice(here.person.language)
    waiting = await followers.count(desk.tx, report.id)
    call = await callers.call_of(desk.tx, report.id)
    by_phone = voice.say("find-by-phone", tail=call.tail or "—") if call else ()
    text = lines(cards.unit_card(desk, report, None, waiting), by_phone)
    rows = await _rows(desk, here, report, is_call=call is not None, everywhere=units is None)
    buttons = tuple(
        tuple(Button(voice.word(f"desk-{verb}"), data=cards.press(report, verb)) for verb in row)
        for row in rows
    )
    desk.post(here.chat, Say(text=text, buttons=buttons), report)


async def _rows(
    desk: Desk, here: Here, report: Report, *, is_call: bool, everywhere: bool
) -> tuple[tuple[str, ...], ...]:
    if not everywhere:
        return (("card",),)
    rows: list[tuple[str, ...]] = []
    if report.state in DISPLACEABLE:
        rows += [("correct", "relocate"), ("transfer", "combine"), ("divide", "comment")]
    elif is_open(report.state):
        rows += [("combine", "divide"), ("comment",)]
    if is_call and await may(desk, here, Action.OPERATE):
        rows.append(("speak",))
    if await may(desk, here, Action.BLOCK):
        rows.append(("who",))
    return tuple(rows)
