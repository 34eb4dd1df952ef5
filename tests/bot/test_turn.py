"""One turn: what an event leads to is done once, whole, or not at all."""

import json
from dataclasses import replace
from typing import Any

import pytest

from conversation.events import Attachment, Event, Membership, Pin
from conversation.replies import Answer, Say
from domain.report import Report
from domain.tracking import is_code
from storage import followers, groups, inbox, people, reports, sessions
from storage.people import ChatRecord
from storage.reports import Filing
from tests.bot.conftest import NOW, Workshop, pressed, said, told

CITIZEN, WORKER, GROUP, OWNER = 1, 11, -10, 99


async def chat(workshop: Workshop, number: int) -> ChatRecord:
    """A chat as it is known."""
    async with workshop.database.read() as tx:
        found = await people.chat_at(tx, "bale", number)
    assert found
    return found


async def dialog(workshop: Workshop, number: int = CITIZEN, who: int = CITIZEN) -> Any:
    """The open dialog as stored; `None` if there is none."""
    async with workshop.database.read() as tx:
        known = await people.acquaintance(tx, "bale", number, who)
    return json.loads(known.session) if known.session else None


async def bound(workshop: Workshop, unit: str = "urban_services_01", group: int = GROUP) -> None:
    """Make the group the unit's."""
    await workshop.hear(said("/help", chat=group, who=WORKER))
    async with workshop.database.write() as tx:
        known = await people.acquaintance(tx, "bale", group, WORKER)
        assert known.chat
        assert known.person
        await groups.bind(tx, known.chat.id, unit, known.person.id, NOW)


async def filed(workshop: Workshop) -> Report:
    """The citizen tells of a full bin, places it, and files it."""
    await workshop.hear(said("سطل زباله سر کوچه پر شده"), said(pin=Pin(35.9, 50.9)))
    while await dialog(workshop):
        await press_last(workshop)
    async with workshop.database.read() as tx:
        citizen = await people.person_at(tx, "bale", CITIZEN)
        assert citizen
        (report,) = await reports.reports_of(tx, citizen.id, 5)
    return report


async def press_last(workshop: Workshop) -> None:
    """Press the first button of the last message that the citizen got."""
    shown = [reply for to, reply, _ in workshop.messenger.sent if to == CITIZEN]
    rows = next(reply.buttons for reply in reversed(shown) if isinstance(reply, Say))
    assert rows[0][0].data
    await workshop.hear(pressed(rows[0][0].data))


async def test_an_update_that_was_handled_does_nothing(workshop: Workshop) -> None:
    """It may come from two processes: one of them does it."""
    row = await workshop.row()
    await workshop.turn.handle(said("/help"), row)
    await workshop.turn.handle(said("/help"), row)
    await workshop.turn.handle(said(membership=Membership("added", True)), row)
    await workshop.deliver()

    assert len(workshop.messenger.sent) == 1


async def test_a_first_word_opens_a_dialog_and_is_answered(workshop: Workshop) -> None:
    """The update is done, the dialog kept, the answer queued and the sender told."""
    answers = await workshop.hear(said("سطل زباله سر کوچه پر شده"))

    assert answers
    assert (await dialog(workshop))["dialog"] == "report"
    assert workshop.poked == [("bale", CITIZEN)]
    async with workshop.database.read() as tx:
        assert await inbox.waiting(tx, ["bale"]) == []


async def test_a_press_is_always_answered(workshop: Workshop) -> None:
    """So that its button stops waiting."""
    await workshop.hear(said("سطل زباله سر کوچه پر شده"))
    workshop.messenger.sent.clear()
    await workshop.hear(pressed("d:old:place:done"), pressed("nonsense"))
    answers = [reply for _, reply, _ in workshop.messenger.sent if isinstance(reply, Answer)]

    assert len(answers) == 2


async def test_a_refused_press_is_answered_with_an_alert_and_changes_nothing(
    workshop: Workshop,
) -> None:
    """All that the deed had done by then is undone."""
    report = await filed(workshop)
    await workshop.hear(said("/help", chat=5))
    workshop.messenger.sent.clear()
    await workshop.hear(pressed(f"r:{report.id}:confirm", chat=5))
    await workshop.hear(pressed(f"r:{report.id}:confirm"))
    async with workshop.database.read() as tx:
        now = await reports.report(tx, report.id)
    alerts = [reply for _, reply, _ in workshop.messenger.sent]

    assert now == report
    assert [type(alert) for alert in alerts] == [Answer, Answer]
    assert all(alert.alert and alert.text for alert in alerts if isinstance(alert, Answer))


