"""The triage desk: why reports come to it, what its people do, and that nobody else can."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from conversation.replies import Edit, Say
from domain.city import Name, UnitKind, UnknownKey
from domain.errors import Refusal
from domain.report import Report
from services import feedback, group_notices, joining, triage, unit_work
from services.rejections import MOST_SHOWN, tell_of_rejections
from storage import followers, groups, reports
from storage.rejections import rejected_since
from storage.tables import Judgement
from tests.services.conftest import (
    ALI,
    CITIZEN,
    GROUPS,
    NOW,
    OTHER_CITIZEN,
    REZA,
    ROADS,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
    Post,
)

Deed = Callable[..., Awaitable[Any]]
DEEDS: dict[str, tuple[Deed, tuple[Any, ...]]] = {
    "assign": (triage.assign, ("pothole",)),
    "send": (triage.send, ("technical_01",)),
    "region": (triage.set_region, ("2",)),
    "ask the place": (triage.ask_place, ()),
    "refer": (triage.refer, ("آبفا", "۱۲۲", "لولهٔ آب شهر است")),
    "reject": (triage.reject, ("test", "")),
    "merge": (joining.merge, ("*",)),
    "split": (joining.split, ("چراغ خاموش است", "street_light")),
    "others": (unit_work.show_others, ()),
}
STRANGERS = {
    "another unit's group": (REZA, ROADS),
    "another unit's worker in private": (REZA, REZA),
    "a worker of the desk in another unit's group": (TRIAGE_CLERK, ROADS),
    "somebody in private": (OTHER_CITIZEN, OTHER_CITIZEN),
    "its own citizen": (CITIZEN, CITIZEN),
    "a group that is nobody's": (ALI, -77),
}
SHORTLIST = ("bin_issue", "debris_dumping", "street_sweeping", "missed_collection")


async def unclear(office: Office, **changes: Any) -> tuple[Report, Post]:
    """A report that neither model nor citizen could place."""
    return await office.file(**({"unsure": True, "shortlist": SHORTLIST} | changes))


async def do(office: Office, deed: Deed, report: Report, *args: Any) -> Post:
    """The clerk does something in the desk's group."""
    return await office.do(deed, await office.here(TRIAGE_CLERK, TRIAGE), report.id, *args)


async def returned(office: Office, reason: str = "other-unit", guess: str = "") -> Report:
    """A report that its unit has given back."""
    report, _ = await office.file(shortlist=SHORTLIST)
    await office.do(unit_work.give_back, await office.here(ALI, WASTE), report.id, reason, guess)
    return await office.report(report.id)


async def judged(office: Office, report: Report) -> list[tuple[str | None, ...]]:
    """What people said the report is about."""
    query = select(Judgement.source, Judgement.final, Judgement.words)
    async with office.database.read() as tx:
        rows = await tx.execute(
            query.where(Judgement.report_id == report.id).order_by(Judgement.id)
        )
        return [tuple(row) for row in rows]


def buttons(post: Post, chat: int) -> list[str]:
    """The labels shown in a chat."""
    shown = [reply.buttons for reply in post.to(chat) if isinstance(reply, Say | Edit)]
    return [button.label for rows in shown for row in rows for button in row]


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("name", DEEDS)
async def test_strangers_can_do_nothing(office: Office, name: str, who: str) -> None:
    """Every deed asks first who works at the desk; nothing changes and nobody hears anything."""
    deed, args = DEEDS[name]
    other, _ = await office.file(origin="other")
    report, _ = await unclear(office)
    here = await office.here(*STRANGERS[who])

    with pytest.raises(Refusal, match="report-not-yours"):
        await office.do(deed, here, report.id, *(other.code if a == "*" else a for a in args))

    assert await office.report(report.id) == report
    assert len(await office.past(report.id)) == 2


@pytest.mark.parametrize("name", DEEDS)
async def test_a_report_that_is_not_there_is_refused(office: Office, name: str) -> None:
    """Buttons can be made up."""
    deed, args = DEEDS[name]
    other, _ = await office.file()
    here = await office.here(TRIAGE_CLERK, TRIAGE)

    with pytest.raises(Refusal, match="report-unknown"):
        await office.do(deed, here, 4711, *(other.code if a == "*" else a for a in args))


