"""Orders of managers: worked like reports, judged by who gave them, no citizen's in any figure."""

from datetime import timedelta
from typing import Any

import pytest

from conversation.events import Attachment
from conversation.gathering import Place
from conversation.replies import Edit, Say
from domain.errors import Refusal
from domain.expectations import Basis
from domain.proof import Likeness, Trace
from domain.rights import Role, office_of
from domain.statistics import Orders, UnitFigures
from handlers.citizen import follow
from handlers.unit import claiming, work
from services import (
    escalation,
    expected,
    fair,
    feedback,
    joining,
    orders,
    statistics,
    superiors,
    thanks,
    unit_work,
    verdict,
)
from services.desk import Here
from services.intake import NewReport
from services.neighbours import Joining, Sought, candidates, join, likely
from services.proofs import Evidence
from services.repeats import repeats
from storage import audit, nearby, reports, roles
from storage.statistics import Scope
from tests.services.conftest import (
    ALI,
    BIN,
    CITIZEN,
    NOW,
    OTHER_CITIZEN,
    OWNER,
    PHOTO,
    ROADS,
    TRIAGE,
    WASTE,
    Office,
    Post,
)

CHIEF, OVERSEER, ADMIN, OUTSIDER = 61, 62, 63, 64
ROLES = {
    CHIEF: Role.HEADQUARTERS,
    OVERSEER: Role.SUPERVISOR,
    ADMIN: Role.ADMIN,
    OUTSIDER: Role.HEAD,
}
AFTER = Attachment("photo", "f2", key="m" * 64)
WORDS = "سطل‌ها امروز خالی و شسته شد"
_LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


async def manager(office: Office, who: int) -> Here:
    """Somebody with his role, the supervisor in region 1."""
    here = await office.here(who)
    if who == OWNER:
        return here
    unit = office.city.unit("region_office_01")
    if ROLES[who] is Role.HEAD:
        unit = office.city.unit("urban_services_01")
    made = office_of(office.city, ROLES[who], unit)
    assert made
    async with office.database.write() as tx:
        await roles.grant(tx, here.person.id, here.chat.id, made.unit, made.role, office.now)
    return here


async def ordered(office: Office, who: int = CHIEF, **changes: Any) -> tuple[int, Post]:
    """An order, its number, and what was said."""
    here = await manager(office, who)
    mine = {"origin": f"order{who}", "kind": "order", "decided_by": "manager"}
    new = NewReport(**(BIN | mine | changes))
    post = await office.do(orders.give, here, new)
    async with office.database.read() as tx:
        return int((await tx.exec_driver_sql("SELECT max(id) FROM reports")).scalar_one()), post


async def claimed(office: Office, number: int, here: Here | None = None) -> Post:
    """The unit takes it and says that it is done."""
    ali = here or await office.here(ALI, WASTE)
    await office.do(unit_work.take, ali, number)
    return await office.do(unit_work.claim, ali, number, (AFTER,), WORDS)


async def test_an_order_reaches_its_unit_marked_as_one(office: Office) -> None:
    """The card says so, the group reads who gave it, and he gets a receipt; the audit keeps it."""
    number, post = await ordered(office)
    report = await office.report(number)

    assert {WASTE, CHIEF} == post.chats
    assert "🎖 دستور مدیر" in post.words(WASTE)
    assert f"p{CHIEF} (ستاد)" in post.words(WASTE)
    assert "دستور شما ثبت شد" in post.words(CHIEF)
    assert ("order", "routed", "urban_services_01") == (report.kind, report.state, report.unit)
    async with office.database.read() as tx:
        line = (await audit.recent(tx, 1))[0]
    assert ("order", report.code) == (line.action, line.target)


async def test_the_same_dialog_gives_one_order(office: Office) -> None:
    """However often it is said, the audit has one line."""
    first, _ = await ordered(office)
    second, post = await ordered(office)
    async with office.database.read() as tx:
        written = [line for line in await audit.recent(tx, 9) if line.action == "order"]

    assert (first, set(), 1) == (second, post.chats, len(written))


