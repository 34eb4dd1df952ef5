"""The lists of a unit's group, and how work changes hands."""

import asyncio
from datetime import timedelta

import pytest

from conversation.replies import Locate, Say
from domain.errors import Refusal
from services import lists, membership, unit_work
from tests.services.conftest import (
    ALI,
    CITIZEN,
    LEFT,
    REZA,
    ROADS,
    SARA,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
    Post,
)


async def three(office: Office) -> list[int]:
    """One report that Ali has in hand, one of Sara's, one that nobody took."""
    numbers = [(await office.file(origin=f"o{at}"))[0].id for at in range(3)]
    for worker, number in zip((ALI, SARA), numbers, strict=False):
        await office.do(unit_work.take, await office.here(worker, WASTE), number)
    return numbers


def opened(post: Post, chat: int) -> list[int]:
    """The reports that a list's buttons open."""
    (shown,) = [reply for reply in post.to(chat) if isinstance(reply, Say)]
    data = [button.data or "" for row in shown.buttons for button in row]
    return [int(one.split(":")[1]) for one in data if one.startswith("r:")]


async def test_each_sees_what_he_has_in_hand(office: Office) -> None:
    """With its code, state, age and holder; who has nothing is told so."""
    numbers = await three(office)
    office = office.later(now=office.now + timedelta(hours=5))
    post = await office.do(lists.mine, await office.here(ALI, WASTE))
    none = await office.do(lists.mine, await office.here(LEFT, WASTE))

    assert opened(post, WASTE) == [numbers[0]]
    assert "۵ ساعت · علی" in post.words(WASTE)
    assert opened(none, WASTE) == []


async def test_the_queue_begins_with_what_nobody_took(office: Office) -> None:
    """Emergencies first, then what is due first, then one's own."""
    numbers = await three(office)
    urgent = (await office.file(origin="u", danger="gas"))[0]
    post = await office.do(lists.queue, await office.here(ALI, WASTE))

    expected = [numbers[2], numbers[0]]
    if urgent.unit == "urban_services_01":
        expected = [urgent.id, *expected]
    assert opened(post, WASTE) == expected


async def test_only_what_is_late_is_late(office: Office) -> None:
    """Not before its term is over, and not while it waits for the citizen."""
    numbers = await three(office)
    soon = await office.do(lists.late, await office.here(ALI, WASTE))
    await office.do(unit_work.ask, await office.here(SARA, WASTE), numbers[1], "کدام سمت؟")
    later = office.later(now=office.now + timedelta(days=60))
    post = await later.do(lists.late, await later.here(ALI, WASTE))

    assert opened(soon, WASTE) == []
    assert opened(post, WASTE) == [numbers[0], numbers[2]]
    assert "🔴" in post.words(WASTE)


async def test_the_shift_sees_all_that_is_open(office: Office) -> None:
    """By state, with who holds it, and a button to relieve each holder."""
    numbers = await three(office)
    post = await office.do(lists.shift, await office.here(ALI, WASTE))
    (shown,) = [reply for reply in post.to(WASTE) if isinstance(reply, Say)]
    labels = [button.label for row in shown.buttons for button in row]

    assert opened(post, WASTE) == [numbers[2], numbers[0], numbers[1]]
    assert [label for label in labels if "تحویل" in label] == [
        "🤝 تحویل گرفتن از علی (۱)", "🤝 تحویل گرفتن از سارا (۱)",
    ]  # fmt: skip


