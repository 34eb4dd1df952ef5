"""Alarms about reports, gathered by group: a few are told one by one, many at once as one list.

After an outage hundreds of reports may climb together; no group is to be flooded.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from conversation.replies import Buttons, Say, Text
from domain.report import Report
from domain.tracking import spell_code
from services import cards
from services.desk import Desk
from services.lateness import Known
from services.lists import openers
from services.sayings import said_of
from services.voice import lines
from storage.groups import GroupChat

FEW = 3
MOST_LISTED = 20
LOOKING_ON = frozenset({"alarm-late", "alarm-centre", "alarm-worst", "alarm-triage"})
"""What those hear who watch over a unit: no card of theirs, so no buttons."""


@dataclass(slots=True)
class Alarms:
    """What is to be told to the groups when the whole look round is over."""

    told: dict[GroupChat, list[tuple[Report, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    expected: Known = field(default_factory=dict)

    def add(self, groups: list[GroupChat], report: Report, key: str) -> None:
        """These groups will hear of a report."""
        for group in groups:
            self.told[group].append((report, key))

    def post(self, desk: Desk) -> None:
        """Tell each group what it has to hear."""
        for group, theirs in self.told.items():
            if len(theirs) > FEW:
                desk.post(group, Say(text=_list(desk, theirs), buttons=_buttons(desk, theirs)))
                continue
            for report, key in theirs:
                buttons = () if key in LOOKING_ON else cards.unit_buttons(desk, report)
                desk.post(group, Say(text=_one(desk, report, key), buttons=buttons), report)


def _one(desk: Desk, report: Report, key: str) -> Text:
    voice = desk.voice()
    head = voice.say(said_of(report, key), code=spell_code(report.code))
    return lines(head, cards.unit_card(desk, report, None))


def _list(desk: Desk, theirs: list[tuple[Report, str]]) -> Text:
    voice = desk.voice()
    shown = [_line(desk, report, key) for report, key in theirs[:MOST_LISTED]]
    rest = len(theirs) - len(shown)
    more = [voice.say("alarm-more", count=str(rest))] if rest else []
    return lines(voice.say("alarm-list", count=str(len(theirs))), *shown, *more)


def _buttons(desk: Desk, theirs: list[tuple[Report, str]]) -> Buttons:
    """The cards of those listed can be opened, but not by those who only look on."""
    own = [report for report, key in theirs[:MOST_LISTED] if key not in LOOKING_ON]
    return tuple(openers(desk.voice(), own))


def _line(desk: Desk, report: Report, key: str) -> Text:
    voice = desk.voice()
    return voice.say(
        "alarm-line",
        code=spell_code(report.code),
        subject=voice.name(desk.city.subject(report.subject).short),
        unit=voice.name(desk.city.unit(report.unit).name),
        what=voice.word(f"{key}-short"),
    )