async def test_an_order_may_name_unit_and_day(office: Office) -> None:
    """Whatever its subject; the day is its own term, and triage does not change it."""
    due = NOW + timedelta(days=12)
    number, post = await ordered(office, unit="technical_01", due=due, place=Place(), media=())

    report = await office.report(number)
    assert ("technical_01", due) == (report.unit, report.due_at)
    assert ROADS in post.chats


async def test_an_emergency_has_its_hour_whatever_the_order_says(office: Office) -> None:
    """A far day does not slow a danger."""
    number, _ = await ordered(office, due=NOW + timedelta(days=30), danger="gas", emergency=True)

    assert (await office.report(number)).due_at < NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("who", "changes", "refused"),
    [
        (OWNER, {}, None),
        (ADMIN, {}, None),
        (CHIEF, {"region": "2"}, None),
        (OVERSEER, {}, None),
        (OVERSEER, {"region": "2"}, "order-outside"),
        (OVERSEER, {"unit": "technical_02", "region": "2"}, "order-outside"),
        (OVERSEER, {"region": None, "place": Place(words="؟")}, "order-outside"),
        (OUTSIDER, {}, "right-missing"),
        (CHIEF, {"unit": "triage_of_yore"}, "talk-old-button"),
    ],
)
async def test_who_may_order(
    office: Office, who: int, changes: dict[str, Any], refused: str | None
) -> None:
    """The centre everywhere, a supervisor in his region, nobody else; nothing is left behind."""
    if refused is None:
        number, _ = await ordered(office, who, **changes)
        assert (await office.report(number)).kind == "order"
        return
    with pytest.raises(Refusal, match=refused):
        await ordered(office, who, **changes)
    async with office.database.read() as tx:
        assert 0 == (await tx.exec_driver_sql("SELECT count(*) FROM reports")).scalar_one()


async def test_who_gave_it_hears_every_step_and_ends_it(office: Office) -> None:
    """With before and after as any citizen; no stars are asked for, none are taken."""
    number, _ = await ordered(office)
    post = await claimed(office, number)
    assert ["confirm", "partly", "object"] == post.verbs(CHIEF)
    assert "کار دستور" in post.words(CHIEF)
    assert "گزارش" not in post.words(CHIEF)
    chief = await office.here(CHIEF)
    ended = await office.do(verdict.confirm, chief, number)

    assert "closed_confirmed" == (await office.report(number)).state
    assert "با تأیید شما بسته شد" in ended.words(CHIEF)
    assert "دستوردهنده تأیید کرد" in ended.words(WASTE)
    assert "rate" not in ended.verbs(CHIEF)
    with pytest.raises(Refusal, match="talk-old-button"):
        await office.do(verdict.rate, chief, number, 5)


@pytest.mark.parametrize(
    ("giver", "other", "may"),
    [
        (OVERSEER, CHIEF, True),
        (OVERSEER, ADMIN, True),
        (CHIEF, OWNER, True),
        (CHIEF, OVERSEER, False),
        (ADMIN, CHIEF, False),
        (CHIEF, CITIZEN, False),
        (CHIEF, ALI, False),
    ],
)
async def test_only_he_and_his_superiors_say_it_is_done(
    office: Office, giver: int, other: int, may: bool
) -> None:
    """Nobody below him or beside him, no unit, no citizen."""
    number, _ = await ordered(office, giver)
    await claimed(office, number)
    here = await office.here(other)
    if other in (CHIEF, ADMIN, OVERSEER):
        here = await manager(office, other)
    if not may:
        with pytest.raises(Refusal, match="report-not-yours"):
            await office.do(verdict.confirm, here, number)
        return
    shown = await office.do(follow.view, here, str(number))
    assert "confirm" in shown.verbs(other)
    post = await office.do(verdict.confirm, here, number)
    assert "مقام بالاتر" in post.words(giver)
    assert "closed_confirmed" == (await office.report(number)).state