async def test_a_long_list_says_how_much_is_left(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message holds only so much."""
    await three(office)
    monkeypatch.setattr(lists, "MOST_SHOWN", 2)
    post = await office.do(lists.shift, await office.here(ALI, WASTE))

    assert len(opened(post, WASTE)) == 2
    assert "و ۱ گزارش دیگر" in post.words(WASTE)


async def test_lists_are_for_units_groups(office: Office) -> None:
    """Neither in private nor in a group that is nobody's; others' reports are not in them."""
    await three(office)
    for person, chat in ((ALI, ALI), (ALI, -77)):
        with pytest.raises(Refusal, match="list-in-group"):
            await office.do(lists.shift, await office.here(person, chat))
    roads = await office.do(lists.shift, await office.here(REZA, ROADS))
    triage = await office.do(lists.shift, await office.here(TRIAGE_CLERK, TRIAGE))

    assert (opened(roads, ROADS), opened(triage, TRIAGE)) == ([], [])


async def test_a_card_can_be_called_up(office: Office) -> None:
    """With the place and the buttons, in this group alone."""
    numbers = await three(office)
    post = await office.do(lists.card, await office.here(ALI, WASTE), numbers[0])

    assert post.chats == {WASTE}
    assert any(isinstance(reply, Locate) for reply in post.to(WASTE))
    assert "done" in post.verbs(WASTE)


async def test_a_colleague_takes_over(office: Office) -> None:
    """The card names the new owner, the history both; the clocks run on."""
    numbers = await three(office)
    before = await office.report(numbers[0])
    later = office.later(now=office.now + timedelta(hours=5))
    post = await later.do(lists.take_over, await later.here(SARA, WASTE), numbers[0])
    after = await office.report(numbers[0])

    assert (after.state, after.changed_at) == (before.state, before.changed_at)
    assert "سارا" in post.words(WASTE)
    assert CITIZEN not in post.chats
    assert (await office.past(numbers[0]))[-1].words == "علی"
    with pytest.raises(Refusal, match="takeover-own"):
        await office.do(lists.take_over, await office.here(SARA, WASTE), numbers[0])


async def test_of_two_who_take_over_at_once_the_last_has_it(office: Office) -> None:
    """Nobody is left with a report that two believe to be theirs: history and card agree."""
    numbers = await three(office)
    sara, third = await office.here(SARA, WASTE), await office.here(LEFT, WASTE)
    await asyncio.gather(
        office.do(lists.take_over, sara, numbers[0]), office.do(lists.take_over, third, numbers[0])
    )
    names = [line.words for line in await office.past(numbers[0]) if line.move == "takeover"]
    owner = (await office.report(numbers[0])).taken_by

    assert (names[0], owner in (sara.person.id, third.person.id)) == ("علی", True)
    assert names[1] == ("سارا" if owner == third.person.id else "p13")


async def test_what_nobody_took_is_not_taken_over(office: Office) -> None:
    """It is taken."""
    numbers = await three(office)

    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(lists.take_over, await office.here(ALI, WASTE), numbers[2])


async def test_a_shift_is_relieved_at_once(office: Office) -> None:
    """All that one holder has goes to who presses, and nothing of anybody else's."""
    numbers = await three(office)
    sara = await office.here(SARA, WASTE)
    ali = (await office.here(ALI, WASTE)).person.id
    post = await office.do(lists.relieve, sara, ali)
    owners = [(await office.report(number)).taken_by for number in numbers]

    assert owners == [sara.person.id, sara.person.id, None]
    assert "سارا همهٔ کارهای علی" in post.words(WASTE)
    with pytest.raises(Refusal, match="takeover-none"):
        await office.do(lists.relieve, sara, ali)
    with pytest.raises(Refusal, match="takeover-own"):
        await office.do(lists.relieve, sara, sara.person.id)


async def test_who_left_the_group_leaves_his_work_to_be_taken_over(office: Office) -> None:
    """The card says that he is gone, and a colleague takes it over."""
    numbers = await three(office)
    group = await office.here(ALI, WASTE)
    async with office.desk() as desk:
        await membership.people_left(desk, group.chat, (ALI,))
        post = Post(desk.letters)
    await office.do(lists.take_over, await office.here(SARA, WASTE), numbers[0])

    assert "علی (دیگر در گروه نیست)" in post.words(WASTE)
    assert "take" not in post.verbs(WASTE)
