"""The table of contents: everything that can be said to the bot, on one page."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from conversation.router import Entry, Table
from conversation.talk import Talk
from handlers.admin import groups, model
from handlers.citizen import follow, report, start
from handlers.lookups import Lookups
from handlers.unit import inspect, work
from services.desk import Desk, Here

Script = Callable[[Talk, Lookups], Awaitable[Any]]
Finish = Callable[[Desk, Here, Any], Awaitable[None]]
Deed = Callable[[Desk, Here, str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Dialog:
    """A script that thinks, and the service call that does what it came to."""

    script: Script
    finish: Finish


DIALOGS: dict[str, Dialog] = {
    "report": Dialog(report.report_a_problem, report.file_it),
    "track": Dialog(follow.track, follow.show_code),
    "answer": Dialog(follow.answer_the_unit, follow.pass_answer),
    "note": Dialog(follow.add_to_report, follow.pass_note),
    "object": Dialog(follow.say_it_is_not_done, follow.pass_objection),
    "withdraw": Dialog(follow.take_back, follow.withdraw),
    "ask": Dialog(work.ask_the_citizen, work.put_question),
    "return": Dialog(work.return_it, work.send_back),
    "done": Dialog(work.report_done, work.claim),
    "assign": Dialog(work.assign_it, work.assign),
    "order": Dialog(inspect.order_it, inspect.order),
    "dismiss": Dialog(inspect.dismiss_it, inspect.dismiss),
}

DEEDS: dict[str, Deed] = {
    "start": start.start,
    "help": start.help_,
    "languages": start.languages,
    "speak": start.speak,
    "cancel": start.nothing_to_cancel,
    "mine": follow.mine,
    "view": follow.view,
    "confirm": follow.confirm,
    "rate": follow.rate,
    "why": follow.why,
    "appeal": follow.appeal,
    "take": work.take,
    "remark": work.note,
    "bind": groups.bind,
    "area": groups.area,
    "unitcode": groups.unit_code,
    "model": model.model,
}

COMMANDS: dict[str, Entry] = {
    "start": Entry(deed="start", where="private"),
    "help": Entry(deed="help"),
    "report": Entry(dialog="report", where="private"),
    "track": Entry(dialog="track", where="private"),
    "my": Entry(deed="mine", where="private"),
    "cancel": Entry(deed="cancel"),
    "lang": Entry(deed="languages", where="private"),
    "bind": Entry(deed="bind", where="group"),
    "area": Entry(deed="area", where="group"),
    "unitcode": Entry(deed="unitcode", where="private"),
    "model": Entry(deed="model", where="private"),
}

PRESSES: dict[str, Entry] = {
    "take": Entry(deed="take"),
    "ask": Entry(dialog="ask"),
    "return": Entry(dialog="return"),
    "done": Entry(dialog="done"),
    "assign": Entry(dialog="assign"),
    "view": Entry(deed="view"),
    "more": Entry(dialog="report"),
    "answer": Entry(dialog="answer"),
    "note": Entry(dialog="note"),
    "withdraw": Entry(dialog="withdraw"),
    "confirm": Entry(deed="confirm"),
    "partly": Entry(dialog="object"),
    "object": Entry(dialog="object"),
    "rate": Entry(deed="rate"),
    "why": Entry(deed="why"),
    "insist": Entry(dialog="object"),
    "appeal": Entry(deed="appeal"),
    "order": Entry(dialog="order"),
    "dismiss": Entry(dialog="dismiss"),
    "l": Entry(deed="speak"),
}

MENU_WORDS: dict[str, str] = {
    "menu-report": "report",
    "menu-mine": "my",
    "menu-track": "track",
    "menu-help": "help",
    "menu-language": "lang",
}
"""The keys of the main menu by phrase, and the command each stands for."""

MENU_OF_COMMANDS = ("report", "my", "track", "cancel", "lang", "help")
"""The commands offered in a messenger's own menu, in this order."""


def table(words: dict[str, str]) -> Table:
    """The routing table; `words` are the menu's keys as folded words, and their commands."""
    return Table(COMMANDS, PRESSES, words, first_words="report")