async def test_a_superior_may_say_it_is_not_done(office: Office) -> None:
    """The unit hears that it was he who ordered, and the word goes on to whoever gave it."""
    number, _ = await ordered(office, OVERSEER)
    await claimed(office, number)
    chief = await manager(office, CHIEF)
    post = await office.do(verdict.object_to, chief, number, "not-done", "هنوز پر است", ())

    assert "accepted" == (await office.report(number)).state
    assert "دستوردهنده می‌گوید" in post.words(WASTE)
    assert {WASTE, OVERSEER, CHIEF} == post.chats


async def test_an_order_of_somebody_gone_is_ended_by_who_gives_orders_there(office: Office) -> None:
    """It does not stay open for ever."""
    number, _ = await ordered(office, ADMIN)
    await claimed(office, number)
    admin = await office.here(ADMIN)
    async with office.database.write() as tx:
        await roles.revoke(tx, admin.person.id, "", "admin")
    await office.do(verdict.confirm, await manager(office, OVERSEER), number)

    assert "closed_confirmed" == (await office.report(number)).state


@pytest.fixture
async def left_behind(office: Office) -> int:
    """An order of the headquarters' whose giver is in office no more; a supervisor still is."""
    number, _ = await ordered(office)
    await manager(office, OVERSEER)
    chief = await office.here(CHIEF)
    async with office.database.write() as tx:
        await roles.revoke(tx, chief.person.id, office.city.headquarters, "headquarters")
    return number


async def test_who_is_in_office_no_more_has_no_say(office: Office, left_behind: int) -> None:
    """He neither hears nor sees it, nor ends it; his name on it gives him nothing."""
    post = await claimed(office, left_behind)
    chief, code = await office.here(CHIEF), (await office.report(left_behind)).code

    assert CHIEF not in post.chats
    for deed, *args in (
        (verdict.confirm,),
        (verdict.object_to, "not-done", "هنوز پر است", ()),
        (feedback.withdraw,),
        (feedback.add_note, "زود باشید", ()),
    ):
        with pytest.raises(Refusal, match="report-not-yours"):
            await office.do(deed, chief, left_behind, *args)
    with pytest.raises(Refusal, match="report-not-yours"):
        await office.do(follow.view, chief, str(left_behind))
    with pytest.raises(Refusal, match="track-unknown"):
        await office.do(follow.show_code, chief, code)
    assert [] == (await office.do(follow.mine, chief, "")).verbs(CHIEF)


async def test_what_he_left_is_theirs_who_would_give_it_now(
    office: Office, left_behind: int
) -> None:
    """The nearest of them are asked, answer and end it; the owners where there is none."""
    ali = await office.here(ALI, WASTE)
    await office.do(unit_work.take, ali, left_behind)
    asked = await office.do(unit_work.ask, ali, left_behind, "کدام سطل؟")
    overseer = await office.here(OVERSEER)
    await office.do(feedback.answer, overseer, left_behind, "سطل بزرگ", ())
    post = await office.do(unit_work.claim, ali, left_behind, (AFTER,), WORDS)

    assert ["answer"] == asked.verbs(OVERSEER)
    assert ["confirm", "partly", "object"] == post.verbs(OVERSEER)
    async with office.database.write() as tx:
        await roles.revoke(tx, overseer.person.id, "region_office_01", "supervisor")
    await office.here(OWNER)
    async with office.desk() as desk:
        theirs = await desk.answering(await office.report(left_behind))
    assert [OWNER] == [person.native_id for person, _ in theirs]