async def test_a_clerk_may_work_in_private(office: Office) -> None:
    """Who was seen working in the desk's group is known there."""
    report, _ = await unclear(office)
    await office.do(triage.assign, await office.here(TRIAGE_CLERK), report.id, "pothole")

    assert (await office.report(report.id)).unit == "technical_01"


async def test_of_two_clerks_one_decides(office: Office) -> None:
    """The other is told that it changed a moment ago, not that it is none of his business."""
    report, _ = await unclear(office)
    tried = await asyncio.gather(
        do(office, triage.assign, report, "pothole"),
        do(office, triage.assign, report, "bin_issue"),
        return_exceptions=True,
    )
    refused = [one for one in tried if isinstance(one, Refusal)]

    assert [one.phrase for one in refused] == ["report-changed"]
    assert [line.move for line in await office.past(report.id)].count("assign") == 1


@pytest.mark.parametrize("name", ["assign", "send", "region", "ask the place", "refer", "reject"])
async def test_a_stale_card_changes_nothing(office: Office, name: str) -> None:
    """What was decided yesterday is not decided again by an old button."""
    deed, args = DEEDS[name]
    report, _ = await unclear(office)
    await do(office, triage.reject, report, "test", "")

    with pytest.raises(Refusal, match="report-changed"):
        await do(office, deed, report, *args)


async def test_what_the_desk_never_had_is_not_its_own(office: Office) -> None:
    """A report that went straight to its unit."""
    report, _ = await office.file()

    with pytest.raises(Refusal, match="report-not-yours"):
        await do(office, triage.assign, report, "pothole")


async def test_who_does_not_know_leaves_it_to_the_desk(office: Office) -> None:
    """The citizen hears that people will read it; the card says why it is there, the unit waits."""
    report, post = await unclear(office)

    assert (report.state, report.unit) == ("triage", "triage")
    assert report.shortlist.split() == list(SHORTLIST)
    assert post.chats == {CITIZEN, TRIAGE}
    assert office.city.subject("bin_issue").name.fa not in post.words(CITIZEN)
    assert "موضوع روشن نیست" in post.words(TRIAGE)
    assert post.verbs(TRIAGE) == ["as"] * 3 + ["assign", "send", "ask", "place", "other"]
    assert (await office.past(report.id))[-1].words == "triage unsure"
    assert await judged(office, report) == []


async def test_a_tap_names_the_unit_it_leads_to(office: Office) -> None:
    """The clerk sees both before he presses."""
    _, post = await unclear(office, shortlist=("pothole",))
    subject, unit = office.city.subject("pothole"), office.city.unit("technical_01")
    tap = buttons(post, TRIAGE)[1]

    assert subject.short.fa in tap
    assert unit.name.fa in tap


async def test_a_tap_keeps_the_word_on_its_button(office: Office) -> None:
    """Where the subject makes it an emergency, both go by the rule for emergencies."""
    keys = [one.key for one in office.city.subjects if one.emergency == "always"]
    for key in keys:
        report, post = await unclear(office, origin=key, shortlist=(key,))
        tap = buttons(post, TRIAGE)[1]
        await do(office, triage.assign, report, key, "tap")
        unit = office.city.unit((await office.report(report.id)).unit)

        assert unit.name.fa in tap


async def test_a_tap_assigns_at_once_and_teaches(office: Office) -> None:
    """The unit gets the card, the desk's card goes, the citizen hears whose it is now."""
    report, _ = await unclear(office)
    post = await do(office, triage.assign, report, "pothole", "tap")
    now = await office.report(report.id)

    assert (now.unit, now.state, now.subject) == ("technical_01", "routed", "pothole")
    assert (post.verbs(ROADS), post.verbs(TRIAGE)) == (["take", "ask", "return"], [])
    assert office.city.unit("technical_01").name.fa in post.words(CITIZEN)
    assert await judged(office, report) == [("triage", "pothole", "tap")]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"subject": "staff_conduct", "kind": "complaint"}, "sensitive"),
        ({"kind": "corruption"}, "sensitive"),
        ({"more": True}, "several"),
    ],
)
async def test_what_a_person_has_to_read_comes_to_the_desk(
    office: Office, changes: dict[str, Any], why: str
) -> None:
    """However sure the model is."""
    report, post = await office.file(**changes)

    assert (report.state, (await office.past(report.id))[-1].words) == ("triage", f"triage {why}")
    assert post.chats == {CITIZEN, TRIAGE}
    assert "چرا این‌جاست" in post.words(TRIAGE)


