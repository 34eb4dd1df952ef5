"""What a unit does with a report, and that nobody else can."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from conversation.replies import Edit, Show
from domain.errors import Refusal
from services import joining, lists, membership, outside, planning, unit_work, wishes
from storage import people
from tests.services.conftest import (
    ALI,
    CITIZEN,
    LEFT,
    OTHER_CITIZEN,
    PHOTO,
    REZA,
    ROADS,
    SARA,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
)

Deed = Callable[..., Awaitable[Any]]

DEEDS: dict[str, tuple[Deed, tuple[Any, ...], str]] = {
    "take": (unit_work.take, (), "routed"),
    "ask": (unit_work.ask, ("کدام سمت خیابان؟",), "accepted"),
    "return": (unit_work.give_back, ("other-unit", "فضای سبز"), "accepted"),
    "claim": (unit_work.claim, ((PHOTO,), "شسته شد"), "accepted"),
    "note": (unit_work.note, ("فردا می‌رویم",), "accepted"),
    "tell": (unit_work.tell, ("فردا صبح می‌آییم",), "accepted"),
    "visit": (unit_work.step, ("visit",), "accepted"),
    "start": (unit_work.step, ("start",), "accepted"),
    "resume": (unit_work.step, ("resume",), "waiting_external"),
    "release": (unit_work.step, ("release",), "on_hold"),
    "diagnose": (unit_work.diagnose, ("doable", "جدول شکسته"), "visit"),
    "plan": (planning.plan, (date(2026, 3, 22),), "accepted"),
    "outside": (outside.hand_out, ("آبفا", "۱۲"), "accepted"),
    "refer-on": (outside.refer_on, ("",), "waiting_external"),
    "hold": (wishes.ask_hold, (date(2026, 3, 30), "مصالح نیست"), "accepted"),
    "no-action": (wishes.no_action, ("درخت سالم است", (PHOTO,)), "visit"),
    "split": (joining.split, ("چراغ خاموش است", "street_light"), "accepted"),
    "others": (unit_work.show_others, (), "accepted"),
    "takeover": (lists.take_over, (), "accepted"),
    "card": (lists.card, (), "accepted"),
}
STRANGERS = {
    "another unit's group": (REZA, ROADS),
    "another unit's worker in private": (REZA, REZA),
    "a worker in another unit's group": (ALI, ROADS),
    "triage, which does not answer for it": (TRIAGE_CLERK, TRIAGE),
    "somebody in private": (OTHER_CITIZEN, OTHER_CITIZEN),
    "its own citizen": (CITIZEN, CITIZEN),
    "a group that is nobody's": (ALI, -77),
}


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("name", DEEDS)
async def test_strangers_can_do_nothing(office: Office, name: str, who: str) -> None:
    """Every deed asks first whose the report is; nothing changes and nobody hears anything."""
    deed, args, state = DEEDS[name]
    report, _ = await office.file()
    await office.bring_to(state, report.id)
    before = await office.report(report.id)
    here = await office.here(*STRANGERS[who])

    with pytest.raises(Refusal, match="report-not-yours"):
        await office.do(deed, here, report.id, *args)

    assert await office.report(report.id) == before
    assert len(await office.past(report.id)) == 2


@pytest.mark.parametrize("name", DEEDS)
async def test_who_left_the_group_can_do_nothing(office: Office, name: str) -> None:
    """Not even in private, where he could a moment ago."""
    deed, args, state = DEEDS[name]
    report, _ = await office.file()
    await office.bring_to(state, report.id)
    group, here = await office.here(ALI, WASTE), await office.here(LEFT)
    async with office.desk() as desk:
        await membership.people_left(desk, group.chat, (LEFT, 12345))

    with pytest.raises(Refusal, match="report-not-yours"):
        await office.do(deed, here, report.id, *args)


@pytest.mark.parametrize("name", DEEDS)
async def test_a_report_that_is_not_there_is_refused(office: Office, name: str) -> None:
    """Buttons can be made up."""
    deed, args, _ = DEEDS[name]

    with pytest.raises(Refusal, match="report-unknown"):
        await office.do(deed, await office.here(ALI, WASTE), 4711, *args)


async def test_the_first_who_takes_a_report_owns_it(office: Office) -> None:
    """The card names him, the citizen hears it without his name, the second is told who."""
    report, _ = await office.file()
    post = await office.do(unit_work.take, await office.here(ALI, WASTE), report.id)

    assert "علی" in post.words(WASTE)
    assert "علی" not in post.words(CITIZEN)
    verbs = ["done", "visit", "plan", "start", "ask", "return", "other"]
    assert post.verbs(WASTE) == verbs
    with pytest.raises(Refusal, match="report-taken") as refused:
        await office.do(unit_work.take, await office.here(SARA, WASTE), report.id)
    assert refused.value.details == {"name": "علی"}


async def test_of_two_at_once_one_takes_it(office: Office) -> None:
    """On PostgreSQL, too, where both may look at the same moment."""
    report, _ = await office.file()
    ali, sara = await office.here(ALI, WASTE), await office.here(SARA, WASTE)
    tried = await asyncio.gather(
        office.do(unit_work.take, ali, report.id),
        office.do(unit_work.take, sara, report.id),
        return_exceptions=True,
    )
    refused = [one for one in tried if isinstance(one, Refusal)]

    assert [one.phrase for one in refused] == ["report-taken"]
    assert [line.move for line in await office.past(report.id)].count("take") == 1


async def test_a_worker_may_work_in_private(office: Office) -> None:
    """Who was seen working in the group is known there."""
    report, _ = await office.file()
    await office.do(unit_work.take, await office.here(ALI), report.id)

    assert (await office.report(report.id)).state == "accepted"


async def test_whoever_acts_in_a_group_is_known_to_work_there(office: Office) -> None:
    """Not who only chats there, not in a group that is no unit's, not in private."""
    known = []
    for person, chat, acted in (
        (31, WASTE, True),
        (32, WASTE, False),
        (33, -77, True),
        (34, 34, True),
    ):
        here = await office.here(person, chat)
        async with office.desk() as desk:
            await unit_work.seen_working(desk, here, acted=acted)
            known.append(await people.works_for(desk.tx, here.person.id, "urban_services_01"))

    assert known == [True, False, False, False]


