"""What follows from the proof in a claim: the citizen's word, or a person's look with reasons."""

from datetime import timedelta

import pytest

from conversation.events import Pin, Shot
from domain.errors import Refusal
from services import claims, inspection, unit_work, verdict
from services.proofs import Evidence
from services.standing import CONTRACTOR, HEAD
from storage import followers, proofs, roles
from tests.services.conftest import (
    ALI,
    CITIZEN,
    NOW,
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
from tests.services.trusting import (
    DONE,
    DRAWN,
    FAR,
    HONEST,
    INSPECTION,
    INSPECTOR,
    REPAIRED,
    RESENDING,
    RESENT,
    SPARED,
    SPOT,
    claim,
    open_inspection,
    taken,
)


def shot(pin: Pin | None = None, **after: float) -> Shot:
    """What a camera says: so long after the unit took the report, by a sure clock."""
    return Shot(NOW + timedelta(**after) if after else None, is_sure=True, pin=pin)


LACKS = "سطل هنوز پر است و کنار آن شسته نشده"
COPIED, ELSEWHERE = "همان عکس شهروند به نظر می‌رسد", "در گزارش دیگری آمده"


@pytest.fixture
async def watched(office: Office) -> Office:
    """A city whose inspectors have a group of their own."""
    await open_inspection(office)
    return office


async def state_of(office: Office, number: int) -> str:
    """Where a report stands."""
    return (await office.report(number)).state


async def test_an_honest_claim_goes_to_its_citizen_at_once(watched: Office) -> None:
    """The same place, repaired, from where the report is: nobody else is asked."""
    number = await taken(watched)
    post = await claim(watched, number)

    assert await state_of(watched, number) == "awaiting_citizen"
    assert post.verbs(CITIZEN) == ["confirm", "partly", "object"]
    assert INSPECTION not in post.chats


async def test_a_resent_picture_is_looked_at_by_a_person_first(watched: Office) -> None:
    """The citizen's own picture is no proof; unit, inspectors and citizen read why."""
    number = await taken(watched)
    post = await claim(watched, number, RESENDING)

    assert await state_of(watched, number) == "verification"
    for chat in (WASTE, INSPECTION, CITIZEN):
        assert COPIED in post.words(chat)
    assert post.verbs(CITIZEN) == []
    assert {"believe", "disbelieve"} <= set(post.verbs(INSPECTION))
    assert "believe" not in post.verbs(WASTE)


async def test_followers_read_why_too_each_in_his_language(watched: Office) -> None:
    """Nobody who waits is left without the reason."""
    number = await taken(watched)
    other = await watched.here(OTHER_CITIZEN)
    async with watched.database.write() as tx:
        await followers.follow(tx, number, other.person.id, other.chat.id, watched.now)
    post = await claim(watched, number, RESENDING)

    assert COPIED in post.words(OTHER_CITIZEN)


async def test_a_picture_of_another_case_is_looked_at(watched: Office) -> None:
    """The reason says that it was seen before."""
    number = await taken(watched)
    post = await claim(watched, number, Evidence((REPAIRED,), RESENT, SPOT))

    assert await state_of(watched, number) == "verification"
    assert ELSEWHERE in post.words(INSPECTION)


async def test_only_grave_reasons_are_told(watched: Office) -> None:
    """That the place is right is no reason for doubt."""
    number = await taken(watched)
    post = await claim(watched, number, RESENDING)

    assert "جای فرستنده" not in post.words(INSPECTION)


@pytest.mark.parametrize(
    ("evidence", "state"),
    [
        (Evidence((REPAIRED,), None, None), "awaiting_citizen"),
        (Evidence((), None, SPOT), "awaiting_citizen"),
        (Evidence((REPAIRED,), None, FAR), "verification"),
        (Evidence((REPAIRED,), None, None, (shot(minutes=5, pin=SPOT),)), "awaiting_citizen"),
        (Evidence((REPAIRED,), None, SPOT, (shot(hours=-1),)), "verification"),
        (Evidence((REPAIRED,), None, SPOT, (shot(minutes=5, pin=FAR),)), "verification"),
        (Evidence((REPAIRED,), None, SPOT, (shot(days=-2000),)), "awaiting_citizen"),
    ],
)
async def test_the_place_of_a_claim_counts(watched: Office, evidence: Evidence, state: str) -> None:
    """A far place sends it to a person, a place that was not told does not."""
    number = await taken(watched)
    await claim(watched, number, evidence)

    assert await state_of(watched, number) == state


async def test_a_file_that_shows_nothing_is_no_picture(watched: Office) -> None:
    """A text or an archive is weighed like no picture at all."""
    number = await taken(watched)
    post = await claim(watched, number, Evidence(pin=SPOT, is_blank=True))

    assert await state_of(watched, number) == "verification"
    assert "عکسی فرستاده نشده" in post.words(INSPECTION)


async def test_a_claim_without_a_picture_is_looked_at(watched: Office) -> None:
    """The reason why there is none is no proof."""
    number = await taken(watched)
    worker = await watched.here(ALI, WASTE)
    post = await watched.do(unit_work.claim, worker, number, (), DONE, "شب بود", Evidence(pin=None))

    assert await state_of(watched, number) == "verification"
    assert "عکسی فرستاده نشده" in post.words(INSPECTION)


async def test_a_drawn_claim_is_looked_at_whatever_its_proof(watched: Office) -> None:
    """The lot is the only reason told."""
    number = await taken(watched)
    post = await claim(watched, number, HONEST, DRAWN)

    assert await state_of(watched, number) == "verification"
    assert "قرعه" in post.words(WASTE)
    assert "▫️" in post.words(CITIZEN)
    assert post.words(CITIZEN).count("▫️") == 1


async def test_what_the_inspectors_believe_goes_to_the_citizen(watched: Office) -> None:
    """He sees before and after, and has the last word."""
    number = await taken(watched)
    await claim(watched, number, RESENDING)
    post = await watched.do(inspection.believe, await watched.here(INSPECTOR, INSPECTION), number)

    assert await state_of(watched, number) == "awaiting_citizen"
    assert post.verbs(CITIZEN) == ["confirm", "partly", "object"]
    assert DONE in post.words(CITIZEN)


async def test_what_the_inspectors_do_not_believe_goes_on(watched: Office) -> None:
    """The unit has its card again and reads what lacks; the citizen hears it."""
    number = await taken(watched)
    await claim(watched, number, RESENDING)
    inspector = await watched.here(INSPECTOR, INSPECTION)
    post = await watched.do(inspection.disbelieve, inspector, number, LACKS)

    assert await state_of(watched, number) == "in_progress"
    assert LACKS in post.words(WASTE)
    assert "done" in post.verbs(WASTE)
    assert "تأیید نکرد" in post.words(CITIZEN)
    assert "disbelieve" not in post.verbs(INSPECTION)


async def test_the_second_disbelief_keeps_it_with_the_inspectors(watched: Office) -> None:
    """The unit can close it no more; an order or a reason ends it."""
    number = await taken(watched)
    inspector = await watched.here(INSPECTOR, INSPECTION)
    for _ in range(2):
        await claim(watched, number, RESENDING)
        post = await watched.do(inspection.disbelieve, inspector, number, LACKS)

    assert await state_of(watched, number) == "inspection"
    assert {"order", "dismiss"} <= set(post.verbs(INSPECTION))
    assert "بازرسی" in post.words(CITIZEN)
    with pytest.raises(Refusal):
        await claim(watched, number)


async def test_a_strangers_word_on_a_proof_is_refused(watched: Office) -> None:
    """Neither the unit itself, nor another unit, nor a citizen may believe; nor a bare "no"."""
    number = await taken(watched)
    await claim(watched, number, RESENDING)
    strangers = [(ALI, WASTE), (REZA, ROADS), (CITIZEN, CITIZEN)]
    for person, chat in strangers:
        here = await watched.here(person, chat)
        with pytest.raises(Refusal, match="report-not-yours"):
            await watched.do(inspection.believe, here, number)
        with pytest.raises(Refusal, match="report-not-yours"):
            await watched.do(inspection.disbelieve, here, number, LACKS)
    here = await watched.here(INSPECTOR, INSPECTION)
    with pytest.raises(Refusal, match="answer-bare"):
        await watched.do(inspection.disbelieve, here, number, "بررسی شد.")

    assert await state_of(watched, number) == "verification"


async def test_a_contractors_doubtful_proof_is_verified_after_its_head(watched: Office) -> None:
    """The head lets it pass, and even so a person looks."""
    number = await taken(watched)
    builder, head = await watched.here(ALI, WASTE), await watched.here(SARA, WASTE)
    async with watched.database.write() as tx:
        unit, now = "urban_services_01", watched.now
        await roles.grant(tx, builder.person.id, builder.chat.id, unit, CONTRACTOR, now)
        await roles.grant(tx, head.person.id, head.chat.id, unit, HEAD, now)
    await claim(watched, number, RESENDING)
    waiting = await state_of(watched, number)
    await watched.do(claims.present, head, number)

    assert (waiting, await state_of(watched, number)) == ("resolved_claimed", "verification")


async def test_where_the_unit_is_also_the_inspection_it_hears_once(empty_office: Office) -> None:
    """One group that answers for all gets no second message about the same."""
    await empty_office.open_groups(TRIAGE)
    report, _ = await empty_office.file()
    clerk = await empty_office.here(TRIAGE_CLERK, TRIAGE)
    await empty_office.do(unit_work.take, clerk, report.id)
    post = await empty_office.later(random=SPARED).do(
        unit_work.claim, clerk, report.id, (PHOTO,), DONE, "", RESENDING
    )

    assert post.words(TRIAGE).count(COPIED) == 1


async def test_the_record_of_a_unit_is_what_citizens_said(watched: Office) -> None:
    """A claim objected to counts once, however many objected; an old one counts no more."""
    number = await taken(watched)
    await claim(watched, number)
    await watched.do(
        verdict.object_to, await watched.here(CITIZEN), number, "not-done", "پر است", ()
    )
    other = await taken(watched, origin="other")
    await claim(watched, other)
    await watched.do(verdict.confirm, await watched.here(CITIZEN), other)
    async with watched.database.read() as tx:
        now = await proofs.record_of(tx, "urban_services_01", watched.now - timedelta(days=1))
        old = await proofs.record_of(tx, "urban_services_01", watched.now + timedelta(days=1))

    assert (now.claims, now.objections) == (2, 1)
    assert (old.claims, old.objections) == (0, 0)
