"""The table of contents: everything that can be said to the bot, on one page."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from conversation.replies import Reply
from conversation.router import Entry, Table
from conversation.talk import Talk
from handlers.admin import (
    city,
    desk,
    entry,
    groups,
    messages,
    model,
    offices,
    orders,
    rights,
    routes,
    statistics,
)
from handlers.citizen import follow, own, report, start
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
    "phone": Dialog(own.share_number, own.claim_calls),
    "forget": Dialog(own.forget_me, own.forget),
    "entry": Dialog(entry.enter_it, entry.file_entry),
    "correct": Dialog(desk.correct_it, desk.correct),
    "relocate": Dialog(desk.relocate_it, desk.relocate),
    "transfer": Dialog(desk.transfer_it, desk.transfer),
    "combine": Dialog(desk.combine_it, desk.combine),
    "divide": Dialog(desk.divide_it, desk.divide),
    "comment": Dialog(desk.comment_on_it, desk.comment),
    "speak": Dialog(desk.speak_for, desk.speak),
    "bulk": Dialog(desk.act_on_many, desk.do_bulk),
    "manager-order": Dialog(orders.order_it, orders.order),
    "broadcast": Dialog(messages.write_to_many, messages.send_to_many),
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
    "revoke": Dialog(offices.revoke_it, offices.revoke),
    "unbind": Dialog(groups.unbind_it, groups.move),
    "move": Dialog(groups.move_it, groups.move),
    "unit": Dialog(city.changes("unit"), city.finish),
    "subject": Dialog(city.changes("subject"), city.finish),
    "term": Dialog(city.changes("term"), city.finish),
    "rule": Dialog(city.changes("rule"), city.finish),
    "config": Dialog(city.configure, city.finish),
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
    "invite": offices.invite,
    "role": offices.take_role,
    "leaverole": offices.leave_role,
    "model": model.model,
    "open": desk.open_,
    "who": desk.who,
    "privacy": own.tell_privacy,
    "quiet": own.quiet,
    "broadcasts": messages.state,
    "stopcast": messages.stop,
    "block": messages.block,
    "unblock": messages.unblock,
    "admin": rights.admin,
    "whocan": rights.who_can,
    "audit": rights.audit,
    "reporter": rights.reporter,
    "groups": groups.health,
    "testcard": groups.test_card,
    "seen": groups.seen,
}

SURVEYS: dict[str, Survey] = {
    "stats": statistics.stats,
    "export": statistics.export,
    "find": desk.find,
    "mydata": own.my_data,
    "doctor": messages.doctor,
    "whyroute": routes.why_route,
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
    "invite": Entry(deed="invite", where="private"),
    "revoke": Entry(dialog="revoke", where="private"),
    "admin": Entry(deed="admin", where="private"),
    "whocan": Entry(deed="whocan", where="private"),
    "audit": Entry(deed="audit", where="private"),
    "reporter": Entry(deed="reporter", where="private"),
    "groups": Entry(deed="groups", where="private"),
    "testcard": Entry(deed="testcard"),
    "unbind": Entry(dialog="unbind", where="group"),
    "move": Entry(dialog="move", where="group"),
    "unit": Entry(dialog="unit", where="private"),
    "subject": Entry(dialog="subject", where="private"),
    "term": Entry(dialog="term", where="private"),
    "rule": Entry(dialog="rule", where="private"),
    "config": Entry(dialog="config", where="private"),
    "whyroute": Entry(deed="whyroute", where="private"),
    "role": Entry(deed="role", where="private"),
    "leaverole": Entry(deed="leaverole", where="private"),
    "model": Entry(deed="model", where="private"),
    "privacy": Entry(deed="privacy", where="private"),
    "quiet": Entry(deed="quiet", where="private"),
    "phone": Entry(dialog="phone", where="private"),
    "entry": Entry(dialog="entry", where="private"),
    "find": Entry(deed="find", where="private"),
    "bulk": Entry(dialog="bulk", where="private"),
    "order": Entry(dialog="manager-order", where="private"),
    "broadcast": Entry(dialog="broadcast", where="private"),
    "broadcasts": Entry(deed="broadcasts", where="private"),
    "block": Entry(deed="block", where="private"),
    "unblock": Entry(deed="unblock", where="private"),
    "doctor": Entry(deed="doctor", where="private"),
    "stats": Entry(deed="stats"),
    "export": Entry(deed="export"),
}

PRESSES: dict[str, Entry] = {
    "seen": Entry(deed="seen"),
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
    "open": Entry(deed="open"),
    "who": Entry(deed="who"),
    "correct": Entry(dialog="correct"),
    "relocate": Entry(dialog="relocate"),
    "transfer": Entry(dialog="transfer"),
    "combine": Entry(dialog="combine"),
    "divide": Entry(dialog="divide"),
    "comment": Entry(dialog="comment"),
    "speak": Entry(dialog="speak"),
    "mydata": Entry(deed="mydata"),
    "forget": Entry(dialog="forget"),
    "hush": Entry(deed="quiet"),
    "stopcast": Entry(deed="stopcast"),
    "unblock": Entry(deed="unblock"),
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
    return Table(COMMANDS, PRESSES, words, first_words="report", contact="phone")
