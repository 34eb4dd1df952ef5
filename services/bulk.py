"""One deed on many reports of one event: looked at first, then done one by one."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from conversation.replies import Say
from domain.errors import Refusal
from domain.report import Report
from domain.rights import Action
from domain.tracking import spell_code
from services import correcting, finding
from services.desk import Desk, Here
from services.standing import require
from services.voice import lines
from storage import audit
from storage import finding as shelves

MOST = 100
SHOWN = 5
VERBS = ("merge", "tell", "transfer")


@dataclass(frozen=True, slots=True)
class Bulk:
    """What is to be done to which reports; `value` is a code, words or a unit's key."""

    verb: str
    ids: tuple[int, ...]
    value: str


async def found(desk: Desk, here: Here, said: str) -> list[Report]:
    """The open reports that fit what was said; `Refusal` for who may not touch them."""
    await require(desk, here, Action.OPERATE)
    reports = await finding.found(desk, here, f"{said} open", MOST)
    return [report for report in reports if report.state in correcting.TOUCHABLE]


async def do(desk: Desk, here: Here, wanted: Bulk) -> None:
    """Do it to each; what cannot be done to one stops no other, and is told in the end."""
    await require(desk, here, Action.OPERATE)
    deed = _DEEDS[wanted.verb]
    failed: list[tuple[Report, Refusal]] = []
    reports = await shelves.with_ids(desk.tx, wanted.ids[:MOST])
    for report in sorted(reports, key=lambda one: one.id):
        if wanted.verb == "merge" and report.code == wanted.value:
            continue
        posted = len(desk.letters)
        try:
            async with desk.tx.begin_nested():
                await deed(desk, here, report.id, wanted.value)
        except Refusal as refusal:
            del desk.letters[posted:]
            failed.append((report, refusal))
    await _told(desk, here, wanted, reports, failed)


async def _told(
    desk: Desk, here: Here, wanted: Bulk, reports: Sequence[Report],
    failed: Sequence[tuple[Report, Refusal]],
) -> None:  # fmt: skip
    done = len(reports) - len(failed)
    words = f"{done} of {len(reports)}: {wanted.value}"
    await audit.record(desk.tx, desk.now, here.person.id, f"bulk-{wanted.verb}", "", words)
    voice = desk.voice(here.person.language)
    head = voice.say("bulk-done", done=str(done), failed=str(len(failed)))
    why = [
        voice.say("bulk-failed", code=spell_code(report.code), state=voice.word(_short(report)))
        for report, _ in failed[:SHOWN]
    ]
    desk.post(here.chat, Say(text=lines(head, *why)))


def _short(report: Report) -> str:
    return f"short-{report.state.replace('_', '-')}"


_DEEDS: dict[str, Callable[[Desk, Here, int, str], Awaitable[None]]] = {
    "merge": correcting.combine,
    "tell": correcting.tell,
    "transfer": correcting.transfer,
}
