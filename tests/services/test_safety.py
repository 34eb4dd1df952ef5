"""Blocks, measure, wrong codes and forgetting: danger passes always, and all of it is logged."""

from datetime import timedelta

import pytest

from conversation.gathering import Place
from domain.errors import Refusal
from services import admission, blocking, feedback, guesses, membership, orders, privacy
from services.admission import MOST_AN_HOUR
from services.desk import Here
from services.guesses import MOST_WRONG
from services.intake import NewReport
from storage import audit, blocks, erasure, followers, people, reports, roles
from storage.belongings import Facts, belongings
from tests.services.conftest import (
    ALI,
    BIN,
    CITIZEN,
    OTHER_CITIZEN,
    OWNER,
    ROADS,
    TRIAGE_CLERK,
    WASTE,
    Office,
)

GAS = {"danger": "gas", "emergency": True, "subject": "gas_smell", "origin": "gas"}


async def logged(office: Office, action: str) -> list[str]:
    """What was done, as the audit tells it."""
    async with office.database.read() as tx:
        lines = await audit.recent(tx, 50)
    return [line.words or line.target for line in lines if line.action == action]


async def kept(office: Office, person: int) -> Facts:
    """All that is kept of a person."""
    async with office.database.read() as tx:
        return await belongings(tx, person)


async def test_a_blocked_citizen_files_nothing_but_danger(office: Office) -> None:
    """He is told until when and why, and which numbers are open to him."""
    first, _ = await office.file()
    clerk = await office.here(TRIAGE_CLERK)
    post = await office.do(blocking.block, clerk, f"{first.code} ناسزای پی‌درپی 7")
    assert "125" in post.words(CITIZEN).replace("۱۲۵", "125")

    with pytest.raises(Refusal) as refused:
        await office.file(origin="second")
    danger, post = await office.file(**GAS)

    assert (refused.value.phrase, refused.value.details["reason"]) == ("blocked", "ناسزای پی‌درپی")
    assert danger.emergency
    assert await logged(office, "block") == ["7 d: ناسزای پی‌درپی"]


async def test_a_block_is_lifted_or_ends_by_itself(office: Office) -> None:
    """It stands in a list with a button; a second lifting finds none."""
    first, _ = await office.file()
    clerk = await office.here(TRIAGE_CLERK)
    await office.do(blocking.block, clerk, f"{first.author_id} ناسزای پی‌درپی 7")
    listed = await office.do(blocking.unblock, clerk, "")
    assert "ناسزای پی‌درپی" in listed.words(TRIAGE_CLERK)

    later = office.later(now=office.now + timedelta(days=8))
    await later.file(origin="second")
    post = await office.do(blocking.unblock, clerk, str(first.author_id))
    assert post.chats == {TRIAGE_CLERK, CITIZEN}
    await office.file(origin="third")

    with pytest.raises(Refusal, match="block-none"):
        await office.do(blocking.unblock, clerk, str(first.author_id))
    assert await office.do(blocking.unblock, clerk, "") is not None


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("", "help-block"),
        ("1", "help-block"),
        ("1 بد 3", "help-block"),
        ("1 ناسزای پی‌درپی", "help-block"),
        ("1 ناسزای پی‌درپی 0", "help-block"),
        ("1 ناسزای پی‌درپی 91", "help-block"),
        ("نادر ناسزای پی‌درپی 7", "block-whom"),
        ("999999 ناسزای پی‌درپی 7", "block-whom"),
        ("111111116 ناسزای پی‌درپی 7", "block-whom"),
        ("123456786 ناسزای پی‌درپی 7", "report-unknown"),
    ],
)
async def test_a_block_says_what_it_lacks(office: Office, said: str, phrase: str) -> None:
    """Whom, why and for how long."""
    with pytest.raises(Refusal, match=phrase):
        await office.do(blocking.block, await office.here(TRIAGE_CLERK), said)


async def test_who_may_not_block_does_not(office: Office) -> None:
    """Neither a citizen nor a unit; and nobody of the city's is blocked."""
    report, _ = await office.file()
    for person in (CITIZEN, ALI):
        here = await office.here(person)
        for deed, said in ((blocking.block, "1 ناسزای پی‌درپی 7"), (blocking.unblock, "")):
            with pytest.raises(Refusal, match="right-missing"):
                await office.do(deed, here, said)
        with pytest.raises(Refusal, match="right-missing"):
            await office.do(blocking.who_filed, here, report.id)

    owner = await office.here(OWNER)
    for person in (ALI, OWNER):
        number = (await office.here(person)).person.id
        with pytest.raises(Refusal, match="block-staff"):
            await office.do(blocking.block, owner, f"{number} ناسزای پی‌درپی 7")
    post = await office.do(blocking.who_filed, owner, report.id)
    assert "مریم" not in post.words(OWNER)


async def test_too_many_reports_an_hour_are_slowed_kindly(office: Office) -> None:
    """Danger is not, and an hour later all is well."""
    for number in range(MOST_AN_HOUR):
        await office.file(origin=f"n{number}")
    with pytest.raises(Refusal) as refused:
        await office.file(origin="over")
    assert refused.value.phrase == "slowed"
    assert refused.value.details["minutes"] == 60

    await office.file(**GAS)
    await office.later(now=office.now + timedelta(minutes=61)).file(origin="later")
    citizen = await office.here(OTHER_CITIZEN)
    async with office.desk() as desk:
        await admission.admit(desk, citizen, urgent=False)