async def test_what_nobody_does_comes_to_the_desk(office: Office) -> None:
    """A city may have a subject without any unit for it."""
    subjects = tuple(replace(one, owner=("nobody",)) for one in office.city.subjects)
    kinds = (*office.city.unit_kinds, UnitKind("nobody", Name("هیچ‌کس", "Nobody"), "city"))
    bare = office.later(city=replace(office.city, subjects=subjects, unit_kinds=kinds, rules=()))
    report, post = await bare.file()

    assert (await office.past(report.id))[-1].words == "triage nobody"
    assert "پیدا نشد" in post.words(TRIAGE)


async def test_an_emergency_stays_one_at_the_desk(office: Office) -> None:
    """Its hour runs, it is looked at within minutes, and it is never turned away."""
    report, post = await unclear(office, subject="pothole", danger="traffic")

    assert (report.emergency, report.state) == (True, "triage")
    assert report.due_at == NOW + timedelta(hours=1)
    assert "فوری" in post.words(TRIAGE)
    with pytest.raises(Refusal, match="reject-emergency"):
        await do(office, triage.reject, report, "abuse", "")


async def test_an_emergency_found_only_now_has_its_hour(office: Office) -> None:
    """The clerk sees a smell of gas where the model saw a full bin."""
    report, _ = await unclear(office)
    later = office.later(now=NOW + timedelta(hours=2))
    await do(later, triage.assign, report, "gas_smell")
    now = await office.report(report.id)

    assert (now.emergency, now.unit) == (True, "gas")
    assert now.due_at == later.now + timedelta(hours=1)


async def test_a_right_subject_brings_its_own_term(office: Office) -> None:
    """It counts from the filing and the citizen gets the date; the same subject changes none."""
    report, _ = await unclear(office)
    same = await do(office, triage.assign, report, "bin_issue")
    other, _ = await unclear(office, origin="other")
    post = await do(office, triage.assign, other, "resurfacing")
    now = await office.report(other.id)

    assert (await office.report(report.id)).due_at == report.due_at
    assert "مهلت" not in same.words(CITIZEN)
    assert now.due_at > other.due_at
    assert now.term_at == other.term_at
    assert "مهلت" in post.words(CITIZEN)


async def test_a_term_cut_by_an_objection_stays(office: Office) -> None:
    """Nobody gets more time for having been wrong."""
    report, _ = await unclear(office)
    async with office.database.write() as tx:
        await reports.note_clock(tx, report.id, objections=1)
    await do(office, triage.assign, report, "resurfacing")

    assert (await office.report(report.id)).due_at == report.due_at


async def test_a_unit_may_be_chosen_against_the_rules(office: Office) -> None:
    """The subject stays, and the model learns nothing wrong from it."""
    report, _ = await unclear(office)
    post = await do(office, triage.send, report, "technical_01")
    now = await office.report(report.id)

    assert (now.unit, now.subject, now.state) == ("technical_01", "bin_issue", "routed")
    assert post.chats == {CITIZEN, ROADS, TRIAGE}
    assert await judged(office, report) == []


async def test_made_up_buttons_assign_nothing(office: Office) -> None:
    """Subjects, units and regions that are not, the desk itself, and what is retired."""
    report, _ = await unclear(office)
    retired = office.city.subject("pothole")
    left = tuple(one for one in office.city.subjects if one != retired)
    shrunk = office.later(
        city=replace(office.city, subjects=left, retired_subjects=(retired,), rules=())
    )
    with pytest.raises(Refusal, match="talk-old-button"):
        await do(shrunk, triage.assign, report, "pothole")
    with pytest.raises(UnknownKey):
        await do(office, triage.assign, report, "nonsense")
    with pytest.raises(UnknownKey):
        await do(office, triage.send, report, "nonsense")
    with pytest.raises(UnknownKey):
        await do(office, triage.set_region, report, "99")
    with pytest.raises(Refusal, match="talk-old-button"):
        await do(office, triage.send, report, "triage")
    with pytest.raises(Refusal, match="reject-reason"):
        await do(office, triage.reject, report, "nonsense", "")

    assert await office.report(report.id) == report


