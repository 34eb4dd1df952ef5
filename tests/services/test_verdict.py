"""The citizen's word on a repair: who has one, what it leads to, and what silence is worth."""

from datetime import timedelta

import pytest

from domain.errors import Refusal
from domain.report import Report
from services import feedback, inspection, unit_work, verdict
from services.standing import HEAD
from storage import followers, groups, reports, roles
from tests.services.conftest import (
    ALI,
    CITIZEN,
    NOW,
    OTHER_CITIZEN,
    PHOTO,
    SARA,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
)

THIRD = 3
ORDER = "کف‌پوش کنار سطل هم باید شسته شود"


async def claimed(office: Office, *others: int) -> int:
    """A report that the unit says is done, with these people following it."""
    report, _ = await office.file()
    for person in others:
        here = await office.here(person)
        async with office.database.write() as tx:
            await followers.follow(tx, report.id, here.person.id, here.chat.id, office.now)
    worker = await office.here(ALI, WASTE)
    await office.do(unit_work.take, worker, report.id)
    await office.do(unit_work.claim, worker, report.id, (PHOTO,), "سطل امروز خالی و شسته شد")
    return report.id


async def say_no(
    office: Office, number: int, person: int = CITIZEN, *, photo: bool = False
) -> None:
    """Somebody objects."""
    media = (PHOTO,) if photo else ()
    await office.do(
        verdict.object_to, await office.here(person), number, "not-done", "پر است", media
    )


async def claim_again(office: Office, number: int) -> None:
    """The unit claims once more."""
    worker = await office.here(ALI, WASTE)
    await office.do(unit_work.claim, worker, number, (PHOTO,), "دوباره خالی و شسته شد")


async def close(office: Office, number: int) -> Report:
    """The time for a word is over."""
    async with office.desk() as desk:
        found = await reports.report(desk.tx, number)
        assert found
        return await verdict.close_unspoken(desk, found)


async def test_every_follower_is_asked_and_has_a_word(office: Office) -> None:
    """Before and after go to all; a follower's word closes nothing."""
    number = await claimed(office, OTHER_CITIZEN)
    post = await office.do(verdict.confirm, await office.here(OTHER_CITIZEN), number)

    assert post.verbs(OTHER_CITIZEN) == ["rate"] * 5
    assert (await office.report(number)).state == "awaiting_citizen"
    with pytest.raises(Refusal, match="report-not-yours"):
        await office.do(verdict.confirm, await office.here(THIRD), number)


async def test_a_follower_objects_for_all(office: Office) -> None:
    """Whoever follows may say it is not done; a second one adds to it and counts no second time."""
    number = await claimed(office, OTHER_CITIZEN, THIRD)
    await say_no(office, number, OTHER_CITIZEN)
    await say_no(office, number, THIRD)

    now = await office.report(number)
    assert (now.state, now.objections) == ("accepted", 1)


async def test_its_citizen_hears_that_somebody_else_objected(office: Office) -> None:
    """He would wonder why his buttons do nothing; each hears it once."""
    number = await claimed(office, OTHER_CITIZEN, THIRD)
    here = await office.here(OTHER_CITIZEN)
    post = await office.do(verdict.object_to, here, number, "not-done", "پر است", ())

    assert ["دوباره باز شد" in post.words(chat) for chat in (CITIZEN, THIRD, OTHER_CITIZEN)] == [
        True,
        True,
        False,
    ]


async def test_the_first_objection_halves_the_term(office: Office) -> None:
    """The clock begins anew, the same person has it, the ladder is at its foot."""
    number = await claimed(office)
    before = await office.report(number)
    later = office.later(now=NOW + timedelta(hours=5))
    await say_no(later, number)

    now = await office.report(number)
    assert later.now == now.term_at
    assert (before.due_at - before.term_at) / 2 == now.due_at - now.term_at
    assert (before.taken_by, 0) == (now.taken_by, now.rung)


async def test_who_left_the_unit_does_not_own_it_again(office: Office) -> None:
    """It lies untaken in the group."""
    number = await claimed(office)
    worker = await office.here(ALI, WASTE)
    async with office.database.write() as tx:
        await groups.leave(tx, worker.person.id, worker.chat.id)
    await say_no(office, number)

    now = await office.report(number)
    assert (now.state, now.taken_by) == ("routed", None)


async def test_the_second_objection_goes_to_the_inspectors(office: Office) -> None:
    """The unit can do nothing with it; the inspectors order the work."""
    number = await claimed(office)
    await say_no(office, number)
    await claim_again(office, number)
    await say_no(office, number)

    assert (await office.report(number)).state == "inspection"
    with pytest.raises(Refusal, match="report-not-yours"):
        await claim_again(office, number)
    post = await office.do(inspection.order, await office.here(TRIAGE_CLERK, TRIAGE), number, ORDER)
    assert (await office.report(number)).state == "in_progress"
    assert ORDER in post.words(WASTE)
    assert ORDER in post.words(CITIZEN)


async def test_the_citizen_may_agree_while_the_inspectors_have_it(office: Office) -> None:
    """What is mended meanwhile is done."""
    number = await claimed(office)
    await say_no(office, number)
    await claim_again(office, number)
    await say_no(office, number)
    await office.do(verdict.confirm, await office.here(CITIZEN), number)

    assert (await office.report(number)).state == "closed_confirmed"


