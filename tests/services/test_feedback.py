"""What the citizen does with his report, and that nobody does it for him."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from conversation.replies import Say, Show
from domain.errors import Refusal
from services import feedback, unit_work, verdict
from tests.services.conftest import (
    ALI,
    CITIZEN,
    OTHER_CITIZEN,
    PHOTO,
    WASTE,
    Office,
)

Deed = Callable[..., Awaitable[Any]]

DEEDS: dict[str, tuple[Deed, tuple[Any, ...], str]] = {
    "confirm": (verdict.confirm, (), "awaiting_citizen"),
    "object": (verdict.object_to, ("not-done", "هنوز پر است", ()), "awaiting_citizen"),
    "rate": (verdict.rate, (5,), "closed_confirmed"),
    "answer": (feedback.answer, ("سمت چپ", ()), "needs_info"),
    "add": (feedback.add_note, ("بو می‌دهد", ()), "accepted"),
    "withdraw": (feedback.withdraw, (), "routed"),
}
STRANGERS = {
    "another citizen": (OTHER_CITIZEN, OTHER_CITIZEN),
    "the unit in its group": (ALI, WASTE),
    "a worker in private": (ALI, ALI),
}


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("name", DEEDS)
async def test_nobody_speaks_for_the_citizen(office: Office, name: str, who: str) -> None:
    """Nothing changes and nobody hears anything."""
    deed, args, state = DEEDS[name]
    report, _ = await office.file()
    await office.bring_to(state, report.id)
    before = await office.report(report.id)

    with pytest.raises(Refusal, match="report-not-yours"):
        await office.do(deed, await office.here(*STRANGERS[who]), report.id, *args)

    assert await office.report(report.id) == before
    assert len(await office.past(report.id)) == 2


@pytest.mark.parametrize("name", DEEDS)
async def test_a_report_that_is_not_there_is_refused(office: Office, name: str) -> None:
    """Buttons can be made up."""
    deed, args, _ = DEEDS[name]

    with pytest.raises(Refusal, match="report-unknown"):
        await office.do(deed, await office.here(CITIZEN), 4711, *args)


async def claimed(office: Office) -> int:
    """A report that the unit says is done."""
    report, _ = await office.file()
    here = await office.here(ALI, WASTE)
    await office.do(unit_work.take, here, report.id)
    await office.do(unit_work.claim, here, report.id, (PHOTO,), "سطل شسته شد")
    return report.id


async def test_only_the_citizen_closes_a_report(office: Office) -> None:
    """He is asked for stars, and the card shows it closed, without buttons."""
    number = await claimed(office)
    post = await office.do(verdict.confirm, await office.here(CITIZEN), number)

    assert (await office.report(number)).state == "closed_confirmed"
    assert post.verbs(CITIZEN) == ["rate"] * 5
    assert "شهروند تأیید کرد" in post.words(WASTE)
    assert post.verbs(WASTE) == []
    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(verdict.confirm, await office.here(CITIZEN), number)


async def test_stars_are_one_to_five_and_come_after_a_word(office: Office) -> None:
    """Whatever a button says."""
    number, here = await claimed(office), await office.here(CITIZEN)
    for stars in (0, 5, 6):
        with pytest.raises(Refusal, match="talk-old-button"):
            await office.do(verdict.rate, here, number, stars)
    await office.do(verdict.confirm, here, number)
    post = await office.do(verdict.rate, here, number, 5)

    assert post.chats == {CITIZEN}
    assert (await office.past(number))[-1].words == "5"


@pytest.mark.parametrize("answer", ["not-done", "partly"])
async def test_an_objection_gives_the_report_back(office: Office, answer: str) -> None:
    """A new card with his words and pictures; the same person has it again; told and counted."""
    number = await claimed(office)
    before = await office.report(number)
    here = await office.here(CITIZEN)
    post = await office.do(verdict.object_to, here, number, answer, "پر است، 09121234567", (PHOTO,))
    now = await office.report(number)

    assert (now.state, now.objections, now.taken_by) == ("accepted", 1, before.taken_by)
    assert post.verbs(WASTE)[0] == "done"
    assert "پر است" in post.words(WASTE)
    assert "0912" not in post.words(WASTE)
    assert len([reply for reply in post.to(WASTE) if isinstance(reply, Show)]) == 2
    assert CITIZEN in post.chats


async def test_a_closed_report_can_be_opened_again(office: Office) -> None:
    """By its citizen, as often as it is not done."""
    number, here = await claimed(office), await office.here(CITIZEN)
    await office.do(verdict.confirm, here, number)
    await office.do(verdict.object_to, here, number, "not-done", "", ())

    assert (await office.report(number)).state == "accepted"


@pytest.mark.parametrize(("taken", "state"), [(True, "accepted"), (False, "routed")])
async def test_an_answer_brings_a_report_back_where_it_was(
    office: Office, taken: bool, state: str
) -> None:
    """To whoever owns it, or to the whole group; words masked, pictures along."""
    report, _ = await office.file()
    worker = await office.here(ALI, WASTE)
    if taken:
        await office.do(unit_work.take, worker, report.id)
    await office.do(unit_work.ask, worker, report.id, "کدام سمت؟")
    here = await office.here(CITIZEN)
    post = await office.do(feedback.answer, here, report.id, "چپ، 09121234567", (PHOTO,))

    assert (await office.report(report.id)).state == state
    assert "چپ" in post.words(WASTE)
    assert "0912" not in post.words(WASTE)
    assert [type(reply) for reply in post.to(CITIZEN)] == [Say]


async def test_what_is_added_reaches_the_unit(office: Office) -> None:
    """The state stays; what is closed takes nothing more."""
    report, _ = await office.file()
    here = await office.here(CITIZEN)
    post = await office.do(feedback.add_note, here, report.id, "بو می‌دهد", (PHOTO,))

    assert (await office.report(report.id)).state == "routed"
    assert "بو می‌دهد" in post.words(WASTE)
    await office.bring_to("withdrawn", report.id)
    with pytest.raises(Refusal, match="report-closed"):
        await office.do(feedback.add_note, here, report.id, "باز هم", ())


async def test_pictures_alone_can_be_added(office: Office) -> None:
    """Without words there is nothing to quote."""
    report, _ = await office.file()
    here = await office.here(CITIZEN)
    post = await office.do(feedback.add_note, here, report.id, "", (PHOTO,))

    assert "«" not in post.words(WASTE)


async def test_a_report_can_be_taken_back(office: Office) -> None:
    """Once; the card shows it."""
    report, _ = await office.file()
    here = await office.here(CITIZEN)
    post = await office.do(feedback.withdraw, here, report.id)

    assert (await office.report(report.id)).state == "withdrawn"
    assert "پس گرفت" in post.words(WASTE)
    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(feedback.withdraw, here, report.id)


async def test_danger_cannot_be_taken_back(office: Office) -> None:
    """It stays open under the city's eyes."""
    report, _ = await office.file(danger="fire")

    with pytest.raises(Refusal, match="withdraw-danger"):
        await office.do(feedback.withdraw, await office.here(CITIZEN), report.id)
    assert (await office.report(report.id)).state == "routed"