async def test_a_returned_report_says_why_and_what_the_unit_thinks(office: Office) -> None:
    """The subject its unit refused is not offered again."""
    report = await returned(office, "wrong-subject", "نخالهٔ ساختمانی")
    here = await office.here(TRIAGE_CLERK, TRIAGE)
    async with office.desk() as desk:
        await group_notices.hand_over(desk, report, here.chat.group)
    post = Post(desk.letters)

    assert "موضوع اشتباه است" in post.words(TRIAGE)
    assert "نخالهٔ ساختمانی" in post.words(TRIAGE)
    data = [b.data for r in post.to(TRIAGE) if isinstance(r, Say) for row in r.buttons for b in row]
    taps = [one.split(":")[3] for one in data if one and one.split(":")[2] == "as"]
    assert taps == ["debris_dumping", "street_sweeping", "missed_collection"]
    assert await judged(office, report) == [("unit", None, "نخالهٔ ساختمانی")]


async def test_a_right_region_shows_other_units(office: Office) -> None:
    """The unit of a returned report's subject there is one tap away."""
    report = await returned(office, "other-region")
    post = await do(office, triage.set_region, report, "2")
    unit = office.city.unit("urban_services_02").name.fa

    assert any(unit in label for label in buttons(post, TRIAGE))
    assert CITIZEN not in post.chats
    await do(office, triage.assign, report, "bin_issue", "tap")
    assert (await office.report(report.id)).unit == "urban_services_02"


async def test_a_report_follows_its_region_among_the_desks_groups(office: Office) -> None:
    """A desk may have a group for each part of the city."""
    north, south = -91, -92
    for chat, region in ((north, "1"), (south, "2")):
        GROUPS[chat] = ("triage", (TRIAGE_CLERK,))
        await office.open_groups(chat)
        del GROUPS[chat]
        here = await office.here(TRIAGE_CLERK, chat)
        async with office.database.write() as tx:
            await groups.limit(tx, here.chat.id, 0, (region,))
    here = await office.here(TRIAGE_CLERK, TRIAGE)
    async with office.database.write() as tx:
        await groups.limit(tx, here.chat.id, 0, ("3",))
    report, filed = await unclear(office)
    moved = await office.do(
        triage.set_region, await office.here(TRIAGE_CLERK, north), report.id, "2"
    )

    assert filed.chats == {CITIZEN, north}
    assert moved.chats == {north, south}
    assert moved.verbs(north) == []


async def test_the_citizen_is_asked_where_it_is(office: Office) -> None:
    """He answers as he answers a unit, and the report is at the desk again."""
    report, _ = await unclear(office)
    post = await do(office, triage.ask_place, report)
    assert post.verbs(CITIZEN) == ["answer"]
    await office.do(feedback.answer, await office.here(CITIZEN), report.id, "روبه‌روی نانوایی", ())

    assert (await office.report(report.id)).state == "triage"


async def test_after_the_second_return_triage_binds(office: Office) -> None:
    """The desk knows it before it decides; card and notice say it, and there is no third return."""
    report = await returned(office)
    await do(office, triage.assign, report, "bin_issue")
    ali = await office.here(ALI, WASTE)
    again = await office.do(unit_work.give_back, ali, report.id, "other-unit", "")
    assert "دو بار برگشته" in again.words(TRIAGE)
    post = await do(office, triage.send, report, "urban_services_01")

    assert post.verbs(WASTE) == ["take", "ask"]
    assert "برنمی‌گردد" in post.words(WASTE)
    assert "این تصمیم قطعی است" in post.words(WASTE)
    with pytest.raises(Refusal, match="returned-enough"):
        await office.do(unit_work.give_back, ali, report.id, "other-unit", "")


