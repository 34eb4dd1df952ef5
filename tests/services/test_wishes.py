"""What a unit may only wish for, and what heads and supervisors say to it."""

from datetime import date

import pytest

from conversation.replies import Edit, Show
from domain.errors import Refusal
from services import claims, unit_work, wishes
from services.desk import Here
from storage import roles
from tests.services.conftest import (
    ALI,
    CITIZEN,
    PHOTO,
    REZA,
    ROADS,
    SARA,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
)

UNIT = "urban_services_01"
DAY = date(2026, 4, 10)


async def at_work(office: Office, state: str = "in_progress") -> tuple[int, Here]:
    """A report that Ali has in hand."""
    report, _ = await office.file()
    here = await office.here(ALI, WASTE)
    await office.do(unit_work.take, here, report.id)
    await office.bring_to(state, report.id)
    return report.id, here


async def grant(office: Office, person: int, role: str) -> None:
    """Give a role in Ali's unit."""
    here = await office.here(person)
    async with office.database.write() as tx:
        await roles.grant(tx, here.person.id, here.chat.id, UNIT, role, office.now)


async def test_a_hold_needs_the_supervisor(office: Office) -> None:
    """Until he agrees nothing changes; then work stands still until the day, and goes on after."""
    number, here = await at_work(office)
    asked = await office.do(wishes.ask_hold, here, number, DAY, "آسفالت نیست")
    assert (await office.report(number)).state == "in_progress"
    assert asked.verbs(TRIAGE) == ["approve", "decline"]
    assert asked.chats == {TRIAGE}
    with pytest.raises(Refusal, match="supervisor-only"):
        await office.do(wishes.approve, here, number)
    post = await office.do(wishes.approve, await office.here(TRIAGE_CLERK, TRIAGE), number)
    held = await office.report(number)

    assert (held.state, held.wish, held.resume) == ("on_hold", "", "in_progress")
    assert "آسفالت نیست" in post.words(CITIZEN)
    assert post.verbs(WASTE) == ["release"]
    assert post.verbs(TRIAGE) == []


async def test_a_declined_hold_changes_nothing(office: Office) -> None:
    """The unit hears it; it may wish again, but not twice at once."""
    number, here = await at_work(office)
    await office.do(wishes.ask_hold, here, number, DAY, "آسفالت نیست")
    with pytest.raises(Refusal, match="wish-pending"):
        await office.do(wishes.ask_hold, here, number, DAY, "آسفالت نیست")
    supervisor = await office.here(TRIAGE_CLERK, TRIAGE)
    post = await office.do(wishes.decline, supervisor, number)

    assert (await office.report(number)).state == "in_progress"
    assert post.chats == {WASTE, TRIAGE}
    with pytest.raises(Refusal, match="wish-gone"):
        await office.do(wishes.approve, supervisor, number)
    await office.do(wishes.ask_hold, here, number, DAY, "آسفالت نیست")


async def test_a_wish_is_void_once_the_report_moved(office: Office) -> None:
    """What was wished for a report as it stood says nothing of it as it stands."""
    number, here = await at_work(office)
    await office.do(wishes.ask_hold, here, number, DAY, "آسفالت نیست")
    post = await office.do(unit_work.claim, here, number, (PHOTO,), "چاله پر شد")

    edits = [reply for reply in post.to(TRIAGE) if isinstance(reply, Edit)]
    card = next(edit for edit in edits if edit.card == f"wish:{number}")
    assert card.buttons == ()
    with pytest.raises(Refusal, match="wish-gone"):
        await office.do(wishes.approve, await office.here(TRIAGE_CLERK, TRIAGE), number)


async def test_a_stranger_does_not_learn_of_wishes(office: Office) -> None:
    """He is refused alike whether one is under way or not."""
    number, here = await at_work(office)
    stranger = await office.here(REZA, ROADS)
    with pytest.raises(Refusal, match="supervisor-only"):
        await office.do(wishes.approve, stranger, number)
    await office.do(wishes.ask_hold, here, number, DAY, "آسفالت نیست")
    with pytest.raises(Refusal, match="supervisor-only"):
        await office.do(wishes.approve, stranger, number)


async def test_a_hold_voids_the_planned_date(office: Office) -> None:
    """Afterwards the unit has it as accepted, to be planned anew."""
    number, here = await at_work(office, "planned")
    await office.do(wishes.ask_hold, here, number, DAY, "آسفالت نیست")
    await office.do(wishes.approve, await office.here(TRIAGE_CLERK, TRIAGE), number)
    await office.do(unit_work.step, here, number, "release")

    assert (await office.report(number)).state == "accepted"