async def test_wrong_codes_are_paused(office: Office) -> None:
    """After five within the hour even a good one waits; other refusals do not count."""
    here = await office.here(ALI, ROADS)
    async with office.desk() as desk:
        code = await membership.make_code(desk, "technical_01")
        await guesses.note(desk, here, Refusal("report-unknown"))
        for _ in range(MOST_WRONG):
            await guesses.check(desk, here)
            await guesses.note(desk, here, Refusal("bind-code-bad"))

    with pytest.raises(Refusal) as refused:
        await office.do(membership.bind, here, code)
    assert (refused.value.phrase, refused.value.details["minutes"]) == ("codes-paused", 60)

    later = office.later(now=office.now + timedelta(minutes=61))
    await later.do(membership.bind, here, code)


async def test_privacy_tells_what_is_kept(office: Office) -> None:
    """In figures, with two buttons; the document holds the words themselves."""
    await office.file()
    here = await office.here(CITIZEN)
    post = await office.do(privacy.tell, here)
    assert "۱" in post.words(CITIZEN)

    document = privacy.document(await kept(office, here.person.id)).decode()

    assert "سطل زباله پر است" in document
    assert "مریم محمدی" in document
    assert "blocks" not in document


async def forgotten(office: Office, person: int = CITIZEN) -> Here:
    """A person who was forgotten just now, as he was."""
    here = await office.here(person)
    await office.do(privacy.forget, here)
    return here


async def test_who_is_forgotten_leaves_nothing_of_his(office: Office) -> None:
    """Name, number, story, place, words in history and pictures; the unit hears it is withdrawn."""
    report, _ = await office.file(place=Place(words="خانهٔ خانم محمدی"))
    here = await office.here(CITIZEN)
    await office.do(feedback.add_note, here, report.id, "زنگ دوم را بزنید", ())
    post = await office.do(privacy.forget, here)

    after = await office.report(report.id)
    assert (after.story, after.place, after.latitude, after.state) == ("", "", None, "withdrawn")
    assert [line.words for line in await office.past(report.id) if line.words] == []
    assert WASTE in post.chats
    facts = await kept(office, here.person.id)
    assert facts["person"][0]["name"] == ""
    assert facts["person"][0]["native_id"] < 0
    assert facts["files"] == []
    again = await office.here(CITIZEN)
    assert again.person.id != here.person.id
    assert len(await logged(office, "forget")) == 1


async def test_danger_goes_on_under_the_citys_name(office: Office) -> None:
    """Its words stay, masked, and so do its pictures: somebody may be hurt."""
    danger, _ = await office.file(**GAS, story="بوی گاز، خانم محمدی، 09121234567")
    here = await forgotten(office)

    after = await office.report(danger.id)
    assert after.state == "routed"
    assert "بوی گاز" in after.story
    assert "0912" not in after.story
    async with office.database.read() as tx:
        author = await people.person(tx, after.author_id)
        files = await reports.files_of(tx, danger.id)
    assert (author.messenger, len(files)) == (erasure.CITY, 1)
    assert (await kept(office, here.person.id))["reports"] == []


async def test_a_report_that_others_follow_is_not_withdrawn(office: Office) -> None:
    """They wait for it still; only the forgotten one's name is gone."""
    report, _ = await office.file()
    other = await office.here(OTHER_CITIZEN)
    async with office.desk() as desk:
        await followers.follow(desk.tx, report.id, other.person.id, other.chat.id, office.now)
    await forgotten(office)

    after = await office.report(report.id)
    assert after.state == "routed"


async def test_staff_leave_before_they_are_forgotten(office: Office) -> None:
    """Else a group would be worked in by nobody."""
    with pytest.raises(Refusal, match="forget-staff"):
        await forgotten(office, ALI)


async def test_owners_stay_however_they_are_known(office: Office) -> None:
    """The settings name them: no role says so."""
    with pytest.raises(Refusal, match="forget-staff"):
        await forgotten(office, OWNER)


async def test_what_was_ordered_stays_the_citys(office: Office) -> None:
    """Neither withdrawn nor blanked when he who gave it is in office no more, open or not."""
    chief = await office.here(OTHER_CITIZEN)
    async with office.database.write() as tx:
        await roles.grant(tx, chief.person.id, chief.chat.id, "", "headquarters", office.now)
    for serial in ("one", "two"):
        mine = {"origin": serial, "kind": "order", "decided_by": "manager"}
        await office.do(orders.give, chief, NewReport(**(BIN | mine)))
    await office.do(feedback.withdraw, chief, 2)
    async with office.database.write() as tx:
        await roles.revoke(tx, chief.person.id, "", "headquarters")
    await forgotten(office, OTHER_CITIZEN)
    kept_open, kept_closed = [await office.report(number) for number in (1, 2)]

    assert ("routed", "withdrawn") == (kept_open.state, kept_closed.state)
    for order in (kept_open, kept_closed):
        assert (BIN["story"], 35.7) == (order.story, order.latitude)
        assert order.author_id != chief.person.id
    async with office.database.read() as tx:
        assert 1 == len(await reports.files_of(tx, kept_open.id))


async def test_no_block_is_escaped_by_being_forgotten(office: Office) -> None:
    """The number stays while the block stands."""
    report, _ = await office.file()
    clerk = await office.here(TRIAGE_CLERK)
    await office.do(blocking.block, clerk, f"{report.author_id} ناسزای پی‌درپی 7")
    await forgotten(office)

    with pytest.raises(Refusal, match="blocked"):
        await office.file(origin="again")
    async with office.database.read() as tx:
        assert len(await blocks.blocks_of(tx, report.author_id)) == 1
    assert (await office.here(CITIZEN)).person.id == report.author_id


async def test_who_changes_his_mind_stays(office: Office) -> None:
    """Nothing is touched."""
    report, _ = await office.file()
    post = await office.do(privacy.keep, await office.here(CITIZEN))

    assert post.chats == {CITIZEN}
    assert (await office.report(report.id)).story