async def test_another_bodys_work_is_referred_to_it(office: Office) -> None:
    """The citizen gets name, phone and reason and may object; then the desk looks again."""
    report, _ = await unclear(office)
    with pytest.raises(Refusal, match="answer-bare"):
        await do(office, triage.refer, report, "آبفا", "۱۲۲", "بررسی شد")
    post = await do(office, triage.refer, report, "آبفا", "۱۲۲", "لولهٔ اصلی آب شکسته است")
    now = await office.report(report.id)

    assert (now.state, now.outside) == ("closed_out_of_scope", "«آبفا» – ۱۲۲")
    told = post.words(CITIZEN)
    assert all(said in told for said in ("آبفا", "۱۲۲", "لولهٔ اصلی آب شکسته است"))
    assert (post.verbs(CITIZEN), post.verbs(TRIAGE)) == (["object"], [])


async def test_a_body_without_a_phone_is_named_alone(office: Office) -> None:
    """No number is better than a wrong one."""
    report, _ = await unclear(office)
    await do(office, triage.refer, report, "هیئت‌امنا", "", "حیاط خود مسجد است")

    assert (await office.report(report.id)).outside == "«هیئت‌امنا»"


async def test_a_rejection_has_a_reason_and_an_appeal(office: Office) -> None:
    """Once; who only follows hears it without the button. It counts as none for the model."""
    report, _ = await unclear(office)
    other = await office.here(OTHER_CITIZEN)
    async with office.database.write() as tx:
        await followers.follow(tx, report.id, other.person.id, other.chat.id, office.now)
    post = await do(office, triage.reject, report, "test", "نوشته‌اید: تست")

    assert (await office.report(report.id)).state == "rejected"
    assert "آزمایشی است" in post.words(CITIZEN)
    assert (post.verbs(CITIZEN), post.verbs(OTHER_CITIZEN)) == (["appeal"], [])
    assert await judged(office, report) == [("triage", None, "test: نوشته‌اید: تست")]
    back = await office.do(feedback.appeal, await office.here(CITIZEN), report.id)
    assert "شهروند خواسته است" in back.words(TRIAGE)


async def test_another_reason_needs_words(office: Office) -> None:
    """A bare word would tell the citizen nothing."""
    report, _ = await unclear(office)

    with pytest.raises(Refusal, match="reject-reason"):
        await do(office, triage.reject, report, "other", "بررسی شد")


async def test_the_desk_joins_and_splits_like_a_unit(office: Office) -> None:
    """A second fault becomes a report of its own; the rest is joined to the main one."""
    main, _ = await office.file(origin="main")
    report, _ = await office.file(more=True)
    await do(office, joining.split, report, "چراغ خاموش است", "street_light")
    await do(office, joining.merge, report, main.code)

    assert (await office.report(report.id)).state == "merged"


async def test_rare_deeds_are_behind_a_button(office: Office) -> None:
    """Join, split, refer and reject."""
    report, _ = await unclear(office)
    post = await do(office, unit_work.show_others, report)

    assert post.verbs(TRIAGE) == ["merge", "split", "refer", "reject"]


async def test_headquarters_reads_what_was_not_accepted(office: Office) -> None:
    """Reason, clerk and the citizen's words, his private data masked; of nothing, nothing."""
    report, _ = await unclear(office, story="تست، شماره من 09121234567 است")
    await do(office, triage.reject, report, "test", "")
    plain, _ = await unclear(office, origin="b", story="")
    await do(office, triage.reject, plain, "other", "همین دیروز جدول آن‌جا ساخته شد")
    async with office.desk() as desk:
        await tell_of_rejections(desk, await rejected_since(desk.tx, NOW - timedelta(days=7)))
        await tell_of_rejections(desk, await rejected_since(desk.tx, NOW + timedelta(days=1)))
    post = Post(desk.letters)

    (list_,) = post.to(TRIAGE)
    told = post.words(TRIAGE)
    assert isinstance(list_, Say)
    assert all(said in told for said in ("آزمایشی است", "جدول", f"p{TRIAGE_CLERK}", "تست"))
    assert "0912" not in told


async def test_a_long_list_is_cut(office: Office) -> None:
    """A message has an end; the rest is counted."""
    report, _ = await unclear(office)
    await do(office, triage.reject, report, "test", "")
    async with office.desk() as desk:
        (one,) = await rejected_since(desk.tx, NOW - timedelta(days=7))
        await tell_of_rejections(desk, [one] * (MOST_SHOWN + 3))
    told = Post(desk.letters).words(TRIAGE)

    assert told.count("▫️") == MOST_SHOWN
    assert "۳ گزارش دیگر" in told