async def test_a_question_reaches_the_citizen_with_a_button(office: Office) -> None:
    """And the card waits, without buttons."""
    report, _ = await office.file()
    post = await office.do(unit_work.ask, await office.here(ALI, WASTE), report.id, "کدام سمت؟")

    assert "کدام سمت؟" in post.words(CITIZEN)
    assert (post.verbs(CITIZEN), post.verbs(WASTE)) == (["answer"], [])
    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(unit_work.ask, await office.here(ALI, WASTE), report.id, "و؟")


async def test_a_returned_report_goes_to_triage_with_its_age(office: Office) -> None:
    """The unit's card loses its buttons, triage gets a card and the reason, the citizen a word."""
    report, _ = await office.file()
    await office.do(unit_work.take, await office.here(ALI, WASTE), report.id)
    here = await office.here(ALI, WASTE)
    post = await office.do(unit_work.give_back, here, report.id, "wrong-subject", "نخاله")
    now = await office.report(report.id)

    assert (now.unit, now.state, now.taken_by) == ("triage", "triage", None)
    assert (now.opened_at, now.due_at) == (report.opened_at, report.due_at)
    assert [type(reply) for reply in post.to(WASTE)] == [Edit]
    assert post.verbs(WASTE) == []
    assert post.verbs(TRIAGE) == ["assign", "send", "ask", "place", "other"]
    assert post.chats == {CITIZEN, WASTE, TRIAGE}
    assert (await office.past(report.id))[-1].words == "wrong-subject: نخاله"


async def test_a_claim_shows_before_and_after_and_asks(office: Office) -> None:
    """The citizen has the last word."""
    report, _ = await office.file()
    await office.do(unit_work.take, await office.here(ALI, WASTE), report.id)
    after = PHOTO.__class__("animation", "f9", key="a" * 64)
    here = await office.here(ALI, WASTE)
    post = await office.do(unit_work.claim, here, report.id, (after,), "تخلیه شد")
    (album,) = [reply for reply in post.to(CITIZEN) if isinstance(reply, Show)]

    assert [file.kind for file in album.files] == ["photo", "video"]
    assert "تخلیه شد" in post.words(CITIZEN)
    assert post.verbs(CITIZEN) == ["confirm", "partly", "object"]
    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(unit_work.claim, here, report.id, (PHOTO,), "باز هم")


async def test_a_claim_without_pictures_says_why(office: Office) -> None:
    """The citizen reads the reason, and there is no album; without a reason it is refused."""
    report, _ = await office.file(media=())
    await office.bring_to("accepted", report.id)
    here = await office.here(ALI, WASTE)
    with pytest.raises(Refusal, match="claim-proof"):
        await office.do(unit_work.claim, here, report.id, (), "لوله عوض شد")
    post = await office.do(unit_work.claim, here, report.id, (), "لوله عوض شد", "کار زیر زمین است")

    assert [reply for reply in post.to(CITIZEN) if isinstance(reply, Show)] == []
    assert "کار زیر زمین است" in post.words(CITIZEN)


async def test_a_remark_is_for_colleagues_only(office: Office) -> None:
    """It is kept, and nobody is told."""
    report, _ = await office.file()
    post = await office.do(unit_work.note, await office.here(ALI, WASTE), report.id, "فردا")

    assert post.letters == []
    assert (await office.past(report.id))[-1].words == "فردا"