async def test_inspectors_say_why_nothing_has_to_be_done(office: Office) -> None:
    """With words of content, signed; the citizen may object again."""
    number = await claimed(office)
    await say_no(office, number)
    await claim_again(office, number)
    await say_no(office, number)
    clerk = await office.here(TRIAGE_CLERK, TRIAGE)
    with pytest.raises(Refusal, match="answer-bare"):
        await office.do(inspection.dismiss, clerk, number, "بررسی شد.", ())
    post = await office.do(
        inspection.dismiss, clerk, number, "سطل هر شب خالی می‌شود و امروز هم خالی بود", ()
    )

    assert (await office.report(number)).state == "closed_no_action"
    assert "p91" in post.words(CITIZEN)
    assert post.verbs(CITIZEN) == ["object"]


async def test_one_star_with_a_picture_goes_to_the_inspectors(office: Office) -> None:
    """Few stars ask for one of six reasons."""
    number, here = await claimed(office), await office.here(CITIZEN)
    await office.do(verdict.confirm, here, number)
    post = await office.do(verdict.rate, here, number, 1)
    assert post.verbs(CITIZEN) == ["why"] * 6 + ["insist"]
    await office.do(verdict.explain, here, number, "poor")
    with pytest.raises(Refusal, match="talk-old-button"):
        await office.do(verdict.explain, here, number, "made-up")
    await say_no(office, number, photo=True)

    assert (await office.report(number)).state == "inspection"


async def test_silence_is_no_consent(office: Office) -> None:
    """It closes apart, says so, and can be spoken against for sixty days and no longer."""
    number = await claimed(office)
    closed = await close(office, number)

    assert closed.state == "closed_silent"
    with pytest.raises(Refusal, match="object-too-late"):
        await say_no(office.later(now=NOW + timedelta(days=61)), number)
    await say_no(office.later(now=NOW + timedelta(days=59)), number)
    assert (await office.report(number)).state == "accepted"


async def test_a_late_yes_after_silence_counts(office: Office) -> None:
    """The citizen may still say that it is done."""
    number = await claimed(office)
    await close(office, number)
    await office.do(verdict.confirm, await office.here(CITIZEN), number)

    assert (await office.report(number)).state == "closed_confirmed"


@pytest.mark.parametrize(
    ("agreeing", "state"), [((OTHER_CITIZEN,), "closed_confirmed"), ((), "closed_silent")]
)
async def test_followers_speak_for_a_silent_citizen(
    office: Office, agreeing: tuple[int, ...], state: str
) -> None:
    """Half of those who answered are enough."""
    number = await claimed(office, OTHER_CITIZEN, THIRD)
    for person in agreeing:
        await office.do(verdict.confirm, await office.here(person), number)

    assert (await close(office, number)).state == state


async def test_only_those_who_were_silent_are_reminded(office: Office) -> None:
    """Who has spoken hears nothing."""
    number = await claimed(office, OTHER_CITIZEN)
    await office.do(verdict.confirm, await office.here(OTHER_CITIZEN), number)
    async with office.desk() as desk:
        found = await reports.report(desk.tx, number)
        assert found
        await verdict.remind(desk, found)

    assert [CITIZEN] == [letter.chat for letter in desk.letters]


async def test_a_head_hears_of_an_objection(office: Office) -> None:
    """In private."""
    number = await claimed(office)
    here = await office.here(SARA)
    async with office.database.write() as tx:
        args = (here.person.id, here.chat.id, "urban_services_01", HEAD)
        await roles.grant(tx, *args, office.now)
    post = await office.do(
        verdict.object_to, await office.here(CITIZEN), number, "not-done", "پر است", ()
    )

    assert "اعتراض" in post.words(SARA)


async def test_who_withdraws_leaves_it_to_those_who_wait(office: Office) -> None:
    """The report stays open in a follower's name; alone, it is withdrawn."""
    report, _ = await office.file()
    other = await office.here(OTHER_CITIZEN)
    async with office.database.write() as tx:
        await followers.follow(tx, report.id, other.person.id, other.chat.id, office.now)
    await office.do(feedback.withdraw, await office.here(CITIZEN), report.id)
    now = await office.report(report.id)
    assert (now.state, now.author_id) == ("routed", other.person.id)
    await office.do(feedback.withdraw, other, report.id)
    assert (await office.report(report.id)).state == "withdrawn"


async def test_a_report_not_accepted_gets_one_more_look(office: Office) -> None:
    """Once, by triage."""
    report, _ = await office.file()
    await office.bring_to("rejected", report.id)
    post = await office.do(feedback.appeal, await office.here(CITIZEN), report.id)
    assert (await office.report(report.id)).state == "triage"
    assert post.to(TRIAGE)
    await office.bring_to("rejected", report.id)
    with pytest.raises(Refusal, match="appealed-already"):
        await office.do(feedback.appeal, await office.here(CITIZEN), report.id)


async def test_followers_hear_that_the_citizen_agreed(office: Office) -> None:
    """It is closed for all, and each may still object."""
    number = await claimed(office, OTHER_CITIZEN)
    post = await office.do(verdict.confirm, await office.here(CITIZEN), number)

    assert post.verbs(OTHER_CITIZEN) == ["object"]
