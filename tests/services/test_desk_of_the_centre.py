"""Reports found, set right, and many of one event at once."""

import pytest

from conversation.gathering import Place
from conversation.replies import words
from domain.errors import Refusal
from services import bulk, correcting, finding
from services.bulk import Bulk
from services.voice import Voice
from storage import audit
from tests.services.conftest import (
    ALI,
    CITIZEN,
    OWNER,
    REZA,
    ROADS,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
)


async def codes(office: Office, person: int, said: str) -> list[str]:
    """The codes of the reports that a person finds."""
    here = await office.here(person)
    async with office.desk() as desk:
        return [report.code for report in await finding.found(desk, here, said)]


async def test_a_report_is_found_by_what_is_remembered(office: Office) -> None:
    """Its code, place, words, region, subject; and only what is open, if so said."""
    first, _ = await office.file(place=Place(words="میدان گل، کوچهٔ سوم"))
    second, _ = await office.file(origin="b", story="چاله‌ای عمیق", subject="pothole", region="2")
    await office.bring_to("withdrawn", first.id)

    found = {
        said: await codes(office, TRIAGE_CLERK, said)
        for said in (
            first.code,
            "میدان سوم",
            "چاله عمیق",
            "منطقه ۲",
            "pothole",
            "باز زباله",
        )
    }

    one, two = [first.code], [second.code]
    assert found == {
        first.code: one, "میدان سوم": one, "چاله عمیق": two, "منطقه ۲": two, "pothole": two,
        "باز زباله": [],
    }  # fmt: skip


@pytest.mark.parametrize("said", ["", "آ", "باز", "%"])
async def test_too_little_is_no_search(office: Office, said: str) -> None:
    """The help has examples."""
    with pytest.raises(Refusal, match="help-find"):
        await codes(office, TRIAGE_CLERK, said)


async def test_a_unit_finds_its_own_a_citizen_nothing(office: Office) -> None:
    """What somebody sees follows his office; a caller's number is for operators."""
    report, _ = await office.file()

    assert await codes(office, ALI, "زباله") == [report.code]
    assert await codes(office, REZA, "زباله") == []
    assert await codes(office, REZA, report.code) == []
    assert await codes(office, OWNER, "زباله") == [report.code]
    for person, said in ((CITIZEN, "زباله"), (ALI, "09121234567")):
        with pytest.raises(Refusal, match="right-missing"):
            await codes(office, person, said)
    assert await codes(office, TRIAGE_CLERK, "09121234567") == []


async def test_what_is_found_is_shown_masked(office: Office) -> None:
    """No numbers of people, no names of reporters."""
    report, _ = await office.file(
        place=Place(words="خانهٔ آقای رضایی، 09121234567"), story="زنگ بزنید 09121234567"
    )
    told = finding.told(office.city, Voice("fa", office.now.tzinfo), [report])  # type: ignore[arg-type]
    assert "۰۹۱۲" not in words(told.text)
    clerk = await office.here(TRIAGE_CLERK)
    shown = await office.do(finding.show, clerk, report.id)
    assert "0912" not in shown.words(TRIAGE_CLERK)
    assert "مریم" not in shown.words(TRIAGE_CLERK)
    assert set(shown.verbs(TRIAGE_CLERK)) == {
        "correct", "relocate", "transfer", "combine", "divide", "comment", "who",
    }  # fmt: skip
    await office.bring_to("in_progress", report.id)
    again = await office.do(finding.show, clerk, report.id)
    assert set(again.verbs(TRIAGE_CLERK)) == {"combine", "divide", "comment", "who"}
    unit = await office.do(finding.show, await office.here(ALI), report.id)
    assert unit.verbs(ALI) == ["card"]
    for person in (REZA,):
        with pytest.raises(Refusal, match="report-not-yours"):
            await office.do(finding.show, await office.here(person), report.id)


async def test_a_wrong_subject_is_set_right_anywhere(office: Office) -> None:
    """The old unit's card says where it went, the new one's group gets it, the citizen hears."""
    report, _ = await office.file()
    clerk = await office.here(TRIAGE_CLERK)
    post = await office.do(correcting.correct, clerk, report.id, "pothole")

    after = await office.report(report.id)
    assert (after.subject, after.unit, after.state) == ("pothole", "technical_01", "routed")
    assert post.chats >= {WASTE, ROADS, CITIZEN}
    assert TRIAGE not in post.chats