@pytest.mark.parametrize("data", [f"r:{10**19}:forget", "forget:²"])
async def test_a_forged_number_is_about_no_report(workshop: Workshop, data: str) -> None:
    """It is taken for none, whether it is too long for the database or no number to it."""
    asked = (await workshop.hear(pressed("forget:")))[-1]

    assert asked
    assert asked == (await workshop.hear(pressed(data, chat=2)))[-1]


async def test_a_group_works_on_its_card(workshop: Workshop) -> None:
    """Whoever acts there is known to work there; strangers elsewhere are refused."""
    await bound(workshop)
    report = await filed(workshop)
    await bound(workshop, "technical_01", -20)
    await workshop.hear(pressed(f"r:{report.id}:take", chat=-20, who=21))
    async with workshop.database.read() as tx:
        before = await reports.report(tx, report.id)
    await workshop.hear(pressed(f"r:{report.id}:take", chat=GROUP, who=WORKER))
    async with workshop.database.read() as tx:
        after = await reports.report(tx, report.id)
        worker = await people.person_at(tx, "bale", WORKER)
        assert worker
        assert await people.works_for(tx, worker.id, "urban_services_01")

    assert before
    assert after
    assert (before.state, after.state) == ("routed", "accepted")


async def test_talk_in_a_group_is_none_of_our_business(workshop: Workshop) -> None:
    """Not a word, not a file."""
    await bound(workshop)
    workshop.messenger.sent.clear()
    await workshop.hear(said("سلام بچه‌ها", chat=GROUP, who=WORKER))

    assert workshop.messenger.sent == []


async def test_a_command_for_another_bot_is_left_to_it(workshop: Workshop) -> None:
    """Several bots may serve one group; ours answers to its own name and to none."""
    await bound(workshop)
    workshop.parts.usernames["bale"] = "Shahrdad_bot"
    workshop.messenger.sent.clear()
    await workshop.hear(said("/help@other_bot", chat=GROUP, who=WORKER))
    silent = list(workshop.messenger.sent)
    await workshop.hear(said("/help@shahrdad_bot", chat=GROUP, who=WORKER))

    assert ([], 1) == (silent, len(workshop.messenger.sent))


async def test_a_dialog_that_is_refused_at_its_end_is_over(workshop: Workshop) -> None:
    """What it came to cannot be done any more; it would hold on to the person for ever."""
    await bound(workshop)
    report = await filed(workshop)
    await workshop.hear(pressed(f"r:{report.id}:note"))
    await workshop.hear(said("بو هم می‌دهد"))
    async with workshop.database.write() as tx:
        await reports.change(tx, report, "withdrawn", NOW)
    open_ = await dialog(workshop)
    await workshop.hear(pressed(f"d:{open_['serial']}:media:done"))
    if await dialog(workshop):
        await press_last(workshop)

    assert await dialog(workshop) is None


async def test_dialogs_lie_beneath_each_other_and_come_back(workshop: Workshop) -> None:
    """A report begun, a code looked up, and the report goes on."""
    await workshop.hear(said("سطل زباله سر کوچه پر شده"), said("/track"))
    assert (await dialog(workshop))["beneath"]["dialog"] == "report"
    answers = await workshop.hear(said("/cancel"))

    assert (await dialog(workshop))["dialog"] == "report"
    assert "برگردیم به گفت‌وگوی قبلی:" in answers


async def test_too_many_dialogs_drop_the_last_begun(workshop: Workshop) -> None:
    """Never the report at the bottom."""
    report = await filed(workshop)
    await workshop.hear(said("تیر چراغ برق خاموش است", number=50))
    for verb in ("note", "withdraw"):
        await workshop.hear(pressed(f"r:{report.id}:{verb}"))
    await workshop.hear(said("/track"))
    names, open_ = [], await dialog(workshop)
    while open_:
        names.append(open_["dialog"])
        open_ = open_["beneath"]

    assert (len(names), names[0], names[-1]) == (3, "track", "report")


async def test_a_dialog_begun_twice_goes_on(workshop: Workshop) -> None:
    """A code said anew counts, though."""
    await workshop.hear(said("/track"))
    first = await dialog(workshop)
    await workshop.hear(said("/track"))
    again = await dialog(workshop)
    report = await filed_by_another(workshop)
    answers = await workshop.hear(said(f"/track {report}"))

    assert first["serial"] == again["serial"]
    assert await dialog(workshop) is None
    assert any("مخزن" in answer for answer in answers)


async def filed_by_another(workshop: Workshop) -> str:
    """The code of a report of somebody else's."""
    async with workshop.database.write() as tx:
        await people.open_chat(tx, "bale", 5, "private", "")
        await people.meet(tx, "bale", 5, "p5", NOW)
        known = await people.acquaintance(tx, "bale", 5, 5)
        assert known.person
        assert known.chat
        filing = Filing(
            code="572572579", origin="x", author_id=known.person.id, chat_id=known.chat.id,
            subject="bin_issue", kind="request", decided_by="model", confidence=1, danger=None,
            emergency=False, story="", place="", latitude=None, longitude=None, region=None,
            unit="triage", state="routed", opened_at=NOW, due_at=NOW,
        )  # fmt: skip
        filing = replace(filing, code=_sound("57257257"))
        await reports.file_report(tx, filing)
    return filing.code


