"""The table of contents: everything that can be said to the bot, on one page."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from conversation.replies import Reply
from conversation.router import Entry, Table
from conversation.talk import Talk
from handlers.admin import groups, model, offices, statistics
from handlers.citizen import follow, report, start
from handlers.lookups import Lookups
from handlers.unit import (
    claiming,
    findings,
    handing_out,
    inspect,
    joining,
    plans,
    presses,
    triage,
    work,
)
from services.desk import Desk, Here
from services.voice import Voice

Script = Callable[[Talk, Lookups], Awaitable[Any]]
Finish = Callable[[Desk, Here, Any], Awaitable[None]]
Deed = Callable[[Desk, Here, str], Awaitable[None]]
Survey = Callable[[Lookups, Voice, str], Awaitable[list[Reply]]]


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
    "done": Dialog(claiming.report_done, claiming.claim),
    "redo": Dialog(claiming.send_back_to_work, claiming.redo),
    "plan": Dialog(plans.plan_it, plans.plan),
    "hold": Dialog(plans.hold_it, plans.hold),
    "diagnose": Dialog(findings.diagnose_it, findings.diagnose),
    "no-action": Dialog(findings.say_nothing_to_do, findings.no_action),
    "outside": Dialog(handing_out.hand_it_out, handing_out.hand_out),
    "refer-on": Dialog(handing_out.refer_it_on, handing_out.refer_on),
    "merge": Dialog(joining.merge_it, joining.merge),
    "split": Dialog(joining.split_it, joining.split),
    "assign": Dialog(triage.assign_it, triage.assign),
    "send": Dialog(triage.send_it, triage.send),
    "place": Dialog(triage.place_it, triage.place),
    "refer": Dialog(triage.refer_it, triage.refer),
    "reject": Dialog(triage.reject_it, triage.reject),
    "order": Dialog(inspect.order_it, inspect.order),
    "dismiss": Dialog(inspect.dismiss_it, inspect.dismiss),
    "disbelieve": Dialog(inspect.disbelieve_it, inspect.disbelieve),
}

DEEDS: dict[str, Deed] = {
    "start": start.start,
    "help": start.help_,
    "languages": start.languages,
    "speak": start.speak,
    "cancel": start.nothing_to_cancel,
    "mine": presses.mine,
    "late": presses.late,
    "queue": presses.queue,
    "shift": presses.shift,
    "view": follow.view,
    "confirm": follow.confirm,
    "rate": follow.rate,
    "why": follow.why,
    "believe": inspect.believe,
    "judge": inspect.judge,
    "appeal": follow.appeal,
    "take": work.take,
    "tap": triage.tap,
    "visit": presses.visit,
    "start-work": presses.start,
    "resume": presses.resume,
    "release": presses.release,
    "others": presses.others,
    "present": presses.present,
    "approve": presses.approve,
    "decline": presses.decline,
    "takeover": presses.take_over,
    "relieve": presses.relieve,
    "card": presses.card,
    "remark": work.note,
    "bind": groups.bind,
    "area": groups.area,
    "unitcode": groups.unit_code,
    "rolecode": offices.role_code,
    "role": offices.take_role,
    "leaverole": offices.leave_role,
    "model": model.model,
}

SURVEYS: dict[str, Survey] = {
    "stats": statistics.stats,
    "export": statistics.export,
}
"""What is only read, and may take long: answered with no transaction open."""

COMMANDS: dict[str, Entry] = {
    "start": Entry(deed="start", where="private"),
    "help": Entry(deed="help"),
    "report": Entry(dialog="report", where="private"),
    "track": Entry(dialog="track", where="private"),
    "my": Entry(deed="mine"),
    "late": Entry(deed="late", where="group"),
    "queue": Entry(deed="queue", where="group"),
    "shift": Entry(deed="shift", where="group"),
    "cancel": Entry(deed="cancel"),
    "lang": Entry(deed="languages", where="private"),
    "bind": Entry(deed="bind", where="group"),
    "area": Entry(deed="area", where="group"),
    "unitcode": Entry(deed="unitcode", where="private"),
    "rolecode": Entry(deed="rolecode", where="private"),
    "role": Entry(deed="role", where="private"),
    "leaverole": Entry(deed="leaverole", where="private"),
    "model": Entry(deed="model", where="private"),
    "stats": Entry(deed="stats"),
    "export": Entry(deed="export"),
}

PRESSES: dict[str, Entry] = {
    "take": Entry(deed="take"),
    "ask": Entry(dialog="ask"),
    "return": Entry(dialog="return"),
    "done": Entry(dialog="done"),
    "redo": Entry(dialog="redo"),
    "plan": Entry(dialog="plan"),
    "hold": Entry(dialog="hold"),
    "diagnose": Entry(dialog="diagnose"),
    "no-action": Entry(dialog="no-action"),
    "outside": Entry(dialog="outside"),
    "refer-on": Entry(dialog="refer-on"),
    "merge": Entry(dialog="merge"),
    "split": Entry(dialog="split"),
    "visit": Entry(deed="visit"),
    "start": Entry(deed="start-work"),
    "resume": Entry(deed="resume"),
    "release": Entry(deed="release"),
    "other": Entry(deed="others"),
    "present": Entry(deed="present"),
    "approve": Entry(deed="approve"),
    "decline": Entry(deed="decline"),
    "takeover": Entry(deed="takeover"),
    "card": Entry(deed="card"),
    "relieve": Entry(deed="relieve"),
    "as": Entry(deed="tap"),
    "assign": Entry(dialog="assign"),
    "send": Entry(dialog="send"),
    "place": Entry(dialog="place"),
    "refer": Entry(dialog="refer"),
    "reject": Entry(dialog="reject"),
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
    "believe": Entry(deed="believe"),
    "disbelieve": Entry(dialog="disbelieve"),
    "judge": Entry(deed="judge"),
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