async def test_a_report_goes_to_another_unit_or_region(office: Office) -> None:
    """Until work has begun; not to the unit that has it."""
    report, _ = await office.file()
    clerk = await office.here(TRIAGE_CLERK)
    await office.do(correcting.transfer, clerk, report.id, "technical_01")
    assert (await office.report(report.id)).unit == "technical_01"
    with pytest.raises(Refusal, match="transfer-same"):
        await office.do(correcting.transfer, clerk, report.id, "technical_01")
    await office.do(correcting.relocate, clerk, report.id, "2")
    after = await office.report(report.id)
    assert (after.region, after.unit) == ("2", "urban_services_02")

    await office.bring_to("in_progress", report.id)
    for deed, value in (
        (correcting.transfer, "technical_01"), (correcting.correct, "pothole"),
        (correcting.relocate, "1"),
    ):  # fmt: skip
        with pytest.raises(Refusal, match="work-begun"):
            await office.do(deed, clerk, report.id, value)


async def test_twins_second_faults_and_remarks(office: Office) -> None:
    """The centre joins, splits and writes to the unit, in whatever hands the report is."""
    main, _ = await office.file()
    twin, _ = await office.file(origin="b")
    clerk = await office.here(TRIAGE_CLERK)
    await office.do(correcting.combine, clerk, twin.id, main.code)
    assert (await office.report(twin.id)).state == "merged"
    for code, phrase in ((main.code, "merge-itself"), ("123456786", "report-unknown")):
        with pytest.raises(Refusal, match=phrase):
            await office.do(correcting.combine, clerk, main.id, code)

    await office.do(correcting.divide, clerk, main.id, "چاله هم هست", "pothole")
    moves = [line.move for line in await office.past(main.id)]
    assert moves[-2:] == ["joined", "split"]
    post = await office.do(correcting.comment, clerk, main.id, "زودتر بروید")
    assert "زودتر بروید" in post.words(WASTE)
    assert CITIZEN not in post.chats
    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(correcting.comment, clerk, twin.id, "زودتر")
    with pytest.raises(Refusal, match="right-missing"):
        await office.do(correcting.comment, await office.here(ALI), main.id, "زودتر")


async def three(office: Office) -> list[int]:
    """Three reports of one event, one of which is with nobody who can give it away."""
    made = [(await office.file(origin=f"e{n}", story="آبگرفتگی شدید"))[0].id for n in range(3)]
    await office.bring_to("in_progress", made[2])
    return made


async def test_many_reports_of_one_event_go_to_one_unit(office: Office) -> None:
    """What cannot be moved stays, and is told; the rest is done."""
    ids = await three(office)
    clerk = await office.here(TRIAGE_CLERK)
    async with office.desk() as desk:
        found = await bulk.found(desk, clerk, "آبگرفتگی")
    assert sorted(report.id for report in found) == ids

    post = await office.do(bulk.do, clerk, Bulk("transfer", tuple(ids), "technical_01"))

    units = [(await office.report(one)).unit for one in ids]
    assert units == ["technical_01", "technical_01", "urban_services_01"]
    assert "۲" in post.words(TRIAGE_CLERK)
    async with office.database.read() as tx:
        logged = [line.words for line in await audit.recent(tx, 9, "bulk")]
    assert logged == ["2 of 3: technical_01"]


async def test_many_reports_join_one_and_all_hear(office: Office) -> None:
    """The main one is left out; what was said for one that failed is not said."""
    ids = await three(office)
    main = await office.report(ids[0])
    clerk = await office.here(TRIAGE_CLERK)
    told = await office.do(bulk.do, clerk, Bulk("tell", tuple(ids), "تا شب درست می‌شود"))
    assert told.words(CITIZEN).count("تا شب درست می‌شود") == 3
    await office.do(bulk.do, clerk, Bulk("merge", tuple(ids), main.code))

    states = [(await office.report(one)).state for one in ids]
    assert states == ["routed", "merged", "merged"]
    post = await office.do(bulk.do, clerk, Bulk("tell", tuple(ids), "باز هم"))
    assert post.words(CITIZEN).count("باز هم") == 1


async def test_only_the_centre_acts_on_many(office: Office) -> None:
    """Neither citizens nor units."""
    for person in (CITIZEN, ALI):
        here = await office.here(person)
        for deed, value in ((bulk.found, "زباله"), (bulk.do, Bulk("tell", (1,), "سلام"))):
            with pytest.raises(Refusal, match="right-missing"):
                await office.do(deed, here, value)