def _sound(digits: str) -> str:
    return next(digits + last for last in "0123456789" if is_code(digits + last))


@pytest.mark.parametrize("state", ["no JSON", "{}", '{"dialog": 5}'])
async def test_a_dialog_that_cannot_be_read_is_let_go(workshop: Workshop, state: str) -> None:
    """A newer program wrote it: the person begins anew."""
    await workshop.hear(said("/help"))
    await keep(workshop, state)
    answers = await workshop.hear(said("سطل زباله سر کوچه پر شده"))

    assert answers
    assert (await dialog(workshop))["dialog"] == "report"


async def keep(workshop: Workshop, state: str) -> None:
    """Store a dialog of the citizen's as it is, due to be woken."""
    async with workshop.database.write() as tx:
        known = await people.acquaintance(tx, "bale", CITIZEN, CITIZEN)
        assert known.person
        assert known.chat
        await sessions.keep(tx, known.chat.id, known.person.id, state, NOW, "remind")


async def test_a_dialog_we_no_longer_have_is_let_go(workshop: Workshop) -> None:
    """With a word."""
    await workshop.hear(said("سطل زباله سر کوچه پر شده"))
    open_ = await dialog(workshop)
    await keep(workshop, json.dumps(open_ | {"dialog": "poem"}))
    answers = await workshop.hear(said("چیزی"))

    assert await dialog(workshop) is None
    assert len(answers) == 1


async def test_who_writes_again_is_no_longer_gone(workshop: Workshop) -> None:
    """Nor who unblocks us without a word; who blocks us is."""

    async def change(kind: Any) -> bool:
        await workshop.hear(said(membership=Membership(kind, True)))
        return (await chat(workshop, CITIZEN)).gone_at is None

    await workshop.hear(said("/help"))
    seen = [await change("removed"), await change("added"), await change("removed")]
    await workshop.hear(said("/help"))

    assert seen == [False, True, False]
    assert (await chat(workshop, CITIZEN)).gone_at is None


async def test_the_bot_comes_into_a_group_and_is_put_out(workshop: Workshop) -> None:
    """It says hello; the owners hear when a unit's group is lost."""
    await workshop.hear(said("/help", chat=OWNER))
    hello = await workshop.hear(said(chat=GROUP, membership=Membership("added", True)))
    await bound(workshop)
    gone = await workshop.hear(said(chat=GROUP, membership=Membership("removed", True)))

    assert "/bind" in hello[0]
    assert len(gone) == 1
    assert (await chat(workshop, GROUP)).gone_at is not None


async def test_who_leaves_a_group_works_there_no_more(workshop: Workshop) -> None:
    """From that moment on."""
    await bound(workshop)
    report = await filed(workshop)
    await workshop.hear(pressed(f"r:{report.id}:take", chat=GROUP, who=WORKER))
    left = Membership("removed", False, (WORKER,))
    await workshop.hear(said(chat=GROUP, who=WORKER, membership=left))
    async with workshop.database.read() as tx:
        worker = await people.person_at(tx, "bale", WORKER)
        assert worker
        assert not await people.works_for(tx, worker.id, "urban_services_01")


async def test_a_group_moves_with_its_unit(workshop: Workshop) -> None:
    """Its next card goes to the new id."""
    await bound(workshop)
    await workshop.hear(said(chat=GROUP, who=WORKER, migrated_to=-1010))
    await filed(workshop)

    assert workshop.messenger.texts(-1010)


async def test_what_has_no_sender_is_done_with(workshop: Workshop) -> None:
    """A channel's post, another bot's word."""
    nobody = replace(said("سلام", chat=GROUP), sender=None)
    bot = said("سلام", chat=GROUP)
    assert bot.sender
    robot = replace(bot, sender=replace(bot.sender, is_bot=True, id=77))
    await workshop.hear(nobody, robot)

    assert workshop.messenger.sent == []
    async with workshop.database.read() as tx:
        assert await inbox.waiting(tx, ["bale"]) == []
        assert await people.person_at(tx, "bale", 77) is None


async def test_a_new_name_is_noticed(workshop: Workshop) -> None:
    """Cards name people as they are called now."""
    event = said("/help")
    assert event.sender
    await workshop.hear(event, replace(event, sender=replace(event.sender, name="مریم")))
    async with workshop.database.read() as tx:
        person = await people.person_at(tx, "bale", CITIZEN)

    assert person
    assert person.name == "مریم"


