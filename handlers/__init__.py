"""The table of contents: every dialog, deed and survey of the bot, on one page.

Which words and buttons lead to them is in `handlers/entries.py`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from conversation.replies import Reply
from conversation.talk import Talk
from handlers.admin import (
    announcing,
    city,
    desk,
    entry,
    groups,
    messages,
    model,
    offices,
    oncall,
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
    "announce": Dialog(announcing.announce_it, announcing.announce),
    "reannounce": Dialog(announcing.change_it, announcing.change),
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
    "template": Dialog(city.changes("template"), city.finish),
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
    "unjudge": inspect.unjudge,
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
    "urgecast": messages.urge,
    "passcast": messages.approve,
    "announcements": announcing.list_,
    "stopnote": announcing.stop,
    "block": messages.block,
    "unblock": messages.unblock,
    "admin": rights.admin,
    "whocan": rights.who_can,
    "audit": rights.audit,
    "reporter": rights.reporter,
    "oncall": oncall.on_call,
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