async def test_no_citizen_sees_an_order(office: Office) -> None:
    """Not as a neighbour, not by its code, not to join it, and it makes no place a crowded one."""
    number, _ = await ordered(office)
    code = (await office.report(number)).code
    citizen = await office.here(CITIZEN)
    pin = BIN["place"].pin
    async with office.desk() as desk:
        sought = Sought("bin_issue", pin, BIN["story"])
        assert () == await likely(desk, sought, await candidates(desk, sought))
        assert 1 == await repeats(desk, "bin_issue", pin)
        assert [] == await nearby.points_since(desk.tx, NOW - timedelta(days=1))
        assert not await superiors.may_see(desk, citizen, await office.report(number))
    with pytest.raises(Refusal, match="track-unknown"):
        await office.do(follow.show_code, citizen, code)
    with pytest.raises(Refusal, match="report-unknown"):
        await office.do(join, citizen, Joining(number, "من هم", ()))
    for who, chat in ((ALI, WASTE), (CHIEF, CHIEF)):
        assert "🎖" not in (
            await office.do(follow.show_code, await office.here(who, chat), code)
        ).words(CITIZEN)


async def test_orders_and_reports_do_not_join(office: Office) -> None:
    """Each keeps who has the last word on it."""
    number, _ = await ordered(office)
    mine, _ = await office.file()
    ali = await office.here(ALI, WASTE)
    order, report = await office.report(number), await office.report(mine.id)
    for one, other in ((order, report), (report, order)):
        with pytest.raises(Refusal, match="merge-order"):
            await office.do(joining.merge, ali, one.id, other.code)


async def test_an_order_is_counted_apart(office: Office) -> None:
    """In no figure of citizens', in no forecast, among no one's thanks; in a line of its own."""
    number, _ = await ordered(office)
    await ordered(office, OWNER)
    await claimed(office, number)
    chief = await office.here(CHIEF)
    await office.do(verdict.confirm, chief, number)
    scope = Scope(NOW - timedelta(days=1), NOW + timedelta(days=400))
    async with office.desk() as desk:
        summary = await statistics.summary(desk, scope)
        cases = await expected.history_of(desk, office.city.subject("bin_issue").area)
        thankable = await thanks.thankable(desk, chief)
        told = expected.expected(office.city, cases, "bin_issue", "1", desk.now, emergency=False)

    assert (UnitFigures(), 0) == (summary.whole, summary.ratings.asked)
    assert Orders(given=2, done=1, late=1) == summary.orders
    assert ([], (), Basis.TERM) == (cases, thankable, told.basis)


async def test_many_orders_are_no_game(office: Office) -> None:
    """A manager is neither slowed nor told of to himself."""
    for at in range(fair.BURST + 4):
        await ordered(office, origin=f"many{at}")
    async with office.database.read() as tx:
        signals = (await tx.exec_driver_sql("SELECT count(*) FROM signals")).scalar_one()
        filed = (await tx.exec_driver_sql("SELECT count(*) FROM reports")).scalar_one()

    assert (0, fair.BURST + 4) == (signals, filed)


async def test_what_who_gave_it_says_is_said_as_his(office: Office) -> None:
    """No card and no message calls him a citizen."""
    number, first = await ordered(office)
    ali, chief = await office.here(ALI, WASTE), await office.here(CHIEF)
    await office.do(unit_work.take, ali, number)
    asked = await office.do(unit_work.ask, ali, number, "کدام سطل؟")
    answered = await office.do(feedback.answer, chief, number, "همهٔ سطل‌ها", (PHOTO,))
    added = await office.do(feedback.add_note, chief, number, "تا عصر", ())

    said = [post.words(WASTE) for post in (first, asked, answered, added)]
    assert all("دستور" in words and "شهروند" not in words for words in said)


async def test_a_second_work_of_an_order_is_an_order(office: Office) -> None:
    """A unit that splits it makes no citizen's report of it."""
    number, _ = await ordered(office)
    ali = await office.here(ALI, WASTE)
    await office.do(unit_work.take, ali, number)
    await office.do(joining.split, ali, number, "جدول هم شکسته است", "footpath_kerb")
    async with office.database.read() as tx:
        second = await reports.report(tx, number + 1)

    assert second
    assert ("order", CHIEF) == (second.kind, (await office.here(CHIEF)).person.native_id)