async def test_only_work_can_be_held(office: Office) -> None:
    """And for a day that is neither past nor too far."""
    number, here = await at_work(office)
    with pytest.raises(Refusal, match="day-wrong"):
        await office.do(wishes.ask_hold, here, number, date(2026, 3, 1), "آسفالت نیست")
    await office.bring_to("routed", number)

    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(wishes.ask_hold, here, number, DAY, "آسفالت نیست")


async def test_a_head_closes_what_needs_nothing_at_once(office: Office) -> None:
    """The citizen gets words and pictures, and may object."""
    await grant(office, ALI, "head")
    number, here = await at_work(office, "visit")
    post = await office.do(wishes.no_action, here, number, "درخت سالم است", (PHOTO,))
    (album,) = [reply for reply in post.to(CITIZEN) if isinstance(reply, Show)]

    assert (await office.report(number)).state == "closed_no_action"
    assert [file.key for file in album.files] == [PHOTO.key]
    assert "درخت سالم است" in post.words(CITIZEN)
    assert post.verbs(CITIZEN) == ["object"]


async def test_a_member_needs_the_head_to_close(office: Office) -> None:
    """The head sees the pictures in the group; nobody else may press."""
    await grant(office, SARA, "head")
    number, here = await at_work(office, "visit")
    asked = await office.do(wishes.no_action, here, number, "درخت سالم است", (PHOTO,))
    assert (await office.report(number)).state == "visit"
    assert asked.chats == {WASTE}
    assert asked.verbs(WASTE) == ["approve", "decline"]
    for deed in (wishes.approve, wishes.decline):
        with pytest.raises(Refusal, match="head-only"):
            await office.do(deed, here, number)
    await office.do(wishes.approve, await office.here(SARA, WASTE), number)

    assert (await office.report(number)).state == "closed_no_action"


async def test_without_a_head_the_supervisor_closes(office: Office) -> None:
    """He may decline as well; then the visit goes on."""
    number, here = await at_work(office, "visit")
    asked = await office.do(wishes.no_action, here, number, "درخت سالم است", (PHOTO,))
    assert asked.chats == {TRIAGE}
    post = await office.do(wishes.decline, await office.here(TRIAGE_CLERK, TRIAGE), number)

    assert (await office.report(number)).state == "visit"
    assert CITIZEN not in post.chats


@pytest.mark.parametrize(
    ("words", "media", "refusal"),
    [("بررسی شد", (PHOTO,), "answer-bare"), ("درخت سالم است", (), "no-action-proof")],
)
async def test_an_opinion_has_words_and_pictures(
    office: Office, words: str, media: tuple[object, ...], refusal: str
) -> None:
    """Neither a bare phrase nor words alone close a report."""
    number, here = await at_work(office, "visit")

    with pytest.raises(Refusal, match=refusal):
        await office.do(wishes.no_action, here, number, words, media)


async def test_only_a_visit_ends_without_work(office: Office) -> None:
    """Nobody says so from his desk."""
    number, here = await at_work(office)

    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(wishes.no_action, here, number, "درخت سالم است", (PHOTO,))


async def test_a_contractors_claim_waits_for_the_head(office: Office) -> None:
    """Who lets it pass, so that the citizen judges it."""
    await grant(office, ALI, "contractor")
    await grant(office, SARA, "head")
    number, here = await at_work(office)
    post = await office.do(unit_work.claim, here, number, (PHOTO,), "چاله پر شد")
    assert (await office.report(number)).state == "resolved_claimed"
    assert CITIZEN not in post.chats
    assert set(post.verbs(WASTE)) == {"present", "redo"}
    with pytest.raises(Refusal, match="head-only"):
        await office.do(claims.present, here, number)
    shown = await office.do(claims.present, await office.here(SARA, WASTE), number)

    assert (await office.report(number)).state == "awaiting_citizen"
    assert "چاله پر شد" in shown.words(CITIZEN)


async def test_a_head_sends_a_contractor_back(office: Office) -> None:
    """The group reads what lacks; where there is no head the supervisor does so."""
    await grant(office, ALI, "contractor")
    number, here = await at_work(office)
    asked = await office.do(unit_work.claim, here, number, (PHOTO,), "چاله پر شد")
    assert asked.verbs(TRIAGE) == ["present", "redo"]
    supervisor = await office.here(TRIAGE_CLERK, TRIAGE)
    post = await office.do(claims.redo, supervisor, number, "لبه‌ها مانده است")

    assert (await office.report(number)).state == "in_progress"
    assert "لبه‌ها" in post.words(WASTE)
    assert CITIZEN not in post.chats


async def test_a_head_of_another_unit_decides_nothing(office: Office) -> None:
    """Nor does anybody of another unit's group."""
    await grant(office, SARA, "head")
    number, here = await at_work(office, "visit")
    await office.do(wishes.no_action, here, number, "درخت سالم است", (PHOTO,))

    with pytest.raises(Refusal, match="head-only"):
        await office.do(wishes.approve, await office.here(REZA, ROADS), number)