async def test_the_same_word_of_two_people_in_a_group_opens_two_dialogs(
    workshop: Workshop,
) -> None:
    """Nobody goes on with another's dialog."""
    await bound(workshop)
    report = await filed(workshop)
    await workshop.hear(pressed(f"r:{report.id}:take", chat=GROUP, who=WORKER))
    await workshop.hear(pressed(f"r:{report.id}:return", chat=GROUP, who=WORKER))
    open_ = await dialog(workshop, GROUP, WORKER)
    other: Event = pressed(f"d:{open_['serial']}:reason:other-unit", chat=GROUP, who=12)
    await workshop.hear(other)

    assert await dialog(workshop, GROUP, WORKER) == open_
    assert await dialog(workshop, GROUP, 12) is None


def number_of(workshop: Workshop, to: int, words: str) -> int:
    """The number of the newest message in a chat that holds these words."""
    sent = list(enumerate(workshop.messenger.sent, start=101))
    return max(number for number, (who, reply, _) in sent if who == to and words in told(reply))


async def test_a_reply_to_a_card_is_meant_for_us(workshop: Workshop) -> None:
    """Words are a remark for colleagues, a picture begins the proof that it is done."""
    await bound(workshop)
    report = await filed(workshop)
    await workshop.hear(pressed(f"r:{report.id}:take", chat=GROUP, who=WORKER))
    card = number_of(workshop, GROUP, "مهلت")
    await workshop.hear(said("فردا می‌رویم", chat=GROUP, who=WORKER, reply_to=card))
    async with workshop.database.read() as tx:
        past = await reports.history(tx, report.id)
    workshop.messenger.fetches.append(b"after")
    photo = (Attachment("photo", "f"),)
    await workshop.hear(said(chat=GROUP, who=WORKER, reply_to=card, media=photo))

    assert (past[-1].move, past[-1].words) == ("note", "فردا می‌رویم")
    assert (await dialog(workshop, GROUP, WORKER))["dialog"] == "done"


async def test_a_reply_in_a_group_that_is_nobodys_is_not(workshop: Workshop) -> None:
    """There are no cards of ours."""
    await workshop.hear(said("/help", chat=-77, who=WORKER))
    workshop.messenger.sent.clear()
    await workshop.hear(said("بله", chat=-77, who=WORKER, reply_to=101))

    assert workshop.messenger.sent == []


@pytest.mark.parametrize(("state", "name"), [("needs_info", "answer"), ("routed", "note")])
async def test_a_citizens_reply_to_a_notice_goes_to_its_report(
    workshop: Workshop, state: str, name: str
) -> None:
    """As the answer to a question, or as something to add."""
    report = await filed(workshop)
    async with workshop.database.write() as tx:
        await reports.change(tx, report, state, NOW)
    notice = number_of(workshop, CITIZEN, "کد پیگیری")
    await workshop.hear(said("سمت چپ خیابان است", reply_to=notice))

    assert (await dialog(workshop))["dialog"] == name


@pytest.mark.parametrize(("follows", "name"), [(True, "note"), (False, "report")])
async def test_who_follows_a_report_may_add_to_it(
    workshop: Workshop, follows: bool, name: str
) -> None:
    """His reply to a notice goes to the report; that of anybody else begins a new one."""
    report = await filed(workshop)
    notice = number_of(workshop, CITIZEN, "کد پیگیری")
    async with workshop.database.write() as tx:
        await people.meet(tx, "bale", 4711, "مریم", NOW)
        other = await people.person_at(tx, "bale", 4711)
        assert other
        await reports.note_clock(tx, report.id, author_id=other.id)
        if follows:
            await followers.follow(tx, report.id, report.author_id, report.chat_id, NOW)
    await workshop.hear(said("سمت چپ خیابان است", reply_to=notice))

    assert (await dialog(workshop))["dialog"] == name


async def test_a_reply_to_what_is_over_begins_anew(workshop: Workshop) -> None:
    """A closed report takes nothing more."""
    report = await filed(workshop)
    async with workshop.database.write() as tx:
        await reports.change(tx, report, "withdrawn", NOW)
    notice = number_of(workshop, CITIZEN, "کد پیگیری")
    await workshop.hear(said("سطل باز هم پر شده است", reply_to=notice))

    assert (await dialog(workshop))["dialog"] == "report"


async def test_the_door_shows_the_open_dialog(workshop: Workshop) -> None:
    """Who starts anew sees the welcome, and where he was."""
    await workshop.hear(said("سطل زباله سر کوچه پر شده"))
    before = await dialog(workshop)
    answers = await workshop.hear(said("/start"))

    assert len(answers) >= 3
    assert (await dialog(workshop))["serial"] == before["serial"]