async def test_a_citizen_stays_a_citizen(office: Office) -> None:
    """Beside all that, another citizen's report still counts."""
    await ordered(office)
    await office.here(OTHER_CITIZEN)
    await office.file()
    async with office.desk() as desk:
        scope = Scope(NOW - timedelta(days=1), NOW + timedelta(days=1))
        assert 1 == (await statistics.summary(desk, scope)).whole.received


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("به دستوردهنده: کار فردا آغاز می‌شود", "کار فردا آغاز می‌شود"),
        ("به دستور دهنده کار فردا آغاز می‌شود", "کار فردا آغاز می‌شود"),
        ("به دستور\u200cدهنده کار فردا آغاز می‌شود", "کار فردا آغاز می‌شود"),
        ("به دستوردهنده\u200cاش گفتم", ""),
        ("به دستوردهندهٔ قبلی گفتم", ""),
        ("به شهروندی که زنگ زد گفتم", ""),
    ],
)
async def test_a_remark_is_marked_by_whole_words(office: Office, words: str, told: str) -> None:
    """Who gave the order reads what is written to him, and no remark that only begins alike."""
    number, _ = await ordered(office)
    post = await office.do(work.note, await office.here(ALI, WASTE), f"{number} {words}")

    assert bool(told) == (CHIEF in post.chats)
    assert told in post.words(CHIEF)


async def test_no_citizen_reads_a_remark_to_who_gave_an_order(office: Office) -> None:
    """His report was ordered by nobody: it is a remark for colleagues, whatever it begins with."""
    report, _ = await office.file()
    said = f"{report.id} به دستوردهنده بگویید این شهروند دروغ می‌گوید"
    post = await office.do(work.note, await office.here(ALI, WASTE), said)

    assert [] == post.to(CITIZEN)
    assert "برای همکاران ماند" in post.words(WASTE)


async def test_an_older_question_of_his_own_is_not_hidden_by_an_order(office: Office) -> None:
    """Who gives orders no more answers what waits for him as a citizen."""
    chief = await manager(office, CHIEF)
    own, _ = await office.file()
    number, _ = await ordered(office)
    async with office.database.write() as tx:
        mine = {"author_id": chief.person.id, "chat_id": chief.chat.id}
        await reports.note_clock(tx, own.id, **mine)
    for one in (own.id, number):
        await office.bring_to("needs_info", one)
    async with office.desk() as desk:
        in_office = await feedback.question_to(desk, chief)
        await desk.tx.exec_driver_sql("DELETE FROM roles")
        later = await feedback.question_to(desk, chief)

    assert (number, own.id) == (in_office, later)


async def test_the_units_group_never_reads_of_a_citizen(office: Office) -> None:
    """Cards, questions, remarks, claims, doubts and alarms: behind an order there is none."""
    number, given = await ordered(office)
    ali = await office.here(ALI, WASTE)
    await office.do(unit_work.take, ali, number)
    said = (f"{number} ! کار فردا آغاز می‌شود", f"{number} یادداشتی")
    posts = [given, *[await office.do(work.note, ali, one) for one in said]]
    posts.append(await office.do(work.put_question, ali, work.Question(number, "کدام سطل؟")))
    later = office.later(now=NOW + timedelta(days=4))
    async with later.desk() as desk:
        await escalation.look(desk, [number])
    posts.append(Post(desk.letters))
    await later.do(unit_work.step, ali, number, "start")
    evidence = Evidence((Likeness(1.0, (Trace.SAME_PICTURE,)),))
    posts.append(
        await later.do(claiming.claim, ali, claiming.Claim(number, (AFTER,), WORDS, "", evidence))
    )
    told = "\n".join(post.words(chat) for post in posts for chat in (WASTE, TRIAGE))
    labels = [
        button.label for post in posts for reply in post.to(WASTE)
        if isinstance(reply, Say | Edit) for row in reply.buttons for button in row
    ]  # fmt: skip

    assert "شهروند" not in told
    assert "دستوردهنده به پرسش شما" in told
    assert "عکس دستوردهنده" in told
    assert "❔ پرسش از دستوردهنده" in labels
    assert [] == [label for label in labels if "شهروند" in label]
